"""Lines, and the roles that steps give them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.lint.roles import FORM, Lines, Roles, Step
from tthc_render.readers.facts import PageParagraph, TextPiece


def line(number: int, text: str, *, bold: bool = False, page: int = 1) -> PageParagraph:
    return PageParagraph(number, page, 0, text, (TextPiece(text, 14.0, bold=bold),))


def test_a_line_keeps_the_first_role_that_a_step_gives_it() -> None:
    step = Step()
    step.take(3, "so")
    step.take(3, "than")
    assert (step.of("so"), step.of("than")) == ([3], [])


def test_what_lines_look_like() -> None:
    lines = Lines.of([line(1, "SỞ NỘI VỤ", bold=True), line(2, "12", page=2), line(3, "Sở", page=2)], [1])
    assert [lines.is_bold(i) for i in range(3)] == [True, False, False]
    assert [lines.is_capital(i) for i in range(3)] == [True, False, False]
    assert [lines.opens_page(i) for i in range(3)] == [True, True, False]
    assert lines.ruled == {1}


def test_a_paragraph_may_have_several_roles_in_the_order_given() -> None:
    roles = Roles()
    roles.add("than", line(4, "Đoạn."))
    roles.add("cuoi", line(4, "Đoạn."))
    assert list(roles.found) == ["than", "cuoi"]
    assert not roles.only_appendix


@pytest.mark.parametrize(
    ("text", "is_form"),
    [
        ("Biểu số 03/GNĐTC", True),
        ("Biểu 2a-GD", True),
        ("Mẫu số 07/KN", True),
        ("Mẫu B2-TP", True),
        ("Mẫu biểu 01/TH", True),
        ("Mẫu theo Phụ lục II", True),
        ("Phụ lục XVI - Mẫu số 01", True),
        ("Phụ lục XVI", False),
        ("Mẫu biểu số 3", True),
        ("Biểu: 6/BCT", True),
        ("Biểu mẫu: 02/KS-NS", True),
        ("Mẫu đơn", False),
        ("Mẫu B2-TP ban hành kèm theo", False),
        ("Biểu tổng hợp kết quả", False),
    ],
)
def test_numbers_of_forms(text: str, is_form: bool) -> None:
    assert bool(FORM.match(text)) is is_form


def test_lines_of_a_letterhead_beside_each_other_are_not_counted() -> None:
    beside = [replace(line(number, "UBND", page=1), cell="1:left") for number in range(1, 6)]
    lines = Lines.of([*beside, *(line(number, "Điều") for number in range(6, 30))])
    assert lines.below(0, 3) == 8
    assert lines.below(5, 3) == 8
    assert lines.below(20, 10) == len(lines)
    table = Lines.of(replace(line(number, "12", page=1), cell=f"1:{number}") for number in range(1, 40))
    assert table.below(0, 3) == 16 + 3
