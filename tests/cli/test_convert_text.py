"""The command ``convert-text``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import REPORT, build
from tthc_render.cli.main import main


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["convert-text", *words])


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Trong kú, UBND x· ch\u00ada tæ chøc.\nĐúng sẵn.\n".encode(), "TCVN3"),
        ("Trong kú, UBND x· ch\u00ada tæ chøc.\n".encode("cp1252"), "TCVN3"),
        ("Trong kyø, UBND xaõ chöa toå chöùc.\n".encode(), "VNI"),
        ("Trong kỳ, UBND xã chuwa tổ chức.\n".encode(), "Telex"),
        ("Trong ká»³, UBND xÃ£ chÆ°a tá»• chá»©c.\nĐúng sẵn.\n".encode(), "UTF-8"),
    ],
)
def test_a_file_is_converted_beside_the_old_one(raw: bytes, name: str) -> None:
    Path("a.txt").write_bytes(raw)
    result = call("a.txt")
    assert result.exit_code == 0, result.output
    assert Path("a.unicode.txt").read_text("utf-8").startswith("Trong kỳ, UBND xã chưa tổ chức.\n")
    assert Path("a.txt").read_bytes() == raw
    assert "→ Trong kỳ, UBND xã chưa tổ chức." in result.stdout
    assert f"{name}" in result.stderr
    assert "đổi 1 dòng" in result.stderr


@pytest.mark.parametrize(
    ("raw", "words", "code"),
    [
        ("Trong kỳ, UBND xã chưa tổ chức.".encode(), "không thấy chữ", 2),
        (b"PK\0\0", "không phải tệp văn bản", 3),
    ],
)
def test_what_cannot_be_converted_is_said(raw: bytes, words: str, code: int) -> None:
    Path("a.txt").write_bytes(raw)
    result = call("a.txt")
    assert (result.exit_code, words in result.stderr) == (code, True), result.output
    assert not Path("a.unicode.txt").exists()


def test_nothing_is_overwritten_and_a_missing_file_is_named() -> None:
    Path("a.txt").write_text("UBND xã chuwa làm.", "utf-8")
    assert call("a.txt").exit_code == 0
    assert "không ghi đè" in call("a.txt").stderr
    assert call("b.txt").exit_code == 3


def codes_of_check() -> list[str]:
    answer = CliRunner().invoke(main, ["check", "data", "--json"]).stdout
    return [item["code"] for item in json.loads(answer)["findings"] if item["severity"] != "info"]


def test_the_whole_way_of_a_report_has_one_error(tmp_path: Path) -> None:
    typed = "- Tæ chøc 05 buæi h\u00adíng dÉn nép hå s¬ trùc tuyÕn t¹i c¸c tæ d©n phè, khu phè"
    right = "- Tổ chức 05 buổi hướng dẫn nộp hồ sơ trực tuyến tại các tổ dân phố, khu phố"
    report = build(tmp_path, report=f"{REPORT[: REPORT.index('  chung:')]}  chung: |\n    {typed}\n")
    copy = report.with_name(f"{report.stem}.unicode.yaml")
    shown = CliRunner().invoke(main, ["check", "data"]).output
    assert f"“{typed.replace(chr(0xAD), '')}” là “{right}”" in shown
    assert f"{copy.name} vừa ghi bên cạnh" in shown
    assert codes_of_check() == ["D621"]
    told = call(str(report.relative_to(tmp_path))).stderr
    assert f"đổi tên tệp mới thành {report.name}" in told
    assert codes_of_check() == ["D621"]
    copy.replace(report)
    assert codes_of_check() == []
