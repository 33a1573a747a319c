"""A PDF signed by pyHanko, into one of its empty fields; the file that was signed stays as it was.

pyHanko is an optional extra (``pip install "tthc-render[sign]"``) and is imported only here and in verification.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import itertools
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics import io_errors
from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed, WrongUsage
from tthc_render.diagnostics.faults import is_debugging
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.signing import AGENCY, PERSON
from tthc_render.formats.writing import write_new
from tthc_render.readers.isolation import BUDGETS, in_this_process

if TYPE_CHECKING:
    from pkcs11 import Session
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.pkcs11 import PKCS11Signer
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import BaseStampStyle

    from tthc_render.rendering.revocation import Stamping

SIGNED: Final = ".da-ky"
ROLES_OF_FIELDS: Final = {PERSON: "ca-nhan", AGENCY: "co-quan"}
NO_DEVICES: Final = 'Chưa cài phần ký bằng thiết bị. Cài: pip install "tthc-render[pkcs11]"'
NOT_INSTALLED: Final = 'Chưa cài phần ký số. Cài: pip install "tthc-render[sign]"'


@dataclass(frozen=True, slots=True)
class Wish:
    """How to sign: the field, a picture for it or None, reason and place as they are written into the signature.

    ``words`` are shown before the time of signing in a field of the upper right corner, made if it is not there.
    """

    field: str
    picture: Path | None = None
    reason: str = ""
    location: str = ""
    words: str = ""


def signer_of_p12(path: Path, password: str) -> Signer:
    """The key and certificate of a PKCS#12 file; DataUnreadable where file or password are wrong."""
    _ask_for_pyhanko()
    from pyhanko.sign import signers

    try:
        data = read_regular(path)
    except OSError as error:
        raise DataUnreadable(f"{path}: không mở được ({cause(error)}).") from error
    if "\0" in password:  # which the library of certificates does not survive
        raise DataUnreadable(f"{path}: sai mật khẩu: có ký tự không gõ được.")
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
        from pyhanko.sign.pkcs11 import open_pkcs11_session
    except ImportError as error:
        raise WrongUsage(NO_DEVICES) from error
    if not module.is_file():
        raise DataUnreadable(
            f"{module}: không có thư viện PKCS#11 này. Hỏi tổ chức cấp thiết bị tệp .so hoặc .dll nào."
        )
    faults = (pkcs11.PKCS11Error, RuntimeError, SigningError, PdfError, LookupError)
    try:
        session = open_pkcs11_session(str(module), token_criteria=TokenCriteria(label=token), user_pin=pin)
    except pkcs11.PinIncorrect as error:
        raise DataUnreadable(f"--token {token}: sai mã PIN. Gõ lại; sai nhiều lần thì thiết bị tự khóa.") from error
    except faults as error:
        present = _devices(module)
        if token in present:
            why = f"không mở được ({error or type(error).__name__}). Rút ra, cắm lại, rồi ký lại."
        else:
            shown = ", ".join(present) or "không có thiết bị nào"
            why = f"không có thiết bị tên này; đang cắm: {shown}. Kiểm tra thiết bị đã cắm và tên."
        raise DataUnreadable(f"--token {token}: {why}") from error
    with session:
        try:
            found = _keys_in(session)
            chosen = [one for one in found if label in ("", one.name, one.key_name)]
            if len(chosen) != 1:
                raise LookupError
            signer = chosen[0].signer(session)
            assert signer.signing_cert is not None
        except (*faults, AssertionError) as error:
            raise DataUnreadable(f"--token {token}: {_no_key(label, [one.name for one in found])}") from error
        yield signer


@dataclass(frozen=True, slots=True, order=True)
class _KeyInDevice:
    """A private key and its certificate: their names, and the identifier of both, b"" where the device gives none."""

    name: str
    key_name: str
    identity: bytes

    def signer(self, session: Session) -> PKCS11Signer:
        """What signs with it."""
        from pyhanko.sign.pkcs11 import PKCS11Signer

        if self.identity:
            return PKCS11Signer(session, cert_id=self.identity, key_id=self.identity)
        return PKCS11Signer(session, cert_label=self.name, key_label=self.key_name)


