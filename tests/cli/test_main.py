"""The command line as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import CONTENT, REPORT, build, write
from tthc_render.cli.main import main


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *args: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, args)


def outputs(root: Path) -> list[str]:
    folder = root / "outputs"
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".docx", ".pdf")
    )


BROKEN: dict[str, tuple[bytes, int, str]] = {
    # what is broken: the file's bytes, the exit code, what the message must say beside file and line
    "empty file": (b"", 1, "2024-Q2-ngan.yaml"),
    "only comments": (b"# nothing\n", 1, "2024-Q2-ngan.yaml"),
    "binary": (b"\x00\x01\x02PK\x03\x04" * 50, 3, "2024-Q2-ngan.yaml"),
    "UTF-16": (REPORT.encode("utf-16"), 3, "UTF-8"),
    "Windows-1258": ("loai: báo cáo\n".encode("cp1258", "replace"), 3, "UTF-8"),
    "tab": (REPORT.replace("  so:", "\tso:").encode(), 1, "Tab"),
    "duplicate key": (REPORT.replace("ky: 2024-Q2", "ky: 2024-Q2\nky: 2024-Q3").encode(), 1, "ky"),
    "alias bomb": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 1, ":1:"),
    "tag": (REPORT.replace("2024-Q2", "!!python/object:os.system 2024-Q2").encode(), 1, ":3:"),
    "deep nesting": (b"[" * 200_000, 1, ":1:"),
    "huge": (b"a: " + b"x" * 3_000_000, 3, "2024-Q2-ngan.yaml"),
    "not a mapping": (b"- a\n- b\n", 1, "2024-Q2-ngan.yaml"),
    "broken syntax": (REPORT.replace("loai: ngan", "loai: [ngan").encode(), 1, ":"),
    "colon in text": (REPORT.replace("ho_ten: Trần Văn An", "ho_ten: Ông: Trần Văn An").encode(), 1, ":10:"),
    "missing key": (REPORT.replace("don_vi: so-mau\n", "").encode(), 1, "don_vi"),
    "unknown key": (REPORT.replace("loi_van:", "loi_vann:").encode(), 1, "loi_van"),
    "unknown unit": (REPORT.replace("so-mau", "so-mauu").encode(), 1, "so-mau"),
    "unknown type": (REPORT.replace("loai: ngan", "loai: dai").encode(), 1, "ngan"),
    "unknown form": (REPORT.replace("M.01:", "M.02:").encode(), 1, "M.02"),
    "wrong period": (REPORT.replace("2024-Q2", "quý 2").encode(), 1, "2024-Q2"),
    "month for a quarterly report": (REPORT.replace("2024-Q2", "2024-T02").encode(), 1, "2024-Q2"),
    "bad date": (REPORT.replace("5/7/2024", "31/6/2024").encode(), 1, ":6:"),
    "thousands dot": (REPORT.replace("truc_tuyen: 1200", "truc_tuyen: 1.200").encode(), 1, "1200"),
    "leading zero": (REPORT.replace("moi: 3", "moi: 010").encode(), 1, "10"),
    "time": (REPORT.replace("moi: 3", "moi: 1:30").encode(), 1, "1:30"),
    "no": (REPORT.replace("moi: 3", "moi: no").encode(), 1, "no"),
    "text for a number": (REPORT.replace("moi: 3", "moi: ba").encode(), 1, "ba"),
    "missing figure": (REPORT.replace(", truc_tiep: 34", "").encode(), 1, "truc_tiep"),
    "narrative missing": (REPORT.partition("loi_van:")[0].encode(), 1, "chung"),
    "wrong typed total": (REPORT.replace("ky_truoc: 1}", "ky_truoc: 1, tong: 9}").encode(), 1, "9"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_reported_with_their_line_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, code, words = BROKEN[name]
    path = build(tmp_path)
    path.write_bytes(raw.lstrip(b"\n") if raw.startswith(b"\n") else raw)
    result = run(tmp_path, monkeypatch, "render", "data/so-mau")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert result.exit_code == code, result.output
    assert "data/so-mau/2024-Q2-ngan.yaml" in result.output
    assert words in result.output
    assert outputs(tmp_path) == []
    checked = run(tmp_path, monkeypatch, "check", "data/so-mau", "--json")
    assert checked.exit_code == code
    findings = json.loads(checked.stdout)["findings"]
    assert any(item["severity"] == "error" for item in findings)
    assert all(item["message"] and item["file"] for item in findings)


def test_all_findings_of_a_file_come_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = REPORT.replace("moi: 3", "moi: ba").replace("1200", "1.200").replace("5/7/2024", "31/6/2024")
    build(tmp_path, report=broken)
    result = run(tmp_path, monkeypatch, "check", "--json")
    assert {item["line"] for item in json.loads(result.stdout)["findings"]} >= {6}
    build(tmp_path, report=broken.replace("31/6/2024", "30/6/2024"))
    result = run(tmp_path, monkeypatch, "check", "--json")
    assert {item["line"] for item in json.loads(result.stdout)["findings"]} == {12, 16}


@pytest.mark.parametrize(
    "args", [(), ("data/so-mau",), ("render",), ("render", "data"), ("data/so-mau/2024-Q2-ngan.yaml",)]
)
def test_every_way_to_ask_for_a_report(args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    result = run(tmp_path, monkeypatch, *args)
    assert result.exit_code == 0, result.output
    assert outputs(tmp_path) == ["so-mau/2024-Q2/ngan.docx", "so-mau/2024-Q2/ngan.pdf"]


def test_one_format_and_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    result = run(tmp_path, monkeypatch, "-f", "docx", "-o", "ra", "data")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "ra" / "so-mau" / "2024-Q2" / "ngan.docx").is_file()
    assert not (tmp_path / "ra" / "so-mau" / "2024-Q2" / "ngan.pdf").exists()


def test_one_bad_report_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "a-hong" / "x.yaml", "loai: [")
    result = run(tmp_path, monkeypatch, "-f", "docx")
    assert result.exit_code == 1
    assert outputs(tmp_path) == ["so-mau/2024-Q2/ngan.docx"]


def test_no_check_writes_a_report_with_wrong_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, report=REPORT.replace("ky_truoc: 1}", "ky_truoc: 1, tong: 9}"))
    assert run(tmp_path, monkeypatch, "-f", "docx").exit_code == 1
    assert outputs(tmp_path) == []
    result = run(tmp_path, monkeypatch, "-f", "docx", "--no-check")
    assert outputs(tmp_path) == ["so-mau/2024-Q2/ngan.docx"]
    assert "C101" in result.output


def test_an_accepted_finding_is_reported_as_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = REPORT.replace("ky_truoc: 1}", "ky_truoc: 1, tong: 9}")
    accepted = wrong.rstrip("\n") + "\nchap_nhan:\n  - {ma: C101, vi_sao: số của bản cũ}\n  - {ma: P999, vi_sao: thử}\n"
    build(tmp_path, report=accepted)
    result = run(tmp_path, monkeypatch, "check", "--json")
    assert result.exit_code == 0, result.output
    found = {item["code"]: item for item in json.loads(result.stdout)["findings"]}
    assert found["C101"]["accepted"] == "số của bản cũ"
    assert found["D311"]["severity"] == "warning"


WARNED = (
    REPORT.replace("Công việc **đúng hạn**.", "Công việc của của Sở: đạt 1/4 việc (30%).")
    .replace("luu: VT", "luu: VT,VP")
    .replace("ky_truoc: 1}", "ky_truoc: 1, tong: {in: '5', vi_sao: bản phát hành ghi 5}}")
)
ACCEPTED = """
chap_nhan:
  - {ma: P801, vi_sao: tên riêng}
  - {ma: P401, chua: 1/4, vi_sao: số ước}
  - {ma: F109, vi_sao: thói quen của Sở}
  - {ma: C103, vi_sao: bản phát hành}
  - {ma: P802, vi_sao: không có}
