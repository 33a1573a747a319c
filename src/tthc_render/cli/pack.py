"""The command ``pack``: a period's archive."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from tthc_render.cli.options import OUTPUTS
from tthc_render.cli.output import echo
from tthc_render.cli.typed_periods import period_code
from tthc_render.diagnostics.errors import FoundErrors

NAMES_SHOWN: Final = 8


@click.command()
@click.argument("period", metavar="KỲ")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Tệp .zip hoặc thư mục mới (mặc định luu-tru-KỲ.zip)."
)
@OUTPUTS
def pack(period: str, output: Path | None, outputs: Path) -> None:
    """Đóng hồ sơ một kỳ: văn bản, số liệu, mẫu đã dùng, sổ ghi và danh sách mã băm để kiểm tra về sau.

    \b
    Ví dụ:
      tthc-render pack 2024-Q2                        ghi luu-tru-2024-Q2.zip
      tthc-render pack 2024-Q2 -o luu-tru/2024-Q2     ghi thành thư mục
      sha256sum -c SHA256SUMS                         kiểm tra, trong thư mục đã giải nén

    Bản đã ký, đã sửa nằm trong thư mục của kỳ đều được đóng theo.
    """
    from tthc_render.batch.archive import pack_period
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace

    code = period_code(period)
    made = pack_period(Library(find_workspace(())), outputs, code, output or Path(f"luu-tru-{code}.zip"))
    echo(f"{made.path}: {made.files} tệp, trong đó {made.outputs} văn bản")
    for name in made.altered:
        echo(f"  {name}: khác bản chương trình đã ghi (đã ký hoặc đã sửa)", err=True)
    for words, names in (("báo cáo chưa có văn bản", made.unmade), ("đơn vị chưa gửi báo cáo", made.missing)):
        if names:
            more = f" và {len(names) - NAMES_SHOWN} nữa" if len(names) > NAMES_SHOWN else ""
            echo(f"Hồ sơ chưa đủ: {len(names)} {words}: {', '.join(names[:NAMES_SHOWN])}{more}", err=True)
    if made.lost:
        lines = "\n".join(f"  {name}" for name in made.lost)
        raise FoundErrors(f"Hồ sơ thiếu {len(made.lost)} văn bản có trong sổ ghi mà không còn ở {outputs}:\n{lines}")
