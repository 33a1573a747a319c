"""A period's archive: outputs, data, templates, the manifest's lines and a list of hashes, as a folder or zip.

Years later the standard tool ``sha256sum -c SHA256SUMS`` says whether every file is still the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from tthc_render import __version__
from tthc_render.batch.entries import flat
from tthc_render.batch.manifest import Manifest
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import PART_SUFFIX, all_or_none, new_file
from tthc_render.reports.expectations import missing_reports
from tthc_render.reports.library import Library
from tthc_render.reports.rollup_record import record_path
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import DEADLINES_FILE, UNITS_FILE

SUMS: Final = "SHA256SUMS"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
README: Final = """\
Hồ sơ kỳ {period}, lập bằng tthc-render {version}.

outputs/    văn bản của kỳ: bản do chương trình tạo, bản đã ký, đã sửa
data/       số liệu của kỳ, danh sách đơn vị
templates/  loại báo cáo, biểu mẫu, bố cục đã dùng
manifest.jsonl  sổ ghi của kỳ: mã băm đầu vào, mã băm tệp, văn bản đã phát hành
SHA256SUMS  mã băm của mọi tệp; kiểm tra: sha256sum -c SHA256SUMS
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive that was made: how many files, and outputs whose bytes are not those that the program has written.

    ``altered`` were signed or edited; ``lost`` are in the manifest and not there. ``unmade`` are reports of the period
    without a document, ``missing`` the names of units that have not reported.
    """

    path: Path
    files: int
    outputs: int
    altered: tuple[str, ...]
    lost: tuple[str, ...]
    unmade: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def pack_period(library: Library, outputs: Path, period: str, target: Path) -> Packed:
    """Write the archive of ``period`` to ``target``: a zip where its name ends so, else a new folder.

    Equal files give an equal zip. Raises WrongUsage if there is nothing to pack or ``target`` exists already,
    RenderingFailed if it cannot be written.
    """
    if target.exists():
        raise WrongUsage(f"{target}: đã có; hồ sơ cũ không bị ghi đè. Chọn tên khác bằng -o.")
    manifest = Manifest(outputs)
    made = list(_outputs(outputs, period))
    data = [entry.path for entry in library.reports.entries if entry.code == period]
    if not made and not data:
        raise WrongUsage(f"Không có báo cáo hay văn bản nào kỳ {period}. Xem các kỳ đã có: tthc-render list periods")
    lines = _manifest_lines(manifest, period)
    texts = {
        "README.txt": README.format(period=period, version=__version__).encode(),
        "manifest.jsonl": "".join(f"{line}\n" for line in lines).encode(),
    }
    files = dict(_files(library, outputs, made, data))
    sums: dict[str, str] = {}
    with _sink(target) as add:
        for name, content in sorted({**texts, **files}.items()):
            body = content if isinstance(content, bytes) else read_regular(content)
            sums[name] = hashlib.sha256(body).hexdigest()
            add(name, body)
        add(SUMS, "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode())
    known = {entry.path: entry.output_hash for entry in flat(manifest.read()) if entry.path and entry.period == period}
    altered = [name for name, digest in known.items() if sums.get(f"outputs/{name}", digest) != digest]
    lost = [name for name in known if f"outputs/{name}" not in sums]
    lost += [
        issue.path for issue in manifest.issues() if issue.period == period and f"outputs/{issue.path}" not in sums
    ]
    with_document = {(entry.unit, entry.report_type) for entry in flat(manifest.read()) if entry.path in known}
    with_document |= {(issue.unit, issue.report_type) for issue in manifest.issues() if issue.period == period}
    return Packed(
        target,
        len(sums) + 1,
        len(made),
        tuple(sorted(altered)),
        tuple(sorted(set(lost))),
        tuple(
            entry.shown
            for entry in library.reports.entries
            if entry.code == period and (entry.unit, entry.report_type) not in with_document
        ),
        tuple(_missing(library, period)),
    )


def _missing(library: Library, period: str) -> Iterator[str]:
    registry = library.units(Findings())
    if registry is not None:
        units = [unit for unit, *_ in missing_reports(library, registry, parse_period(period))]
        yield from (registry.units[unit].ten for unit in dict.fromkeys(units))


def _files(library: Library, outputs: Path, made: list[Path], data: list[Path]) -> Iterator[tuple[str, Path | bytes]]:
    workspace = library.workspace
    for path in made:
        yield f"outputs/{path.relative_to(outputs).as_posix()}", path
    shared = [workspace.data / name for name in (UNITS_FILE, DEADLINES_FILE)]
    for path in (*shared, *data, *map(record_path, data)):
        if path.is_file():
            inside = path.absolute().is_relative_to(workspace.root.absolute())
            yield (workspace.shown(path) if inside else f"data/{path.name}"), path
    kinds = {entry.report_type for entry in library.reports.entries if entry.path in set(data)}
    for root in reversed(workspace.template_roots):
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            other = parts[0] == "reports" and len(parts) > 1 and parts[1].partition("@")[0] not in kinds
            if path.is_file() and not other:
                yield f"templates/{PurePosixPath(*parts)}", path


def _outputs(outputs: Path, period: str) -> Iterator[Path]:
    """Every file in the folders of the period, whoever has written it, and the period's issued documents elsewhere."""
    for folder in sorted(outputs.glob("*")):
        home = folder / period
        if home.is_dir():
            yield from (path for path in sorted(home.rglob("*")) if path.is_file() and path.suffix != PART_SUFFIX)
    for issue in Manifest(outputs).issues():
        path = outputs / issue.path
        if issue.period == period and path.relative_to(outputs).parts[1:2] != (period,) and path.is_file():
            yield path


def _manifest_lines(manifest: Manifest, period: str) -> list[str]:
    issues = [issue.to_line() for issue in manifest.issues() if issue.period == period]
    entries = sorted(entry.to_line() for entry in flat(manifest.read()) if entry.period == period)
    return [*issues, *(json.dumps(json.loads(line), ensure_ascii=False) for line in entries)]


@contextlib.contextmanager
def _sink(target: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Where files of the archive go: a zip that is whole or not there, or a folder."""
    if target.suffix.lower() != ".zip":
        with all_or_none() as write:
            yield lambda name, body: write(target / name, body)
        return
    with new_file(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        yield lambda name, body: archive.writestr(_info(name), body)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info