"""


def test_warnings_of_every_family_can_be_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = build(tmp_path, report=WARNED)
    before = json.loads(run(tmp_path, monkeypatch, "check", "--json").stdout)["findings"]
    assert {"P801", "P401", "F109", "C103"} <= {item["code"] for item in before}
    assert all("accepted" not in item for item in before)
    report.write_text(report.read_text(encoding="utf-8").rstrip("\n") + ACCEPTED, encoding="utf-8")
    reported = {
        item["code"]: item for item in json.loads(run(tmp_path, monkeypatch, "check", "--json").stdout)["findings"]
    }
    reasons = {code: reported[code].get("accepted") for code in ("P801", "P401", "F109", "C103")}
    assert reasons == {"P801": "tên riêng", "P401": "số ước", "F109": "thói quen của Sở", "C103": "bản phát hành"}
    assert "P802" in reported["D311"]["message"]
    text = run(tmp_path, monkeypatch, "check").output
    assert "P801" not in text
    assert "4 chỗ đã khai báo hoặc chấp nhận" in text
    everything = run(tmp_path, monkeypatch, "check", "--all").output
    assert "P801" in everything
    assert "đã chấp nhận (tên riêng)" in everything


def test_messages_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, report=REPORT.replace("don_vi: so-mau\n", ""))
    vietnamese = run(tmp_path, monkeypatch, "check").output
    english = run(tmp_path, monkeypatch, "check", "--lang", "en").output
    assert "Tệp thiếu" in vietnamese
    assert "The file lacks" in english
    assert "Tệp thiếu" not in english


def test_template_faults_have_their_own_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, content=CONTENT.replace("p.tong", "p.tongg"))
    result = run(tmp_path, monkeypatch, "check")
    assert result.exit_code == 4
    assert "content.md:5" in result.output


@pytest.mark.parametrize(
    "args", [("render", "khong-co"), ("khong-co.yaml",), ("rendre",), ("render", "--format", "odt")]
)
def test_wrong_usage_ends_with_2(args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    result = run(tmp_path, monkeypatch, *args)
    assert result.exit_code == 2, result.output
    assert result.output.strip()


def test_an_unreadable_folder_for_outputs_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    write(tmp_path / "ra", "a file, not a folder")
    result = run(tmp_path, monkeypatch, "-f", "docx", "-o", "ra")
    assert result.exit_code == 5
    assert "không ghi được" in result.output


def test_help_is_vietnamese_and_has_examples() -> None:
    runner = CliRunner()
    for args in ((), ("render",), ("check",), ("schema",)):
        result = runner.invoke(main, [*args, "--help"])
        assert result.exit_code == 0
        assert "Ví dụ:" in result.output
        assert "tthc-render" in result.output


def test_schemas_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    result = run(tmp_path, monkeypatch, "schema")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "schemas" / "bao-cao" / "ngan.json").is_file()


def test_docx_alone_never_imports_weasyprint(tmp_path: Path) -> None:
    build(tmp_path)
    code = (
        "import sys; from tthc_render.cli.main import main\n"
        "try: main(['-f', 'docx'])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "assert 'weasyprint' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)


def test_ctrl_c_while_reports_are_read_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(paths: object) -> None:
        raise KeyboardInterrupt

    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tthc_render.workspace.paths.find_workspace", stopped)
    done = CliRunner().invoke(main, ["check", "data"])
    assert (done.exit_code, done.output) == (130, "Đã dừng.\n")
