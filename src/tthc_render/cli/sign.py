"""The command ``sign``: one more signature in a PDF, in a new file."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.formats.signing import AGENCY, PERSON

ROLES = {"ca-nhan": PERSON, "co-quan": AGENCY}


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP.pdf")
@click.option("--p12", type=click.Path(path_type=Path), metavar="KHÓA.p12", help="Tệp chứng thư và khóa (PKCS#12).")
@click.option("--as", "role", type=click.Choice(tuple(ROLES)), default="ca-nhan", help="Ký của người hay của cơ quan.")
@click.option("--field", default="", metavar="TÊN", help="Tên ô ký, nếu không phải ô mà chương trình đặt.")
@click.option("--picture", type=click.Path(path_type=Path), metavar="ẢNH.png", help="Ảnh chữ ký hoặc dấu, nền trong.")
@click.option("--tsa", default="", metavar="URL", help="Máy chủ cấp dấu thời gian: chữ ký kiểm tra được lâu dài.")
@click.option("--reason", default="", metavar="LÝ_DO", help="Lý do ký, ghi trong chữ ký.")
@click.option("--password-file", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp chứa mật khẩu của khóa.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Tệp ghi ra; phải chưa có.")
def sign(
    file: Path,
    p12: Path | None,
    role: str,
    field: str,
    picture: Path | None,
    tsa: str,
    reason: str,
    password_file: Path | None,
    output: Path | None,
) -> None:
    """Ký số một tệp PDF vào ô ký trống của nó; ghi ra tệp mới, tệp cũ giữ nguyên.

    \b
    Ví dụ:
      tthc-render sign bao-cao.pdf --p12 chu-tich.p12 --picture chu-ky.png
      tthc-render sign bao-cao.da-ky.pdf --p12 van-thu.p12 --as co-quan --picture dau.png

    Người có thẩm quyền ký trước (ca-nhan), văn thư ký của cơ quan sau (co-quan). Cần: pip install "tthc-render[sign]".
    """
    from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12, timestamper_of, write_signed

    if p12 is None:
        raise WrongUsage("Chưa nêu khóa. Ví dụ: tthc-render sign bao-cao.pdf --p12 khoa.p12")
    try:
        data = file.read_bytes()
        typed = password_file.read_text(encoding="utf-8").rstrip("\r\n") if password_file else None
    except OSError as error:
        raise DataUnreadable(f"{error.filename}: không mở được ({cause(error)}).") from error
    if not data.startswith(b"%PDF"):
        raise WrongUsage(f"{file}: chỉ ký được tệp PDF. Văn bản Word thì ký bản PDF của nó.")
    password = click.prompt("Mật khẩu của khóa", hide_input=True, err=True) if typed is None else typed
    signer = signer_of_p12(p12, password)
    wish = Wish(field or ROLES[role], picture, reason)
    made = sign_pdf(data, signer, wish, timestamper_of(tsa) if tsa else None)
    echo(f"{write_signed(file, made, output)}: đã ký vào ô {wish.field}")
