"""The schema of a table of kinds."""

from __future__ import annotations

from tthc_render.workspace.kinds_spec import validated_kinds
from tthc_render.workspace.paths import packaged_templates


def test_the_schema_takes_the_table_that_is_shipped() -> None:
    kinds = validated_kinds(packaged_templates() / "layouts" / "nd30" / "kinds.yaml")
    assert kinds.kinds["to-trinh"].short == "TTr"
    assert kinds.parts["so"].article.startswith("Phụ lục I")
