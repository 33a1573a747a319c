"""Pictures of an outline are looked for in the folder of its layout, and told at the line that names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.document.tree import Figure, Paragraph, Run
from tthc_render.template_checks.outline_pictures import lint_pictures


@pytest.mark.parametrize(
    ("name", "near"),
    [("so-do.png", None), ("sodo.png", "so-do.png"), ("C:\\a\\so-do.png", "so-do.png"), ("../x.png", "")],
)
def test_a_picture_that_is_not_there(name: str, near: str | None, tmp_path: Path) -> None:
    (tmp_path / "so-do.png").write_bytes(b"")
    texts = {"content.md": f"# A\n![Hình]({name})\n"}
    blocks = [Paragraph((Run("A"),)), Figure(name, 0.0)]
    found = list(lint_pictures(blocks, texts, tmp_path, "layouts/x"))
    assert [(item.code, item.where.line) for item in found] == ([] if near is None else [("T863", 2)])
    assert all((near or "Có phải") in item.details["near"] or not near for item in found)
