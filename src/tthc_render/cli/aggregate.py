"""The command ``aggregate``: reads the reports beneath a unit, writes the unit's figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.aggregate_write import write_reports
from tthc_render.cli.options import ONLY_RECEIVED, RECEIVED, default_outputs
from tthc_render.cli.output import echo
from tthc_render.cli.received import count_received, report_refused
from tthc_render.cli.typed_periods import period_code
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, FoundErrors, WrongUsage
from tthc_render.diagnostics.findings import LANGUAGES, Severity, format_finding, worst
from tthc_render.diagnostics.regular_files import head_of_regular

if TYPE_CHECKING:
    from tthc_render.rollup.aggregate import Aggregate

MISSING = ("stop", "blank", "last")


@click.command()
@click.argument("unit", metavar="ĐƠN_VỊ")
@click.argument("period", metavar="KỲ")
@click.option("--tree", is_flag=True, help="Tổng hợp cả cây, từ dưới lên: mọi đơn vị có đơn vị trực thuộc.")
@click.option("--write", is_flag=True, help="Ghi số vào báo cáo của đơn vị cấp trên; chưa có báo cáo thì lập mới.")
@click.option("--own/--no-own", "own", default=None, help="Số đang ghi của đơn vị cấp trên là số riêng, cộng thêm vào.")
@click.option("--yes", is_flag=True, help="Với --write: ghi luôn, không hỏi lại.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp ghi kết quả (mặc định outputs/ĐƠN_VỊ/KỲ/tong-hop.yaml).",
)
@click.option("--explain", "explained", is_flag=True, help="In nguồn của từng con số: đơn vị, tệp, dòng.")
@click.option(
    "--missing",
    type=click.Choice(MISSING),
    default="stop",
    help="Đơn vị chưa có báo cáo: dừng (stop), để trống ô (blank), hay lấy số kỳ trước (last).",
)
@click.option("--type", "report_type", default="", metavar="LOẠI", help="Chỉ lấy báo cáo thuộc loại này.")
@click.option("--without", multiple=True, metavar="MÃ", help="Đơn vị không phải báo cáo (nhiều lần được).")
@click.option("--subtotal", multiple=True, metavar="NHÃN=ĐẦU_TÊN", help="Dòng cộng các đơn vị có tên bắt đầu như vậy.")
@click.option("--appendix", "appendices", multiple=True, metavar="BIỂU", help="Lập thêm biểu này, mỗi đơn vị một dòng.")
@RECEIVED
@ONLY_RECEIVED
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")
def aggregate(
    unit: str,
    period: str,
    tree: bool,
    write: bool,
    own: bool | None,
    yes: bool,
    output: Path | None,
    explained: bool,
    missing: str,
    report_type: str,
    without: tuple[str, ...],
    subtotal: tuple[str, ...],
    appendices: tuple[str, ...],
    received: tuple[Path, ...],
    only_received: bool,
    lang: str,
) -> None:
    """Cộng số liệu của các đơn vị trực thuộc thành số liệu của đơn vị cấp trên.

    \b
    Ví dụ:
      tthc-render aggregate ubnd-tinh-ha-tinh 2024
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --tree --write
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --missing blank -o so-lieu.yaml
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --explain
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --received nhan-ve/
    """
    from tthc_render.batch.progress import Progress
    from tthc_render.formats.results import write_result
    from tthc_render.reports.library import Library
    from tthc_render.reports.markers import AGGREGATED
    from tthc_render.rollup.aggregate import aggregate as add_up
    from tthc_render.rollup.gather import Wishes
    from tthc_render.rollup.output import explain, gaps, own_units, to_yaml
    from tthc_render.rollup.parent_report import appendices_in, subtotals_in
    from tthc_render.rollup.reading import Readings
    from tthc_render.rollup.tree import aggregate_tree
    from tthc_render.rollup.written import own_figures
    from tthc_render.workspace.paths import find_workspace

    library = Library(find_workspace(()))
    findings = Findings()
    registry = library.units(findings)
    if registry is None or findings.blocked:
        for item in findings:
            echo(format_finding(item, lang), err=True)
        raise DataUnreadable("data/units.yaml có lỗi. Sửa các chỗ nêu trên rồi chạy lại.")
    parent = registry.unit(unit)
    if not registry.children(unit):
        raise FoundErrors(f"{parent.ten} không có đơn vị trực thuộc nào trong data/units.yaml.")
    refused = count_received(library, received, lang, only=only_received)
    for other in without:
        registry.unit(other)
    if report_type and report_type not in library.workspace.names("reports"):
        known = ", ".join(library.workspace.names("reports"))
        raise WrongUsage(f"--type {report_type}: không có loại báo cáo này. Có: {known}.")
    if output and (tree or write):
        raise WrongUsage("-o dùng khi tổng hợp một đơn vị; với --tree, --write thì số được ghi theo từng đơn vị.")
    code = period_code(period)
    path = output or _own_place(unit, code)
    if not write:
        _refuse_foreign(path)
    wishes = Wishes(report_type, frozenset(without), own, tree, missing == "last")
    subtotals = [typed_subtotal(text) for text in subtotal]
    asked = [entry for entry in library.reports.entries if entry.code == code]
    with Progress(len(asked), lang) as progress:
        readings = Readings(library, registry, progress.advance)
        if tree:
            made = list(
                aggregate_tree(
                    library,
                    registry,
                    parent,
                    code,
                    wishes,
                    readings=readings,
                    subtotals=subtotals,
                    appendices=appendices,
                )
            )
        else:
            made = [
                add_up(
                    library,
                    registry,
                    parent,
                    code,
                    wishes=wishes,
                    readings=readings,
                    subtotals=subtotals or subtotals_in(library, unit, code, report_type),
                    appendices=appendices or appendices_in(library, unit, code, report_type),
                )
            ]
    for line in gaps(made[-1], lang):
        echo(line, err=True)
    if absent := {item.ma for item in made[-1].missing}:
        for item in library.reports.unread(units=absent):
            echo(format_finding(item, lang), err=True)
    told = [*dict.fromkeys(format_finding(item, lang) for found in made for item in found.findings)]
    if not write:
        _echo_all(told)
    _refuse_doubtful(made, missing, code, parent.ten, told if write else ())
    for counted in own_units(made[-1]):
        echo(f"Tính cả số riêng của {counted.ten}: {made[-1].used[counted.ma]}", err=True)
    if explained:
        for line in explain(made[-1]):
            echo(line)
    if write:
        write_reports(library, [found for found in made if found.used], told, yes=yes, lang=lang)
        made = []
    for found in made:
        place = path if found is made[-1] else _own_place(found.unit.ma, code)
        if found.used:
            _refuse_foreign(place)
            figures = to_yaml(found) + own_figures(found)
            replaced = write_result(place, figures.encode("utf-8"), AGGREGATED.encode())
            echo(f"{place}: {len(found.used)} báo cáo{replaced}")
    report_refused(refused)


def _echo_all(lines: Sequence[str]) -> None:
    for line in lines:
        echo(line, err=True)


def _refuse_doubtful(made: Sequence[Aggregate], missing: str, code: str, name: str, told: Sequence[str]) -> None:
    """FoundErrors where figures are missing, broken or could mean two things; the lines ``told`` are said first."""
    last = made[-1]
    doubtful = any(found.unsure or worst(found.findings) is Severity.ERROR for found in made)
    if doubtful or not last.used or last.bad or (last.missing and missing == "stop"):
        _echo_all(told)
    unsure = {unit: file for found in made for unit, file in found.unsure.items()}
    if unsure:
        lines = "\n".join(f"  {file}" for file in unsure.values())
        raise FoundErrors(
            f"Không rõ số đang ghi ở báo cáo của {len(unsure)} đơn vị cấp trên là số riêng hay đã gồm đơn vị "
            f"trực thuộc:\n{lines}\nThêm --own nếu là số riêng (cộng thêm vào), --no-own nếu đã gồm đơn vị trực thuộc; "
            "hoặc chuyển số riêng sang mục bieu_rieng của báo cáo ấy."
        )
    if any(worst(found.findings) is Severity.ERROR for found in made):
        raise FoundErrors("Chưa tổng hợp được. Sửa các chỗ nêu trên rồi chạy lại.")
    if not last.used:
        raise FoundErrors(f"Chưa có báo cáo nào kỳ {code} của các đơn vị trực thuộc {name}.")
    if last.bad:
        raise FoundErrors(
            f"{len(last.bad)} báo cáo có lỗi, không đọc được số nên chưa tổng hợp. Sửa các báo cáo nêu trên rồi chạy "
            "lại; đơn vị không phải báo cáo thì thêm --without MÃ."
        )
    if last.missing and missing == "stop":
        without = " ".join(f"--without {unit.ma}" for unit in last.missing)
        raise FoundErrors(
            f"{len(last.missing)} đơn vị chưa có báo cáo nên chưa tổng hợp. Bổ sung rồi chạy lại; hoặc thêm --missing "
            "blank để để trống các ô đó, --missing last để lấy số kỳ trước. Đơn vị nào không phải gửi báo cáo này thì "
            f"ghi --without MÃ, mọi đơn vị ấy thì: {without}"
        )


def _own_place(unit: str, code: str) -> Path:
    """Where the figures of a unit go by themselves; RenderingFailed where a link would lead elsewhere."""
    from tthc_render.formats.writing import refuse_links

    path = default_outputs() / unit / code / "tong-hop.yaml"
    refuse_links(Path(), path)
    return path


def _refuse_foreign(path: Path) -> None:
    """WrongUsage if ``path`` is a file that this command has not written: a report must not be lost."""
    from tthc_render.reports.markers import AGGREGATED

    if not path.is_file():
        return
    own = AGGREGATED.encode()
    if head_of_regular(path, len(own)) != own:
        raise WrongUsage(
            f"-o {path}: tệp này đã có và không phải do aggregate ghi, nên giữ nguyên. Chọn tên khác, rồi chép cả "
            "tệp (bieu và bieu_rieng, nếu có) sang báo cáo."
        )


def typed_subtotal(text: str) -> tuple[str, str]:
    """``label=beginning`` as typed for a subtotal; WrongUsage if one of them is missing."""
    label, _, beginning = (part.strip() for part in text.partition("="))
    if not label or not beginning:
        raise WrongUsage(f"--subtotal {text}: ghi NHÃN=ĐẦU_TÊN, ví dụ “Các sở=Sở”.")
    return label, beginning
