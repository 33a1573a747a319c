"""Kill, full disk, broken disk, no right, failed rename at the k-th writing step of a run, for every k.

Afterwards every file is whole, the old one or the new one, and the next run completes to the same bytes.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main

OLD = b"an older file\n"
STEPS_MAX = 80
Steps = Callable[[str], None]


class Killed(BaseException):
    """Stands for the death of the process: nothing catches it on the way."""


FAULTS: dict[str, BaseException] = {
    "full disk": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "broken disk": OSError(errno.EIO, os.strerror(errno.EIO)),
    "no right": PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "killed": Killed(),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "render": ("render", "data", "-o", "out", "-f", "docx", "--jobs", "1"),
    "new unit": ("new", "unit", "xa-moi", "--name", "UBND xã Mới", "--level", "xa", "--parent", "ubnd-tinh-mau"),
    "schema": ("schema",),
}


def workspace(root: Path) -> None:
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


@pytest.fixture
def patched() -> Iterator[Callable[[BaseException | None, int], list[str]]]:
    """``patched(fault, k)``: the k-th writing step raises ``fault``; the list of steps that were taken."""
    with pytest.MonkeyPatch.context() as monkey:
        originals: dict[str, Any] = {
            "fsync": os.fsync,
            "replace": Path.replace,
            "link": os.link,
            "mkdir": Path.mkdir,
            "unlink": Path.unlink,
        }

        def arm(fault: BaseException | None, at: int) -> list[str]:
            taken: list[str] = []

            def wrapped(name: str) -> Callable[..., Any]:
                def step(*args: Any, **options: Any) -> Any:
                    taken.append(name)
                    if fault is not None and (len(taken) == at or (isinstance(fault, Killed) and len(taken) > at)):
                        raise fault
                    return originals[name](*args, **options)

                return step

            for owner, names in ((os, ("fsync", "link")), (Path, ("replace", "mkdir", "unlink"))):
                for name in names:
                    monkey.setattr(owner, name, wrapped(name))
            return taken

        yield arm


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_at_every_step(
    command: str,
    fault: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    patched: Callable[[BaseException | None, int], list[str]],
) -> None:
    reference = tmp_path / "reference"
    workspace(reference)
    before = files(reference)
    monkeypatch.chdir(reference)
    steps = patched(None, 0)
    assert CliRunner().invoke(main, COMMANDS[command]).exit_code == 0
    count = len(steps)
    assert 0 < count < STEPS_MAX
    right = files(reference)
    # A command that writes one file after the other has the same steps again and again.
    for at in range(1, count + 1, max(1, count // 6)):
        root = tmp_path / f"w{at}"
        workspace(root)
        monkeypatch.chdir(root)
        patched(FAULTS[fault], at)
        with contextlib.suppress(Killed):
            broken = CliRunner().invoke(main, COMMANDS[command])
            assert isinstance(broken.exception, SystemExit | None), (at, broken.exc_info)
            assert "Traceback" not in broken.output
        patched(None, 0)
        for name, data in stable(files(root)).items():
            assert data in (before.get(name), right.get(name)), f"step {at}: {name} is neither old nor new"
        again = CliRunner().invoke(main, COMMANDS[command])
        done = command == "new unit" and again.exit_code == 2  # it had been done
        assert again.exit_code == 0 or done, (at, again.output)
        assert stable(files(root)) == stable(right), at
        shutil.rmtree(root)


def test_a_closed_output_ends_printing_not_the_work(tmp_path: Path) -> None:
    workspace(tmp_path)
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
