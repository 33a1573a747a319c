"""What a report's file names, however the two keys are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.reports.identity import Names, doubles, head_of, names_of, period_in_name
from tthc_render.yaml_files.loader import parse_source


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("loai: ngan\nky: 2024-Q2\n", ("ngan", "2024-Q2")),
        ("# x\nky: '2024'\nloai: 'ngan'\n", ("ngan", "2024")),
        ("loai: ngan\nky: {ma: 2024-6T, tu_ngay: 1/1/2024}\n", ("ngan", "2024-6T")),
        ("loai: ngan\nky:\n  ma: 2024\n  tu_ngay: 1/1/2024\n", ("ngan", "2024")),
        ("\ufeffloai: ngan\nky: 2024-Q2\n", ("ngan", "2024-Q2")),
        ("loai: ngan\nky: {tu_ngay: 1/1/2024, den_ngay: 2/2/2024, ma: 2024-Q1}\n", ("ngan", "2024-Q1")),
        ("loai: ngan\nky:  # kỳ báo cáo\n  ma: 2024-Q1\n  tu_ngay: 1/1/2024\n", ("ngan", "2024-Q1")),
        ("loai: ngan\nky: quý 2/2024\n", ("ngan", "quý 2/2024")),
        ("# " + "x" * 5000 + "\nloai: ngan\nky: 2024-Q2\n", ("ngan", "2024-Q2")),
        ("x: 1\n", ("", "")),
        ("", ("", "")),
    ],
)
def test_type_and_period_are_read_however_they_are_written(tmp_path: Path, text: str, head: tuple[str, str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert head_of(path) == head
    assert head_of(tmp_path / "none.yaml") == ("", "")


def test_names_are_those_of_the_file_and_of_the_units_in_its_tables() -> None:
    text = "loai: ngan\ndon_vi: so-mau\nky: {ma: 2024-Q2}\nbieu: {M.01: {dong: [{don_vi: b}, {don_vi: a}]}}\n"
    source, _ = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None
    assert names_of(source) == Names("so-mau", "2024-Q2", "ngan", ("a", "b"))


def test_files_that_are_one_report_name_each_other() -> None:
    one, other = Names("a", "2024", "x"), Names("a", "2024-Q1", "x")
    found = doubles({"1.yaml": one, "2.yaml": other, "3.yaml": one, "4.yaml": Names(), "5.yaml": Names()})
    assert {file: (item.code, item.details["others"]) for file, item in found.items()} == {
        "1.yaml": ("B202", "3.yaml"),
        "3.yaml": ("B202", "1.yaml"),
    }


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("2024-Q2", "2024-Q2"),
        ("2024-T02-x", "2024-T02"),
        ("2024-9T-x", "2024-9T"),
        ("2024", "2024"),
        ("2024-linh-vuc", "2024"),
        ("2024-Q5", "2024"),
        ("q2-2024", None),
        ("20245", None),
        ("", None),
    ],
)
def test_the_period_in_a_file_s_name(stem: str, code: str | None) -> None:
    period = period_in_name(stem)
    assert (period.code if period else None) == code
