"""What layouts made before this version lack is told once, with what to insert."""

from __future__ import annotations

import pytest

from tthc_render.template_checks.layout_places import lint_places
from tthc_render.workspace.paths import packaged_templates

PAGE = (packaged_templates() / "layouts" / "nd30" / "layout.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ("{{ dau_khan }}", "do_khan"),
        ("dau_van_ban", "văn bản kèm theo"),
        ("if noi_nhan", "không có nơi nhận"),
    ],
)
def test_each_place_that_a_layout_lacks_is_told_with_what_to_insert(lost: str, words: str) -> None:
    assert lost in PAGE
    [told] = list(lint_places(PAGE.replace(lost, ""), "html", "layout.html"))
    assert (told.code, told.severity) == ("T849", "info")
    assert words in told.message()
    assert "nd30" in str(told.details["insert"]) or "{" in str(told.details["insert"])


def test_all_that_a_layout_lacks_is_one_finding() -> None:
    [told] = list(lint_places("<p>{{ so_ky_hieu }}</p>Nơi nhận: {{ noi_nhan }}", "docx", "layout.docx"))
    assert all(words in told.message() for words in ("do_khan", "dau_van_ban", "biên bản"))
    assert "{{p dau_khan }}" in str(told.details["insert"])
    assert list(lint_places(PAGE, "html", "layout.html")) == []
