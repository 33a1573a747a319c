"""A run on a cluster of machines: ``--engine dask://host:port``.

The plan, the manifest and the writing of outputs stay on this machine; workers only turn data into bytes.
Data and templates go to the workers as one zip archive, which each worker unpacks once, under its hash. A
worker that is lost loses nothing: its reports go to another one. Needs the extra ``dist``
(``pip install tthc-render[dist]``); how to keep strangers out: ``docs/van-hanh.md``.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tthc_render.errors import RenderingFailed, TthcError, WrongUsage
from tthc_render.inputs import program_digest
from tthc_render.library import Library
from tthc_render.outputs import output_path, write_output
from tthc_render.rendering import Outcome
from tthc_render.stamp import Stamp
from tthc_render.workers import Job, render_safely
from tthc_render.workspace import DATA_SUFFIXES, UNITS_FILE, Workspace

SCHEME: Final = "dask://"
TLS_SCHEME: Final = "dasks://"
SECONDS_TO_CONNECT: Final = 20
TRIES: Final = 4
AHEAD: Final = 3
"""Reports handed out for each worker beyond the one it is working on."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one report needs on a worker: the archive of the workspace by its hash, and the report's file."""

    key: str
    name: str
    data: bytes
    formats: tuple[str, ...]
    check: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker sends back. ``files`` are outputs by format; ``program`` the worker's own digest."""

    outcome: Outcome
    files: dict[str, bytes]
    program: str


def render_on_cluster(
    job: Job, paths: Sequence[Path], address: str, stopping: Callable[[], bool]
) -> Generator[Outcome]:
    """The outcomes of ``paths``, rendered by the workers of the Dask scheduler at ``address``.

    Raises WrongUsage for an address that is none or where the extra ``dist`` is missing, RenderingFailed
    where no scheduler or worker answers.
    """
    target = scheduler_address(address)
    if not paths:
        return
    client = _connect(target)
    with contextlib.closing(client):
        archive = pack_workspace(Workspace(job.root))
        key = hashlib.sha256(archive).hexdigest()[:32]
        shipped = client.scatter(archive, broadcast=True, hash=False)
        # Tasks are pure for us, but each try must run: pure=False gives every one a name of its own.
        executor = client.get_executor(pure=False, retries=TRIES)
        waiting = list(reversed(paths))
        running: dict[Future[Made], Path] = {}
        limit = max(1, len(client.scheduler_info()["workers"])) * (1 + AHEAD)
        while waiting or running:
            if stopping():
                waiting.clear()
            while waiting and len(running) < limit:
                path = waiting.pop()
                parcel = _parcel(job, path, key)
                if isinstance(parcel, Outcome):
                    yield parcel
                else:
                    running[executor.submit(make, parcel, shipped)] = path
            done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
            for future in done:
                yield _received(job, running.pop(future), future)


def scheduler_address(engine: str) -> str:
    """``dask://host:port`` as Dask writes it; ``dasks://`` is the same with TLS. WrongUsage for anything else."""
    for scheme, protocol in ((SCHEME, "tcp"), (TLS_SCHEME, "tls")):
        place = engine.removeprefix(scheme)
        host, _, port = place.rpartition(":")
        if engine.startswith(scheme) and host and port.isdecimal():
            return f"{protocol}://{place}"
    raise WrongUsage(f"--engine {engine}: ghi local, hoặc dask://máy:cổng, ví dụ dask://127.0.0.1:8786.")


def _connect(target: str) -> Any:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise WrongUsage("Chưa cài phần chạy trên cụm máy. Chạy: pip install 'tthc-render[dist]'") from error
    try:
        client = distributed.Client(target, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RenderingFailed(
            f"Không nối được tới bộ điều phối {target} ({error}). Kiểm tra địa chỉ và cổng."
        ) from error
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
    except (OSError, TimeoutError) as error:
        client.close()
        raise RenderingFailed(f"Bộ điều phối {target} chưa có máy làm nào. Chạy: dask worker {target}") from error
    return client


def pack_workspace(workspace: Workspace) -> bytes:
    """What every report of a workspace needs, as a zip archive: templates, units, layouts of units.

    Equal files give equal bytes. The packaged templates are not sent: workers have the same program.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _shared_files(workspace):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _shared_files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    own = workspace.root / "templates"
    for home in (own, workspace.data):
        for path in sorted(home.rglob("*")):
            report = home is not own and path.suffix in DATA_SUFFIXES and path.name not in (UNITS_FILE, "layout.yaml")
            if path.is_file() and not report:
                yield path.relative_to(workspace.root).as_posix(), path


def _parcel(job: Job, path: Path, key: str) -> Parcel | Outcome:
    shown = Workspace(job.root).shown(path)
    try:
        return Parcel(key, shown, path.read_bytes(), job.formats, job.check)
    except OSError:
        # This machine says what is wrong with the file, in the same words as a local run.
        return render_safely(path, Library(Workspace(job.root)), job)


def make(parcel: Parcel, archive: bytes) -> Made:
    """Render one report on a worker; outputs come back as bytes and nothing stays behind."""
    library = _unpacked(parcel.key, archive)
    root = library.workspace.root
    with tempfile.TemporaryDirectory(prefix="tthc-") as scratch:
        # A report outside the workspace has an absolute name; the sandbox keeps its last part.
        name = Path(parcel.name)
        path = root / (name if not name.is_absolute() and ".." not in name.parts else name.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(parcel.data)
        folder = Path(scratch)
        try:
            outcome = render_safely(path, library, Job(root, folder, parcel.formats, parcel.check))
        finally:
            path.unlink(missing_ok=True)
        home = folder / outcome.unit / outcome.period
        files = {item.format: (home / f"{outcome.report_type}.{item.format}").read_bytes() for item in outcome.outputs}
    return Made(outcome, files, program_digest())


_LIBRARIES: dict[str, Library] = {}


def _unpacked(key: str, archive: bytes) -> Library:
    """The library of an archive, unpacked on first use; only the newest is kept."""
    if key not in _LIBRARIES:
        for old in _LIBRARIES.values():
            shutil.rmtree(old.workspace.root, ignore_errors=True)
        _LIBRARIES.clear()
        root = Path(tempfile.mkdtemp(prefix=f"tthc-{os.getpid()}-"))
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(root)
        (root / "data").mkdir(exist_ok=True)
        _LIBRARIES[key] = Library(Workspace(root))
    return _LIBRARIES[key]


def _received(job: Job, path: Path, future: Future[Made]) -> Outcome:
    """Writes what a worker has made, as a local run would have written it."""
    shown = Workspace(job.root).shown(path)
    try:
        made = future.result()
    except (Exception, CancelledError) as error:
        return Outcome(
            shown, error=f"cụm máy không làm được báo cáo này ({type(error).__name__}: {error})", exit_code=5
        )
    if made.program != program_digest():
        return Outcome(
            shown,
            error="máy làm dùng phiên bản chương trình khác máy này. Cài cùng một phiên bản trên mọi máy rồi chạy lại.",
            exit_code=RenderingFailed.exit_code,
        )
    outcome = replace(made.outcome, file=shown)
    stamp = Stamp(outcome.unit, outcome.period, outcome.report_type, outcome.input_hash)
    outputs = []
    try:
        for item in outcome.outputs:
            place = output_path(job.folder, stamp, item.format)
            written = write_output(place, made.files[item.format], stamp)
            outputs.append(replace(item, path=Workspace(job.root).shown(place), mtime_ns=written))
    except TthcError as error:
        return Outcome(shown, error=error.message, exit_code=error.exit_code)
    return replace(outcome, outputs=tuple(outputs))
