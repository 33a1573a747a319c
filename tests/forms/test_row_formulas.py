"""Formulas over row codes in the ways circulars print them."""

from __future__ import annotations

import pytest

from tthc_render.forms.formula import FormulaError, write
from tthc_render.forms.row_formulas import is_ratio, lacks_terms, parse_row_relation, parse_rows

CODES = ["01", "02", "03", "04", "05", "06", "07", "100", "I", "II", "1.1", "1.2", "A", "B"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("02 + 03", "02 + 03"),
        ("(02)+(03)", "02 + 03"),
        ("[02]-[03]", "02 - 03"),
        ("07/05*100", "07 / 05 * 100"),
        ("07:05 x 100", "07 / 05 * 100"),
        ("(07)/(05)×100%".removesuffix("%"), "07 / 05 * 100"),
        ("I + II", "I + II"),
        ("1.1 + 1.2", "1.1 + 1.2"),
        ("A − B", "A - B"),
        ("02 + … + 05", "02 + 03 + 04 + 05"),
        ("02+...+04", "02 + 03 + 04"),
        ("[100] + 01", "100 + 01"),
        ("100 + 01", "100 + 01"),
        ("sum(01, 02)", "sum(01, 02)"),
        ("round(07 / 05 * 100, 1)", "round(07 / 05 * 100, 1)"),
        ("(02 + 03) * 2", "(02 + 03) * 2"),
        ("02 * 99", "02 * 99"),
        ("02 * 0.5", "02 * 0.5"),
        ("02 - 1.0", "02 - 1.0"),
        ("02 + 10.0", "02 + 10.0"),
    ],
)
def test_formulas_are_read(text: str, written: str) -> None:
    assert write(parse_rows(text, CODES).root) == written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("02 + 0x", "T802"),
        ("02 + C", "T802"),
        ("02 + 99", "T802"),
        ("02 + 7", "T802"),
        ("02 + 1.3", "T802"),
        ("04 / 08 * 100", "T802"),
        ("08 * 2", "T802"),
        ("02 +", "T402"),
        ("02 + … + Z", "T802"),
        ("", "T402"),
    ],
)
def test_what_is_no_formula(text: str, code: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_rows(text, CODES)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("06 <= 12", ""), ("05 <= 06 - 8", ""), ("05 <= 06 - 1.0", ""), ("05 <= 06 - 7", "T802"), ("06 <= 08", "T802")],
)
def test_a_number_of_a_check_is_no_code_unless_a_row_has_it_padded(text: str, code: str) -> None:
    if code:
        with pytest.raises(FormulaError, match=code):
            parse_row_relation(text, CODES)
    else:
        assert [item.name for item in parse_row_relation(text, CODES).left.references] == [text[:2]]


def test_relations_and_ratios() -> None:
    relation = parse_row_relation("01 ≥ 02 + 03", CODES)
    assert relation.sign == ">="
    assert [str(item) for item in (*relation.left.references, *relation.right.references)] == ["01", "02", "03"]
    assert is_ratio(parse_rows("07/05*100", CODES).root)
    assert not is_ratio(parse_rows("02 + 03 - 04", CODES).root)
    assert [(item.part, item.name) for item in parse_rows("p2.01 + 01", CODES, ["p2"]).references] == [
        ("p2", "01"),
        ("", "01"),
    ]


@pytest.mark.parametrize(
    ("text", "blank", "lacks"),
    [
        ("01 + 02 - 03", "02 03", True),
        ("01 + 02 - 03", "03", False),
        ("02 - 01", "01", True),
        ("02 - 01", "02", True),
        ("01 + 02", "01", False),
        ("01 + 02", "01 02", True),
        ("02 / 01 * 100", "01", True),
        ("(02 + 03) / 01 * 100", "02", False),
        ("(02 + 03) / 01 * 100", "02 03", True),
        ("max(01, 02)", "01", False),
        ("01", "01", True),
        ("01 * 100", "02", False),
    ],
)
def test_a_formula_lacks_terms_that_the_form_leaves_blank(text: str, blank: str, lacks: bool) -> None:
    assert lacks_terms(parse_rows(text, CODES).root, set(blank.split())) is lacks


@pytest.mark.parametrize(
    ("side", "codes", "number"),
    [
        ("06 - 1.0", ("01", "06"), "1.0"),
        ("06 - 2.5", ("01", "06"), "2.5"),
        ("06 + 5", ("01", "06"), "5"),
        ("100", ("01", "06"), "100"),
        ("06 + 100", ("01", "06"), "100"),
        ("12", ("01", "06"), "12"),
        ("0", ("01", "06"), "0"),
        ("06 + 1", ("01", "06"), ""),  # is row 01 meant?
        ("1", ("01", "06"), ""),
        ("06 + 12", ("01", "06"), ""),  # a code mistyped
        ("2 + 9", ("1", "2"), ""),
        ("1.1 + 1.5", ("1.1", "1.2"), ""),
        ("06 + 09", ("01", "06"), ""),
    ],
)
def test_what_counts_as_a_number_in_a_check(side: str, codes: tuple[str, ...], number: str) -> None:
    if not number:
        with pytest.raises(FormulaError, match="T802"):
            parse_row_relation(f"{codes[-1]} <= {side}", codes)
        return
    found = parse_row_relation(f"{codes[-1]} <= {side}", codes).right
    assert number in write(found.root)
    if "." in number:  # so it is in formulas of rows, too
        assert write(parse_rows(side, codes).root) == write(found.root)
