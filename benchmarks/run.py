"""``make bench``: how fast the program is, as ratios measured pairwise in one run.

The machine's speed and its other work cancel out of a ratio only when both sides run side by side. So each
measurement takes turns: one side, the other side, then the first side again as the control; the smallest of
several rounds counts. A control far from 1.00 says how little the number beside it means.

``--full`` also renders a province of 3,300 units. ``--write FILE`` keeps the table.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import io
import multiprocessing
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import packs
from docxtpl import DocxTemplate
from make_province import make_province
from measuring import (
    Line,
    Round,
    Table,
    clock_is_false,
    cpu_of,
    cpu_of_command,
    peak_of_process,
    rounds,
    run,
    wall_of,
    worker,
)
from typst_page import Typst, typst_page

from tthc_render import __version__
from tthc_render.batch.entries import Entry
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.workers import Job, render_in_workers, render_safely
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document import sandbox
from tthc_render.document.templates import layout_environment
from tthc_render.formats.fonts import font_files
from tthc_render.layout.docx import renderer as docx
from tthc_render.layout.measures import Measures
from tthc_render.layout.pdf import renderer as pdf
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.fingerprint import digest_of, inputs_of, program_digest
from tthc_render.rendering.pipeline import check_report, render_bytes
from tthc_render.reports.identity import names_of
from tthc_render.reports.library import Library
from tthc_render.workbench.open_workspace import OpenWorkspace
from tthc_render.workspace.paths import Workspace, report_files
from tthc_render.yaml_files.loader import read_source

ROOT = Path(__file__).parents[1]
LONGEST = ROOT / "data" / "ubnd-tinh-ha-tinh" / "2024-Q1-cai-cach-hanh-chinh-quy.yaml"
LONG = ROOT / "data" / "ubnd-tinh-ha-tinh" / "2024-cai-cach-tthc-nam.yaml"
PROGRAM = [sys.executable, "-c", "from tthc_render.cli.start import main; main()"]
NOTHING = [sys.executable, "-c", "pass"]
TYPST = ROOT / ".cache" / "bench" / "bin" / "python"
BOTH = ("docx", "pdf")
SHORT_NAME, LONG_NAME = "Báo cáo 3 trang", "Báo cáo 13 trang"
NAIVE_REPORTS = 12
UNITS = 3300
PARTS = (
    "start", "pdf", "five", "docxtpl", "short", "long", "two", "check", "workbench", "planning", "memory", "rows",
    "province",
)  # fmt: skip
# Users run compiled modules; a machine that keeps none would measure the compiler.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


# --- a warm worker, measured from inside -----------------------------------------------------------------


_LIBRARY: dict[Path, Library] = {}


def in_worker(root: Path, paths: Sequence[Path], folder: Path, formats: tuple[str, ...], plain: bool) -> float:
    """Processor seconds for each report, in a process that is warm. ``plain``: only turning data into two files."""
    gc.disable()
    library = _LIBRARY.setdefault(root, Library(Workspace(root)))
    job = Job(root, folder, formats)

    def one(path: Path) -> None:
        if not plain:
            outcome = render_safely(path, library, job)
            assert not outcome.exit_code, outcome
            return
        ready = packs.content(path, library)
        measured: dict[Path, Measures] = {}
        for kind in formats:
            place = folder / f"{os.getpid()}.{kind}"
            place.write_bytes(render_bytes(ready.document, library, ready.stamp, kind, measured).data)

    seconds = cpu_of(lambda: [one(path) for path in paths]) / len(paths)
    gc.collect()
    return seconds


_READY: dict[Path, packs.Ready] = {}


def printed(root: Path, path: Path, numbers: Sequence[int], engine: Engine) -> float:
    """Processor seconds of one PDF from the measured tree, in a process that is warm; each has other words.

    Where other words fill a line exactly, the direct way leaves them to WeasyPrint: its time for them counts, too.
    """
    gc.disable()
    if path not in _READY:
        _READY[path] = packs.ready(path, Library(Workspace(root)))
    report = _READY[path]
    others = [packs.another(report.measures, number) for number in numbers]

    made: list[str] = []

    def one(measures: Measures) -> None:
        with contextlib.suppress(RenderingFailed):
            made.append(pdf.render_pdf(measures, report.html_layout, report.stamp, engine).engine)

    seconds = cpu_of(lambda: [one(measures) for measures in others])
    gc.collect()
    assert set(made) == {engine}
    return seconds / len(made)


def peak_of_table(root: Path, path: Path, times: int) -> tuple[float, int]:
    """Processor seconds of both files of a report whose tables are ``times`` as long, and the peak of memory in kB."""
    gc.disable()
    library = _LIBRARY.setdefault(root, Library(Workspace(root)))
    ready = packs.content(path, library)
    document = packs.longer(ready.document, times)
    measured: dict[Path, Measures] = {}
    seconds = cpu_of(lambda: [render_bytes(document, library, ready.stamp, kind, measured) for kind in BOTH])
    return seconds, peak_of_process()


def memory_of_worker(root: Path, folder: Path, first: int, last: int) -> tuple[int, int]:
    """Resident memory in kB of the worker at report ``first``, and the most that it has from there to ``last``."""
    files = list(report_files((root / "data",)))
    paths = [files[number % len(files)] for number in range(last)]
    seen = []
    for _ in render_in_workers(Job(root, folder, BOTH), paths, 1, lambda: False):
        size = seen[-1] if seen else 0  # a worker that has just been replaced tells nothing
        for child in multiprocessing.active_children():
            with contextlib.suppress(OSError, IndexError):
                status = Path(f"/proc/{child.pid}/status").read_text()
                size = int(status.split("VmRSS:")[1].split()[0])
        seen.append(size)
    return seen[first - 1], max(seen[first - 1 :])


# --- the measurements ------------------------------------------------------------------------------------


def start_up(table: Table) -> None:
    nothing = functools.partial(cpu_of_command, NOTHING)
    table.share(
        "tthc-render --help so với python -c pass (CPU)",
        rounds(12, functools.partial(cpu_of_command, [*PROGRAM, "--help"]), nothing),
        5,
    )


def printing(table: Table, name: str, root: Path, path: Path, work: Path, wanted: tuple[float, float]) -> None:
    """A PDF from the measured tree: directly, by WeasyPrint, by Typst, all warm, and other words in each."""
    count = iter(range(1, 10**6))
    with worker() as call:
        for engine in ("direct", "weasyprint"):
            call(printed, root, path, [0], engine)

        def by(engine: Engine, times: int) -> float:
            return float(call(printed, root, path, [next(count) for _ in range(times)], engine))

        pairs = rounds(5, lambda: by("direct", 6), lambda: by("weasyprint", 1))
        table.plain(f"{name}: in thẳng ra PDF", 1000 * min(min(ours, again) for ours, _, again in pairs), "ms CPU")
        table.times(f"{name}: PDF, in thẳng so với WeasyPrint, ấm (CPU)", pairs, wanted[0])
        if not TYPST.exists():
            table.add(Line(f"{name}: PDF, in thẳng so với Typst", "chưa cài typst"))
            return
        report, page, files = packs.ready(path, Library(Workspace(root))), work / "page.typ", font_files()
        other = Typst(TYPST, files.regular.parent)

        def by_typst() -> float:
            seconds = []
            for _ in range(4):
                page.write_text(typst_page(packs.another(report.measures, next(count)), files.family), encoding="utf-8")
                seconds.append(other.print(page)[0])
            return sum(seconds) / len(seconds)

        by_typst()
        table.times(
            f"{name}: PDF, in thẳng so với Typst trên cùng một cây, ấm (CPU)",
            rounds(6, lambda: by("direct", 6), by_typst),
            wanted[1],
        )
        other.close()


def five_reports(table: Table, work: Path) -> None:
    """The five issued reports from the command to the files, on one core, against LibreOffice converting the DOCX."""
    home, data = work / "five", ROOT / "data"
    command = [*PROGRAM, "render", str(data), "--force", "--jobs", "1", "-o", str(home)]
    run(command)
    converted = sorted(str(path) for path in home.rglob("*.docx"))
    files = sorted(report_files((data,)))
    if shutil.which("soffice") is None:
        table.add(Line("Năm báo cáo: so với LibreOffice đổi năm tệp DOCX ấy", "chưa cài LibreOffice"))
        return
    place = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    office = ["soffice", place, "--headless", "--convert-to", "pdf", "--outdir", str(work / "converted"), *converted]
    run(office)
    busy = clock_is_false()
    kind, how = (1, "CPU, máy bận") if busy else (0, "đồng hồ")
    taken = [(run(command, one_core=True), run(office, one_core=True), run(command, one_core=True)) for _ in range(4)]
    pairs: list[Round] = [(ours[kind], theirs[kind], again[kind]) for ours, theirs, again in taken]
    other: list[Round] = [(ours[1 - kind], theirs[1 - kind], again[1 - kind]) for ours, theirs, again in taken]
    name = "Năm báo cáo, từ lệnh đến tệp, một nhân: DOCX+PDF kể cả kiểm tra, so với LibreOffice đổi năm DOCX ấy"
    table.times(f"{name} ({how})", pairs, 1.5)
    table.times(f"{name} ({'đồng hồ, máy bận' if busy else 'CPU'})", other)
    table.plain(
        "Năm báo cáo: LibreOffice, lúc nhanh nhất (CPU)", min(theirs[1] for _, theirs, _ in taken), "s", digits=2
    )
    theirs = min(theirs[kind] for _, theirs, _ in taken) / len(files)
    with worker() as call:
        call(in_worker, ROOT, files, home, BOTH, False)
        warm = [float(call(in_worker, ROOT, files, home, BOTH, False)) for _ in range(4)]
    table.times(
        f"Năm báo cáo, tiến trình ấm, mỗi báo cáo, so với LibreOffice ({how})",
        [(warm[0], theirs, warm[1]), (warm[2], theirs, warm[3])],
        4,
    )
    nothing = functools.partial(cpu_of_command, NOTHING)
    again = [*PROGRAM, "render", str(data), "-o", str(home)]
    time.sleep(2.5)  # stamps as young as the run are not trusted
    cpu = cpu_of_command(again)
    table.plain("Năm báo cáo, lần đầu chạy lại: so từng nội dung", 1000 * cpu, "ms CPU", digits=0)
    table.share(
        "Năm báo cáo, không có gì thay đổi, so với python -c pass (CPU)",
        rounds(8, functools.partial(cpu_of_command, again), nothing),
        8,
    )


def one_report(table: Table, name: str, root: Path, path: Path, work: Path, count: int, at_least: float) -> None:
    """One kind of report against the naive script, one process for each report."""
    home = work / name
    home.mkdir()
    script = naive_script(root, path, home)
    naive = functools.partial(cpu_of_command, script)
    command = [*PROGRAM, "render", str(path), "--force", "-o", str(home / "cold")]
    cold = rounds(4, functools.partial(cpu_of_command, command), naive)
    table.share(f"{name}: chạy nguội, cả hai tệp, kể cả kiểm tra, so với cách thường (CPU)", cold, 1.0)
    batch = [path] * (6 if count > 4 else 3)
    with worker() as call:
        for plain in (True, False):
            call(in_worker, root, batch, home, BOTH, plain)  # warm
            ours = functools.partial(call, in_worker, root, batch, home, BOTH, plain)
            pairs = rounds(count, ours, naive)
            what = "cùng một việc" if plain else "kể cả mọi kiểm tra"
            least = 1000 * min(min(ours, again) for ours, _, again in pairs)
            table.plain(f"{name}: DOCX+PDF, tiến trình ấm, {what}", least, "ms CPU", digits=0)
            table.times(
                f"{name}: DOCX+PDF, một nhân, {what}, so với mỗi báo cáo một tiến trình (CPU)",
                pairs,
                0 if plain else at_least,
            )


def two_workers(table: Table, root: Path, work: Path) -> None:
    """By the clock, with the start of the workers: two workers against one."""
    paths = list(report_files((root / "data",)))
    job = Job(root, work / "two", BOTH)

    def with_workers(jobs: int) -> float:
        return wall_of(lambda: list(render_in_workers(job, paths, jobs, lambda: False))) / len(paths)

    with_workers(2)  # the fork server has to be there on both sides
    pairs = [(with_workers(2), with_workers(1), with_workers(2)) for _ in range(2)]
    table.times(f"{SHORT_NAME}: hai tiến trình so với một (đồng hồ)", pairs, 0 if clock_is_false() else 1.7)


def naive_script(root: Path, path: Path, home: Path) -> list[str]:
    """The command that makes the report at ``path`` the naive way, its content packed in ``home``."""
    home.mkdir(exist_ok=True)
    pack = packs.write_pack(packs.ready(path, Library(Workspace(root))), home)
    return [sys.executable, str(Path(__file__).with_name("naive.py")), str(pack), str(home / "naive")]


def against_docxtpl(table: Table, name: str, root: Path, path: Path, work: Path, at_least: float) -> None:
    """The same layout filled with the same content, by docxtpl and by the compiled layout."""
    report = packs.ready(path, Library(Workspace(root)))
    home = work / f"docxtpl-{name}"
    home.mkdir()
    layout = str(packs.plain_layout(report, home))
    content = packs.context_of(report)
    ours = functools.partial(docx.render_docx, report.measures, report.docx_layout, report.stamp)

    def plain() -> bytes:
        sandbox._compiled.cache_clear()  # docxtpl compiles a layout each time; ours would keep it for both sides
        template = DocxTemplate(layout)
        template.render(content, layout_environment())
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()

    assert packs.canonical(plain()) == packs.canonical(ours()), "the two documents are not equal"
    pairs = rounds(20, lambda: cpu_of(ours), lambda: cpu_of(plain))
    table.times(f"{name}: DOCX, kể cả dựng XML, XML chuẩn tắc bằng nhau, so với docxtpl ấm (CPU)", pairs, at_least)


def checking(table: Table, work: Path) -> None:
    """All that ``check`` does with the report of 20 pages against rendering it, both formats, warm."""
    library = Library(Workspace(ROOT))
    job = Job(ROOT, work / "checked", BOTH)
    render_safely(LONGEST, library, job)
    check = functools.partial(cpu_of, lambda: check_report(LONGEST, library, Findings()))
    pairs = rounds(4, check, lambda: cpu_of(lambda: render_safely(LONGEST, library, job)))
    ours, render, again = (min(column) for column in zip(*pairs, strict=True))
    table.plain("Báo cáo 20 trang: đọc, tính, kiểm tra", 1000 * min(ours, again), "ms CPU", digits=0)
    table.plain("Báo cáo 20 trang: phần của đọc, tính, kiểm tra khi làm cả hai tệp", 100 * ours / render, "%", digits=0)


def workbench(table: Table) -> None:
    """A figure is typed: form with its sums, findings, pages and the picture of the first one, of five pages, warm."""
    report = ROOT / "data" / "ubnd-huyen-cam-xuyen" / "2024-T02-cai-cach-tthc-thang.yaml"
    for engine, name, most in (("direct", "in thẳng", 300), ("weasyprint", "qua WeasyPrint", 1500)):
        desk = OpenWorkspace(Workspace(ROOT), engine)
        desk.preview(report)
        form = min(cpu_of(functools.partial(desk.open, report)) for _ in range(5))
        found = desk.preview(report)
        preview = min(cpu_of(functools.partial(desk.preview, report)) for _ in range(5))
        name_of_first = found["pages"][0]["name"]
        picture = cpu_of(functools.partial(desk.picture, name_of_first))
        shown = 1000 * (form + preview + picture)
        table.plain(f"Bàn làm việc, báo cáo 5 trang, {name}: gõ xong đến ảnh trang đầu", shown, "ms CPU", most, 0)
    table.plain("Bàn làm việc, báo cáo 5 trang: biểu với các tổng mới", 1000 * form, "ms CPU", digits=0)


def memory(table: Table, root: Path, work: Path, last: int) -> None:
    first, end = memory_of_worker(root, work / "memory", 50, last)
    table.plain(f"Bộ nhớ của tiến trình làm, tăng nhiều nhất từ báo cáo 50 đến {last}", (end - first) / 1024, "MB", 10)
    table.plain("Bộ nhớ của tiến trình làm, nhiều nhất", end / 1024, "MB", digits=0)


def rows(table: Table, work: Path) -> None:
    """Processor time and memory of one row of a table, in small and in large tables.

    Each table is made once in a process of its own, which has made another report before: a second time the words of a
    small table are still known, those of a large one are not. Reports of more rows are larger than the program reads
    (2 MB) and prints (the budget of templates).
    """
    cost, peak = {}, {}
    for number, times in ((500, 1), (5000, 1), (10_000, 2)):
        root = work / f"rows-{number}"
        make_province(1, root, rows=number // times)
        [path] = report_files((root / "data",))
        taken = []
        for _ in range(3):
            with worker() as call:
                call(peak_of_table, ROOT, LONG, 1)
                before = call(peak_of_table, ROOT, LONG, 1)[1]
                seconds, after = call(peak_of_table, root, path, times)
            taken.append((seconds / number, (after - before) / number))
        cost[number], peak[number] = map(min, zip(*taken, strict=True))
    table.plain("Bảng 500 dòng: mỗi dòng, cả hai tệp", 1000 * cost[500], "ms CPU", digits=2)
    for number, shown in ((5000, "5.000"), (10_000, "10.000")):
        ratio = cost[number] / cost[500]
        table.plain(f"Bảng {shown} dòng: thời gian mỗi dòng so với bảng 500 dòng (CPU)", ratio, "lần", 1.15, digits=2)
    ratio = peak[10_000] / max(peak[5000], 1)
    table.plain("Bảng 10.000 dòng: bộ nhớ mỗi dòng so với bảng 5.000 dòng", ratio, "lần", 1.15, digits=2)
    table.plain("Bảng 10.000 dòng: bộ nhớ mỗi dòng", peak[10_000], "kB", digits=0)


def _with_stand_ins(root: Path, units: int) -> None:
    """A province whose reports are all made; the outputs are stand-ins."""
    make_province(units, root)
    library = Library(Workspace(root))
    folder = root / "outputs"
    inputs, entries = inputs_of(library), []
    for path in report_files((root / "data",)):
        source = read_source(path, library.workspace.shown(path), Findings())
        assert source is not None
        names, data_hash = names_of(source), digest_of(path.read_bytes())
        for kind in BOTH:
            place = folder / names.unit / names.period / f"{names.report_type}.{kind}"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(b"x")
            status = place.stat()
            entries.append(
                Entry(
                    file=library.workspace.shown(path),
                    unit=names.unit,
                    period=names.period,
                    report_type=names.report_type,
                    format=kind,
                    status="ok",
                    input_hash=inputs.report(data_hash, names),
                    data_hash=data_hash,
                    program=program_digest(),
                    others=names.others,
                    path=place.relative_to(folder).as_posix(),
                    output_hash=digest_of(b"x"),
                    size=status.st_size,
                    mtime_ns=status.st_mtime_ns,
                )
            )
    Manifest(folder).append(entries)


def planning(table: Table, work: Path, units: int) -> None:
    """``tthc-render`` where nothing has changed, in a province and in one ten times as large."""
    seconds: dict[int, float] = {}
    wholes: dict[int, float] = {}
    for count in (units, 10 * units):
        root = work / f"planning-{count}"
        _with_stand_ins(root, count)
        time.sleep(2.5)  # stamps as young as the run are not trusted
        done = subprocess.run([*PROGRAM, "render"], cwd=root, check=True, capture_output=True, text=True)
        assert "ghi 0 tệp" in done.stderr, done.stderr[-500:]
        whole = cpu_of_command([*PROGRAM, "render", "--jobs", "1"], root)
        seconds[count] = min(cpu_of_command([*PROGRAM, "render"], root) for _ in range(3 if count == units else 2))
        name = f"{count:,} đơn vị".replace(",", ".")
        wholes[count] = whole
        table.plain(f"{name}, không có gì thay đổi, so từng nội dung", whole, "s CPU", 3 if count == units else None)
        table.plain(f"{name}, không có gì thay đổi, so dấu tệp", seconds[count], "s CPU", digits=2)
    for taken, how in ((wholes, "so từng nội dung"), (seconds, "so dấu tệp")):
        ratio = taken[10 * units] / taken[units]
        table.plain(f"33.000 đơn vị so với 3.300, không có gì thay đổi, {how}", ratio, "lần", 11)


def province(table: Table, work: Path, units: int) -> None:
    """A whole province, rendered for real by all cores."""
    root = work / "province"
    make_province(units, root)
    name = f"{units:,} đơn vị".replace(",", ".")
    wall, cpu = run([*PROGRAM, "render"], root)
    entries = Manifest(root / "outputs").read()
    assert len(entries) == units
    assert all(entry.status == "ok" for formats in entries.values() for entry in formats.values())
    table.plain(f"{name}: DOCX+PDF, mọi kiểm tra, {os.cpu_count()} nhân (đồng hồ)", wall / 60, "phút", 2)
    table.plain(f"{name}: như trên, CPU", cpu / 60, "phút")
    table.plain(f"{name}: báo cáo mỗi giây", units / wall, "")
    again = min(cpu_of_command([*PROGRAM, "render"], root) for _ in range(3))
    table.plain(f"{name}: chạy lại, không có gì thay đổi", again, "s CPU", 3)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--full", action="store_true", help="also 3,300 units for real")
    parser.add_argument("--write", type=Path, metavar="FILE", help="replace the table in this Markdown file")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="tthc-bench-"))
    short = work / "short"
    make_province(100, short)
    first = next(iter(report_files((short / "data",))))
    table = Table()
    measurements: dict[str, Callable[[], Any]] = {
        "start": lambda: start_up(table),
        "pdf": lambda: (
            printing(table, SHORT_NAME, short, first, work, (25, 3)),
            printing(table, LONG_NAME, ROOT, LONG, work, (20, 2)),
        ),
        "five": lambda: five_reports(table, work),
        "docxtpl": lambda: (
            against_docxtpl(table, SHORT_NAME, short, first, work, 10),
            against_docxtpl(table, LONG_NAME, ROOT, LONG, work, 3.5),
        ),
        "short": lambda: one_report(table, SHORT_NAME, short, first, work, 6, 15),
        "long": lambda: one_report(table, LONG_NAME, ROOT, LONG, work, 4, 6),
        "two": lambda: two_workers(table, short, work),
        "check": lambda: checking(table, work),
        "workbench": lambda: workbench(table),
        "planning": lambda: planning(table, work, UNITS),
        "memory": lambda: memory(table, short, work, 500),
        "rows": lambda: rows(table, work),
    }
    measurements["province"] = lambda: province(table, work, UNITS)
    chosen = options.only or [name for name in PARTS if options.full or name != "province"]
    print(f"tthc-render {__version__}, Python {platform.python_version()}, {os.cpu_count()} nhân")
    began = time.perf_counter()
    try:
        for name in chosen:
            started = time.perf_counter()
            try:
                measurements[name]()
            except (RuntimeError, AssertionError, OSError, subprocess.SubprocessError) as error:
                table.add(Line(f"{name}: không đo được ({str(error)[:80]})", "–"))  # the rest is measured all the same
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{time.perf_counter() - began:.0f} s")
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        head, _, rest = text.partition("<!-- bảng -->\n")
        tail = rest.partition("<!-- hết bảng -->")[2]
        table_text = f"<!-- bảng -->\n{table.markdown()}<!-- hết bảng -->"
        options.write.write_text(head + table_text + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
