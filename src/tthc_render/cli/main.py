"""The command line: each command reads its arguments, calls the program, prints what came out."""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tthc_render import LANGUAGES, __version__
from tthc_render.cli.click_vietnamese import speak_vietnamese

if TYPE_CHECKING:
    from tthc_render.diagnostics.findings import Finding
    from tthc_render.rendering.pipeline import Outcome

speak_vietnamese()

OUTPUTS = Path("outputs")
FORMATS = ("docx", "pdf")

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TỆP|THƯ MỤC]...")
LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")
JSON = click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON thay cho thông báo.")


# Commands in modules of their own are loaded when they are called: the help page only needs their first line.
LATER: Mapping[str, str] = {
    "aggregate": "Cộng số liệu của các đơn vị trực thuộc thành số liệu của đơn vị cấp trên.",
    "lint": "Kiểm tra thể thức văn bản Word, PDF theo Nghị định 30/2020/NĐ-CP.",
    "list": "Kê đơn vị, loại báo cáo, biểu mẫu, kỳ đã có báo cáo; hoặc báo cáo còn thiếu của một kỳ.",
    "new": "Tạo đơn vị, biểu mẫu, loại báo cáo mới, hoặc báo cáo kỳ sau từ báo cáo kỳ trước.",
}


class Later(click.Command):
    """A command that stands in ``cli/<name>.py``."""

    def loaded(self) -> click.Command:
        """The command itself."""
        command = getattr(importlib.import_module(f"tthc_render.cli.{self.name}"), str(self.name))
        assert isinstance(command, click.Command)
        return command


class DefaultGroup(click.Group):
    """A group that renders when no command is named: ``tthc-render`` and ``tthc-render PATH…``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.loaded() if isinstance(command, Later) else command, rest

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        named = args[:1] and (args[0] in self.commands or args[0] in own)
        if not named and not (args and _looks_like_command(args[0])):
            args = ["render", *args]
        return super().parse_args(ctx, args)


def _looks_like_command(word: str) -> bool:
    """A bare word that is no path: let click say that there is no such command."""
    return not word.startswith("-") and not Path(word).exists() and not any(sign in word for sign in "/\\.")


def _width() -> int:
    """Columns for help pages, as click would find them; it would load a module of two milliseconds for it."""
    typed = os.environ.get("COLUMNS", "")
    with contextlib.suppress(OSError):
        return min(100, int(typed) if typed.isdecimal() and int(typed) else os.get_terminal_size().columns or 80)
    return 80


@click.group(cls=DefaultGroup, context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _width()})
@click.version_option(__version__, prog_name="tthc-render", message="%(prog)s %(version)s")
def main() -> None:
    """Báo cáo thủ tục hành chính: từ một tệp YAML thành DOCX và PDF theo Nghị định 30/2020/NĐ-CP.

    \b
    Ví dụ:
      tthc-render                          làm các báo cáo trong data/, ghi vào outputs/
      tthc-render data/so-ngoai-vu/        làm các báo cáo của một đơn vị
      tthc-render check data/              chỉ kiểm tra, không ghi gì
      tthc-render render --help            các tùy chọn khi làm báo cáo

    Mã thoát: 0 sạch (có thể có cảnh báo), 1 có lỗi trong báo cáo, 2 dùng lệnh sai, 3 không đọc được dữ liệu,
    4 mẫu hỏng, 5 không tạo được tệp.
    """


@main.command()
@PATHS
@click.option("-f", "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Chỉ tạo loại tệp này.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=OUTPUTS, help="Thư mục ghi (mặc định outputs)."
)
@click.option("--no-check", is_flag=True, help="Vẫn ghi tệp khi còn lỗi kiểm tra.")
@click.option("--force", is_flag=True, help="Làm lại cả những báo cáo không đổi.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Số tiến trình (mặc định: số nhân của máy).")
@click.option(
    "--unit", "units", multiple=True, metavar="MÃ", help="Chỉ làm báo cáo của đơn vị này; dùng được nhiều lần."
)
@click.option("--period", "periods", multiple=True, metavar="KỲ", help="Chỉ làm kỳ này, ví dụ 2024-Q2.")
@click.option("--since", default="", metavar="KỲ|NGÀY", help="Chỉ làm các kỳ có ngày chốt số liệu từ đây trở đi.")
@click.option("--dry-run", is_flag=True, help="Chỉ kê những báo cáo sẽ làm và vì sao, không ghi gì.")
@click.option("--fail-fast", is_flag=True, help="Dừng ở báo cáo có lỗi đầu tiên.")
@click.option("--engine", default="local", metavar="local|dask://MÁY:CỔNG", help="Nơi làm: máy này hay cụm máy Dask.")
@JSON
@LANG
def render(
    paths: tuple[Path, ...], formats: tuple[str, ...], output: Path, dry_run: bool, as_json: bool, lang: str, **how: Any
) -> None:
    """Làm báo cáo DOCX và PDF từ các tệp YAML; báo cáo không đổi từ lần trước được giữ nguyên.

    \b
    Ví dụ:
      tthc-render render data/so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml
      tthc-render render data/ -f pdf -o xem-thu
      tthc-render render --period 2024-Q2 --jobs 4
      tthc-render render --dry-run
    """
    from tthc_render.cli.render import options_of, plan_lines, run_and_tell

    options = options_of(paths, output, formats, lang=lang, **how)
    if dry_run:
        for line in plan_lines(options, as_json=as_json):
            click.echo(line)
        return
    show = (lambda outcome: None) if as_json else (lambda outcome: _print_outcome(outcome, lang))
    done = run_and_tell(options, show, lambda line: click.echo(line, err=True))
    _finish(done.outcomes, as_json, lang, done.exit_code, notes=done.notes)


@main.command()
@PATHS
@JSON
@LANG
def check(paths: tuple[Path, ...], as_json: bool, lang: str) -> None:
    """Đọc, tính và kiểm tra các báo cáo, hoặc các mẫu trong templates/; in những chỗ cần sửa, không ghi gì.

    \b
    Ví dụ:
      tthc-render check data/so-ngoai-vu-ha-tinh/
      tthc-render check data/ --json
      tthc-render check bao-cao-nam-truoc.docx      tệp Word hay .txt bất kỳ: kiểm tra lời văn
      tthc-render check templates/                  biểu mẫu, loại báo cáo, bố cục; làm thử bài mẫu
    """
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.rendering.pipeline import FOREIGN, check_file, with_doubles
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace, report_files, template_root_of

    templates = tuple(path for path in paths if template_root_of(path))
    reports = tuple(path for path in paths if path not in templates)
    outcomes = []
    if templates:
        from tthc_render.template_checks.checker import check_templates

        for outcome in check_templates(templates):
            outcomes.append(outcome)
            if not as_json:
                _print_outcome(outcome, lang)
    if reports or not templates:
        workspace = find_workspace(reports)
        library = Library(workspace)
        for path in report_files(reports or (workspace.data,), FOREIGN):
            outcome = check_file(path, library)
            outcomes.append(outcome)
            if not as_json:
                _print_outcome(outcome, lang)
        outcomes, more = with_doubles(outcomes)
        for item in more if not as_json else ():
            click.echo(format_finding(item, lang), err=True)
    _finish(outcomes, as_json, lang, what="mẫu" if not reports and templates else "báo cáo")


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("schemas"), help="Thư mục ghi.")
def schema(output: Path) -> None:
    """Ghi các JSON Schema để trình soạn thảo gợi ý và kiểm tra YAML.

    \b
    Ví dụ:
      tthc-render schema
    """
    from tthc_render.authoring.editor_schemas import write_schemas
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace

    for path in write_schemas(Library(find_workspace(())), output):
        click.echo(path)


for _name, _help in LATER.items():
    main.add_command(Later(_name, help=_help))


def _print_outcome(outcome: Outcome, lang: str) -> None:
    """One report's findings and files, for people."""
    from tthc_render.diagnostics.findings import format_finding

    for item in outcome.findings:
        click.echo(format_finding(item, lang), err=True)
    if outcome.error:
        click.echo(f"{outcome.file}: {outcome.error}", err=True)
    for output in outcome.outputs:
        click.echo(f"{output.path} ({output.seconds:.1f} s)")


