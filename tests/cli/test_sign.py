"""``sign`` on the command line: a new file, a password that is asked for, one sentence for what is wrong."""

from __future__ import annotations

import getpass
import re
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.authority import PASSWORD, p12
from tests.support.documents import letter, pdf_of
from tests.support.hostile_records import pdf_of_objects
from tthc_render.cli.main import main
from tthc_render.readers.isolation import BUDGETS, Budget


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


LOOP = {6: b"<</FT/Sig/T(x)/Kids[6 0 R]/Parent 6 0 R>>"}
DEEP = {**{n: b"<</T(a)/Kids[%d 0 R]>>" % (n + 1) for n in range(6, 5006)}, 5006: b"<</FT/Sig/T(x)>>"}
PAGES = {2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}
CIRCLE = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"
NO_SIZE = b"<</Type/Page/MediaBox[1 nan]/MediaBox[0 0 1 1]>>"
BRACKETS = b"%PDF-1.7\n1 0 obj\n" + b"<<" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"
FORM = {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>", **PAGES}
HOSTILE = {
    "fields in a circle": pdf_of_objects({**FORM, **LOOP}),
    "fields in fields": pdf_of_objects({**FORM, **DEEP}),
    "pages in a circle": pdf_of_objects(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"}
    ),
    "brackets": pdf_of_objects({1: b"[" * 100_000}),
    "broken brackets": b"%PDF-1.7\n1 0 obj\n"
    + b"<<" * 100_000
    + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    "no file": b"%PDF-1.7\n" + bytes(1000),
    "a size that is none": pdf_of_objects({1: FORM[1], 2: PAGES[2], 3: NO_SIZE}),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("words", [["--field-only", "--as", "ban-sao", "--words", "Sao y"], ["--p12", "0.p12"]])
def test_a_hostile_pdf_is_one_vietnamese_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(data)
    Path("mk").write_text(PASSWORD, encoding="utf-8")
    p12(tmp_path, "Trần Văn An")
    done = CliRunner().invoke(main, ["sign", "a.pdf", *words, "--password-file", "mk"])
    assert done.exit_code in (2, 3, 5), done.output
    assert done.output.startswith("Lỗi: ")
    assert len(done.output.splitlines()) == 1
    assert not re.search("reference|byte|Failed|marker|lồng nhau|Lỗi của chương trình", done.output)
    assert list(tmp_path.glob("*.pdf")) == [tmp_path / "a.pdf"]


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/dev/zero"), lambda path: path.write_bytes(b"\xff")])
def test_a_password_is_a_few_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(pdf_of(letter()))
    p12(tmp_path, "Trần Văn An")
    make(tmp_path / "mk")
    done = CliRunner().invoke(main, ["sign", "a.pdf", "--p12", "0.p12", "--password-file", "mk"])
    assert done.exit_code == 3
    assert "mật khẩu" in done.output


def test_a_pdf_that_is_signed_for_ever_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(pdf_of(letter()))
    Path("mk").write_text(PASSWORD, encoding="utf-8")
    p12(tmp_path, "Trần Văn An")
    monkeypatch.setitem(BUDGETS, "sign", Budget(0.5, 1500, 200, "for tests"))
    monkeypatch.setattr("tthc_render.rendering.signing.sign_pdf", lambda *_: time.sleep(60))
    done = CliRunner().invoke(main, ["sign", "a.pdf", "--p12", "0.p12", "--password-file", "mk"])
    assert done.exit_code == 3
    assert "a.pdf: đọc quá 0.5 giây" in done.output
