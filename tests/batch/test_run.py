"""Whole runs: whatever ends one at whatever moment, no output is damaged and the next run finishes the work."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.provinces import TYPE, leftovers_of, lines_of, make_province, outputs_of, replace_in, report_of
from tthc_render.batch import run as bulk
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.options import Options, Selection
from tthc_render.batch.run import RunResult, run, worker_count
from tthc_render.formats import writing as outputs
from tthc_render.rendering.outcome import Outcome

COMMAND = (sys.executable, "-c", "from tthc_render.cli.main import main; main()", "render")
UNITS = 12
KILLS = 60 if "TTHC_FUZZ" in os.environ else 4
"""Moments are random; every writing step is killed in tests/stories/test_faults_at_every_point.py."""


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_province(UNITS, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _undisturbed(folder: Path, kind: str) -> dict[str, str]:
    """Hashes of the files of a run that nothing disturbs."""
    make_province(UNITS, folder)
    run(Options((folder / "data",), folder / "outputs", (kind,), jobs=1, pdf_engine="direct"))
    made = outputs_of(folder / "outputs")
    assert len(made) == UNITS
    return made


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Of DOCX files."""
    return _undisturbed(tmp_path_factory.mktemp("undisturbed"), "docx")


@pytest.fixture(scope="module")
def undisturbed_pdf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Of PDF files that are printed directly."""
    return _undisturbed(tmp_path_factory.mktemp("undisturbed"), "pdf")


def start(folder: Path, *words: str, kind: str = "docx") -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C and kills reach this run only.
    return subprocess.Popen(
        (*COMMAND, "-f", kind, "--pdf-engine", "direct", "--jobs", "2", *words),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, reported = process.communicate(timeout=120)
    return process.returncode, reported.decode()


def children_of(process: int) -> Iterator[int]:
    """The processes below ``process``, the nearest first."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    wave = [process]
    while wave:
        wave = [child for child, parent in parents.items() if parent in wave]
        yield from wave


def check_whole(folder: Path, undisturbed: dict[str, str]) -> None:
    """Every output there is the right one."""
    made = outputs_of(folder)
    assert made.items() <= undisturbed.items()


