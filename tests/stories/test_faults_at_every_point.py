"""Kill, full disk, broken disk, no right, failed rename at the k-th step of a run that reads or writes, for every k.

Afterwards every file is whole, the old one or the new one, and the next run completes to the same bytes.
``TTHC_FUZZ`` set: every step with every fault; else a step of each part of the run, and each fault at steps of its own.
"""

from __future__ import annotations

import _io
import builtins
import contextlib
import errno
import io
import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.rollup.test_aggregate import write_communes
from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.workspace import paths

OLD = b"an older file\n"
STEPS_MAX = 200
PLACES = 3
"""At how many steps a command fails with each fault where not every one is tried: with four faults at up to twelve."""


class Killed(BaseException):
    """Stands for the death of the process: nothing catches it on the way."""


FAULTS: dict[str, BaseException] = {
    "full disk": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "broken disk": OSError(errno.EIO, os.strerror(errno.EIO)),
    "no right": PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "killed": Killed(),
}
RENDER = ("render", "data", "-o", "out", "--jobs", "1", "-f")
COMMANDS: dict[str, tuple[str, ...]] = {
    "render": (*RENDER, "docx"),
    "render pdf": (*RENDER, "pdf"),
    "aggregate": ("aggregate", "huyen", "2024", "-o", "sum.yaml"),
    "new unit": ("new", "unit", "xa-moi", "--name", "UBND xã Mới", "--level", "xa", "--parent", "ubnd-tinh-mau"),
    "schema": ("schema",),
}


READING: dict[str, tuple[str, ...]] = {
    **COMMANDS,
    "check": ("check", "data"),
    "list": ("list",),
}
OPENING: tuple[tuple[Any, str], ...] = (
    *((owner, "open") for owner in (builtins, io, _io, os)),
    *((os, name) for name in ("listdir", "scandir")),
)
"""What opens files and folders: as modules ask for it, by its name in one of these."""


@pytest.fixture(autouse=True)
def few_templates(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that comes with its layouts, one report type and one form: every command reads all templates."""
    home = tmp_path_factory.getbasetemp() / "few-templates"
    if not home.exists():
        own = paths.packaged_templates()
        for name in ("layouts", "reports/thong-bao"):
            shutil.copytree(own / name, home / name)
        (home / "forms").mkdir()
        for form in (own / "forms").glob("II.06a*.yaml"):
            shutil.copy(form, home / "forms")
    monkeypatch.setattr(paths, "packaged_templates", lambda: home.resolve())


def workspace(root: Path, command: str) -> None:
    if command == "aggregate":
        write_communes(root)
    else:
        build(root)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def stable(found: dict[str, bytes]) -> dict[str, bytes]:
    """Without what says how a run went; that must be whole, too."""
    for name, data in found.items():
        if name.endswith(".html"):
            assert data.rstrip().endswith(b"</html>"), name
        if name.endswith(".jsonl"):
            assert all(json.loads(line) for line in data.splitlines()), name
    return {name: data for name, data in found.items() if not name.endswith((".jsonl", ".csv", ".html"))}


WRITING = ("fsync", "replace", "link", "mkdir", "unlink")
Arm = Callable[[BaseException | None, int], list[str]]


class Watch:
    """Counts the steps of a command and lets one of them fail."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.root = ""
        self.fault: BaseException | None = None
        self.at = 0

    def arm(self, fault: BaseException | None, at: int, root: str = "") -> list[str]:
        """From now on the step ``at`` raises ``fault``; the list of steps to come. ``root``: of reading."""
        self.taken, self.fault, self.at, self.root = [], fault, at, root
        return self.taken

    def step(self, name: str) -> None:
        self.taken.append(name)
        now = len(self.taken)
        if self.fault is not None and (now == self.at or (isinstance(self.fault, Killed) and now > self.at)):
            raise self.fault

    def read(self, name: str, path: object) -> None:
        """A step where ``path`` lies below the root."""
        if self.root and str(path).startswith(self.root):
            self.step(name)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Arm:
    """``reads(fault, k)``: the k-th file or folder of the test's own that is opened raises ``fault``.

    An audit hook sees the same and needs no patches, but it cannot be taken away again and costs all later tests time.
    """
    watch = Watch()

    def watched(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *args: Any, **options: Any) -> Any:
            watch.read(name, path)
            return original(path, *args, **options)

        return call

    for owner, name in OPENING:
        monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))
    return lambda fault, at: watch.arm(fault, at, str(tmp_path))


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> Arm:
    """``writes(fault, k)``: the k-th writing step raises ``fault``; the list of steps that are taken."""
    watch = Watch()

    def watched(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            watch.step(name)
            return original(*args, **options)

        return call

    for name in WRITING:
        owner: Any = os if hasattr(os, name) and name in ("fsync", "link") else Path
        monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))
    return watch.arm


def steps_to_fail(count: int, fault: str) -> range:
    """Of ``count`` steps those at which ``fault`` comes, all over the run; those of the other faults lie between."""
    if "TTHC_FUZZ" in os.environ:
        return range(1, count + 1)
    apart = max(1, count // PLACES)
    return range(1 + list(FAULTS).index(fault) * apart // len(FAULTS), count + 1, apart)


def through(command: str, fault: str, arm: Arm, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a command once whole, then with the fault at each step (or at some steps), then again."""
    words = READING[command]
    reference = folder / "reference"
    workspace(reference, command)
    before = files(reference)
    monkeypatch.chdir(reference)
    steps = arm(None, 0)
    whole = CliRunner().invoke(main, words)
    assert whole.exit_code == 0, whole.output
    count = len(steps)
    assert 0 < count < STEPS_MAX
    right = files(reference)
    for at in steps_to_fail(count, fault):
        root = folder / f"w{at}"
        workspace(root, command)
        monkeypatch.chdir(root)
        arm(FAULTS[fault], at)
        with contextlib.suppress(Killed):
            broken = CliRunner().invoke(main, words)
            arm(None, 0)
            assert isinstance(broken.exception, SystemExit | None), (at, broken.exc_info)
            assert "Traceback" not in broken.output
            said = broken.exit_code != 0 or "B" in broken.output
            assert said or stable(files(root)) == stable(right), f"step {at}: nothing was made and nothing said"
        arm(None, 0)
        for name, data in stable(files(root)).items():
            assert data in (before.get(name), right.get(name)), f"step {at}: {name} is neither old nor new"
        again = CliRunner().invoke(main, words)
        done = command == "new unit" and again.exit_code == 2  # it had been done
        assert again.exit_code == 0 or done, (at, again.output)
        assert stable(files(root)) == stable(right), at
        shutil.rmtree(root)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_at_every_step(
    command: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: Arm
) -> None:
    through(command, fault, writes, tmp_path, monkeypatch)


@pytest.mark.parametrize("fault", ["broken disk", "no right", "killed"])
@pytest.mark.parametrize("command", READING)
def test_a_fault_wherever_a_file_is_opened(
    command: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: Arm
) -> None:
    through(command, fault, reads, tmp_path, monkeypatch)


def test_a_closed_output_ends_printing_not_the_work(tmp_path: Path) -> None:
    build(tmp_path)
    read, write = os.pipe()
    os.close(read)
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)
            os.chdir(tmp_path)
            os.dup2(write, 1)
            main(["render", "data", "-o", "out", "-f", "docx", "--jobs", "1"], standalone_mode=False)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(write)
    assert len(list((tmp_path / "out").rglob("*.docx"))) == 1
    assert (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8").count("\n") == 1
    assert (tmp_path / "out" / "index.html").is_file()