def _keys_in(session: Session) -> list[_KeyInDevice]:
    """The keys of a device that have a certificate there; certificates of authorities have no key."""
    from pkcs11 import Attribute, ObjectClass

    def named(kind: ObjectClass) -> list[tuple[bytes, str]]:
        items = session.get_objects({Attribute.CLASS: kind})
        return [(bytes(item[Attribute.ID]), str(item[Attribute.LABEL])) for item in items]

    certificates = named(ObjectClass.CERTIFICATE)
    return sorted(
        _KeyInDevice(name, key_name, identity)
        for identity, key_name in named(ObjectClass.PRIVATE_KEY)
        for other, name in certificates
        if identity == other and (identity or name == key_name)
    )


def _no_key(label: str, names: Sequence[str]) -> str:
    """Why no key of a device can be chosen, and what to do."""
    if not names:
        return "không có chứng thư nào có khóa riêng. Hỏi tổ chức cấp thiết bị."
    shown = ", ".join(names)
    if not label:
        return f"có nhiều khóa: {shown}. Thêm --key TÊN."
    return f"không có (hoặc có hơn một) khóa tên {label}; trong thiết bị có: {shown}. Sửa --key."


def _devices(module: Path) -> list[str]:
    """The names of the devices that are plugged in, as far as the library tells them."""
    import pkcs11

    try:
        tokens = pkcs11.lib(str(module)).get_tokens()
        return sorted(name for token in tokens if (name := str(token.label).strip()))
    except (pkcs11.PKCS11Error, RuntimeError):
        return []


def empty_fields(data: bytes) -> list[str]:
    """The names of the signature fields of a PDF that nobody has signed yet; RenderingFailed if it cannot be read."""
    return [name for name, is_signed in _fields(data) if not is_signed]


def field_names(data: bytes) -> list[str]:
    """The names of all signature fields of a PDF; RenderingFailed if it cannot be read."""
    return [name for name, _ in _fields(data)]


