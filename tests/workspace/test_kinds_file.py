"""Tables of kinds are read alike whether they are plain or not; what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.workspace.kinds_file import load_kinds, read_kinds
from tthc_render.workspace.kinds_spec import validated_kinds
from tthc_render.workspace.paths import Workspace, packaged_templates

PACKAGED = packaged_templates() / "layouts" / "nd30" / "kinds.yaml"


def test_the_plain_table_is_what_its_schema_makes_of_it() -> None:
    assert read_kinds(PACKAGED) == validated_kinds(PACKAGED)


@pytest.mark.parametrize(
    "kind",
    [
        "{ten: Giấy khen}",
        "{ten: Giấy khen, mau: 1.4}",
        "\n    ten: >-\n      Giấy khen",
        '{ten: "Giấy khen", phan: {so: duoc}}',
    ],
)
def test_every_way_to_type_a_kind_is_read_as_its_schema_reads_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(f"nguon: thử\nphan: {{}}\nchung: {{}}\nloai:\n  giay-khen: {kind}\n", encoding="utf-8")
    assert read_kinds(path) == validated_kinds(path)
    assert read_kinds(path).kinds["giay-khen"].name == "Giấy khen"


def test_a_layout_of_ones_own_may_have_its_own_table(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "layouts" / "rieng"
    folder.mkdir(parents=True)
    assert len(load_kinds(Workspace(tmp_path), "rieng").kinds) == 29
    (folder / "kinds.yaml").write_text(
        "nguon: thử\nphan: {}\nchung: {}\nloai:\n  giay-khen: {ten: Giấy khen}\n", encoding="utf-8"
    )
    assert list(load_kinds(Workspace(tmp_path), "rieng").kinds) == ["giay-khen"]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("nguon: thử\nphan: {}\nchung: {so: phai_co}\nloai: {}\n", 3),
        ("nguon: thử\nphan: {}\nchung: {so: duoc, so: khong}\nloai: {}\n", 3),
        ("nguon: thử\nphan: {}\nchung: {}\nloai: {a: {ten: A, la: b}}\n", 4),
        ("nguon: thử\nphan: {}\nchung: {}\nloai: {a: {}}\n", 4),
        ("nguon: thử\nphan: [\n", 2),
    ],
)
def test_a_table_that_cannot_be_read_names_the_line(tmp_path: Path, lines: str, line: int) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(TemplateUnusable, match=f"dòng {line}"):
        read_kinds(path)
