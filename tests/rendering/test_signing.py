"""Signing: into the fields that are there, in a new file, and the file keeps its claims."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.support.authority import PASSWORD, key_of_term, p12
from tests.support.documents import letter, pdf_of, png
from tests.support.pdf_claims import faults
from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed, WrongUsage
from tthc_render.formats.signing import AGENCY, APPENDIX, PERSON
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.signing import (
    Wish,
    empty_fields,
    sign_pdf,
    signer_of_p12,
    timestamper_of,
    write_signed,
)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_two_signatures_with_pictures_keep_all_claims(tmp_path: Path, engine: Engine) -> None:
    picture = tmp_path / "dau.png"
    picture.write_bytes(png(40, 40))
    data = pdf_of(letter(), engine=engine)
    assert empty_fields(data) == [PERSON, AGENCY]
    once = sign_pdf(data, signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD), Wish(PERSON, picture, "Ban hành"))
    assert once.startswith(data)
    assert empty_fields(once) == [AGENCY]
    twice = sign_pdf(once, signer_of_p12(p12(tmp_path, "Sở Ngoại vụ"), PASSWORD), Wish(AGENCY, picture))
    assert twice.startswith(once)
    assert faults(twice) == []


def test_what_cannot_be_signed_is_said(tmp_path: Path) -> None:
    signer = signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD)
    with pytest.raises(WrongUsage, match="Còn trống: ChuKyCaNhan, ChuKyCoQuan"):
        sign_pdf(pdf_of(letter()), signer, Wish("Signature1"))
    (tmp_path / "a.png").write_bytes(b"rac")
    with pytest.raises(DataUnreadable, match="ảnh"):
        sign_pdf(pdf_of(letter()), signer, Wish(PERSON, tmp_path / "a.png"))
    with pytest.raises(DataUnreadable, match="mật khẩu"):
        signer_of_p12(p12(tmp_path, "Trần Văn An"), "sai")
    with pytest.raises(DataUnreadable, match="không mở được"):
        signer_of_p12(tmp_path / "khong-co.p12", "")
    with pytest.raises(WrongUsage, match="--tsa"):
        timestamper_of("tsa.vn")


@pytest.mark.parametrize(
    ("signed", "field", "said"),
    [
        ([], "Signature1", "Ô ký Signature1 không có trong tệp. Còn trống: ChuKyCaNhan, ChuKyCoQuan (--as ca-nhan)"),
        ([PERSON], PERSON, "Ô ký ChuKyCaNhan đã có chữ ký. Còn trống: ChuKyCoQuan (--as co-quan)"),
        ([AGENCY], AGENCY, "Ô ký ChuKyCoQuan đã có chữ ký. Còn trống: ChuKyCaNhan (--as ca-nhan)"),
        ([PERSON, AGENCY], AGENCY, "Ô ký ChuKyCoQuan đã có chữ ký. Không còn ô trống nào"),
    ],
)
def test_a_field_that_is_not_free_is_said_with_the_one_that_is(
    tmp_path: Path, signed: list[str], field: str, said: str
) -> None:
    signer = signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD)
    data = pdf_of(letter())
    for one in signed:
        data = sign_pdf(data, signer, Wish(one))
    with pytest.raises(WrongUsage, match=re.escape(said)):
        sign_pdf(data, signer, Wish(field))


def scan() -> bytes:
    """A page as a scanner makes it: a picture, and a cross-reference table with a small fault."""
    out = io.BytesIO()
    Image.new("L", (90, 120), 200).save(out, format="PDF")
    return out.getvalue()


def test_a_scan_has_no_field_but_takes_one_in_its_corner(tmp_path: Path) -> None:
    signer = signer_of_p12(p12(tmp_path, "Sở Mẫu"), PASSWORD)
    data = scan()
    with pytest.raises(WrongUsage, match=r"không có ô ký nào.*--as phu-luc"):
        sign_pdf(data, signer, Wish(PERSON))
    made = sign_pdf(data, signer, Wish(APPENDIX, words="Số: 7/BC-SM"))
    assert made.startswith(data)
    assert empty_fields(made) == []


@pytest.mark.parametrize("term", [(-400, -1), (2, 30)])
def test_a_certificate_out_of_its_term_does_not_sign(tmp_path: Path, term: tuple[int, int]) -> None:
    signer = signer_of_p12(p12(tmp_path, "Trần Văn An", key_of_term("Trần Văn An", *term)), PASSWORD)
    with pytest.raises(RenderingFailed, match=r"chứng thư chỉ dùng được từ .* đến "):
        sign_pdf(pdf_of(letter()), signer, Wish(PERSON))


def test_a_signed_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.pdf"
    places = [write_signed(path, str(number).encode()) for number in range(3)]
    assert [place.name for place in places] == ["bao-cao.da-ky.pdf", "bao-cao.da-ky-2.pdf", "bao-cao.da-ky-3.pdf"]
    assert [place.read_bytes() for place in places] == [b"0", b"1", b"2"]
    assert write_signed(places[0], b"3").name == "bao-cao.da-ky-4.pdf"
    with pytest.raises(WrongUsage, match="không bị ghi đè"):
        write_signed(path, b"4", places[0])
