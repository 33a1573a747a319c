"""A run on a cluster of machines: ``--engine dask://host:port``.

The plan, the manifest and the writing of outputs stay on this machine; workers only turn data into bytes.
Data and templates go to the workers as one zip archive, which each worker unpacks once, under its hash. A
worker that is lost loses nothing: its reports go to another one. Needs the extra ``dist``
(``pip install tthc-render[dist]``); access control: ``docs/van-hanh.md``.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import os
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tthc_render.batch.workers import Job, render_safely
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import RenderingFailed, TthcError, WrongUsage
from tthc_render.diagnostics.findings import Finding
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.writing import output_path, write_output, write_without_loss
from tthc_render.rendering.fingerprint import inputs_of, program_digest
from tthc_render.rendering.outcome import Outcome
from tthc_render.rendering.pipeline import kept_findings
from tthc_render.reports.identity import names_of
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import UNITS_FILE, Workspace
from tthc_render.yaml_files.loader import read_source

SCHEME: Final = "dask://"
TLS_SCHEME: Final = "dasks://"
SECONDS_TO_CONNECT: Final = 20
TRIES: Final = 4
AHEAD: Final = 3
"""Reports queued for each worker beyond the one that it renders."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one report needs on a worker: the archive of the workspace by its hash, the report's own file.

    ``beside`` are the reports that it is checked against, by their names.
    """

    key: str
    name: str
    data: bytes
    beside: dict[str, bytes]
    formats: tuple[str, ...]
    check: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker sends back. ``files`` are outputs by format; ``program`` the worker's own digest.

    ``folder`` is where the outputs lay on the worker; findings may name it.
    """

    outcome: Outcome
    files: dict[str, bytes]
    program: str
    folder: str


def render_on_cluster(
    job: Job, paths: Sequence[Path], address: str, stopping: Callable[[], bool]
) -> Generator[Outcome]:
    """The outcomes of ``paths``, rendered by the workers of the Dask scheduler at ``address``.

    Raises WrongUsage for an address that is none or where the extra ``dist`` is missing, RenderingFailed
    where no scheduler or worker can be reached.
    """
    target = scheduler_address(address)
    if not paths:
        return
    client = _connect(target)
    with contextlib.closing(client):
        library = Library(Workspace(job.root))
        archive = pack_workspace(library.workspace)
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
                parcel = _parcel(job, path, key, library)
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
            archive.writestr(zipfile.ZipInfo(name, EPOCH), read_regular(path), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


LAYOUT_FILES: Final = frozenset({".css", ".docx", ".gif", ".html", ".jpeg", ".jpg", ".png", ".svg", ".yaml"})
"""Endings of what a layout is made of: of a unit's folder, nothing else leaves this machine, no scan and no table."""


def _shared_files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """The templates, the registry of units, and the layouts that units have of their own; no link that leads out."""
    root = workspace.root.resolve()
    layouts = {path.parent for path in workspace.data.rglob("layout.*")}
    templates = sorted((workspace.root / "templates").rglob("*"))
    of_units = [
        path
        for path in sorted(workspace.data.rglob("*"))
        if path.parent in layouts and path.suffix.lower() in LAYOUT_FILES
        if path.suffix.lower() != ".yaml" or path.name == "layout.yaml"
        if path.suffix.lower() != ".docx" or path.name == "layout.docx"
    ]
    for path in (*templates, workspace.data / UNITS_FILE, *of_units):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path.relative_to(workspace.root).as_posix(), path


def _parcel(job: Job, path: Path, key: str, library: Library) -> Parcel | Outcome:
    shown = library.workspace.shown
    source = read_source(path, shown(path), Findings())
    near = inputs_of(library).neighbours(names_of(source)) if source is not None else []
    try:
        beside = {shown(item): read_regular(item) for item in near}
        return Parcel(key, shown(path), read_regular(path), beside, job.formats, job.check)
    except OSError:
        # This machine reports what is wrong with the file, in the same words as a local run.
        return render_safely(path, library, job)


_ONE_AT_A_TIME: Final = threading.Lock()


def make(parcel: Parcel, archive: bytes) -> Made:
    """Render one report on a worker; outputs come back as bytes and nothing stays behind."""
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="tthc-") as scratch:
        library = _unpacked(parcel.key, archive)
        root, folder = library.workspace.root, Path(scratch)
        placed = {_inside(root, name): data for name, data in {**parcel.beside, parcel.name: parcel.data}.items()}
        try:
            for path, data in placed.items():
                write_output(path, data)
            library.reports.forget()
            job = Job(root, folder, parcel.formats, parcel.check)
            outcome = render_safely(_inside(root, parcel.name), library, job)
        finally:
            for path in placed:
                path.unlink(missing_ok=True)
        home = folder / outcome.unit / outcome.period
        files = {item.format: read_regular(home / f"{outcome.report_type}.{item.format}") for item in outcome.outputs}
    return Made(outcome, files, program_digest(), scratch)


def _inside(root: Path, name: str) -> Path:
    """The path of a file on a worker; one from outside the workspace keeps only the last part of its name."""
    path = Path(name)
    return root / (path.name if path.is_absolute() or ".." in path.parts else path)


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
    file = Workspace(job.root).shown(path)
    try:
        made = future.result()
    except (Exception, CancelledError) as error:
        return Outcome(file, error=f"cụm máy không làm được báo cáo này ({type(error).__name__}: {error})", exit_code=5)
    if made.program != program_digest():
        return Outcome(
            file,
            error="máy làm dùng phiên bản chương trình khác máy này. Cài cùng một phiên bản trên mọi máy rồi chạy lại.",
            exit_code=RenderingFailed.exit_code,
        )
    here = Workspace(job.root).shown(job.folder)
    findings = tuple(_moved(item, made.folder, here) for item in made.outcome.findings)
    outcome = replace(made.outcome, file=file, findings=findings)
    stamp = Stamp(outcome.unit, outcome.period, outcome.report_type, outcome.input_hash)
    outputs = []
    try:
        for item in outcome.outputs:
            wanted = output_path(job.folder, stamp, item.format)
            place, written = write_without_loss(wanted, made.files[item.format], stamp, job.known)
            shown = Workspace(job.root).shown(place)
            outputs.append(replace(item, path=shown, name=place.name, mtime_ns=written))
    except TthcError as error:
        return Outcome(file, error=Workspace(job.root).said(error.message), exit_code=error.exit_code)
    findings = (*findings, *kept_findings(outputs, stamp))
    return replace(outcome, findings=findings, outputs=tuple(outputs))


def _moved(item: Finding, there: str, here: str) -> Finding:
    """A finding that names outputs by their place on this machine."""
    return replace(item, details={key: text.replace(there, here) for key, text in item.details.items()})
