"""``verify`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.authority import PASSWORD, authority, key_of, p12
from tests.support.workspaces import build
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a signed file, what became of it, and certificates: no test changes it."""
    home = tmp_path_factory.mktemp("signed")
    build(home)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(home)
        run(Options(formats=("pdf",)))
        data = Path("outputs/so-mau/2024-Q2/ngan.pdf").read_bytes()
        Path("a.pdf").write_bytes(data)
        Path("mk").write_text(PASSWORD, encoding="utf-8")
        p12(home, "Trần Văn An")
        words = ["sign", "a.pdf", "--p12", "0.p12", "--password-file", "mk", "-o", "s.pdf"]
        assert CliRunner().invoke(main, words).exit_code == 0
        signed = Path("s.pdf").read_bytes()
        for folder in ("nhan", "trong"):
            Path(folder).mkdir()
        Path("nhan/s.pdf").write_bytes(signed)
        Path("nhan/ghi-chu.txt").write_text("x", encoding="utf-8")
        Path("sua.pdf").write_bytes(signed[:3000] + bytes([signed[3000] ^ 1]) + signed[3001:])
        Path("rac.pdf").write_bytes(b"%PDF-1.7 rac")
        Path("ca.pem").write_bytes(authority().pem)
        Path("khac.pem").write_bytes(key_of("Khác").pem)
    return home


@pytest.mark.parametrize(
    ("words", "code", "reported"),
    [
        (["s.pdf"], 0, "Trần Văn An"),
        (["s.pdf", "--ca", "ca.pem"], 0, "Chứng thư: đáng tin; CHƯA kiểm tra thu hồi"),
        (["s.pdf", "--ca", "khac.pem"], 1, "KHÔNG thuộc tổ chức đã nêu"),
        (["s.pdf", "--ca", "ca.pem", "--online"], 0, "tổ chức chứng thực không trả lời"),
        (["s.pdf", "--online"], 2, "thêm --ca"),
        (["s.pdf", "--ca", "ca.pem", "--crl", "ca.pem"], 3, "không phải danh sách chứng thư thu hồi"),
        (["a.pdf"], 1, "chưa có chữ ký số nào"),
        (["sua.pdf"], 1, "KHÔNG đạt"),
        (["rac.pdf"], 3, "rac.pdf"),
        (["s.pdf", "--ca", "mk"], 3, "--ca mk: không phải chứng thư"),
        (["mk"], 3, "không phải tệp PDF"),
        (["nhan"], 0, "Mã dữ liệu (SHA-256): "),
        (["trong"], 2, "Không có tệp .pdf nào"),
        (["sua.pdf", "--ca", "ca.pem"], 1, "không xét, vì nội dung hay chữ ký đã bị sửa"),
        (["khong-co.pdf"], 3, "không mở được tệp"),
    ],
)
def test_verify(signed: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, reported: str) -> None:
    monkeypatch.chdir(signed)
    done = CliRunner().invoke(main, ["verify", *words])
    assert done.exit_code == code, done.output
    assert reported in done.output
    asked = CliRunner().invoke(main, ["verify", "--json", *words])
    assert asked.exit_code == code
    if reported.startswith(("thêm", "không phải", "Không có tệp")):
        return
    assert set(json.loads(asked.output)) == {"files", "unreadable"}
