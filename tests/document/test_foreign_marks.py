"""HTML and Markdown that the grammar does not have."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.document.foreign_marks import foreign_marks
from tthc_render.document.markup import lines_of, parse_blocks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<table><tr><td>12</td></tr></table>", [(0, "D642", "<table>", "| … | … |")]),
        ('Xem <img src="a.png">', [(4, "D642", '<img src="a.png">', "![…](….png)")]),
        ("Đạt <b>tốt</b>", [(4, "D642", "<b>", "**…**")]),
        ("Dòng một<br/>dòng hai", [(8, "D642", "<br/>", "")]),
        ("Đạt 5&nbsp;%", [(5, "D642", "&nbsp;", " ")]),
        ("A &amp; B", [(2, "D642", "&amp;", "&")]),
        ("A &#8211; B", [(2, "D642", "&#8211;", "–")]),
        ("> Trích", [(0, "D755", ">", "")]),
        ("---", [(0, "D755", "---", "")]),
        ("Đã ~~bỏ~~", [(3, "D755", "~~", "")]),
        ("__Quan trọng__", [(0, "D755", "__", "")]),
        ("`mã`", [(0, "D755", "`", "")]),
        ("```", [(0, "D755", "```", "")]),
        ("[ ] việc", [(0, "D755", "[ ]", "")]),
    ],
)
def test_each_is_found_once_with_what_to_write(line: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert list(foreign_marks(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Tỷ lệ < 5% và > 3%",
        "Xem <https://dichvucong.gov.vn>",
        "Công ty A&B; R&D",
        "\\<b>",
        "<số>",
        "ho_ten__x, a_b_c",
        "**đậm** *nghiêng* 5 * 3",
        "- -",
    ],
)
def test_prose(line: str) -> None:
    assert list(foreign_marks(line)) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [("[bảng: II.06a]", ["P205"]), ("- Ý <b>một</b>", ["D642"]), ("[hình: a.png | Ảnh]", ["P205"]), ("[1] Ghi", [])],
)
def test_lines_of_narrative(line: str, codes: list[str]) -> None:
    _, found = collected(parse_blocks, line, lines_of("a.yaml"), headings=False)
    assert [item.code for item in found] == codes
