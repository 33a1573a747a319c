"""``sign`` on the command line: a new file, a password that is asked for, one sentence for what is wrong."""

from __future__ import annotations

import getpass
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.authority import PASSWORD, p12
from tests.support.documents import letter, pdf_of
from tthc_render.cli.main import main


@pytest.mark.parametrize(
    ("words", "typed", "code", "reported"),
    [
        (["a.pdf", "--p12", "0.p12"], f"{PASSWORD}\n", 0, "a.da-ky.pdf: đã ký vào ô ChuKyCaNhan"),
        (["a.pdf", "--p12", "0.p12", "--as", "co-quan", "--password-file", "mk"], "", 0, "người ký trước"),
        (["a.pdf", "--p12", "0.p12"], "sai\n", 3, "sai mật khẩu"),
        (["a.pdf"], "", 2, "Nêu một khóa"),
        (["a.pdf", "--pkcs11", "0.p12", "--p12", "0.p12"], "", 2, "Nêu một khóa"),
        (["a.pdf", "--pkcs11", "khong-co.so"], "", 2, "thêm --token"),
        (["a.pdf", "--pkcs11", "khong-co.so", "--token", "van-thu"], "1234\n", 3, "không có thư viện PKCS#11 này"),
        (["a.pdf", "--pkcs11", "0.p12", "--token", "van-thu"], "1234\n", 3, "--token van-thu"),
        (["a.pdf", "--p12", "0.p12", "--as", "phu-luc", "--password-file", "mk"], "", 2, "--number 107/BC-UBND"),
        (["a.pdf", "--p12", "0.p12", "--as", "phu-luc", "--number", "mười"], "", 2, "--number 107/BC-UBND"),
        (["a.pdf", "--p12", "0.p12", "--as", "ban-sao"], "", 2, '--words "Sao y'),
        (["a.pdf", "--p12", "0.p12", "--number", "107/BC-UBND"], "", 2, "chỉ dùng với --as phu-luc"),
        (["a.pdf", "--as", "ban-sao", "--words", "Sao y", "--picture", "a.png"], "", 2, "không hiển thị hình dấu"),
        (["a.pdf", "--field-only"], "", 2, "chỉ dùng với --as phu-luc"),
        (["a.pdf", "--p12", "0.p12", "--ca", "mk"], "", 2, "chỉ dùng với --tsa"),
        (["a.pdf", "--p12", "0.p12", "--tsa", "tsa.vn"], "", 2, "--tsa tsa.vn"),
        (
            ["a.pdf", "--p12", "0.p12", "--as", "phu-luc", "--number", "Số: 107/BC-UBND", "--password-file", "mk"],
            "",
            0,
            "a.da-ky.pdf: đã ký vào ô ChuKyPhuLuc",
        ),
        (
            ["a.pdf", "--as", "phu-luc", "--number", "107/BC-UBND", "--field-only"],
            "",
            0,
            "a.co-o-ky.pdf: đã đặt ô ký trống ChuKyPhuLuc, chưa ký",
        ),
        (["b.pdf", "--p12", "0.p12"], "", 3, "b.pdf: không mở được"),
        (["mk", "--p12", "0.p12"], "", 2, "chỉ ký được tệp PDF"),
        (["a.pdf", "--p12", "0.p12", "-o", "mk", "--password-file", "mk"], "", 2, "không bị ghi đè"),
    ],
)
def test_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], typed: str, code: int, reported: str
) -> None:
    monkeypatch.chdir(tmp_path)
    data = pdf_of(letter())
    Path("a.pdf").write_bytes(data)
    Path("mk").write_text(PASSWORD, encoding="utf-8")
    p12(tmp_path, "Trần Văn An")
    done = CliRunner().invoke(main, ["sign", *words], input=typed)
    assert done.exit_code == code, done.output
    assert reported in done.output
    assert Path("a.pdf").read_bytes() == data
    assert Path("mk").read_text("utf-8") == PASSWORD


def test_where_nobody_can_type_a_password_a_file_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(pdf_of(letter()))
    p12(tmp_path, "Trần Văn An")

    def unseen(*_: object, **__: object) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=1)
        return ""

    monkeypatch.setattr("click.prompt", unseen)
    done = CliRunner().invoke(main, ["sign", "a.pdf", "--p12", "0.p12"])
    assert done.exit_code == 2
    assert "--password-file" in done.output
    assert "echo" not in done.output
