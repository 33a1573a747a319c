"""The command ``verify``: who signed, when, and whether anything was changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.options import JSON
from tthc_render.cli.output import echo, echo_json
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage

if TYPE_CHECKING:
    from tthc_render.rendering.verification import Signed, Verified


ONLY_CLAIM = "chỉ xem lời khai, chưa kiểm tra từng điều của chuẩn; muốn chắc dùng veraPDF"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="[TỆP.pdf|THƯ MỤC]...")
@click.option(
    "--ca",
    "authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CA.pem",
    help="Chứng thư của tổ chức chứng thực đáng tin (nhiều lần được).",
)
@click.option(
    "--crl",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="TỆP.crl",
    help="Danh sách chứng thư thu hồi đã tải về (nhiều lần được).",
)
@click.option("--online", is_flag=True, help="Hỏi tổ chức chứng thực (OCSP, CRL) chứng thư có bị thu hồi không.")
@JSON
def verify(
    files: tuple[Path, ...], authorities: tuple[Path, ...], lists: tuple[Path, ...], online: bool, as_json: bool
) -> None:
    """Kiểm tra tệp PDF đã ký: ai ký, lúc nào, có bị sửa không, còn là PDF/A không, dữ liệu kèm khớp không.

    \b
    Ví dụ:
      tthc-render verify bao-cao.da-ky.pdf
      tthc-render verify --ca ban-co-yeu.pem --online nhan-ve/

    Mã thoát 1: chưa ký, bị sửa, dữ liệu không khớp; với --ca thì cả chứng thư không đáng tin hoặc đã bị thu hồi trước
    lúc ký. Không có --ca thì không kết luận được chứng thư là của ai.
    """
    from tthc_render.rendering.verification import verify_file

    if (lists or online) and not authorities:
        raise WrongUsage("--crl, --online: thêm --ca CA.pem, chứng thư của tổ chức chứng thực mà anh, chị tin.")
    found: list[Verified] = []
    unreadable = []
    for file in _pdfs_in(files):
        try:
            found.append(verify_file(file, authorities, lists, online=online))
        except DataUnreadable as error:
            unreadable.append(error.message)
    if as_json:
        echo_json({"files": [item.to_json() for item in found], "unreadable": unreadable}, indent=1)
    else:
        for item in found:
            _show(item, bool(authorities), online)
        for message in unreadable:
            echo(message, err=True)
    if unreadable:
        raise click.exceptions.Exit(DataUnreadable.exit_code)
    if not all(item.is_good for item in found) or (authorities and not _trusted(found)):
        raise click.exceptions.Exit(1)


def _pdfs_in(paths: tuple[Path, ...]) -> list[Path]:
    """The files of ``paths``, of folders the PDF files inside."""
    from tthc_render.rendering.extraction import files_in

    folders = [path for path in paths if path.is_dir()]
    inside = [item for item in files_in(folders) if item.suffix.lower() != ".docx"]
    found = list(dict.fromkeys([*(path for path in paths if path not in folders), *inside]))
    if not found:
        raise WrongUsage("Không có tệp .pdf nào ở những chỗ đã nêu.")
    return found


def _trusted(found: list[Verified]) -> bool:
    return all(one.trusted for item in found for one in item.signatures)


def _show(item: Verified, judged: bool, online: bool) -> None:
    echo(f"{item.file}: {'toàn vẹn' if item.is_good else 'KHÔNG đạt'}")
    if not item.signatures:
        echo("  chưa có chữ ký số nào")
    for one in item.signatures:
        state = "nội dung được ký không bị sửa" if one.whole else "NỘI DUNG ĐÃ BỊ SỬA SAU KHI KÝ"
        source = "dấu thời gian" if one.stamped else "giờ của máy ký"
        parts = [one.signer, f"{one.time} ({source})" if one.time else "", state, one.change]
        echo(f"  {one.field}: {'; '.join(part for part in parts if part)}")
        echo(f"    Chứng thư: {_certificate(one, judged, online)}")
    for name in item.empty:
        echo(f"  {name}: ô ký còn trống")
    if not item.is_ours:
        echo("  Tệp của chương trình khác: không có dữ liệu kèm, không khai là PDF/A-3u; chỉ xét được chữ ký")
        return
    claim = "tệp còn tự khai là PDF/A-3u" if item.claims else "tệp KHÔNG còn khai là PDF/A-3u"
    echo(f"  PDF/A-3u: {claim} ({ONLY_CLAIM})")
    echo(f"  Dữ liệu kèm: {item.data or 'còn nguyên, khớp với số in'}")
    if item.report_hash:
        echo(f"  Mã dữ liệu (SHA-256): {item.report_hash}")


def _certificate(one: Signed, judged: bool, online: bool) -> str:
    """Whose the certificate is, and whether it was revoked."""
    if not judged:
        return "không kết luận được là của ai (thêm --ca); chưa kiểm tra thu hồi"
    if one.revocation == "revoked":
        return f"ĐÃ BỊ THU HỒI từ {one.revoked_at}"
    if not one.trusted:
        return {
            "changed": "không xét, vì nội dung hay chữ ký đã bị sửa",
            "expired": f"ĐÃ HẾT HẠN lúc ký: hạn dùng đến {one.until}",
            "over": f"nay đã hết hạn ({one.until}); không có dấu thời gian tin được để biết chắc là ký khi còn hạn",
            "not_yet": f"CHƯA CÓ HIỆU LỰC lúc ký: hạn dùng từ {one.since}",
            "use": "KHÔNG dùng được để ký (chứng thư cấp cho việc khác)",
        }.get(one.problem, "KHÔNG thuộc tổ chức đã nêu")
    if one.revocation == "good":
        later = f"; bị thu hồi sau khi ký, từ {one.revoked_at}" if one.revoked_at else ""
        lasting = "; tệp có sẵn dữ liệu kiểm tra lâu dài" if one.lasting else ""
        return f"đáng tin, lúc ký không bị thu hồi{later}{lasting}"
    why = "tổ chức chứng thực không trả lời" if online else "thêm --online, hoặc --crl TỆP"
    return f"đáng tin; CHƯA kiểm tra thu hồi ({why})"
