"""A PDF signed by pyHanko, into one of its empty fields; the file that was signed stays as it was.

pyHanko is an optional extra (``pip install "tthc-render[sign]"``) and is imported only here and in verification.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.formats.writing import write_new

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import BaseStampStyle

HANOI: Final = datetime.timezone(datetime.timedelta(hours=7))
"""Annex I, II.7d and II.8a: the time of signing is that of Vietnam (ISO 8601)."""

SIGNED: Final = ".da-ky"
NO_DEVICES: Final = 'Chưa cài phần ký bằng thiết bị. Cài: pip install "tthc-render[pkcs11]"'
NOT_INSTALLED: Final = 'Chưa cài phần ký số. Cài: pip install "tthc-render[sign]"'


@dataclass(frozen=True, slots=True)
class Wish:
    """How to sign: the field, a picture for it or None, reason and place as they are written into the signature."""

    field: str
    picture: Path | None = None
    reason: str = ""
    location: str = ""


def signer_of_p12(path: Path, password: str) -> Signer:
    """The key and certificate of a PKCS#12 file; DataUnreadable where file or password are wrong."""
    _ask_for_pyhanko()
    from pyhanko.sign import signers

    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataUnreadable(f"{path}: không mở được ({cause(error)}).") from error
    try:
        found: Signer | None = signers.SimpleSigner.load_pkcs12_data(
            data, other_certs=[], passphrase=password.encode("utf-8")
        )
    except (ValueError, OSError) as error:
        raise DataUnreadable(f"{path}: sai mật khẩu, hoặc tệp không phải PKCS#12.") from error
    if found is None:
        raise DataUnreadable(f"{path}: sai mật khẩu, hoặc tệp không phải PKCS#12.")
    return found


@contextlib.contextmanager
def signer_of_device(module: Path, token: str, label: str, pin: str) -> Iterator[Signer]:
    """The key ``label`` ("" for the only one) in the device ``token``, through the PKCS#11 library ``module``.

    Raises WrongUsage where the extra is not installed, DataUnreadable where library, device, key or PIN are wrong.
    """
    _ask_for_pyhanko()
    try:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError as error:
        raise WrongUsage(NO_DEVICES) from error
    if not module.is_file():
        raise DataUnreadable(
            f"{module}: không có thư viện PKCS#11 này. Hỏi tổ chức cấp thiết bị tệp .so hoặc .dll nào."
        )
    faults = (pkcs11.PKCS11Error, RuntimeError, SigningError, PdfError, LookupError)
    try:
        session = open_pkcs11_session(str(module), token_criteria=TokenCriteria(label=token), user_pin=pin)
    except faults as error:
        why = (
            "sai mã PIN"
            if isinstance(error, pkcs11.PinIncorrect)
            else f"không mở được ({error or type(error).__name__})"
        )
        raise DataUnreadable(f"--token {token}: {why}. Kiểm tra thiết bị đã cắm, tên và mã PIN.") from error
    with session:
        signer = PKCS11Signer(session, cert_label=label or None, key_label=label or None)
        try:
            assert signer.signing_cert is not None
        except (*faults, AssertionError) as error:
            raise DataUnreadable(
                f"--token {token}: không tìm được chứng thư ({error or type(error).__name__}). Thêm --key TÊN."
            ) from error
        yield signer


def empty_fields(data: bytes) -> list[str]:
    """The names of the signature fields of a PDF that nobody has signed yet."""
    _ask_for_pyhanko()
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    return [name for name, value, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(data))) if value is None]


def sign_pdf(data: bytes, signer: Signer, wish: Wish, timestamper: TimeStamper | None = None) -> bytes:
    """``data`` with one more signature (PAdES; with long-term validation where there is a timestamp).

    Raises WrongUsage for a field that is not there or is signed, RenderingFailed where signing fails.
    """
    _ask_for_pyhanko()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko_certvalidator import ValidationContext

    free = empty_fields(data)
    if wish.field not in free:
        left = ", ".join(free) or "không còn ô nào"
        raise WrongUsage(f"--field {wish.field}: không có ô ký trống tên này. Còn trống: {left}.")
    context = ValidationContext(trust_roots=[*_roots(signer)], allow_fetching=True) if timestamper else None
    about = signers.PdfSignatureMetadata(
        field_name=wish.field,
        reason=wish.reason or None,
        location=wish.location or None,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        embed_validation_info=context is not None,
        use_pades_lta=context is not None,
        validation_context=context,
    )
    style = _stamp(wish.picture)
    try:
        maker = signers.PdfSigner(about, signer=signer, timestamper=timestamper, stamp_style=style)
        with _metadata_kept():
            out = maker.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))
    except (SigningError, PdfError, ValueError, OSError) as error:
        raise RenderingFailed(f"Không ký được: {error}") from error
    return bytes(out.getvalue())


@contextlib.contextmanager
def _metadata_kept() -> Iterator[None]:
    """Within it, pyHanko leaves XMP and properties alone: what it writes anew does not explain the claim of PDF/UA."""
    from pyhanko.pdf_utils.writer import BasePdfFileWriter

    own = BasePdfFileWriter._update_meta
    BasePdfFileWriter._update_meta = lambda self: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        BasePdfFileWriter._update_meta = own  # type: ignore[method-assign]


def write_signed(path: Path, data: bytes, output: Path | None = None) -> Path:
    """Write a signed file beside ``path`` or as ``output``, never over a file that is there."""
    if output is not None:
        try:
            write_new(output, data)
        except FileExistsError:
            raise WrongUsage(f"-o {output}: tệp này đã có; văn bản đã ký không bị ghi đè. Chọn tên khác.") from None
        return output
    stem = path.stem.split(SIGNED)[0]
    for number in itertools.count(1):
        place = path.with_name(f"{stem}{SIGNED}{f'-{number}' if number > 1 else ''}{path.suffix}")
        try:
            write_new(place, data)
        except FileExistsError:
            continue
        return place
    raise AssertionError("numbers never end")


def timestamper_of(url: str) -> TimeStamper:
    """The timestamp server at ``url`` (RFC 3161)."""
    _ask_for_pyhanko()
    from pyhanko.sign.timestamps import HTTPTimeStamper

    if not url.startswith(("http://", "https://")):
        raise WrongUsage(f"--tsa {url}: ghi địa chỉ http:// hoặc https:// của máy chủ cấp dấu thời gian.")
    return HTTPTimeStamper(url, timeout=30)


def _roots(signer: Signer) -> list[object]:
    """The certificates that the key brought along, at whose top the issuer of all stands."""
    found = list(signer.cert_registry)
    tops = [item for item in found if item.issuer == item.subject]
    return tops or found


def _stamp(picture: Path | None) -> BaseStampStyle:
    """What is seen in the field: a picture, or nothing; a text would need a font whose widths PDF/A accepts."""
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.stamp import StaticStampStyle

    if picture is None:
        return StaticStampStyle(border_width=0)
    try:
        return StaticStampStyle(border_width=0, background=PdfImage(str(picture)))
    except (OSError, ValueError) as error:
        raise DataUnreadable(f"{picture}: không đọc được ảnh. Dùng tệp PNG nền trong suốt.") from error


def _ask_for_pyhanko() -> None:
    """WrongUsage where the optional extra is not installed."""
    try:
        import pyhanko.sign  # noqa: F401
    except ImportError as error:
        raise WrongUsage(NOT_INSTALLED) from error
