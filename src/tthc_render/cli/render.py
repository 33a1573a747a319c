"""The command ``render`` and its output: before the run (--dry-run), during it, and at its end."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from tthc_render.batch.options import Options, selection
from tthc_render.batch.plan import REASONS, Plan
from tthc_render.batch.run import Prepared, RunResult, prepare, run
from tthc_render.batch.run_inputs import looked_at
from tthc_render.batch.summary import errors_by_unit, one_line, run_as_json, warnings_by_unit
from tthc_render.cli import unchanged
from tthc_render.cli.options import FORMATS, JSON, LANG, PATHS, outputs_folder
from tthc_render.cli.output import SAID, echo, finish, print_errors, print_outcome, with_new_remedy
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError, WrongUsage
from tthc_render.diagnostics.findings import Finding, Severity, format_finding
from tthc_render.diagnostics.groups import FOR_THE_KEEPER, Group, group_of
from tthc_render.diagnostics.kinds import Kind, count, kinds_of
from tthc_render.formats.results import earlier_result, write_result
from tthc_render.formats.writing import write_output
from tthc_render.layout.pdf.engines import ENGINES
from tthc_render.rendering.outcome import Outcome, Output, told_once

OF_A_RUN: Final = b'"exit_code":'
"""By this the file of ``--report`` is known."""
GRAVEST: Final = 3
"""So many findings of a run are shown; `check` lists all."""
FEW: Final = 10
"""Runs of at most so many reports print everything; longer ones only what must be corrected, the page has the rest."""
WORDS: Final = {
    "vi": {
        "plan": "{todo} báo cáo sẽ làm, {unchanged} không đổi, {refused} không làm được.",
        "todo": "{file}: {reason}",
        "made": "{files} ({seconds} giây)",
        "unchanged": "{file}: không đổi, đã có trong {folder}",
        "count": "{unchanged} báo cáo không đổi từ lần trước, đã có trong {folder}; --force để làm lại.",
        "files": "Đã ghi {count} tệp vào {folder}.",
        "all": "Những điều cần xem: tthc-render check {files}",
        "interrupted": "Đã dừng theo yêu cầu, còn {left} báo cáo chưa làm. Chạy lại lệnh này để làm tiếp.",
        "stopped": "Dừng ở báo cáo có lỗi đầu tiên (--fail-fast), còn {left} báo cáo chưa làm.",
        "page": "Xem tình hình từng đơn vị: {page}",
        "nothing": "Không có báo cáo nào hợp với yêu cầu.",
        "more": "Còn {count} điều nữa; xem hết: tthc-render check {files}",
    },
    "en": {
        "plan": "{todo} reports to render, {unchanged} unchanged, {refused} cannot be rendered.",
        "todo": "{file}: {reason}",
        "made": "{files} ({seconds} s)",
        "unchanged": "{file}: unchanged, already in {folder}",
        "count": "{unchanged} reports are unchanged, already in {folder}; --force renders them again.",
        "files": "{count} files written to {folder}.",
        "all": "What to look at: tthc-render check {files}",
        "interrupted": "Stopped as asked, {left} reports are left. Run the command again to go on.",
        "stopped": "Stopped at the first report with errors (--fail-fast), {left} reports are left.",
        "page": "Each unit's state: {page}",
        "nothing": "No report matches.",
        "more": "{count} more; for all of them: tthc-render check {files}",
    },
}


def plan_lines(options: Options, *, as_json: bool = False) -> list[str]:
    """What a run would do: a line for each report that it would render or cannot, or one JSON object."""
    _, _, plan = _prepared(options)
    words = WORDS[options.lang]
    unreadable = [item for item in plan.todo if item.reason == "unreadable"]
    todo = [item for item in plan.todo if item.reason != "unreadable"]
    refused = [*unreadable, *plan.refused]
    if as_json:
        reports = [
            {"file": item.shown, "reason": item.reason, "findings": [note.to_json(options.lang) for note in item.notes]}
            for item in (*todo, *refused)
        ]
        counts = {"todo": len(todo), "unchanged": len(plan.unchanged), "refused": len(refused)}
        return [json.dumps({"plan": reports, **counts}, ensure_ascii=False)]
    lines = [
        words["todo"].format(file=item.shown, reason=REASONS[item.reason][options.lang])
        for item in (*todo, *unreadable)
    ]
    lines += [format_finding(note, options.lang) for item in plan.refused for note in item.notes]
    return [*lines, words["plan"].format(todo=len(todo), unchanged=len(plan.unchanged), refused=len(refused))]


def run_and_print(options: Options, show: Callable[[Outcome], None], print_line: Callable[[str], None]) -> RunResult:
    """Run; ``show`` prints outcomes as they come, ``print_line`` prints lines about the run."""
    prepared = _prepared(options)
    plan = prepared[2]
    total = _total(plan)
    words = WORDS[options.lang]
    unchanged = {item.shown for item in plan.unchanged}

    def filtered(outcome: Outcome) -> None:
        if options.quiet:
            show(outcome)
        elif total <= FEW or outcome.error:
            show(replace(outcome, findings=()))
            if outcome.file in unchanged and not outcome.exit_code and total <= GRAVEST:
                print_line(words["unchanged"].format(file=outcome.file, folder=options.folder))

    done = run(options, filtered, prepared)
    nothing_new = bool(plan.unchanged) and not (plan.todo or plan.refused or any(x.exit_code for x in done.outcomes))
    shown = (
        []
        if nothing_new
        else [*gravest_lines(list(told_once(done.outcomes)), options), *_keepers_lines(done.outcomes, options.lang)]
    )
    for line in shown:
        print_line(line)
    for line in closing_lines(done, options):
        print_line(line)
    if nothing_new and _open_kinds(done.outcomes):
        print_line(words["all"].format(files=_asked(options)))
    return done


def made_line(outcome: Outcome, lang: str) -> str:
    """The files of a report in one line: ``outputs/…/quy.docx, .pdf (0,7 giây)``."""
    first, *others = outcome.outputs
    ends = [f".{output.path.rpartition('.')[2]}" if _stem(output) == _stem(first) else output.path for output in others]
    seconds = f"{sum(output.seconds for output in outcome.outputs):.1f}"
    seconds = seconds.replace(".", ",") if lang == "vi" else seconds
    return WORDS[lang]["made"].format(files=", ".join([first.path, *ends]), seconds=seconds)


def _stem(output: Output) -> str:
    return output.path.rpartition(".")[0]


def _asked(options: Options) -> str:
    return " ".join(path.as_posix() for path in options.paths) or "data"


def _is_open(item: Finding | Kind) -> bool:
    """Whether it is neither accepted nor declared, and a writer can mend it."""
    return not item.accepted and group_of(item) is not Group.DECLARED and item.code not in FOR_THE_KEEPER


def _open_kinds(outcomes: Sequence[Outcome]) -> list[Kind]:
    return [kind for outcome in outcomes for kind in kinds_of(outcome.findings) if _is_open(kind)]


def _open(outcomes: Sequence[Outcome], most: int) -> Iterator[Finding]:
    """The open findings of each report that has one of the first ``most`` of some code."""
    seen: Counter[str] = Counter()
    for outcome in outcomes:
        kinds = [kind for kind in kinds_of(outcome.findings) if _is_open(kind)]
        if any(seen[kind.code] < most for kind in kinds):
            yield from filter(_is_open, outcome.findings)
        for kind in kinds:
            seen[kind.code] += kind.number


def _keepers_lines(outcomes: Sequence[Outcome], lang: str) -> list[str]:
    """What whoever keeps the templates can mend: each sentence once, without the remedy."""
    found = {
        item.message(lang): format_finding(item, lang).partition("\n")[0]
        for outcome in reversed(outcomes)
        if any(kind.code in FOR_THE_KEEPER for kind in kinds_of(outcome.findings))
        for item in outcome.findings
        if item.code in FOR_THE_KEEPER and not item.accepted
    }
    return list(found.values())


def gravest_lines(outcomes: Sequence[Outcome], options: Options) -> list[str]:
    """The three gravest findings of a run, and the command that lists all."""
    order = list(Severity)
    seen: Counter[str] = Counter()
    found: list[tuple[int, int, int, Finding]] = []
    for item in sorted(_open(outcomes, GRAVEST), key=lambda item: (order.index(item.severity), group_of(item))):
        found.append((order.index(item.severity), seen[item.code], group_of(item), item))
        seen[item.code] += 1
    found.sort(key=lambda row: row[:3])  # one of each kind before a second one
    lines: list[str] = []
    explained: set[str] = set()
    for *_, item in found[:GRAVEST]:
        lines.append(with_new_remedy(item, options.lang, explained))
    total = sum(kind.number for kind in _open_kinds(outcomes))
    if total > GRAVEST:
        file = _only_file(outcomes) or _asked(options)
        lines.append(WORDS[options.lang]["more"].format(count=total - GRAVEST, files=file))
    return lines


def _only_file(outcomes: Sequence[Outcome]) -> str:
    """The file that all open findings are in, "" if there are several or none."""
    first = ""
    for item in (item for outcome in outcomes for item in outcome.findings if _is_open(item)):
        if first and item.where.file and item.where.file != first:
            return ""
        first = first or item.where.file
    return first


def _prepared(options: Options) -> Prepared:
    """The plan of a run; WrongUsage where ``--unit`` or ``--period`` name what does not exist."""
    prepared = prepare(options)
    registry = prepared[0].units(Findings())
    if registry is not None:
        for code in options.wanted.units:
            registry.unit(code)
    wanted = [*(f"--unit {code}" for code in options.wanted.units), *(f"--period {p}" for p in options.wanted.periods)]
    if wanted and not _total(prepared[2]):
        raise WrongUsage(f"Không có báo cáo nào hợp với {' '.join(wanted)}. Xem báo cáo đã có: tthc-render list.")
    return prepared


def closing_lines(done: RunResult, options: Options) -> list[str]:
    """The lines at the end, before the counts."""
    words = WORDS[options.lang]
    total, left = _total(done.plan), _total(done.plan) - len(done.outcomes)
    lines: list[str] = []
    if not total:
        lines.append(words["nothing"])
    if total > 1:
        lines += errors_by_unit(done.outcomes, options.lang) if total > FEW else []
        lines += warnings_by_unit(done.outcomes, options.lang) if done.plan.todo else []
    if done.plan.unchanged and total > GRAVEST:
        lines.append(words["count"].format(unchanged=len(done.plan.unchanged), folder=options.folder))
    if total > FEW:
        files = sum(len(outcome.outputs) for outcome in done.outcomes)
        lines += [words["files"].format(count=files, folder=options.folder)] if files else []
        lines.append(words["page"].format(page=(options.folder / "index.html").as_posix()))
    lines += [format_finding(item, options.lang) for item in done.notes]
    if done.error:
        lines.append(done.error)
    if done.interrupted:
        lines.append(words["interrupted"].format(left=left))
    elif left and options.fail_fast:
        lines.append(words["stopped"].format(left=left))
    return lines


def closing_errors(done: RunResult, lang: str) -> list[str]:
    """The errors of a run that concern no report."""
    errors = [format_finding(item, lang) for item in done.notes if item.severity is Severity.ERROR]
    return [*errors, done.error] if done.error else errors


def _total(plan: Plan) -> int:
    return len(plan.todo) + len(plan.unchanged) + len(plan.refused)


@click.command()
@PATHS
@click.option("-f", "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Chỉ tạo loại tệp này.")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), help="Thư mục ghi (mặc định outputs).")
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
@click.option(
    "--pdf-engine",
    type=click.Choice(ENGINES),
    default="auto",
    help="Cách làm PDF: auto in thẳng chỗ nào chắc, còn lại qua WeasyPrint; hoặc chỉ một trong hai cách.",
)
@click.option("--engine", default="local", metavar="local|dask://MÁY:CỔNG", help="Nơi làm: máy này hay cụm máy Dask.")
@click.option("--max-seconds", type=click.FloatRange(min=0), default=0, help="Sau chừng ấy giây không làm báo cáo mới.")
@click.option(
    "--max-memory", type=click.IntRange(min=0), default=0, metavar="MB", help="Bộ nhớ tối đa của một tiến trình."
)
@click.option("--quiet", is_flag=True, help="Chỉ in lỗi và một dòng tổng kết, để chạy theo lịch (cron).")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Ghi cả kết quả lần chạy vào tệp .json này."
)
@JSON
@LANG
def render(
    formats: tuple[str, ...],
    no_check: bool,
    units: tuple[str, ...],
    periods: tuple[str, ...],
    since: str,
    dry_run: bool,
    report: Path | None,
    folder: Path | None,
    as_json: bool,
    **typed: Any,
) -> None:
    """Làm báo cáo DOCX và PDF từ các tệp YAML; báo cáo không đổi từ lần trước được giữ nguyên.

    \b
    Ví dụ:
      tthc-render render data/so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml
      tthc-render render data/ -f pdf -o xem-thu
      tthc-render render --period 2024-Q2 --jobs 4
      tthc-render render --dry-run
      tthc-render render --quiet --max-seconds 3600 --report ket-qua.json
    """
    chosen = tuple(dict.fromkeys(formats)) or FORMATS
    options = Options(
        folder=outputs_folder(folder),
        formats=chosen,
        check=not no_check,
        wanted=selection(units, periods, since),
        **typed,
    )
    lang = options.lang
    if report:
        earlier_result(report, OF_A_RUN)  # refused before the run, not after it
    if dry_run:
        for line in plan_lines(options, as_json=as_json):
            echo(line)
        return

    def show(outcome: Outcome) -> None:
        if as_json:
            return
        if outcome.outputs:
            echo(made_line(outcome, lang))
        print_outcome(replace(outcome, outputs=()), lang)

    def print_bad(outcome: Outcome) -> None:
        if outcome.error or count(outcome.findings)["error"]:
            print_errors(outcome, lang)

    if options.quiet and not as_json:
        done = run_and_print(options, print_bad, lambda line: None)
    else:
        done = run_and_print(options, show, lambda line: echo(line, err=True))
    if report:
        text = json.dumps(run_as_json(done, lang), ensure_ascii=False, indent=1)
        write_result(report, f"{text}\n".encode(), OF_A_RUN)
    if report is None and not done.error and all(item.severity is Severity.INFO for item in done.notes):
        click.get_current_context().call_on_close(lambda: _leave_note(done, options))
    if options.quiet and not as_json:
        for line in closing_errors(done, lang):
            echo(line, err=True)
        echo(one_line(done, lang))
        click.get_current_context().exit(done.exit_code)
    finish(list(told_once(done.outcomes)), as_json, lang, done.exit_code, notes=done.notes)


def _leave_note(done: RunResult, options: Options) -> None:
    """After a run without work, what the next one has to compare (`cli.unchanged`); only for the program itself."""
    if not unchanged.is_asked or done.plan.todo or done.plan.refused or done.interrupted or options.engine != "local":
        return
    with contextlib.suppress(OSError, TthcError):
        code = max((done.exit_code, *(outcome.exit_code for outcome in done.outcomes)))
        note = unchanged.note_of(sys.argv[1:], looked_at(options), SAID, code)
        if note is not None:
            write_output(options.folder / unchanged.NAME, note)