def _fields(data: bytes) -> list[tuple[str, bool]]:
    """The signature fields of a PDF, and whether each is signed."""
    _ask_for_pyhanko()
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)  # scanners write small faults
        if reader.encrypted:
            raise RenderingFailed("Tệp PDF có mật khẩu: không ký được. Bỏ mật khẩu rồi ký.")
        return [(str(name), value is not None) for name, value, _ in enumerate_sig_fields(reader)]
    except (PdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RenderingFailed(f"Không đọc được tệp PDF để ký: tệp hỏng. {_MAKE_AGAIN}") from error


def with_corner_field(data: bytes, wish: Wish) -> bytes:
    """``data`` with the empty field ``wish.field``, large enough for ``wish.words``; as it is if the field is there."""
    _ask_for_pyhanko()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    from tthc_render.rendering.signature_words import add_corner_field

    if wish.field in field_names(data):
        return data
    out = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        with _metadata_kept():
            add_corner_field(writer, wish.field, wish.words)
            writer.write(out)
    except (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise RenderingFailed(f"Không thêm được ô ký {wish.field}: tệp PDF hỏng hoặc bị khóa. {_MAKE_AGAIN}") from error
    return out.getvalue()


def sign_pdf(data: bytes, signer: Signer, wish: Wish, stamping: Stamping | None = None) -> bytes:
    """``data`` with one more signature (PAdES; with long-term validation where there is a timestamp).

    Raises WrongUsage for a field that is not there or is signed, RenderingFailed where signing fails.
    """
    _ask_for_pyhanko()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko_certvalidator.errors import ValidationError

    if wish.words:
        data = with_corner_field(data, wish)
    free = empty_fields(data)
    if wish.field not in free:
        raise WrongUsage(_no_field(wish.field, field_names(data), free))
    _hold_term(signer)
    about = signers.PdfSignatureMetadata(
        field_name=wish.field,
        reason=wish.reason or None,
        location=wish.location or None,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        embed_validation_info=stamping is not None,
        use_pades_lta=stamping is not None,
        validation_context=stamping.context(signer) if stamping else None,
    )
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        style = _look(wish, writer)
        stamper = stamping.timestamper if stamping else None
        maker = signers.PdfSigner(about, signer=signer, timestamper=stamper, stamp_style=style)
        with _metadata_kept():
            out = maker.sign_pdf(writer)
    except (SigningError, PdfError, ValueError, OSError, ValidationError) as error:
        raise RenderingFailed(f"Không ký được: {_why(error)}") from error
    return bytes(out.getvalue())


def _no_field(field: str, names: Sequence[str], free: Sequence[str]) -> str:
    """Why nobody can sign in ``field``, and where else."""
    if not names:
        return (
            "Tệp PDF không có ô ký nào: không phải báo cáo do chương trình này làm ra. "
            "Phụ lục là tệp riêng: thêm --as phu-luc --number SỐ; bản sao: thêm --as ban-sao --words CHỮ."
        )
    role = f" (--as {ROLES_OF_FIELDS[free[0]]})" if free and free[0] in ROLES_OF_FIELDS else ""
    left = f"Còn trống: {', '.join(free)}{role}." if free else "Không còn ô trống nào."
    return f"Ô ký {field} {'đã có chữ ký' if field in names else 'không có trong tệp'}. {left}"


def _hold_term(signer: Signer) -> None:
    """RenderingFailed where the certificate of ``signer`` is not valid today: its signature would be worth nothing."""
    from tthc_render.rendering.signature_words import shown_time

    certificate = signer.signing_cert
    now = datetime.datetime.now(datetime.UTC)
    if certificate is None or certificate.not_valid_before <= now <= certificate.not_valid_after:
        return
    term = f"{shown_time(certificate.not_valid_before)} đến {shown_time(certificate.not_valid_after)}"
    raise RenderingFailed(
        f"Không ký được: chứng thư chỉ dùng được từ {term}. Xin tổ chức chứng thực cấp lại; nếu chứng thư còn hạn thì "
        "chỉnh đồng hồ của máy."
    )


def _why(error: Exception) -> str:
    """The cause of a failure in Vietnamese."""
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError
    from pyhanko_certvalidator.errors import PathBuildingError, PathError, ValidationError

    if isinstance(error, TimestampRequestError):
        return "máy chủ dấu thời gian không trả lời đúng. Kiểm tra mạng và địa chỉ --tsa; chưa ghi tệp nào."
    cause = error.__cause__ if isinstance(error.__cause__, ValidationError | PathError) else error
    if isinstance(cause, PathBuildingError):
        return "không nối được chứng thư của khóa, hay của máy chủ dấu thời gian, với chứng thư gốc. Thêm --ca goc.pem."
    if isinstance(cause, ValidationError | PathError):
        return f"chứng thư của khóa, hay của máy chủ dấu thời gian, không dùng được ({cause})."
    if isinstance(error, OSError):
        return f"{io_errors.cause(error)}."
    return f"tệp PDF hỏng, bị khóa, hoặc chữ ký trước không cho ký thêm. {_MAKE_AGAIN}"


_MAKE_AGAIN: Final = "Làm lại tệp PDF bằng chương trình đã làm ra nó rồi ký."


def within_limits(work: Callable[[], bytes], file: Path) -> bytes:
    """What ``work`` makes of the PDF ``file`` of unknown origin; DataUnreadable where it fails or never ends."""
    try:
        return in_this_process(work, str(file), BUDGETS["sign"])
    except (RecursionError, LookupError, TypeError, AttributeError, AssertionError, ValueError) as error:
        if is_debugging():
            raise
        raise DataUnreadable(f"{file}: không ký được: tệp PDF hỏng. {_MAKE_AGAIN}") from error


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


def write_signed(path: Path, data: bytes, output: Path | None = None, *, mark: str = SIGNED) -> Path:
    """Write a signed file beside ``path`` (``mark`` in its name) or as ``output``, never over a file that is there."""
    if output is not None:
        try:
            write_new(output, data)
        except FileExistsError:
            raise WrongUsage(f"-o {output}: tệp này đã có; văn bản đã ký không bị ghi đè. Chọn tên khác.") from None
        return output
    stem = path.stem.split(mark)[0]
    for number in itertools.count(1):
        place = path.with_name(f"{stem}{mark}{f'-{number}' if number > 1 else ''}{path.suffix}")
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


def _look(wish: Wish, writer: IncrementalPdfFileWriter) -> BaseStampStyle:
    """What is seen in the field: words and time, a picture, or nothing."""
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.stamp import StaticStampStyle

    from tthc_render.rendering.signature_words import WordsStyle, angle_of_first_page

    if wish.words:
        return WordsStyle(words=wish.words, angle=angle_of_first_page(writer))
    if wish.picture is None:
        return StaticStampStyle(border_width=0)
    try:
        return StaticStampStyle(border_width=0, background=PdfImage(str(wish.picture)))
    except (OSError, ValueError) as error:
        raise DataUnreadable(f"{wish.picture}: không đọc được ảnh. Dùng tệp PNG nền trong suốt.") from error


def _ask_for_pyhanko() -> None:
    """WrongUsage where the optional extra is not installed; what pyHanko logs of odd files is not shown."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        import pyhanko.sign  # noqa: F401
    except ImportError as error:
        raise WrongUsage(NOT_INSTALLED) from error
