"""The command ``aggregate``: reads the reports beneath a unit, writes the unit's figures."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, FoundErrors, WrongUsage
from tthc_render.diagnostics.findings import LANGUAGES, Severity, format_finding, worst
from tthc_render.vietnamese.periods import PeriodFault, PeriodProblem, parse_period

MISSING = ("stop", "blank")


@click.command()
@click.argument("unit", metavar="ĐƠN_VỊ")
@click.argument("period", metavar="KỲ")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp ghi kết quả (mặc định outputs/ĐƠN_VỊ/KỲ/tong-hop.yaml).",
)
@click.option("--explain", "explained", is_flag=True, help="In nguồn của từng con số: đơn vị, tệp, dòng.")
@click.option(
    "--missing", type=click.Choice(MISSING), default="stop", help="Đơn vị chưa có báo cáo: dừng, hay để trống ô."
)
@click.option("--type", "report_type", default="", metavar="LOẠI", help="Chỉ lấy báo cáo thuộc loại này.")
@click.option("--without", multiple=True, metavar="MÃ", help="Đơn vị không phải báo cáo (nhiều lần được).")
@click.option("--subtotal", multiple=True, metavar="NHÃN=ĐẦU_TÊN", help="Dòng cộng các đơn vị có tên bắt đầu như vậy.")
@click.option("--appendix", "appendices", multiple=True, metavar="BIỂU", help="Lập thêm biểu này, mỗi đơn vị một dòng.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")
def aggregate(
    unit: str,
    period: str,
    output: Path | None,
    explained: bool,
    missing: str,
    report_type: str,
    without: tuple[str, ...],
    subtotal: tuple[str, ...],
    appendices: tuple[str, ...],
    lang: str,
) -> None:
    """Cộng số liệu của các đơn vị trực thuộc thành số liệu của đơn vị cấp trên.

    \b
    Ví dụ:
      tthc-render aggregate ubnd-tinh-ha-tinh 2024
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --missing blank -o so-lieu.yaml
      tthc-render aggregate ubnd-tinh-ha-tinh 2024-Q2 --explain
    """
    from tthc_render.formats.writing import write_output
    from tthc_render.reports.library import Library
    from tthc_render.rollup import aggregate as rollup
    from tthc_render.rollup import parent_report
    from tthc_render.rollup.output import explain, gaps, to_yaml
    from tthc_render.workspace.paths import find_workspace

    library = Library(find_workspace(()))
    findings = Findings()
    registry = library.units(findings)
    if registry is None or findings.blocked:
        for item in findings:
            click.echo(format_finding(item, lang), err=True)
        raise DataUnreadable("data/units.yaml có lỗi. Sửa các chỗ nêu trên rồi chạy lại.")
    parent = registry.unit(unit)
    for other in without:
        registry.unit(other)
    if report_type and report_type not in library.workspace.names("reports"):
        known = ", ".join(library.workspace.names("reports"))
        raise WrongUsage(f"--type {report_type}: không có loại báo cáo này. Có: {known}.")
    code = period_code(period)
    path = output or Path("outputs") / unit / code / "tong-hop.yaml"
    _refuse_foreign(path)
    subtotals = [typed_subtotal(text) for text in subtotal] or parent_report.subtotals_in(library, unit, code)
    found = rollup.aggregate(
        library,
        registry,
        parent,
        code,
        report_type=report_type,
        without=without,
        subtotals=subtotals,
        appendices=appendices or parent_report.appendices_in(library, unit, code),
    )
    for line in gaps(found, lang):
        click.echo(line, err=True)
    for item in found.findings:
        click.echo(format_finding(item, lang), err=True)
    if not found.used:
        raise FoundErrors(f"Chưa có báo cáo nào kỳ {code} của các đơn vị trực thuộc {parent.ten}.")
    if worst(found.findings) is Severity.ERROR:
        raise FoundErrors("Chưa tổng hợp được. Sửa các chỗ nêu trên rồi chạy lại.")
    if (found.missing or found.bad) and missing == "stop":
        raise FoundErrors(
            f"{len(found.missing)} đơn vị chưa có báo cáo, {len(found.bad)} báo cáo có lỗi nên chưa tổng hợp. "
            "Bổ sung rồi chạy lại; hoặc thêm --missing blank để để trống các ô đó."
        )
    if explained:
        for line in explain(found):
            click.echo(line)
    write_output(path, to_yaml(found).encode("utf-8"))
    click.echo(f"{path}: {len(found.used)} báo cáo")


def _refuse_foreign(path: Path) -> None:
    """WrongUsage if ``path`` is a file that this command has not written: a report must not be lost."""
    from tthc_render.reports.markers import AGGREGATED

    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        if not file.readline().startswith(AGGREGATED):
            raise WrongUsage(
                f"-o {path}: tệp này đã có và không phải do aggregate ghi, nên giữ nguyên. Chọn tên khác, rồi chép mục "
                "bieu sang báo cáo."
            )


def period_code(text: str) -> str:
    """The code of a typed period; WrongUsage if it is none. Custom periods go by the name they have in files."""
    try:
        return parse_period(text).code
    except PeriodProblem as problem:
        if problem.code == PeriodFault.WINDOW_MISSING:
            return text
        raise WrongUsage(f"{text}: {problem.detail} Ví dụ: {problem.right}") from problem


def typed_subtotal(text: str) -> tuple[str, str]:
    """``label=beginning`` as typed for a subtotal; WrongUsage if one of them is missing."""
    label, _, beginning = (part.strip() for part in text.partition("="))
    if not label or not beginning:
        raise WrongUsage(f"--subtotal {text}: ghi NHÃN=ĐẦU_TÊN, ví dụ “Các sở=Sở”.")
    return label, beginning
