"""The commands ``new unit``, ``new form`` and ``new report``: small files that work at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.workspace.paths import find_workspace
from tthc_render.workspace.units import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tthc_render.authoring.table_grids import Grid
    from tthc_render.workspace.paths import Workspace

LEVELS: Final = tuple(level.value for level in Level)
PERIOD_KINDS: Final = ("thang", "quy", "sau_thang", "chin_thang", "nam")


@click.group()
def new() -> None:
    """Tạo đơn vị, biểu mẫu, loại báo cáo mới, hoặc báo cáo kỳ sau từ báo cáo kỳ trước.

    \b
    Ví dụ:
      tthc-render new report --from data/so-mau/2024-Q2-bao-cao.yaml     báo cáo của kỳ kế tiếp
      tthc-render new report --unit so-mau --type bao-cao                như trên, hoặc báo cáo đầu tiên
      tthc-render new unit so-tai-chinh --name "Sở Tài chính"            thêm đơn vị vào data/units.yaml
      tthc-render new form II.09 --from bieu.xlsx                        biểu mới từ đầu bảng có sẵn
      tthc-render new report bao-cao-moi --form II.09                    loại báo cáo mới dùng biểu đó
      tthc-render new layout rieng                                       bố cục riêng để sửa bằng Word

    Không lệnh nào ghi đè tệp đang có.
    """


@new.command()
@click.argument("code", metavar="MÃ")
@click.option("--name", default="", metavar="TÊN", help="Tên đầy đủ, ví dụ “Sở Tài chính”.")
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), help="Cấp của đơn vị; mặc định đoán theo mã."
)
@click.option("--parent", default="", metavar="MÃ", help="Mã đơn vị cấp trên, phải có trong danh sách.")
def unit(code: str, name: str, level: str | None, parent: str) -> None:
    """Thêm một đơn vị vào cuối data/units.yaml; chưa có tệp thì tạo.

    \b
    Ví dụ:
      tthc-render new unit so-tai-chinh --name "Sở Tài chính"
      tthc-render new unit ubnd-xa-mau --name "UBND xã Mẫu" --level xa --parent ubnd-tinh-mau
    """
    from tthc_render.authoring.new_unit import new_unit
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.reports.library import Library

    workspace = find_workspace(())
    path = new_unit(workspace, code, name=name, level=level or "", parent=parent)
    echo(workspace.shown(path))
    entry = Library(workspace).units(Findings())
    above = entry.units[code].cap_tren if entry is not None and code in entry.units else ""
    if above and not parent:
        echo(
            f"Cơ quan cấp trên ghi là {above}, tỉnh duy nhất trong tệp: không đúng thì sửa cap_tren ở cuối tệp.",
            err=True,
        )
    if entry is not None and code in entry.units and not entry.units[code].dia_danh:
        echo(f"Chưa biết địa danh của {code}: ghi dia_danh ở cuối tệp, in trước ngày tháng.", err=True)
    echo(
        "Xem lại tên in, ký hiệu và địa danh của đơn vị vừa thêm ở cuối tệp; rồi lập báo cáo: "
        f"tthc-render new report --unit {code}",
        err=True,
    )


@new.command()
@click.argument("code", metavar="MÃ")
@click.option(
    "--from", "table", type=click.Path(path_type=Path), help="Tệp .xlsx, .xls, .ods, .docx, .csv hoặc .md có bảng."
)
@click.option(
    "--table", "number", type=click.IntRange(min=1), default=None, help="Lấy bảng (trang tính) thứ mấy trong tệp."
)
@click.option("--rows", default="", metavar="5:30", help="Chỉ đọc các hàng này, số hàng như chương trình kia hiện.")
@click.option(
    "--header-rows",
    "header",
    default="",
    metavar="4:7",
    help="Các hàng đầu bảng; ghi một số thì là số hàng tính từ trên.",
)
@click.option(
    "--fixed-rows/--open-rows",
    "fixed",
    default=None,
    help="Các dòng là dòng cố định của biểu, hay đơn vị tự ghi dòng; không ghi thì đoán và hỏi.",
)
@click.option("--title", default="", metavar="TÊN", help="Tên biểu như in.")
@click.option(
    "--preview",
    is_flag=True,
    help="In bảng nguồn và biểu ra một tệp PDF, bảng trên biểu dưới, để so; biểu đã có thì chỉ in, không ghi lại.",
)
def form(
    code: str,
    table: Path | None,
    number: int | None,
    rows: str,
    header: str,
    fixed: bool | None,
    title: str,
    preview: bool,
) -> None:
    """Lập biểu mẫu templates/forms/MÃ.yaml, có thể từ bảng của một tệp có sẵn.

    Đọc ô gộp, hàng mã cột, công thức như (3)=(4)+(5)+(6), dòng cố định, dòng tổng. Cuối cùng in các chỗ xin xác nhận.

    \b
    Ví dụ:
      tthc-render new form II.09                                     biểu nhỏ để sửa
      tthc-render new form II.09 --from bieu.xlsx --title "Kết quả giải quyết"
      tthc-render new form II.09 --from thong-tu.docx --table 3      bảng thứ ba trong tệp Word
      tthc-render new form II.09 --from bieu.xlsx --rows 5:30 --header-rows 5:7
      tthc-render new form II.09 --from bieu.xlsx --preview          và xem bảng gốc cùng biểu ở một tệp PDF
    """
    from tthc_render.authoring.files import checked_code
    from tthc_render.authoring.new_form import Pick, new_form, picked_of
    from tthc_render.authoring.table_header_rows import HeaderRows

    workspace = find_workspace(())
    first, last = _rows_of(header, "--header-rows")
    asked = HeaderRows(first, last) if ":" in header else HeaderRows(count=first)
    pick = Pick(number or 0, _rows_of(rows, "--rows"), asked, fixed)
    path = workspace.root / "templates" / "forms" / f"{checked_code(code, 'Mã biểu')}.yaml"
    if preview and path.exists():
        sources = [grid for grid, _ in picked_of(table, pick)] if table is not None else []
        _preview(workspace, code, sources, table)
        return
    made = new_form(workspace, code, table=table, pick=pick, title=title)
    echo(workspace.shown(made.path))
    if preview:
        _preview(workspace, code, made.sources, table)
    if made.questions:
        echo("Xin xác nhận (các chỗ này cũng ghi “xem lại” trong tệp):", err=True)
        for question in made.questions:
            echo(f"  - {question}", err=True)
    echo(f"So từng cột với biểu gốc, rồi chạy: tthc-render check {workspace.shown(made.path)}", err=True)


def _preview(workspace: Workspace, code: str, sources: Sequence[Grid], table: Path | None) -> None:
    """Write the PDF that shows the source tables above the form; a preview of before is replaced."""
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Place
    from tthc_render.formats.writing import write_output
    from tthc_render.reports.library import Library
    from tthc_render.template_checks.form_preview import form_preview

    findings = Findings()
    form = Library(workspace).form(code, Place("MÃ"), findings)
    if form is None:
        reasons = "; ".join(item.message().rstrip(".") for item in findings[:3])
        raise WrongUsage(f"Chưa xem được biểu {code}: {reasons}. Sửa biểu rồi chạy lại.")
    path = workspace.root / f"xem-truoc-{code}.pdf"
    write_output(path, form_preview(form, sources, table.name if table else "", workspace))
    echo(workspace.shown(path))


def _rows_of(text: str, option: str) -> tuple[int, int]:
    """First and last row of "5:30"; (0, 0) for nothing, the same number twice for one number."""
    if not text:
        return 0, 0
    ends = text.split(":")
    if (
        len(ends) > 2
        or not all(end.strip().isdecimal() and int(end) > 0 for end in ends)
        or int(ends[0]) > int(ends[-1])
    ):
        raise WrongUsage(f"{option} {text}: ghi hàng đầu và hàng cuối, ví dụ {option} 5:30.")
    return int(ends[0]), int(ends[-1])


@new.command()
@click.argument("name", metavar="TÊN")
def layout(name: str) -> None:
    """Chép bố cục nd30 thành bố cục riêng templates/layouts/TÊN, để sửa bằng Word.

    Loại báo cáo dùng bố cục đó khi report.yaml ghi bo_cuc: TÊN.

    \b
    Ví dụ:
      tthc-render new layout rieng
    """
    from tthc_render.authoring.new_layout import new_layout

    workspace = find_workspace(())
    for path in new_layout(workspace, name):
        echo(workspace.shown(path))
    echo(f"Sửa xong, kiểm tra bằng: tthc-render check templates/layouts/{name}", err=True)


@new.command()
@click.argument("name", metavar="[TÊN]", default="")
@click.option("--from", "last", type=click.Path(path_type=Path), help="Báo cáo kỳ trước: lập báo cáo kỳ sau từ đó.")
@click.option("--unit", "unit_code", default="", metavar="MÃ", help="Lập báo cáo cho đơn vị này.")
@click.option("--type", "type_code", default="", metavar="LOẠI", help="Loại báo cáo, khi dùng --unit.")
@click.option("--period", default="", metavar="KỲ", help="Kỳ mới, ví dụ 2024-Q3; mặc định là kỳ kế tiếp.")
@click.option(
    "--form", "forms", multiple=True, metavar="MÃ", help="Loại báo cáo mới dùng biểu này; dùng được nhiều lần."
)
@click.option("--kind", type=click.Choice(PERIOD_KINDS), default="quy", help="Loại kỳ của loại báo cáo mới.")
@click.option("--like", default="", metavar="LOẠI", help="Chép loại báo cáo này thành loại mới, ví dụ quyet-dinh.")
def report(
    name: str,
    last: Path | None,
    unit_code: str,
    type_code: str,
    period: str,
    forms: tuple[str, ...],
    kind: str,
    like: str,
) -> None:
    """Lập báo cáo kỳ sau (--from, --unit) hoặc một loại báo cáo mới tên TÊN.

    Báo cáo kỳ sau chép tệp kỳ trước: đổi kỳ, số đang giải quyết thành số từ kỳ trước, các số khác thành null,
    lời văn giữ làm bản thảo. Đơn vị chưa có báo cáo loại đó thì chép bài mẫu của loại.

    \b
    Ví dụ:
      tthc-render new report --from data/so-mau/2024-Q2-bao-cao.yaml
      tthc-render new report --unit so-mau --type bao-cao --period 2024-Q3
      tthc-render new report bao-cao-moi --form II.09 --kind nam     loại báo cáo mới, mỗi năm một kỳ
      tthc-render new report quyet-dinh-ho-tro --like quyet-dinh --form HT.01   loại mới từ loại có sẵn, thêm biểu
    """
    workspace = find_workspace((last,) if last else ())
    if last is None and not unit_code:
        if not name:
            raise WrongUsage(
                "Ghi --unit MÃ để lập báo cáo của một đơn vị, --from TỆP để lập báo cáo kỳ sau của một báo cáo, hoặc "
                "tên một loại báo cáo mới. Xem: tthc-render new report --help"
            )
        _refuse_unit_as_type(workspace, name, type_code, period)
        _report_type(workspace, name, forms, kind, like)
        return
    from tthc_render.authoring.new_report import begin_report
    from tthc_render.reports.library import Library

    draft = begin_report(Library(workspace), last, unit=unit_code, kind=type_code, period=period, name=name)
    echo(workspace.shown(draft.path))
    echo(draft.words, err=True)


def _refuse_unit_as_type(workspace: Workspace, name: str, type_code: str, period: str) -> None:
    """A unit's code where the name of a new report type stands, or options of a report: a report was meant."""
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.reports.library import Library

    registry = Library(workspace).units(Findings())
    is_unit = registry is not None and name in registry.units
    if not (is_unit or type_code or period):
        return
    given = [f"--unit {name if is_unit else 'MÃ-ĐƠN-VỊ'}"]
    given += [f"--{option} {value}" for option, value in (("type", type_code), ("period", period)) if value]
    reason = f"{name} là mã đơn vị" if is_unit else "chưa ghi đơn vị của báo cáo"
    raise WrongUsage(f"Chưa lập được báo cáo: {reason}. Viết: tthc-render new report {' '.join(given)}")


def _report_type(workspace: Workspace, name: str, codes: tuple[str, ...], kind: str, like: str) -> None:
    from tthc_render.authoring.new_report_type import copied_report_type, new_report_type
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Place
    from tthc_render.reports.library import Library

    library = Library(workspace)
    forms = {}
    for code in codes:
        findings = Findings()
        form = library.form(code, Place("--form"), findings)
        if form is None:
            raise WrongUsage(f"--form {code}: {'; '.join(item.message() for item in findings[:3])}")
        forms[code] = form
    made = (
        copied_report_type(workspace, name, like, forms)
        if like
        else new_report_type(workspace, name, kind=kind, forms=forms)
    )
    for path in made:
        echo(workspace.shown(path))
    echo(
        f"Sửa ba tệp này, kiểm tra bằng: tthc-render check templates/reports/{name}\n"
        f"Lập báo cáo đầu tiên: tthc-render new report --unit MÃ-ĐƠN-VỊ --type {name}",
        err=True,
    )
