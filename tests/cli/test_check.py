"""The command ``check``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.test_main import run
from tests.support.workspaces import REPORT, UNITS, build, write
from tthc_render.cli.main import main


def test_check_takes_foreign_texts_and_word_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    run(tmp_path, monkeypatch, "-f", "docx")
    text = write(tmp_path / "cu.txt", "Đạt 412/431 hồ sơ, đạt tỷ lệ 96,59%.\n")
    result = run(tmp_path, monkeypatch, "check", str(text), "--json")
    assert [(item["code"], item["file"], item["line"]) for item in json.loads(result.stdout)["findings"]][:1] == [
        ("P401", "cu.txt", 1)
    ]
    result = run(tmp_path, monkeypatch, "check", "outputs/so-mau/2024-Q2/ngan.docx")
    assert result.exit_code == 0, result.output
    (tmp_path / "hong.docx").write_bytes(b"PK not a zip")
    result = run(tmp_path, monkeypatch, "check", "hong.docx")
    assert result.exit_code == 3
    assert "hong.docx" in result.output


def test_check_finds_two_files_of_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    monkeypatch.chdir(tmp_path)
    shutil.copy(path, path.with_name("ban-moi.yaml"))
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert result.stderr.count("B202") == 1  # it names both
    assert all(result.stderr.count(f"data/so-mau/{name}.yaml") for name in ("2024-Q2-ngan", "ban-moi"))
    assert "2 báo cáo có lỗi" in result.stderr
    assert CliRunner().invoke(main, ["check", "--quiet"]).stderr.count("B202") == 1
    reported = json.loads(CliRunner().invoke(main, ["check", "--json"]).stdout)
    assert sorted(item["file"] for item in reported["findings"] if item["code"] == "B202") == [
        "data/so-mau/2024-Q2-ngan.yaml",
        "data/so-mau/ban-moi.yaml",
    ]


def test_check_takes_the_registry_of_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, units=UNITS.replace("cap: so", "cap: so-nganh"))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "data/units.yaml"])
    assert result.exit_code == 1
    assert "data/units.yaml:" in result.stderr


def test_backups_of_reports_are_named_once_in_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    for name in ("2024-Q2-ngan.yaml.bak", "2024-Q2-ngan.yaml~"):
        shutil.copy(path, path.with_name(name))
    result = run(tmp_path, monkeypatch, "check", "data")
    assert (result.exit_code, result.output.count("D699")) == (0, 1)
    assert "2 tệp giống báo cáo" in result.output
    assert "D699" not in run(tmp_path, monkeypatch, "check", str(path)).output
    assert run(tmp_path, monkeypatch, "render").output.count("D699") == 1
    assert "D699" not in run(tmp_path, monkeypatch, "render", str(path)).output


@pytest.mark.parametrize(("there", "wrong"), [("cap: so", "cap: so-nganh"), ("UBND tỉnh", '"UBND\\x1b tỉnh"')])
def test_a_fault_of_the_registry_is_told_once_for_all_reports(
    there: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build(tmp_path, units=UNITS.replace(there, wrong, 1))
    write(path.with_name("2024-Q1-ngan.yaml"), path.read_text("utf-8").replace("2024-Q2", "2024-Q1"))
    for command in (["check"], ["check", "data/units.yaml", "data"], []):
        result = run(tmp_path, monkeypatch, *command)
        assert result.output.count("data/units.yaml:") == 1, result.output
        assert "2 báo cáo chưa kiểm tra được vì lỗi ở tệp khác" in result.output


def test_strict_summary_and_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    text = write(tmp_path / "cu.txt", "Hoàn thành 13/72 nhiệm vụ, đạt 19,06%.\n")
    plain = run(tmp_path, monkeypatch, "check", str(text))
    assert (plain.exit_code, "3 số đã đọc, 2 đã đối chiếu." in plain.output) == (0, True)
    assert run(tmp_path, monkeypatch, "check", str(text), "--strict").exit_code == 1
    page = run(tmp_path, monkeypatch, "check", str(text), "--summary")
    assert "Mâu thuẫn về số liệu: 1" in page.output
    write(tmp_path / "cu.txt.chap-nhan", "chap_nhan:\n  - {ma: P401, vi_sao: Bản đã ban hành}\n")
    assert run(tmp_path, monkeypatch, "check", str(text), "--strict").exit_code == 0


def test_paragraphs_with_too_many_figures_are_told_below_the_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    few = write(tmp_path / "vua.txt", "Có " + "7 hồ sơ; " * 400 + "hết.\n")
    plain = run(tmp_path, monkeypatch, "check", str(few)).output
    assert "Đoạn có quá" not in plain
    assert "CHƯA ĐỌC" not in plain
    text = write(tmp_path / "dai.txt", "Báo cáo.\nCó " + "7 hồ sơ; " * 5001 + "hết.\n")
    for args in (("check", str(text)), ("check", str(text), "--summary")):
        output = run(tmp_path, monkeypatch, *args).output
        assert "Đoạn có quá 400 số, không tìm tổng và thành phần trong đó: dai.txt:2:1." in output
        assert f"CHƯA ĐỌC các số từ dai.txt:2:{4 + 5000 * len('7 hồ sơ; ')} đến hết đoạn" in output
    assert "NOT READ: numbers from" in run(tmp_path, monkeypatch, "check", str(text), "--lang", "en").output


def test_quiet_prints_errors_and_the_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("moi: 3", "moi: ba").replace("**đúng hạn**", "đúng hạn,,"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reported = CliRunner().invoke(main, ["check", "--quiet"])
    lines = reported.stderr.splitlines()
    assert (reported.exit_code, reported.stdout) == (1, "")
    assert "LỖI" in lines[0]
    assert not any("cảnh báo P" in line or "đã đọc" in line for line in lines)
    assert lines[-1].startswith("1 báo cáo, 1 báo cáo có lỗi")


def test_an_empty_folder_is_reported_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in ([], ["check"], ["check", "data"]):
        reported = CliRunner().invoke(main, words)
        assert reported.exit_code == 2
        assert "Lần đầu: tthc-render new unit" in reported.stderr
        assert str(tmp_path) not in reported.stderr


def test_one_remedy_for_all_empty_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    text = (
        path.read_text(encoding="utf-8").replace("moi: 3", "moi: null").replace("truc_tuyen: 1200", "truc_tuyen: null")
    )
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reported = CliRunner().invoke(main, ["check"]).stderr
    assert (reported.count("D401"), reported.count("Ghi số ngay sau tên ô")) == (2, 1)


def test_a_doubtful_entry_of_the_registry_is_reported_once_for_all_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = UNITS.rstrip() + UNITS[UNITS.index("  - ma: so-mau") :].replace("ma: so-mau", "ma: so-mau-2").join(
        ("\n", "")
    )
    path = build(tmp_path, units=twin)
    (path.parent / "2024-Q3-ngan.yaml").write_text(
        path.read_text(encoding="utf-8").replace("2024-Q2", "2024-Q3").replace("5/7/2024", "20/9/2024"),
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["check", "data"]).output.count("D602") == 1
    assert CliRunner().invoke(main, ["check", "data", "--json"]).output.count('"D602"') == 1


@pytest.mark.parametrize("words", [["check", "data"], ["check", "data/ky-han.yaml"], ["render", "-f", "docx"]])
def test_deadlines_that_cannot_be_read_are_an_error_of_every_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    deadlines = write(tmp_path / "data" / "ky-han.yaml", "nguon: Quyết định\nhan:\n  - {cap: [so], so_ngay: 2}\n")
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, "ky-han.yaml:" in done.output) == (0, False), done.output
    write(deadlines, "nguon: Quyết định\nhan:\n  - {cap: [so], so_ngayy: 2}\n")
    for _ in range(2):  # an unchanged run says it again
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 1
        assert "data/ky-han.yaml:3:" in done.output
        assert done.output.count("so_ngayy” ở đây") == 1


@pytest.mark.parametrize(
    ("rule", "code"),
    [("loai: [ngan]", ""), ("loai: [ngann]", "D305"), ("don_vi: [so-mau]", ""), ("don_vi: [so-muu]", "D309")],
)
def test_deadlines_of_what_does_not_exist_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, code: str
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "data" / "ky-han.yaml", f"han:\n  - {{{rule}, so_ngay: 2}}\n")
    done = CliRunner().invoke(main, ["check", "data"])
    assert [line.split()[2].rstrip(":") for line in done.output.splitlines() if "ky-han.yaml:2:" in line] == [code][
        : bool(code)
    ], done.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "data"], True),
        (["check"], True),
        (["check", "data/so-mau"], True),
        (["check", "data/ubnd-tinh-mau"], False),
        (["check", "data/so-mau/2024-Q2-ngan.yaml"], False),
        (["render", "-f", "docx"], True),
        (["render", "-f", "docx", "data/so-mau"], True),
    ],
)
def test_documents_among_the_reports_are_told_by_every_run_over_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: bool
) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "BC quý II.docx", "x")
    write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", REPORT.replace("so-mau", "ubnd-tinh-mau"))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, "B508" in done.output) == (0, told), done.output


@pytest.mark.parametrize("words", [["check"], ["render", "-f", "docx"]])
def test_what_aggregate_has_written_is_no_report_and_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["aggregate", "ubnd-tinh-mau", "2024-Q2", "-o", "data/cong.yaml"])
    assert made.exit_code == 0, made.output
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert [line for line in done.output.splitlines() if "LỖI" in line] == [
        "data/cong.yaml:1: LỖI B507: Tệp này là số liệu do aggregate ghi ra, chưa phải báo cáo."
    ]