def _finish(
    outcomes: Sequence[Outcome],
    as_json: bool,
    lang: str,
    code: int = 0,
    what: str = "báo cáo",
    notes: Sequence[Finding] = (),
) -> None:
    """The summary, or the JSON object; ends the command with the worst exit code, at least ``code``.

    ``notes`` are findings of no report.
    """
    if as_json:
        import json

        click.echo(json.dumps(_as_json(outcomes, notes, lang), ensure_ascii=False))
    else:
        click.echo(_summary(outcomes, notes, lang, what), err=True)
    code = max((code, *(outcome.exit_code for outcome in outcomes)))
    click.get_current_context().exit(code)


def _as_json(outcomes: Sequence[Outcome], notes: Sequence[Finding], lang: str) -> dict[str, Any]:
    findings = [*(item for outcome in outcomes for item in outcome.findings), *notes]
    return {
        "findings": [item.to_json(lang) for item in findings],
        "outputs": [
            {"path": output.path, "format": output.format, "sha256": output.sha256, "seconds": output.seconds}
            for outcome in outcomes
            for output in outcome.outputs
        ],
        "errors": [{"file": outcome.file, "message": outcome.error} for outcome in outcomes if outcome.error],
    }


_ENGLISH = {"báo cáo": "reports", "mẫu": "templates"}


def _summary(outcomes: Sequence[Outcome], notes: Sequence[Finding], lang: str, what: str) -> str:
    from tthc_render.diagnostics.findings import Severity

    findings = [*(item for outcome in outcomes for item in outcome.findings), *notes]
    open_findings = [item for item in findings if not item.accepted]
    counts = {severity: sum(item.severity is severity for item in open_findings) for severity in Severity}
    failed = sum(1 for outcome in outcomes if outcome.exit_code)
    written = sum(len(outcome.outputs) for outcome in outcomes)
    if lang == "en":
        return (
            f"{len(outcomes)} {_ENGLISH[what]}, {failed} with errors, {written} files written; "
            f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, {counts[Severity.INFO]} notes."
        )
    return (
        f"{len(outcomes)} {what}, {failed} {what} có lỗi, ghi {written} tệp; "
        f"{counts[Severity.ERROR]} lỗi, {counts[Severity.WARNING]} cảnh báo, {counts[Severity.INFO]} lưu ý."
    )
