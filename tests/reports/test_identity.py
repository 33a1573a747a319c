"""What a report's file names, however the two keys are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.reports.identity import Names, head_of, names_of, period_in_name, type_in_name
from tthc_render.yaml_files.loader import parse_source


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("loai: ngan\ndon_vi: so-mau\nky: 2024-Q2\n", ("so-mau", "ngan", "2024-Q2")),
        ("loai: ngan\r\ndon_vi: so-mau\r\nky: 2024-Q2\r\n", ("so-mau", "ngan", "2024-Q2")),
        ("# x\nky: '2024'\ndon_vi: \"so-mau\" # sở\nloai: 'ngan'\n", ("so-mau", "ngan", "2024")),
        ("loai: ngan\nky: {ma: 2024-6T, tu_ngay: 1/1/2024}\n", ("", "ngan", "2024-6T")),
        ("loai: ngan\nky:\n  ma: 2024\n  tu_ngay: 1/1/2024\n", ("", "ngan", "2024")),
        ("\ufeffloai: ngan\ndon_vi: so-mau\nky: 2024-Q2\n", ("so-mau", "ngan", "2024-Q2")),
        ("ky: {tu_ngay: 1/1/2024, den_ngay: 2/2/2024, ma: 2024-dot-1}\nloai: ngan\n", ("", "ngan", "2024-dot-1")),
        ("loai: ngan\nky:  # kỳ báo cáo\n  ma: 2024-Q1\n  tu_ngay: 1/1/2024\n", ("", "ngan", "2024-Q1")),
        ("loai: ngan\nky: 2024-dot-1\n", ("", "ngan", "")),  # a period of its own needs a window
        ("loai: ngan\ndon_vi: so-mau\nky: 2024-Q5\n", ("so-mau", "ngan", "")),
        ("# " + "x" * 5000 + "\nloai: ngan\ndon_vi: so-mau\nky: 2024-Q2\n", ("so-mau", "ngan", "2024-Q2")),
        ("loai: ngan\ndon_vi: so-mau\nky: 2024-Q2\nbieu: [\n", ("so-mau", "ngan", "2024-Q2")),  # broken further down
        ("x: 1\n", ("", "", "")),
    ],
)
def test_the_head_is_read_however_it_is_written(tmp_path: Path, text: str, head: tuple[str, str, str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode())
    found = head_of(path)
    assert found is not None
    assert (found.unit, found.report_type, found.period.code if found.period else "") == head


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04\x00", b"\xff\xfel\x00o\x00", b"loai: [ngan\nky: 2024-Q2\n"]
)
def test_a_file_that_cannot_be_read_has_no_head(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    assert head_of(path) is None


def test_names_are_those_of_the_file_and_of_the_units_in_its_tables() -> None:
    text = "loai: ngan\ndon_vi: so-mau\nky: {ma: 2024-Q2}\nbieu: {M.01: {dong: [{don_vi: b}, {don_vi: a}]}}\n"
    source, _ = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None
    assert names_of(source) == Names("so-mau", "2024-Q2", "ngan", ("a", "b"))


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


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("2024-Q2-ngan", "ngan"),
        ("2024-Q2-ngan-quy", "ngan-quy"),
        ("ngan", "ngan"),
        ("2024-Q2-ngang", ""),
        ("2024-Q2", ""),
    ],
)
def test_the_report_type_in_a_file_s_name(stem: str, code: str) -> None:
    assert type_in_name(stem, ["ngan", "ngan-quy"]) == code
