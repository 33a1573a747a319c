"""Sums that count twice, rows that never have a figure together, codes out of order; right forms bring none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import FORM_HEAD, source_of
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.sums import lint_sums

A_B = "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3)}"


def found(tmp_path: Path, columns: str, rows: str = "") -> list[str]:
    lines = "".join(f"      - {line}\n" for line in columns.split("\n"))
    listed = "".join(f"      - {line}\n" for line in rows.split("\n") if line)
    source = source_of(tmp_path, f"{FORM_HEAD}{lines}" + (f"    dong:\n{listed}" if rows else ""))
    form, findings = collected(load_form, source)
    assert findings == [], [item.message() for item in findings]
    return [item.code for item in lint_sums(form.parts[0], source, ("phan", 0))]


def rows(*formulas: str) -> str:
    return "\n".join(
        f'{{ma: "{code}", ten: D{code}{", " + more if more else ""}}}'
        for code, _, more in (item.partition(" ") for item in formulas)
    )


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (rows('01 cong_thuc: "02 + 03 + 04"', '02 cong_thuc: "03 + 04"', "03", "04"), ["T860"]),
        (rows('01 cong_thuc: "02 + 04"', '02 cong_thuc: "03"', '03 cong_thuc: "04"', "04"), ["T860"]),
        (rows('01 cong_thuc: "02 + 03 + 03"', "02", "03"), ["T860"]),
        (rows('01 cong_thuc: "02 + 05"', '02 cong_thuc: "03 + 04"', "03", "04", "05"), []),
        (rows('01 cong_thuc: "02 + 03"', '02 cong_thuc: "03 * 0.5"', "03"), []),
        (rows('01 cong_thuc: "02 + 03"', '02 cong_thuc: "04 - 03"', "03", "04"), []),
        (rows('01 cong_thuc: "02 - 03"', '02 cong_thuc: "03 + 04"', "03", "04"), []),
        (rows('01 cong_thuc: "02", bo_trong: [a]', "02 bo_trong: [b]"), ["T861"]),
        (rows('01 cong_thuc: "02 + 03", bo_trong: [a]', "02 bo_trong: [b]", "03"), ["T861"]),
        (rows('01 cong_thuc: "02"', "02 bo_trong: [b]"), []),
        (rows("01", "03", "02", "04"), ["T864"]),
        (rows("01", "03", "02 in_ma: false", "04"), []),  # a code that is not printed
        (rows("01", "04", "03", "02"), []),
        (rows("10", "11", "20", "21a", "30"), []),
        (rows("I", "II", "1", "2"), []),
    ],
)
def test_sums_of_rows(given: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, A_B, given) == codes


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        (
            "{ten: C, khoa: c, ma: (4), cong_thuc: (2) + (3)}\n{ten: D, khoa: d, ma: (5), cong_thuc: (4) + (3)}",
            ["T860"],
        ),
        ("{ten: C, khoa: c, ma: (4), cong_thuc: (2) + (3)}\n{ten: D, khoa: d, ma: (5), cong_thuc: (4) - (3)}", []),
        ("{ten: C, khoa: c, ma: (4), cong_thuc: (2) + (3)}\n{ten: D, khoa: d, ma: (5), cong_thuc: 2 * (4)}", []),
        ("{ten: C, khoa: c, ma: (4), cong_thuc: (3) + (3)}", ["T860"]),
        ("{ten: C, khoa: c, ma: (4), cong_thuc: (3) + tong(3)}", []),
    ],
)
def test_sums_of_columns(last: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, f"{A_B}\n{last}") == codes
