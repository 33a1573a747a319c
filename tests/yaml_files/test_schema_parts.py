"""What a place of a file may have, and where a key belongs."""

from __future__ import annotations

import pytest

from tthc_render.reports.model import ReportFile
from tthc_render.yaml_files.schema_parts import home_of, only_missing, subschemas


@pytest.mark.parametrize(
    ("key", "here", "home"),
    [
        ("luu", (), ("van_ban",)),
        ("den_ngay", (), ("ky",)),
        ("loai", ("van_ban",), ()),
        ("van_ban", (), None),
        ("khong_co", (), None),
    ],
)
def test_where_a_key_belongs(key: str, here: tuple[str, ...], home: tuple[str, ...] | None) -> None:
    assert home_of(key, here, ReportFile) == home


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({"ma": "2024-Q2", "tu_ngay": "1/1/2024"}, "den_ngay"),
        ({"ma": "2024-Q2"}, ""),
        ({"ma": "x", "tu_ngay": "y", "den_ngay": "z"}, ""),
        ("2024-Q2", ""),
    ],
)
def test_the_one_key_that_a_section_does_not_have(typed: object, missing: str) -> None:
    assert only_missing(typed, subschemas(ReportFile, ("ky",))) == missing
