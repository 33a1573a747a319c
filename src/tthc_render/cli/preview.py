"""The command ``preview``: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import WrongUsage


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False, metavar="[TỆP]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Cổng (mặc định: tự chọn cổng còn trống).")
@click.option("--no-browser", is_flag=True, help="Chỉ in địa chỉ, không mở trình duyệt.")
@click.option("--host", default="127.0.0.1", help="Địa chỉ mạng; khác máy này thì phải có --origin.")
@click.option("--origin", default="", metavar="HTTPS", help="Địa chỉ của reverse proxy bắt đăng nhập.")
def preview(path: Path | None, port: int, no_browser: bool, host: str, origin: str) -> None:
    """Mở bàn làm việc trong trình duyệt: điền số liệu, viết lời văn, thấy ngay trang in và chỗ cần sửa.

    \b
    Ví dụ:
      tthc-render preview
      tthc-render preview data/so-noi-vu/2024-Q2-kiem-soat-tthc-quy.yaml

    Chạy trên máy này, không cần mạng. Cần cài thêm: pip install 'tthc-render[workbench]'. Dừng bằng Ctrl-C.
    """
    from tthc_render.workbench.serve import serve
    from tthc_render.workspace.paths import UNITS_FILE, find_workspace

    if path is not None and not path.exists():
        raise WrongUsage(f"Không có tệp hay thư mục {path}. Kiểm tra lại tên, hoặc chạy lệnh trong thư mục chứa data/.")
    workspace = find_workspace((path,) if path is not None else ())
    if not (workspace.data / UNITS_FILE).is_file():
        raise WrongUsage(
            "Không thấy data/units.yaml ở đây. Chạy lệnh trong thư mục chứa data/, hoặc tạo đơn vị bằng: "
            "tthc-render new unit"
        )
    report = path.absolute() if path is not None and path.is_file() else None
    serve(
        workspace,
        report,
        lambda address: echo(f"Bàn làm việc: {address}\nDừng bằng Ctrl-C.", err=True),
        host=host,
        port=port,
        origin=origin.rstrip("/"),
        opens=not no_browser,
    )
