"""On which side the parts of a letterhead and of the end are, however they are built."""

from __future__ import annotations

import re

import pytest

from tests.support.hand_typed import MOTTO, STATE, docx, p, tbl
from tests.support.letterheads import (
    HEADS,
    LEFT,
    RIGHT,
    Sample,
    end,
    head_boxes,
    head_frames,
    head_rows,
    head_table,
    sample,
    text,
    title,
)
from tests.support.turned import turned_tables
from tthc_render.lint.linter import lint_bytes

MADE = sample("thông báo")


def reported(*parts: str, **more: object) -> set[str]:
    """The rules on places that a document breaks."""
    report = lint_bytes(docx(*parts, **more), "docx", "x.docx")  # type: ignore[arg-type]
    return {item.details["rule"] for item in report.findings} & {"QH-05", "SO-07", "DD-04", "KY-07"}


def test_two_who_sign_stand_side_by_side_above_the_recipients() -> None:
    def signs(office: str, name: str) -> str:
        return p(office, "b", "center") + p("GIÁM ĐỐC", "b", "center") + p("") * 4 + p(name, "b", "center")

    both = tbl((signs("SỞ Y TẾ", "Nguyễn Thị Dung"), signs("SỞ TÀI CHÍNH", "Trịnh Văn Ngọc")), widths=(4535, 4536))
    list_ = p("Nơi nhận:", "bi", size=24) + p("- Như trên;", size=22) + p("- Lưu: VT.", size=22)
    assert reported(head_table(MADE), title(MADE), text(MADE), both, list_) == set()
    one = tbl((signs("SỞ Y TẾ", "Nguyễn Thị Dung"), list_), widths=(4535, 4536))
    assert reported(head_table(MADE), title(MADE), text(MADE), one) == {"KY-07"}


def whole(head: str, made: Sample = MADE) -> set[str]:
    return reported(head, title(made), text(made), end(made))


def _tabs(made: Sample) -> str:
    """The national name on the left, the issuer on the right, by centred tab stops."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="2665"/><w:tab w:val="center" w:pos="7370"/></w:tabs>'
    upper = p(f"\t{STATE}\t{made.issuer}", "b", size=26, extra=stops)
    return upper + p(f"\t{MOTTO}", "b", extra=stops) + p(f"\t{made.date}\t{made.number}", size=26, extra=stops)


def _boxes(made: Sample) -> str:
    places = {"margin-left:0pt": "margin-left:\0", "margin-left:184pt": "margin-left:0pt"}
    out = head_boxes(made)
    for old, new in places.items():
        out = out.replace(old, new)
    return out.replace("margin-left:\0", "margin-left:290pt")


def _frames(made: Sample) -> str:
    return re.sub(r'w:x="(\d+)"', lambda found: f'w:x="{5700 if found[1] == "0" else 0}"', head_frames(made))


TURNED = {
    "bảng": turned_tables(head_table(MADE), 0, (0, 1)),
    "bảng nhiều dòng": turned_tables(head_rows(MADE), 0, (0, 1, 2, 3)),
    "tab": _tabs(MADE),
    "hộp văn bản": _boxes(MADE),
    "khung": _frames(MADE),
}


@pytest.mark.parametrize("way", TURNED)
def test_a_letterhead_turned_round_is_reported_once(way: str) -> None:
    assert whole(TURNED[way]) == {"QH-05"}


@pytest.mark.parametrize("way", ["bảng", "bảng nhiều dòng", "tab", "hộp văn bản", "khung", "hình vẽ"])
def test_a_right_letterhead_is_not_reported(way: str) -> None:
    assert whole(HEADS[way](MADE)) == set()


def test_number_and_date_that_change_places_are_reported() -> None:
    assert whole(turned_tables(head_table(MADE), 0, (1,))) == {"SO-07", "DD-04"}


def test_a_letterhead_in_one_column_is_reported_by_its_first_part() -> None:
    names = p(MADE.parent, "", "center", size=26) + p(MADE.issuer, "b", "center", size=26)
    nation = p(STATE, "b", "center", size=26) + p(MOTTO, "b", "center")
    assert whole(nation + names + p(MADE.number, "", "center", size=26) + p(MADE.date, "i", "center")) == {"QH-05"}


def test_a_signature_on_the_left_is_reported() -> None:
    turned = turned_tables(end(MADE), 0, (0,))
    assert reported(head_table(MADE), title(MADE), text(MADE), turned) == {"KY-07"}


def test_kinds_that_two_sides_sign_have_no_side_for_one_signature() -> None:
    assert whole(head_table(sample("biên bản")), sample("biên bản")) == set()


def test_a_contract_has_no_sample_and_so_no_place() -> None:
    nation = p(STATE, "b", "center", size=26) + p(MOTTO, "b", "center")
    assert reported(nation, p("CÔNG TY A", "b"), p("Số: 12/HĐ-CTA"), p("HỢP ĐỒNG", "b", "center"), p("Bên A")) == set()


def test_parts_on_different_sides_of_one_cell_are_not_compared_by_cell() -> None:
    """Names on the left and the national name on the right of a single cell, by alignment, keep their sides."""
    cell = p(MADE.issuer, "b", "left", size=26) + p(STATE, "b", "right", size=26)
    assert "SO-07" not in whole(tbl((cell,), widths=(LEFT + RIGHT,)))
