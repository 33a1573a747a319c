"""Values between cells and YAML."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.formkit import own_form
from tthc_render.forms.model import Column
from tthc_render.spreadsheets.yaml_values import CellError, as_yaml, cell_value, number_in, same, shown_value

COLUMNS = """\
{ten: Số, khoa: so, ma: (2)}
{ten: Chênh, khoa: chenh, ma: (3), am: true}
{ten: Tỷ lệ, khoa: ty_le, ma: (4), kieu: ty_le}
{ten: Ngày, khoa: ngay, ma: (5), kieu: ngay}
{ten: Loại, khoa: loai, ma: (6), kieu: chon, lua_chon: [Tốt, Khá]}
{ten: Có, khoa: co, ma: (7), kieu: co_khong}
"""


@pytest.fixture
def columns(tmp_path: Path) -> dict[str, Column]:
    return {column.key: column for column in own_form(tmp_path, COLUMNS).parts[0].columns}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, 5),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e20"),
        (-1.5e300, "-1.5e300"),
        (1e14 + 0.5, "100000000000000.5"),
        ("(1)", -1),
        ("(1.204)", -1204),
        ("1.204,5", "1204.5"),
        ("97,92%", "97.92"),
        ("−3", -3),
        ("1\u00a0204", 1204),
        ("1 204", 1204),
        ("'12", 12),
        ("+3,25", "3.25"),
        ("12 5", None),
        ("97.92", None),
        ("mười", None),
        (True, None),
        (float("nan"), None),
        (None, None),
    ],
)
def test_figures_as_they_are_shown(value: object, number: object) -> None:
    assert number_in(value) == (None if number is None else Decimal(str(number)))


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("ten", "  Hộ   tịch ", "Hộ tịch"),
        ("ten", 5.0, "5"),
        ("ten", "  ", None),
        ("so", "–", None),
        ("chenh", "(1)", Decimal(-1)),
        ("ty_le", "97,92%", Decimal("97.92")),
        ("ngay", datetime(2024, 3, 20), "20/3/2024"),
        ("ngay", "20/03/2024", "20/3/2024"),
        ("loai", "Tốt", "Tốt"),
        ("co", 1, Decimal(1)),
    ],
)
def test_cells_are_read_as_their_column_says(columns: dict[str, Column], key: str, value: object, read: object) -> None:
    assert cell_value(value, columns[key]) == read


@pytest.mark.parametrize(
    ("key", "value"), [("so", "(1)"), ("so", 1.5), ("so", "x"), ("ngay", "31/2/2024"), ("loai", "Kém"), ("co", 2)]
)
def test_what_does_not_fit_its_column(columns: dict[str, Column], key: str, value: object) -> None:
    with pytest.raises(CellError):
        cell_value(value, columns[key])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (Decimal("1204"), "1204"),
        (Decimal("97.920"), "97.92"),
        ("Hộ tịch", "Hộ tịch"),
        ("a: b", '"a: b"'),
    ],
)
def test_values_in_yaml(value: Decimal | str | None, text: str) -> None:
    assert as_yaml(value) == text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [(None, None), ("31", Decimal(31)), ({"in": "", "vi_sao": "…"}, None), ({"in": "87,44 %"}, Decimal("87.44"))],
)
def test_what_a_report_has_in_a_cell(columns: dict[str, Column], raw: object, shown: object) -> None:
    assert shown_value(raw, columns["ty_le"]) == shown


def test_dates_are_the_same_however_they_are_typed(columns: dict[str, Column]) -> None:
    assert same("20/03/2024", "20/3/2024", columns["ngay"])
    assert not same("21/03/2024", "20/3/2024", columns["ngay"])
