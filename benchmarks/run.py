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
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import packs
from docxtpl import DocxTemplate
from make_province import make_province

from tthc_render import __version__
from tthc_render.batch.manifest import Entry, Manifest
from tthc_render.batch.workers import Job, render_in_workers, render_safely
from tthc_render.diagnostics.collector import Findings
from tthc_render.document.templates import layout_environment
from tthc_render.layout.docx import renderer as docx
from tthc_render.layout.measures import Measures
from tthc_render.rendering.fingerprint import digest_of, inputs_of, program_digest
from tthc_render.rendering.pipeline import check_report, render_bytes
from tthc_render.reports.identity import names_of
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, report_files
from tthc_render.yaml_files.loader import read_source

ROOT = Path(__file__).parents[1]
LONGEST = ROOT / "data" / "ubnd-tinh-ha-tinh" / "2024-Q1-cai-cach-hanh-chinh-quy.yaml"
LONG = ROOT / "data" / "ubnd-tinh-ha-tinh" / "2024-cai-cach-tthc-nam.yaml"
PROGRAM = [sys.executable, "-c", "from tthc_render.cli.main import main; main()"]
NAIVE_REPORTS = 12
UNITS = 3300
# Users run compiled modules; a machine that keeps none would measure the compiler.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Line:
    """One line of the table. ``wanted`` is the target as shown, ``good`` whether it was reached."""

    name: str
    value: str
    wanted: str = ""
    good: bool | None = None
    control: str = ""


class Table:
    """The lines measured so far; each is printed as it comes."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, line: Line) -> None:
        self.lines.append(line)
        mark = {True: "đạt", False: "CHƯA ĐẠT", None: ""}[line.good]
        print(f"{line.name:<74} {line.value:>14}  {line.wanted:<14} {line.control:<14} {mark}", flush=True)

    def ratio(self, name: str, pairs: Sequence[tuple[float, float, float]], at_least: float) -> None:
        """``pairs`` are (ours, theirs, ours again) of each round; the ratio of the smallest counts."""
        ours, theirs, again = (min(column) for column in zip(*pairs, strict=True))
        ratio = theirs / min(ours, again)
        wanted, good = (f"≥ {at_least:g}", ratio >= at_least) if at_least else ("", None)
        self.add(Line(name, f"{ratio:.1f} lần", wanted, good, f"đối chứng {again / ours:.2f}"))

    def markdown(self) -> str:
        """The table for the documents."""
        head = "| Phép đo | Kết quả | Mục tiêu | Đối chứng |\n|---|---|---|---|"
        rows = [
            f"| {line.name} | {line.value} | {line.wanted}{'' if line.good is not False else ' (chưa đạt)'} "
            f"| {line.control.removeprefix('đối chứng ')} |"
            for line in self.lines
        ]
        return "\n".join([head, *rows]) + "\n"


def rounds(count: int, ours: Callable[[], float], theirs: Callable[[], float]) -> list[tuple[float, float, float]]:
    """``count`` rounds of ours, theirs, ours again; each call gives seconds."""
    return [(ours(), theirs(), ours()) for _ in range(count)]


def cpu_of(work: Callable[[], Any]) -> float:
    """Processor seconds of ``work`` in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def cpu_of_command(command: Sequence[str], folder: Path | None = None) -> float:
    """Processor seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall_of(work: Callable[[], Any]) -> float:
    """Seconds by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# --- a warm worker, measured from inside -----------------------------------------------------------------


def _libraries(root: Path) -> Library:
    return Library(Workspace(root))


_LIBRARY: dict[Path, Library] = {}


def in_worker(root: Path, paths: Sequence[Path], folder: Path, formats: tuple[str, ...], plain: bool) -> float:
    """Processor seconds for each report, in a process that is warm. ``plain``: only turning data into two files."""
    gc.disable()
    library = _LIBRARY.setdefault(root, _libraries(root))
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
            place.write_bytes(render_bytes(ready.document, library, ready.stamp, kind, measured))

    seconds = cpu_of(lambda: [one(path) for path in paths]) / len(paths)
    gc.collect()
    return seconds


def memory_of_worker(root: Path, folder: Path, first: int, last: int) -> tuple[int, int]:
    """Resident memory in kB of the worker at report ``first``, and the most that it has from there to ``last``."""
    files = list(report_files((root / "data",)))
    paths = [files[number % len(files)] for number in range(last)]
    seen = []
    for _ in render_in_workers(Job(root, folder, ("docx", "pdf")), paths, 1, lambda: False):
        size = seen[-1] if seen else 0  # a worker that has just been replaced tells nothing
        for child in multiprocessing.active_children():
            with contextlib.suppress(OSError, IndexError):
                status = Path(f"/proc/{child.pid}/status").read_text()
                size = int(status.split("VmRSS:")[1].split()[0])
        seen.append(size)
    return seen[first - 1], max(seen[first - 1 :])


