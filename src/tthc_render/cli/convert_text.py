"""The command ``convert-text``: text of old encodings, and raw Telex, as Unicode."""

from __future__ import annotations

from pathlib import Path

import click

ENCODINGS = ("tcvn3", "vni", "telex", "utf8")
SHOWN = 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "encoding", type=click.Choice(ENCODINGS), help="Bảng mã của tệp; mặc định: tự nhận.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Ghi vào đây (mặc định: TÊN.unicode.ĐUÔI).")
def convert_text(file: Path, encoding: str | None, output: Path | None) -> None:
    """Đổi chữ TCVN3, VNI, UTF-8 đọc nhầm (xÃ£), Telex chưa thành dấu sang Unicode; tệp cũ giữ nguyên.

    \b
    Ví dụ:
      tthc-render convert-text loi-van.txt
      tthc-render convert-text data/ubnd-xa-mau/2026-Q3.yaml --from tcvn3
    """
    from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
    from tthc_render.diagnostics.io_errors import cause
    from tthc_render.diagnostics.regular_files import read_regular
    from tthc_render.formats.writing import write_new
    from tthc_render.vietnamese.old_encodings import NAMES, converted_lines, converted_name, recognised, text_of

    if not file.is_file():
        raise DataUnreadable(f"{file}: không phải tệp. Kiểm tra lại tên tệp.")
    try:
        raw = read_regular(file)
    except OSError as error:
        raise DataUnreadable(f"{file}: không đọc được ({cause(error)}).") from error
    text = text_of(raw)
    if text is None:
        raise DataUnreadable(f"{file}: không phải tệp văn bản. Chép lời văn sang tệp .txt rồi chạy lại.")
    found = encoding or recognised(text)
    if not found:
        raise WrongUsage(
            f"{file}: không thấy chữ TCVN3, VNI, Telex, UTF-8 đọc nhầm. Nếu chắc chắn, ghi rõ --from tcvn3."
        )
    new, changes = converted_lines(text, found)
    if not changes:
        raise WrongUsage(f"{file}: không có chữ nào cần đổi từ {NAMES[found]}.")
    target = output or file.with_name(converted_name(file.name))
    try:
        write_new(target, new.encode("utf-8"))
    except FileExistsError as error:
        raise WrongUsage(f"{target} đã có; lệnh này không ghi đè. Xóa tệp đó, hoặc chọn tên khác bằng -o.") from error
    for number, old, line in changes[:SHOWN]:
        click.echo(f"{number}: {old.strip()}\n{' ' * len(str(number))}→ {line.strip()}")
    if len(changes) > SHOWN:
        click.echo(f"… và {len(changes) - SHOWN} dòng nữa")
    is_report = output is None and file.suffix.lower() in (".yaml", ".yml")
    then = f"xóa {file} và đổi tên tệp mới thành {file.name}" if is_report else "chép sang báo cáo"
    click.echo(f"{NAMES[found]}: đổi {len(changes)} dòng, ghi vào {target}. Đọc lại rồi {then}.", err=True)
