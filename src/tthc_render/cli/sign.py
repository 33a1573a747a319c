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
@click.option("--pkcs11", "module", type=click.Path(path_type=Path), metavar="THƯ_VIỆN", help="Thư viện của thiết bị.")
@click.option("--token", default="", metavar="TÊN", help="Tên thiết bị, khi ký bằng --pkcs11.")
@click.option("--key", default="", metavar="TÊN", help="Tên khóa trong thiết bị, nếu có nhiều khóa.")
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
    module: Path | None,
    token: str,
    key: str,
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
    from tthc_render.rendering.signing import (
        Wish,
        sign_pdf,
        signer_of_device,
        signer_of_p12,
        timestamper_of,
        write_signed,
    )

    if (p12 is None) == (module is None):
        raise WrongUsage("Nêu một khóa: --p12 khoa.p12, hoặc --pkcs11 THƯ_VIỆN --token TÊN cho khóa trong thiết bị.")
    if module is not None and not token:
        raise WrongUsage("--pkcs11: thêm --token TÊN, tên của thiết bị.")
    try:
        data = file.read_bytes()
        typed = password_file.read_text(encoding="utf-8").rstrip("\r\n") if password_file else None
    except OSError as error:
        raise DataUnreadable(f"{error.filename}: không mở được ({cause(error)}).") from error
    if not data.startswith(b"%PDF"):
        raise WrongUsage(f"{file}: chỉ ký được tệp PDF. Văn bản Word thì ký bản PDF của nó.")
    password = click.prompt("Mật khẩu (mã PIN) của khóa", hide_input=True, err=True) if typed is None else typed
    wish = Wish(field or ROLES[role], picture, reason)
    stamper = timestamper_of(tsa) if tsa else None
    if module is not None:
        with signer_of_device(module, token, key, password) as signer:
            made = sign_pdf(data, signer, wish, stamper)
    else:
        assert p12 is not None
        made = sign_pdf(data, signer_of_p12(p12, password), wish, stamper)
    echo(f"{write_signed(file, made, output)}: đã ký vào ô {wish.field}")
