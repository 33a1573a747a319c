"""The command ``sign``: one more signature in a PDF, in a new file."""

from __future__ import annotations

import getpass
import re
import warnings
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.signing import AGENCY, APPENDIX, COPY, IN_CORNER, PERSON

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

    from tthc_render.rendering.revocation import Stamping

PASSWORD_MAX: Final = 10_000
ROLES: Final = {"ca-nhan": PERSON, "co-quan": AGENCY, "phu-luc": APPENDIX, "ban-sao": COPY}
_NUMBER: Final = re.compile(r"(?:Số\s*:\s*)?(\d+\s*/\s*[A-ZĐ][^;]*)")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP.pdf")
@click.option("--p12", type=click.Path(path_type=Path), metavar="KHÓA.p12", help="Tệp chứng thư và khóa (PKCS#12).")
@click.option("--pkcs11", "module", type=click.Path(path_type=Path), metavar="THƯ_VIỆN", help="Thư viện của thiết bị.")
@click.option("--token", default="", metavar="TÊN", help="Tên thiết bị, khi ký bằng --pkcs11.")
@click.option("--key", default="", metavar="TÊN", help="Tên khóa trong thiết bị, nếu có nhiều khóa.")
@click.option(
    "--as",
    "role",
    type=click.Choice(tuple(ROLES)),
    default="ca-nhan",
    help="Ký của người, của cơ quan; của cơ quan trên phụ lục là tệp riêng, trên bản sao.",
)
@click.option("--number", default="", metavar="SỐ", help="Số và ký hiệu văn bản chính, ghi trên phụ lục là tệp riêng.")
@click.option("--words", default="", metavar="CHỮ", help="Hình thức sao và tên cơ quan sao, ghi trên bản sao.")
@click.option("--field", default="", metavar="TÊN", help="Tên ô ký, nếu không phải ô mà chương trình đặt.")
@click.option("--field-only", is_flag=True, help="Chỉ đặt ô ký trống ở góc trang đầu, để phần mềm khác ký.")
@click.option("--picture", type=click.Path(path_type=Path), metavar="ẢNH.png", help="Ảnh chữ ký hoặc dấu, nền trong.")
@click.option("--tsa", default="", metavar="URL", help="Máy chủ cấp dấu thời gian: chữ ký kiểm tra được lâu dài.")
@click.option(
    "--ca",
    "authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CA.pem",
    help="Chứng thư gốc mà khóa hay máy chủ dấu thời gian thuộc về, dùng với --tsa.",
)
@click.option("--reason", default="", metavar="LÝ_DO", help="Lý do ký, ghi trong chữ ký.")
@click.option("--password-file", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp chứa mật khẩu của khóa.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Tệp ghi ra; phải chưa có.")
def sign(
    file: Path,
    p12: Path | None,
    module: Path | None,
    token: str,
    key: str,
    role: str,
    number: str,
    words: str,
    field: str,
    field_only: bool,
    picture: Path | None,
    tsa: str,
    authorities: tuple[Path, ...],
    reason: str,
    password_file: Path | None,
    output: Path | None,
) -> None:
    """Ký số một tệp PDF vào ô ký trống của nó; ghi ra tệp mới, tệp cũ giữ nguyên.

    \b
    Ví dụ:
      tthc-render sign bao-cao.pdf --p12 chu-tich.p12 --picture chu-ky.png
      tthc-render sign bao-cao.da-ky.pdf --p12 van-thu.p12 --as co-quan --picture dau.png
      tthc-render sign phu-luc.pdf --p12 van-thu.p12 --as phu-luc --number 107/BC-UBND
      tthc-render sign ban-sao.pdf --p12 van-thu.p12 --as ban-sao --words "Sao y; UBND xã Cẩm Vịnh"

    Người có thẩm quyền ký trước (ca-nhan), văn thư ký của cơ quan sau (co-quan). Cần: pip install "tthc-render[sign]".
    """
    from tthc_render.readers.isolation import BUDGETS, check_size
    from tthc_render.rendering.signing import (
        Wish,
        empty_fields,
        sign_pdf,
        signer_of_device,
        signer_of_p12,
        with_corner_field,
        within_limits,
        write_signed,
    )

    wish = Wish(field or ROLES[role], picture, reason, words=_words(ROLES[role], number, words, picture))
    if field_only and not wish.words:
        raise WrongUsage("--field-only: chỉ dùng với --as phu-luc hoặc --as ban-sao; các ô khác có sẵn trong PDF.")
    if not field_only and (p12 is None) == (module is None):
        raise WrongUsage("Nêu một khóa: --p12 khoa.p12, hoặc --pkcs11 THƯ_VIỆN --token TÊN cho khóa trong thiết bị.")
    if module is not None and not token:
        raise WrongUsage("--pkcs11: thêm --token TÊN, tên của thiết bị.")
    if authorities and not tsa:
        raise WrongUsage("--ca: chỉ dùng với --tsa, để ghi kèm dữ liệu kiểm tra lâu dài.")
    try:
        check_size(file, str(file), BUDGETS["sign"])
        data = read_regular(file)
        roots = tuple(read_regular(item) for item in authorities)
        typed = _password_in(password_file) if password_file else None
    except UnicodeDecodeError as error:
        raise DataUnreadable(f"{password_file}: không phải chữ UTF-8. Ghi riêng mật khẩu vào một tệp chữ.") from error
    except OSError as error:
        raise DataUnreadable(f"{error.filename}: không mở được ({cause(error)}).") from error
    if not data.startswith(b"%PDF"):
        raise WrongUsage(f"{file}: chỉ ký được tệp PDF. Văn bản Word thì ký bản PDF của nó.")
    if field_only:
        made = within_limits(lambda: with_corner_field(data, wish), file)
        if made == data:
            raise WrongUsage(f"{file}: đã có ô ký {wish.field}.")
        echo(f"{write_signed(file, made, output, mark='.co-o-ky')}: đã đặt ô ký trống {wish.field}, chưa ký")
        return
    stamping = _stamping(tsa, roots)
    password = _asked() if typed is None else typed
    held: AbstractContextManager[Signer]
    if module is not None:
        held = signer_of_device(module, token, key, password)
    else:
        assert p12 is not None
        held = nullcontext(signer_of_p12(p12, password))
    with held as signer:
        made = within_limits(lambda: sign_pdf(data, signer, wish, stamping), file)
        lasting = stamping is None or stamping.has_reached(made, signer, wish.field)
    echo(f"{write_signed(file, made, output)}: đã ký vào ô {wish.field}")
    if wish.field == AGENCY and PERSON in empty_fields(made):
        echo(f"  Lưu ý: ô ký của người có thẩm quyền ({PERSON}) còn trống; người ký trước, cơ quan ký sau.", err=True)
    if stamping is not None:
        echo(
            "  có dấu thời gian và dữ liệu để kiểm tra lâu dài"
            if lasting
            else "  có dấu thời gian; CHƯA kèm đủ dữ liệu để kiểm tra lâu dài: chứng thư không nêu nơi hỏi thu hồi "
            "(OCSP, CRL), hoặc nơi ấy không trả lời. Cần thì ký lại khi có mạng."
        )


def _password_in(path: Path) -> str:
    """The password in a file, or in a pipe of the user's own."""
    with path.open("rb") as file:
        return file.read(PASSWORD_MAX).decode("utf-8").rstrip("\r\n")


def _asked() -> str:
    """The password as it is typed, unseen; WrongUsage where nobody can type."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return str(click.prompt("Mật khẩu (mã PIN) của khóa", hide_input=True, err=True))
    except getpass.GetPassWarning as error:
        raise WrongUsage("Không hỏi được mật khẩu vì không có bàn phím: thêm --password-file TỆP.") from error


def _words(field: str, number: str, words: str, picture: Path | None) -> str:
    """What the corner of an appendix or copy says before the time; "" for other fields."""
    if field not in IN_CORNER:
        if number or words:
            raise WrongUsage("--number chỉ dùng với --as phu-luc, --words chỉ dùng với --as ban-sao.")
        return ""
    if picture is not None:
        raise WrongUsage("--picture: trên phụ lục, bản sao không hiển thị hình dấu (Nghị định 30, Phụ lục I).")
    if field == APPENDIX:
        found = _NUMBER.fullmatch(" ".join(number.split()))
        if found is None or words:
            raise WrongUsage("--as phu-luc: thêm số và ký hiệu của văn bản chính, ví dụ --number 107/BC-UBND.")
        return f"Số: {found[1]}"
    if not words.strip() or number:
        raise WrongUsage(
            '--as ban-sao: thêm hình thức sao và tên cơ quan sao, ví dụ --words "Sao y; UBND xã Cẩm Vịnh".'
        )
    return " ".join(words.split()).rstrip(" ;")


def _stamping(tsa: str, roots: tuple[bytes, ...]) -> Stamping | None:
    from tthc_render.rendering.revocation import Stamping
    from tthc_render.rendering.signing import timestamper_of

    return Stamping(timestamper_of(tsa), roots) if tsa else None
