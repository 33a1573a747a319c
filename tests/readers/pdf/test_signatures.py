"""What the signature fields of a signed PDF show, read from files signed by pyHanko."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw

from tests.support.format_faults import good_bytes
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts
from tthc_render.readers.pdf.signatures import signature_fields

Box = tuple[float, float, float, float]
HEIGHT = 841.9
BLUE, RED, BLACK = (20, 40, 230, 255), (225, 20, 20, 255), (15, 15, 15, 255)


@pytest.fixture(scope="module")
def signer() -> Any:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Lê Quang Vinh")])
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    usage = x509.KeyUsage(True, True, *(False,) * 7)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(start).not_valid_after(start + datetime.timedelta(days=9999))
    certificate = made.add_extension(usage, True).sign(key, hashes.SHA256())
    encoding, plain = serialization.Encoding.DER, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    return SimpleSigner(
        signing_cert=asn1.Certificate.load(certificate.public_bytes(encoding)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def drawn(color: tuple[int, int, int, int]) -> Image.Image:
    """A stroke of ink on a transparent ground."""
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 90), (90, 10), (190, 80)], fill=color, width=9)
    return image


Sign = Callable[..., bytes]


@pytest.fixture(scope="module")
def sign(signer: Any) -> Sign:
    def signed(data: bytes, name: str, box: Box | None, picture: Image.Image | None = None, text: str = "") -> bytes:
        """``data`` with one more signature on its first page; ``box`` from the top left corner."""
        from pyhanko.pdf_utils.images import PdfImage
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import SigFieldSpec
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
        from pyhanko.stamp import StaticStampStyle, TextStampStyle

        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        style: Any = TextStampStyle(stamp_text=text, border_width=0, background=None)
        if picture is not None:
            ground = PdfImage(picture, writer=writer)
            style = StaticStampStyle(background=ground, border_width=0, background_opacity=1)
        place = None if box is None else tuple(round(v) for v in (box[0], HEIGHT - box[3], box[2], HEIGHT - box[1]))
        spec = SigFieldSpec(name, on_page=0, box=place)
        pdf_signer = PdfSigner(
            PdfSignatureMetadata(field_name=name),
            signer=signer,
            stamp_style=None if box is None else style,
            new_field_spec=spec,
        )
        return bytes(pdf_signer.sign_pdf(writer).getvalue())

    return signed


SIGNED: Box = (370.0, 620.0, 470.0, 670.0)
SEALED: Box = (300.0, 600.0, 400.0, 700.0)


def facts(data: bytes) -> Facts:
    return read_facts(data, "pdf", "x.pdf")


@pytest.mark.parametrize(("color", "ink"), [(BLUE, "blue"), (RED, "red"), (BLACK, "black")])
def test_a_picture_has_its_place_and_its_colour(sign: Sign, color: tuple[int, int, int, int], ink: str) -> None:
    (found,) = facts(sign(good_bytes("pdf"), "A", SIGNED, drawn(color))).signatures
    assert (found.page, found.shown, found.ink, found.text) == (1, True, ink, "")
    assert found.box_pt == pytest.approx(SIGNED, abs=1)


def test_pictures_over_each_other_keep_their_colours(sign: Sign) -> None:
    once = sign(good_bytes("pdf"), "A", SIGNED, drawn(BLUE))
    found = facts(sign(once, "B", SEALED, drawn(RED))).signatures
    assert [field.ink for field in found] == ["blue", "red"]


def test_words_of_a_field_are_read_and_are_no_text_of_the_document(sign: Sign) -> None:
    plain = facts(good_bytes("pdf"))
    found = facts(sign(good_bytes("pdf"), "A", (330.0, 15.0, 540.0, 50.0), text="107/BC-SNgV; 10:15:30"))
    (field,) = found.signatures
    assert (field.shown, field.ink, field.text) == (True, "", "107/BC-SNgV; 10:15:30")
    assert field.sizes_pt
    assert found.paragraphs == plain.paragraphs


def test_a_signature_without_a_box_shows_nothing(sign: Sign) -> None:
    (found,) = facts(sign(good_bytes("pdf"), "A", None)).signatures
    assert not found.shown


def test_a_file_without_a_signature_has_no_fields() -> None:
    assert facts(good_bytes("pdf")).signatures == ()
    assert signature_fields(good_bytes("pdf"), "x.pdf") == ()


def test_a_field_that_waits_for_a_signature_is_none() -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer, out = IncrementalPdfFileWriter(io.BytesIO(good_bytes("pdf"))), io.BytesIO()
    append_signature_field(writer, SigFieldSpec("Cho ky", on_page=0, box=(370, 170, 470, 220)))
    writer.write(out)
    assert facts(out.getvalue()).signatures == ()