@contextlib.contextmanager
def worker() -> Any:
    """A process of its own that runs what it is given; with ``wait=False`` the result comes as a future."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:

        def call(*what: Any, wait: bool = True) -> Any:
            waiting = pool.submit(*what)
            return waiting.result() if wait else waiting

        yield call


# --- the measurements ------------------------------------------------------------------------------------


def start_up(table: Table, work: Path) -> None:
    nothing = functools.partial(cpu_of_command, [sys.executable, "-c", "pass"])
    help_page = functools.partial(cpu_of_command, [*PROGRAM, "--help"])
    ours, bare, again = (min(column) for column in zip(*rounds(12, help_page, nothing), strict=True))
    ratio = min(ours, again) / bare
    table.add(
        Line(
            "tthc-render --help so với python -c pass (CPU)",
            f"{ratio:.1f} lần",
            "< 5",
            ratio < 5,
            f"{again / ours:.2f}",
        )
    )


def one_report(
    table: Table, name: str, root: Path, path: Path, work: Path, count: int, at_least: tuple[float, float]
) -> None:
    """One kind of report against the naive script: one core, then two workers by the clock."""
    home = work / name
    home.mkdir()
    script = naive_script(root, path, home)
    naive = functools.partial(cpu_of_command, script)
    command = [*PROGRAM, "render", str(path), "--force", "-o", str(home / "cold")]
    cold = wall_of(lambda: subprocess.run(command, check=True, capture_output=True))
    naive_cold = wall_of(lambda: subprocess.run(script, check=True, capture_output=True))
    table.add(Line(f"{name}: từ lệnh đến hai tệp, chạy nguội", f"{cold:.2f} s", "", None, ""))
    table.add(Line(f"{name}: cách thường, từ lệnh đến hai tệp", f"{naive_cold:.2f} s", "", None, ""))
    batch = [path] * (4 if count > 4 else 2)
    both = ("docx", "pdf")
    with worker() as call:
        for plain in (True, False):
            call(in_worker, root, batch, home, both, plain)  # warm
            ours = functools.partial(call, in_worker, root, batch, home, both, plain)
            pairs = rounds(count, ours, naive)
            what = "cùng một việc" if plain else "kể cả kiểm tra số liệu, lời văn, thể thức, đọc lại"
            table.add(
                Line(
                    f"{name}: mỗi báo cáo, tiến trình ấm, {what}",
                    f"{1000 * min(min(p[0], p[2]) for p in pairs):.0f} ms",
                )
            )
            table.ratio(f"{name}: DOCX+PDF một nhân, {what}, so với mỗi báo cáo một tiến trình", pairs, at_least[0])
    # So many that the start of the workers weighs little, as it does in a province.
    paths = list(report_files((root / "data",))) if root != ROOT else [path] * 16
    two_workers(table, name, root, paths, home, at_least[1])


def naive_script(root: Path, path: Path, home: Path) -> list[str]:
    """The command that makes the report at ``path`` the naive way, its content packed in ``home``."""
    home.mkdir(exist_ok=True)
    pack = packs.write_pack(packs.ready(path, Library(Workspace(root))), home)
    return [sys.executable, str(Path(__file__).with_name("naive.py")), str(pack), str(home / "naive")]


def two_workers(table: Table, name: str, root: Path, paths: Sequence[Path], home: Path, at_least: float) -> None:
    """By the clock, with the start of the workers: two workers against the naive script, and against one worker.

    Both sides are means over many reports, so that other work of the machine weighs alike on both.
    """
    some = paths[:: max(1, len(paths) // NAIVE_REPORTS)]
    scripts = [naive_script(root, path, home / f"naive-{number}") for number, path in enumerate(some)]
    job = Job(root, home / "out", ("docx", "pdf"))

    def run(jobs: int) -> float:
        return wall_of(lambda: list(render_in_workers(job, paths, jobs, lambda: False))) / len(paths)

    def naive() -> float:
        return wall_of(lambda: [subprocess.run(script, check=True, capture_output=True) for script in scripts]) / len(
            scripts
        )

    with worker() as one, worker() as other:

        def both() -> None:
            halves = zip((one, other), (paths[::2], paths[1::2]), strict=True)
            waiting = [call(in_worker, root, half, home, ("docx", "pdf"), True, wait=False) for call, half in halves]
            for item in waiting:
                item.result()

        def plain() -> float:
            """Only what the naive script does, and the computing: nothing is checked."""
            return wall_of(both) / len(paths)

        plain()  # warm
        pairs = [(plain(), naive(), plain()) for _ in range(3)]
        table.ratio(f"{name}: hai tiến trình, theo đồng hồ, cùng một việc, so với cách thường", pairs, at_least)
    run(2)  # the fork server has to be there on both sides
    pairs = [(run(2), naive(), run(2)) for _ in range(3)]
    table.ratio(f"{name}: hai tiến trình, theo đồng hồ, kể cả kiểm tra, so với cách thường", pairs, at_least)
    pairs = [(run(2), run(1), run(2)) for _ in range(2)]
    table.ratio(f"{name}: hai tiến trình so với một", pairs, 1.7)


def against_docxtpl(table: Table, name: str, root: Path, path: Path, work: Path, at_least: float) -> None:
    """The same layout filled with the same content, by docxtpl and by the compiled layout."""
    report = packs.ready(path, Library(Workspace(root)))
    home = work / f"docxtpl-{name}"
    home.mkdir()
    layout = str(packs.plain_layout(report, home))
    content = packs.context_of(report)
    notes = functools.partial(docx.render_docx, report.measures, report.docx_layout, report.stamp)

    def plain() -> bytes:
        template = DocxTemplate(layout)
        template.render(content, layout_environment())
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()

    assert packs.canonical(plain()) == packs.canonical(notes()), "the two documents are not equal"
    true = docx._context
    docx._context = lambda *_: content  # type: ignore[assignment]
    try:
        assert packs.canonical(plain()) == packs.canonical(notes())
        pairs = rounds(25, lambda: cpu_of(notes), lambda: cpu_of(plain))
    finally:
        docx._context = true  # type: ignore[assignment]
    table.ratio(f"{name}: điền bố cục Word, XML chuẩn tắc bằng nhau, so với docxtpl ấm", pairs, at_least)
    pairs = rounds(15, lambda: cpu_of(notes), lambda: cpu_of(plain))
    table.ratio(f"{name}: như trên, ta còn dựng XML của nội dung (docxtpl nhận sẵn)", pairs, 0)


def checking(table: Table, work: Path) -> None:
    """All that ``check`` does with the report of 20 pages against rendering it, both formats, warm."""
    library = Library(Workspace(ROOT))
    job = Job(ROOT, work / "checked", ("docx", "pdf"))
    render_safely(LONGEST, library, job)

    def check() -> float:
        return cpu_of(lambda: check_report(LONGEST, library, Findings()))

    ours, render, again = (
        min(column)
        for column in zip(*rounds(4, check, lambda: cpu_of(lambda: render_safely(LONGEST, library, job))), strict=True)
    )
    share = min(ours, again) / render
    name = "Báo cáo 20 trang: đọc, tính, kiểm tra so với làm cả hai tệp"
    table.add(Line(name, f"{100 * share:.0f}%", "< 10%", share < 0.1, f"{again / ours:.2f}"))


def memory(table: Table, root: Path, work: Path, last: int) -> None:
    first, end = memory_of_worker(root, work / "memory", 50, last)
    grown = (end - first) / 1024
    table.add(
        Line(
            f"Bộ nhớ của tiến trình làm, tăng nhiều nhất từ báo cáo 50 đến {last}",
            f"+{grown:.1f} MB",
            "≤ 10 MB",
            grown <= 10,
            f"{end // 1024} MB",
        )
    )


def rows(table: Table, work: Path, many: int) -> None:
    """Processor time of one row of a table, in a small and in a large table."""
    cost = {}
    for number in (500, many):
        root = work / f"rows-{number}"
        make_province(1, root, rows=number)
        [path] = report_files((root / "data",))
        with worker() as call:
            call(in_worker, root, [path] if number == 500 else [], root, ("docx",), True) if number == 500 else None
            best = min(
                call(in_worker, root, [path], root, ("docx", "pdf"), True) for _ in range(4 if number == 500 else 2)
            )
        cost[number] = best / number
    grown = 100 * (cost[many] / cost[500] - 1)
    table.add(
        Line(
            "Thời gian mỗi dòng, bảng {} dòng so với 500 dòng".format(f"{many:,}".replace(",", ".")),
            f"{grown:+.0f}%",
            "≤ +15%",
            grown <= 15,
        )
    )


def planning(table: Table, work: Path, units: int) -> None:
    """``tthc-render`` where nothing, and where one unit has changed; the outputs are stand-ins."""
    root = work / "planning"
    make_province(units, root)
    library = Library(Workspace(root))
    folder = root / "outputs"
    inputs, entries = inputs_of(library), []
    for path in report_files((root / "data",)):
        source = read_source(path, library.workspace.shown(path), Findings())
        assert source is not None
        names, data_hash = names_of(source), digest_of(path.read_bytes())
        for kind in ("docx", "pdf"):
            place = folder / names.unit / names.period / f"{names.report_type}.{kind}"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(b"x")
            status = place.stat()
            entries.append(
                Entry(
                    library.workspace.shown(path), names.unit, names.period, names.report_type, kind, "ok",
                    inputs.report(data_hash, names), data_hash, program_digest(), names.others,
                    place.relative_to(folder).as_posix(), digest_of(b"x"), status.st_size, status.st_mtime_ns,
                )
            )  # fmt: skip
    Manifest(folder).append(entries)

    def run() -> float:
        done = subprocess.run([*PROGRAM, "render"], cwd=root, check=True, capture_output=True, text=True)
        assert "ghi 0 tệp" in done.stderr or changed, done.stderr[-500:]
        return 0.0

    changed = False
    run()
    nothing = min(wall_of(run) for _ in range(3))
    name = f"{units:,} đơn vị".replace(",", ".")
    table.add(Line(f"{name}, không có gì thay đổi", f"{nothing:.1f} s", "< 3 s", nothing < 3))
    changed = True
    path = next(iter(report_files((root / "data",))))
    times = []
    for _ in range(2):
        path.write_text(path.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
        times.append(wall_of(run))
    path.write_text(path.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    alone = wall_of(
        lambda: subprocess.run(
            [*PROGRAM, "render", str(path), "-o", str(work / "alone")], check=True, capture_output=True
        )
    )
    left = min(times) - alone
    table.add(Line(f"{name}, một báo cáo thay đổi, trừ thời gian làm riêng nó", f"{left:.1f} s", "< 3 s", left < 3))


def province(table: Table, work: Path, units: int) -> None:
    """A whole province, rendered for real by all cores."""
    root = work / "province"
    make_province(units, root)
    name = f"{units:,} đơn vị".replace(",", ".")
    seconds = wall_of(lambda: subprocess.run([*PROGRAM, "render"], cwd=root, check=True, capture_output=True))
    entries = Manifest(root / "outputs").read()
    assert len(entries) == units
    assert all(entry.status == "ok" for formats in entries.values() for entry in formats.values())
    table.add(Line(f"{name}: DOCX+PDF, {os.cpu_count()} nhân", f"{seconds / 60:.1f} phút"))
    table.add(Line(f"{name}: báo cáo mỗi giây", f"{units / seconds:.1f}"))
    again = min(
        wall_of(lambda: subprocess.run([*PROGRAM, "render"], cwd=root, check=True, capture_output=True))
        for _ in range(3)
    )
    table.add(Line(f"{name}: chạy lại, không có gì thay đổi", f"{again:.1f} s", "< 3 s", again < 3))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--full", action="store_true", help="also 3,300 units for real, and 500 reports for memory")
    parser.add_argument("--write", type=Path, metavar="FILE", help="replace the table in this Markdown file")
    parser.add_argument("--only", nargs="*", help="names of measurements")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="tthc-bench-"))
    short = work / "short"
    make_province(100, short)
    first = next(iter(report_files((short / "data",))))
    table = Table()
    measurements: dict[str, Callable[[], None]] = {
        "start": lambda: start_up(table, work),
        "docxtpl": lambda: (
            against_docxtpl(table, "Báo cáo 3 trang", short, first, work, 10),
            against_docxtpl(table, "Báo cáo 13 trang", ROOT, LONG, work, 3),
        )[0],
        "short": lambda: one_report(table, "Báo cáo 3 trang", short, first, work, 6, (5, 9)),
        "long": lambda: one_report(table, "Báo cáo 13 trang", ROOT, LONG, work, 3, (1.4, 2.3)),
        "check": lambda: checking(table, work),
        "planning": lambda: planning(table, work, UNITS),
        "memory": lambda: memory(table, short, work, 500 if options.full else 200),
        "rows": lambda: rows(table, work, 5000),
    }
    if options.full:
        measurements["province"] = lambda: province(table, work, UNITS)
    print(f"tthc-render {__version__}, Python {platform.python_version()}, {os.cpu_count()} nhân")
    began = time.perf_counter()
    try:
        for name, measure in measurements.items():
            if not options.only or name in options.only:
                measure()
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