@pytest.mark.parametrize(("kind", "kills"), [("docx", KILLS), ("pdf", KILLS // 2)])
def test_kills_at_random_moments_do_no_harm(
    province: Path, kind: str, kills: int, request: pytest.FixtureRequest
) -> None:
    undisturbed = request.getfixturevalue("undisturbed" if kind == "docx" else "undisturbed_pdf")
    chance = random.Random(6)
    folder = province / "outputs"
    killed = 0
    for attempt in range(5 * kills):
        if killed >= kills:
            break
        process = start(province, kind=kind)
        time.sleep(chance.uniform(0.3, 1.8))  # on a fast machine many runs are over by then
        victims = [process.pid] if attempt % 3 == 0 else list(children_of(process.pid))[-2:]
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                continue
        finish(process)
        check_whole(folder, undisturbed)
        if len(outputs_of(folder)) == UNITS:  # or there would be nothing left to interrupt
            for path in list(folder.rglob(f"*.{kind}"))[::2]:
                path.unlink()
    assert killed >= kills
    code, reported = finish(start(province, kind=kind))
    assert code == 0, reported
    assert outputs_of(folder) == undisturbed
    assert leftovers_of(folder) == []
    assert {row["file"] for row in lines_of(folder)} == {
        f"data/{name.split('/')[0]}/2024-Q2-{TYPE}.yaml" for name in undisturbed
    }
    assert {row["path"]: row["output_hash"] for row in lines_of(folder)} == undisturbed
    code, reported = finish(start(province, "--dry-run", kind=kind))
    assert code == 0


def test_two_runs_at_once(province: Path, undisturbed: dict[str, str]) -> None:
    both = [start(province), start(province)]
    ends = [finish(process) for process in both]
    assert [code for code, _ in ends] == [0, 0], ends
    assert outputs_of(province / "outputs") == undisturbed
    assert leftovers_of(province / "outputs") == []
    assert len(lines_of(province / "outputs")) == UNITS


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_cleanly(province: Path, undisturbed: dict[str, str], number: signal.Signals) -> None:
    process = start(province)
    folder = province / "outputs"
    deadline = time.monotonic() + 60
    while not outputs_of(folder) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, number) if number is signal.SIGINT else process.send_signal(number)
    code, reported = finish(process)
    assert "Traceback" not in reported
    if code != 0:  # the run may have ended before the signal came
        assert code == 128 + number
        assert "Chạy lại lệnh này để làm tiếp" in reported
    check_whole(folder, undisturbed)
    assert leftovers_of(folder) == []
    assert len(lines_of(folder)) == len(outputs_of(folder))
    assert finish(start(province))[0] == 0
    assert outputs_of(folder) == undisturbed


@pytest.mark.parametrize("full_at", range(0, 8))
def test_a_full_disk_damages_nothing(province: Path, monkeypatch: pytest.MonkeyPatch, full_at: int) -> None:
    """The disk is full from some write on; afterwards there is room again."""
    some = (province / "data" / "xa-0001", province / "data" / "xa-0002")
    reference = province / "reference"
    assert run(Options(some, reference, ("docx",))).exit_code == 0
    calls = 0
    flush = os.fsync

    def full(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls > full_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(outputs.os, "fsync", full)
        stopped = run(Options(some, formats=("docx",)))
    folder = province / "outputs"
    assert outputs_of(folder).items() <= outputs_of(reference).items()
    assert leftovers_of(folder) == []
    if calls > full_at:
        assert stopped.exit_code == 5
        assert stopped.error or any("ổ đĩa đã đầy" in item.error for item in stopped.outcomes)
    again = run(Options(some, formats=("docx",)))
    assert again.exit_code == 0
    assert outputs_of(folder) == outputs_of(reference)
    assert run(Options(some, formats=("docx",))).plan.todo == ()


def test_one_bad_report_stops_no_other(province: Path, undisturbed: dict[str, str]) -> None:
    data = province / "data"
    report_of(province, "xa-0001").write_bytes(b"\xff\xfe\x00\x01")
    report_of(province, "xa-0002").unlink()
    report_of(province, "xa-0002").symlink_to(province / "nowhere.yaml")
    replace_in(report_of(province, "xa-0003"), "truc_tuyen: ", "truc_tuyen: x")
    (data / "xa-0004" / "trong.yaml").write_text("", encoding="utf-8")
    done = run(Options(formats=("docx",), jobs=2))
    bad = {Path(item.file).parts[1] for item in done.outcomes if item.exit_code}
    assert bad == {"xa-0001", "xa-0002", "xa-0003", "xa-0004"}
    assert done.exit_code == 3
    assert all(item.findings or item.error for item in done.outcomes if item.exit_code)
    good = {name for name in undisturbed if name.split("/")[0] not in ("xa-0001", "xa-0002", "xa-0003")}
    assert outputs_of(province / "outputs").keys() == good
    kept = Manifest(province / "outputs").read()
    assert {Path(file).parts[1] for file, formats in kept.items() if "" in formats} == bad


def test_fail_fast_stops_at_the_first_bad_report(province: Path) -> None:
    for unit in ("huyen-0000", "xa-0001", "xa-0002", "xa-0003"):
        replace_in(report_of(province, unit), "truc_tuyen: ", "truc_tuyen: x")
    done = run(Options(formats=("docx",), jobs=1, fail_fast=True))
    assert done.exit_code == 1
    assert len(done.outcomes) < UNITS
    assert run(Options(formats=("docx",), jobs=1, fail_fast=True)).outcomes[0].exit_code == 1


def test_one_changed_report_is_the_only_one_made(province: Path, undisturbed: dict[str, str]) -> None:
    run(Options(formats=("docx",)))
    replace_in(report_of(province), "so: ", "so: 1")
    done = run(Options(formats=("docx",)))
    assert [item.path.parent.name for item in done.plan.todo] == ["xa-0001"]
    made = outputs_of(province / "outputs")
    assert {name.split("/")[0] for name in made if made[name] != undisturbed[name]} == {"xa-0001"}


def test_both_formats_and_their_stamps(province: Path) -> None:
    done = run(Options(wanted=Selection(units=("xa-0005",))))
    row = {item["format"]: item for item in lines_of(province / "outputs")}
    assert row.keys() == {"docx", "pdf"}
    for kind, item in row.items():
        path = province / "outputs" / item["path"]
        assert item["size"] == path.stat().st_size
        assert item["input_hash"] == done.outcomes[0].input_hash
        assert item["engine"] == {"docx": "docxtpl-compiled", "pdf": "direct"}[kind]


def test_unchanged_reports_come_first_with_their_findings(province: Path) -> None:
    run(Options(formats=("docx",)))
    shown: list[Outcome] = []
    done = run(Options(formats=("docx",)), shown.append)
    assert len(shown) == len(done.outcomes) == UNITS
    assert not any(item.outputs for item in shown)


def test_docx_alone_never_loads_weasyprint(province: Path) -> None:
    program = (
        "import sys; from tthc_render.batch.run import Options, run; "
        "code = run(Options(formats=('docx',), fail_fast=True)).exit_code; "
        "print(code, [name for name in sys.modules if name.startswith(('weasyprint', 'pydyf', 'distributed'))])"
    )
    one = province / "one"
    make_province(2, one)
    reported = subprocess.run((sys.executable, "-c", program), cwd=one, capture_output=True, text=True, check=True)
    assert reported.stdout == "0 []\n"


def test_exit_codes_of_runs() -> None:
    plan = bulk.Plan(())
    bad = Outcome("a", exit_code=3), Outcome("b", exit_code=1)
    assert RunResult(plan, ()).exit_code == 0
    assert RunResult(plan, bad).exit_code == 3
    assert RunResult(plan, bad, error="x").exit_code == 5
    assert RunResult(plan, bad, interrupted=2).exit_code == 130


@pytest.mark.parametrize(("wanted", "cores", "count"), [(3, 8, 3), (0, 8, 8), (0, 1, 1)])
def test_a_worker_for_each_core(monkeypatch: pytest.MonkeyPatch, wanted: int, cores: int, count: int) -> None:
    monkeypatch.setattr(bulk.os, "sched_getaffinity", lambda process: set(range(cores)))
    assert worker_count(wanted) == count


def test_outputs_that_no_report_makes_any_more_are_reported_once(province: Path) -> None:
    gone, moved = report_of(province, "xa-0001"), report_of(province, "xa-0002")
    options = Options(formats=("docx",))
    assert run(options).notes == ()
    gone.unlink()
    moved.rename(moved.with_name("bao-cao.yaml"))
    replace_in(report_of(province, "xa-0003"), "ky: 2024-Q2", "ky: 2024-Q1")
    done = run(options)
    assert [(item.code, item.where.file) for item in done.notes] == [
        ("B204", f"outputs/{unit}/2024-Q2/{TYPE}.docx") for unit in ("xa-0001", "xa-0003")
    ]
    files = {line["file"] for line in lines_of(province / "outputs")}
    assert not files & {f"data/xa-000{number}/{gone.name}" for number in (1, 2)}
    assert "data/xa-0002/bao-cao.yaml" in files
    assert run(options).notes == ()


def test_an_edited_document_that_is_not_made_anew_is_left_alone(province: Path) -> None:
    import docx

    options = Options(formats=("docx",), paths=(report_of(province),))
    run(options)
    made = province / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.docx"
    docx.Document().save(str(made))
    by_hand = made.read_bytes()
    replace_in(report_of(province), "truc_tuyen: ", "truc_tuyen: x")
    done = run(options)
    assert done.exit_code == 1
    assert "B203" not in {item.code for outcome in done.outcomes for item in outcome.findings}
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert made.read_bytes() == by_hand
