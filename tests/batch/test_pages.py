"""Pages carry a policy that allows their own script only, and show hidden signs."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

import tthc_render.batch
from tthc_render.batch.pages import fill_page, policy

PAGES = sorted(Path(tthc_render.batch.__file__).parent.glob("*.html"))


def test_values_are_escaped_and_hidden_signs_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<head>\n<meta charset="utf-8">\n</head><p>{{ ten }}</p>\n<script>let a = 1;</script>', encoding="utf-8"
    )
    page = fill_page(path, ten="<script>alert(1)</script>\u202e")
    assert "&lt;script&gt;" in page
    assert "‹U+202E›" in page
    digest = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_one_script_at_most_and_nothing_from_elsewhere(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count('<meta charset="utf-8">') == 1
    assert source.count("<script") <= 1
    assert not any(word in source for word in ("onclick", "onload", "javascript:", "http:", "src="))
    assert "default-src 'none'" in policy(source)
