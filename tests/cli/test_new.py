"""The commands ``new …`` from an empty folder to a finished report."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tthc_render.cli.main import main

TABLE = Path(__file__).parents[1] / "data" / "samples" / "tables" / "so-ngoai-vu-II.06a.csv"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (("unit", "so-mau"), ["data/units.yaml"]),
        (("form", "T.01"), ["templates/forms/T.01.yaml"]),
        (("form", "T.01", "--from", str(TABLE)), ["templates/forms/T.01.yaml"]),
        (
            ("report", "thu"),
            [f"templates/reports/thu/{name}" for name in ("report.yaml", "content.md", "example.yaml")],
        ),
    ],
)
def test_each_works_in_an_empty_folder(words: tuple[str, ...], files: list[str]) -> None:
    result = run("new", *words)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == files
    assert all(Path(file).is_file() for file in files)


def test_a_unit_s_code_makes_no_report_type() -> None:
    assert run("new", "unit", "so-mau", "--name", "Sở Mẫu").exit_code == 0
    for words, command in (
        (("so-mau",), "new report --unit so-mau"),
        (("so-mau", "--type", "thu", "--period", "2024-Q2"), "new report --unit so-mau --type thu --period 2024-Q2"),
        (("bao-cao", "--period", "2024-Q2"), "new report --unit MÃ-ĐƠN-VỊ --period 2024-Q2"),
    ):
        result = run("new", "report", *words)
        assert (result.exit_code, command in result.stderr) == (2, True), result.output
    assert not Path("templates").exists()


def test_from_nothing_to_two_finished_reports() -> None:
    for words in (
        ("new", "unit", "ubnd-tinh-mau", "--name", "UBND tỉnh Mẫu"),
        ("new", "unit", "so-mau", "--name", "Sở Mẫu"),
        ("new", "form", "T.01", "--from", str(TABLE), "--title", "Kết quả giải quyết"),
        ("new", "report", "thu", "--form", "T.01"),
        ("new", "report", "--unit", "so-mau", "--type", "thu", "--period", "2024-Q2"),
    ):
        result = run(*words)
        assert result.exit_code == 0, result.output
    draft = Path("data/so-mau/2024-Q2-thu.yaml")
    draft.write_text(draft.read_text(encoding="utf-8").replace(": null", ": 0"), encoding="utf-8")
    result = run("render")
    assert result.exit_code == 0, result.output
    assert Path("outputs/so-mau/2024-Q2/thu.docx").is_file()
    assert Path("outputs/so-mau/2024-Q2/thu.pdf").is_file()
    result = run("new", "report", "--from", "data/so-mau/2024-Q2-thu.yaml")
    assert result.stdout == "data/so-mau/2024-Q3-thu.yaml\n"
    assert "10 số cần điền" in result.stderr


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        (("report",), "--from"),
        (("report", "thu", "--form", "X.9"), "X.9"),
        (("form", "T", "--from", "khong-co.csv"), "khong-co.csv"),
        (("unit", "a b"), "a b"),
        (("unit", "so-mau", "--level", "quan"), "'tinh', 'so', 'huyen', 'phong', 'xa'"),
    ],
)
def test_wrong_use_is_reported_in_one_sentence(words: tuple[str, ...], reported: str) -> None:
    result = run("new", *words)
    assert result.exit_code == 2
    assert reported in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["unit", "form", "report", "layout"])
def test_each_help_page_has_an_example(name: str) -> None:
    page = run("new", name, "--help").output
    assert f"Ví dụ:\n    tthc-render new {name}" in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"not a zip", "không phải tệp .docx nguyên vẹn"),
        ("a.xlsx", b"not a zip", "đổi đuôi). Mở tệp bằng Excel"),
        ("a.csv", b"STT;T\0n", "không nhận ra bảng mã chữ. Mở tệp bằng Excel rồi lưu lại ở dạng CSV UTF-8"),
    ],
)
def test_a_broken_table_is_reported_in_vietnamese(name: str, data: bytes, words: str) -> None:
    Path(name).write_bytes(data)
    result = run("new", "form", "T.01", "--from", name)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"Lỗi: {name}: ")
    assert words in result.stderr


@pytest.mark.parametrize("rows", ["30:5", "0", "²:5", "5:30:40", "a"])
def test_rows_that_are_no_rows_are_reported(rows: str) -> None:
    result = run("new", "form", "T.01", "--from", str(TABLE), "--rows", rows)
    assert result.exit_code == 2
    assert f"--rows {rows}: ghi hàng đầu và hàng cuối" in result.stderr


def test_a_new_unit_says_what_it_lacks_and_what_comes_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reported = CliRunner().invoke(main, ["new", "unit", "so-tu-phap", "--name", "Sở Tư pháp"]).stderr
    assert "Chưa biết địa danh của so-tu-phap" in reported
    reported = CliRunner().invoke(main, ["new", "unit", "ubnd-xa-mau", "--name", "UBND xã Mẫu"]).stderr
    assert "Chưa biết địa danh" not in reported
    assert "tthc-render new report --unit ubnd-xa-mau" in reported


def test_an_unfinished_report_is_reported_in_a_few_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = ["new", "report", "--unit", "ubnd-xa-mau", "--type", "kiem-soat-tthc-quy", "--period"]
    CliRunner().invoke(main, ["new", "unit", "ubnd-xa-mau", "--name", "UBND xã Mẫu"])
    CliRunner().invoke(main, [*report, "2026-Q1"])
    reported = CliRunner().invoke(main, [*report, "2026-Q2"])
    assert reported.exit_code == 1
    assert len(reported.stderr.splitlines()) == 6
    assert "lỗi nữa" in reported.stderr


def test_a_type_by_the_calendar_has_its_window_in_drafts_and_on_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("new", "unit", "ubnd-xa-mau", "--name", "UBND xã Mẫu").exit_code == 0
    words = ("--unit", "ubnd-xa-mau", "--type", "ngan-sach-quy")
    assert run("new", "report", *words, "--period", "2026-Q2").exit_code == 0
    draft = Path("data/ubnd-xa-mau/2026-Q2-ngan-sach-quy.yaml")
    text = draft.read_text(encoding="utf-8")
    assert "số liệu từ 01/4/2026 đến 30/6/2026" in text
    draft.write_text(text.replace(": null", ": 0"), encoding="utf-8")
    following = run("new", "report", "--from", str(draft))
    assert following.exit_code == 0, following.output
    assert "số liệu từ 01/7/2026 đến 30/9/2026" in Path(following.stdout.strip()).read_text(encoding="utf-8")
