"""The cluster: same plan, same bytes, and a worker that dies loses nothing."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.provinces import TYPE, leftovers_of, lines_of, make_province, outputs_of, replace_in, report_of
from tthc_render.batch import cluster
from tthc_render.batch.cluster import Parcel, make, pack_workspace, scheduler_address
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.diagnostics.errors import RenderingFailed, WrongUsage
from tthc_render.rendering.fingerprint import digest_of
from tthc_render.workspace.paths import Workspace

UNITS = 14


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_province(UNITS, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("dask://127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("dasks://may-chu:8786", "tls://may-chu:8786"),
        ("dask://[::1]:8786", "tcp://[::1]:8786"),
    ],
)
def test_addresses(typed: str, address: str) -> None:
    assert scheduler_address(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "dask", "dask://", "dask://host", "dask://:8786", "dask://host:x", "spark://h:1"]
)
def test_addresses_that_are_none(typed: str) -> None:
    with pytest.raises(WrongUsage, match="dask://127"):
        scheduler_address(typed)


def test_the_archive_holds_what_all_reports_share_and_nothing_else(province: Path) -> None:
    unit = province / "data" / "xa-0001"
    (unit / "layout.docx").write_bytes(b"x")
    elsewhere = province.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "layout.html").write_text("secret", encoding="utf-8")
    for name in ("scan.pdf", "danh-sach.xlsx", "layout - Copy.docx", "ghi-chu.yaml", "id_rsa"):
        (unit / name).write_bytes(b"x")
    (unit / "layout.html").symlink_to(elsewhere / "layout.html")
    (province / "data" / "ke-toan").mkdir()
    (province / "data" / "ke-toan" / "luong.yaml").write_text("a: 1", encoding="utf-8")
    first = pack_workspace(Workspace(province))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = set(archive.namelist())
    assert names == {
        "data/units.yaml",
        "data/xa-0001/layout.docx",
        f"templates/reports/{TYPE}/content.md",
        f"templates/reports/{TYPE}/report.yaml",
    }
    assert pack_workspace(Workspace(province)) == first


def test_a_worker_makes_the_same_bytes_and_keeps_nothing(province: Path) -> None:
    archive = pack_workspace(Workspace(province))
    path = report_of(province)
    name = path.relative_to(province).as_posix()
    made = make(Parcel(digest_of(archive), name, path.read_bytes(), {}, ("docx",), True), archive)
    assert run(Options((path,), formats=("docx",))).exit_code == 0
    assert made.files["docx"] == (province / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.docx").read_bytes()
    [library] = cluster._LIBRARIES.values()
    assert not (library.workspace.root / name).exists()


def test_findings_of_a_worker_name_the_file_as_here(province: Path) -> None:
    replace_in(report_of(province), "truc_tuyen: ", "truc_tuyen: x")
    archive = pack_workspace(Workspace(province))
    name = report_of(province).relative_to(province).as_posix()
    made = make(Parcel(digest_of(archive), name, report_of(province).read_bytes(), {}, ("docx",), True), archive)
    assert (made.files, made.outcome.exit_code) == ({}, 1)
    assert made.outcome.findings[0].where.file == name


def test_without_the_extra_the_run_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUsage, match=r"tthc-render\[dist\]"):
        cluster._connect("tcp://127.0.0.1:1")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers on this machine: the engine's address, and the worker processes."""
    home = tmp_path_factory.mktemp("dask")
    port = free_port()
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": home}
    begun = [
        subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], **quiet)  # type: ignore[call-overload]
    ]
    options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0", "--host", "127.0.0.1"]
    begun += [
        subprocess.Popen([*dask, "worker", f"tcp://127.0.0.1:{port}", *options], **quiet)  # type: ignore[call-overload]
        for _ in range(2)
    ]
    try:
        yield f"dask://127.0.0.1:{port}", begun[1:]
    finally:
        for process in begun:
            process.kill()
            process.wait()


@pytest.mark.cluster
def test_a_killed_worker_loses_nothing(province: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    engine, workers = scheduler
    replace_in(report_of(province, "xa-0003"), "truc_tuyen: ", "truc_tuyen: x")
    local = run(Options(folder=Path("local"), jobs=2))
    import distributed

    with distributed.Client(engine.replace("dask", "tcp"), timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    killed = []

    def kill_after_three(outcome: object) -> None:
        killed.append(outcome)
        if len(killed) == 3:
            os.kill(workers[0].pid, signal.SIGKILL)

    remote = run(Options(folder=Path("remote"), engine=engine), kill_after_three)
    assert workers[0].poll() is not None or workers[0].wait(10) is not None
    assert (remote.exit_code, remote.error) == (local.exit_code, "") == (1, "")
    assert outputs_of(province / "remote") == outputs_of(province / "local")
    assert len(outputs_of(province / "remote")) == 2 * (UNITS - 1)
    assert leftovers_of(province / "remote") == []
    reported = {item.file: [finding.code for finding in item.findings] for item in remote.outcomes}
    assert reported == {item.file: [finding.code for finding in item.findings] for item in local.outcomes}
    same = [
        json.dumps(
            [{key: row[key] for key in row if key not in ("seconds", "mtime_ns")} for row in lines_of(province / name)]
        ).replace(f"{name}/", "")
        for name in ("local", "remote")
    ]
    assert same[0] == same[1]
    assert run(Options(folder=Path("remote"), engine=engine)).plan.todo == ()


@pytest.mark.cluster
def test_a_scheduler_that_is_not_there_is_reported(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 1)
    done = run(Options((report_of(province),), formats=("docx",), engine=f"dask://127.0.0.1:{free_port()}"))
    assert done.exit_code == RenderingFailed.exit_code
    assert "Không nối được tới bộ điều phối" in done.error
