"""Where things are: the user's folders, and the templates that come with the program.

A workspace is the folder that the command is run in. Its own ``templates/`` win over the templates in the
package, folder by folder, so that a unit can change one report type and keep the rest.
"""

from __future__ import annotations

import contextlib
import fnmatch
import functools
import glob
import importlib.resources
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tthc_render.diagnostics.errors import TemplateUnusable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.visible import visible, with_hidden
from tthc_render.yaml_files.links import FollowedLinks, leads_to_system, leads_up
from tthc_render.yaml_files.misnamed import is_backup, is_converted, right_name

UNITS_FILE = "units.yaml"
DEADLINES_FILE = "ky-han.yaml"
CODE_MAX = 64
"""Letters of a code: unit, period and type of a report become names of folders and files."""
TEMPLATES = "templates"
OWN_TEMPLATES = "(mẫu của chương trình) "
"""Prefix of a file that comes with the program, whose folder users do not edit."""
MARK = "@"
DATA_SUFFIXES = (".yaml", ".yml")
NO_REPORTS = ("layout.docx",)
NOT_REPORTS = (UNITS_FILE, DEADLINES_FILE, "layout.yaml")
"""Files in ``data/`` with the endings of reports that are none."""
BESIDE_A_LAYOUT = ("kinds.yaml", "rules.yaml")
"""Files of a layout that come with one copied into the folder of a unit; only the layout's own folder uses them."""
PASSED_OVER = ("~$", "._", ".~", ".#", "#")
"""How names of files begin that other programs leave beside a document: Word, macOS, LibreOffice, editors."""
NO_REPORT = "không phải tệp báo cáo (.yaml). Chỉ ra tệp .yaml, hoặc thư mục chứa nó."
FIRST_TIME = (
    "Ở đây chưa có thư mục data/. Lần đầu: tthc-render new unit MÃ --name TÊN, rồi tthc-render new report --unit MÃ "
    "(hướng dẫn: tthc-render docs viet-bao-cao). Đã có data/ thì chạy lệnh trong thư mục chứa nó."
)
OTHER_FILES = {
    ".pdf": "tệp PDF chỉ kiểm tra được thể thức: tthc-render lint. Kiểm tra lời văn thì dùng bản .docx hay .txt.",
    ".docx": "báo cáo được làm từ tệp .yaml. Kiểm tra văn bản Word: tthc-render check, tthc-render lint.",
    ".doc": "tệp Word kiểu cũ không đọc được. Mở bằng Word hay LibreOffice, lưu lại thành .docx.",
    ".xlsx": "bảng Excel không phải báo cáo. Lập biểu mẫu từ bảng: tthc-render new form MÃ --from TỆP.",
}
"""What to do with files that are no report, by their ending."""
DOCUMENTS = (
    *(".doc", ".docm", ".docx", ".odt", ".pages", ".rtf", ".pdf"),
    *(".csv", ".numbers", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx"),
    *(".7z", ".bz2", ".gz", ".rar", ".tar", ".tbz2", ".tgz", ".txz", ".xz", ".zip", ".zst"),
    *(".eml", ".msg", ".p7m", ".p7s"),
)
"""Endings of what an office may send instead of a report: nothing in ``data/`` reads it."""


@functools.cache
def packaged_templates() -> Path:
    """The templates that come with the program: in the wheel, or beside ``src`` in a checkout."""
    here = Path(str(importlib.resources.files("tthc_render"))).resolve()
    inside = here / "templates"
    return inside if inside.is_dir() else here.parent.parent / "templates"


@functools.cache
def packaged_guides() -> Path:
    """The guides that come with the program: in the wheel, or beside ``src`` in a checkout."""
    here = Path(str(importlib.resources.files("tthc_render"))).resolve()
    inside = here / "docs"
    return inside if inside.is_dir() else here.parent.parent / "docs"


@dataclass(frozen=True)
class Workspace:
    """The folder ``root`` that holds ``data/`` and perhaps ``templates/``."""

    root: Path

    @property
    def data(self) -> Path:
        """The folder of the units' reports."""
        return self.root / "data"

    @property
    def template_roots(self) -> tuple[Path, ...]:
        """Template folders, the user's first."""
        own = self.root / "templates"
        packaged = packaged_templates()
        return (own, packaged) if own.is_dir() and own.resolve() != packaged else (packaged,)

    def report_type_folder(self, code: str) -> Path | None:
        """The folder of a report type, the plain version first; None if there is none of that name."""
        return next(iter(self.report_type_folders(code)), None)

    def report_type_folders(self, code: str) -> list[Path]:
        """The folders of all versions of a report type, ``code`` and ``code@…``; the user's hide the program's."""
        return [path.parent for path in self._versions("reports", code, "/report.yaml")]

    def form_files(self, code: str) -> list[Path]:
        """The files of all versions of a form, ``code.yaml`` and ``code@….yaml``; the user's hide the program's."""
        return self._versions("forms", code, ".yaml")

    def layout_file(self, layout: str, name: str, report_type: str = "", unit: str = "") -> Path:
        """``name`` ("layout.docx" or "layout.html") of a unit, a report type or a layout, the nearest first.

        Raises TemplateUnusable if there is none.
        """
        places = [self.data / unit / name] if unit else []
        for root in self.template_roots:
            if report_type:
                places.append(root / "reports" / report_type / name)
        places += [root / "layouts" / layout / name for root in self.template_roots]
        for place in places:
            if place.is_file():
                return place
        raise TemplateUnusable(
            f"Không thấy bố cục {layout} (tệp {name}). Có các bố cục: {', '.join(self.names('layouts')) or 'không có'}."
        )

    def names(self, kind: str) -> list[str]:
        """Names of all "reports", "forms" or "layouts" that can be used, sorted."""
        found = set()
        for root in self.template_roots:
            for place in listed(root / kind, "*.yaml" if kind == "forms" else "*"):
                if place.is_dir() or place.suffix == ".yaml":
                    found.add(code_of(place.stem if place.is_file() else place.name))
        return sorted(found)

    def shown(self, path: Path) -> str:
        """``path`` as the user would write it: relative to the workspace where possible, hidden signs shown."""
        with contextlib.suppress(ValueError):  # a link is shown by its own name, not by where it leads
            return visible(path.absolute().relative_to(self.root.absolute()).as_posix())
        whole = Path(os.path.realpath(path))
        with contextlib.suppress(ValueError):
            return visible(whole.relative_to(self.root.resolve()).as_posix())
        with contextlib.suppress(ValueError):
            return f"{OWN_TEMPLATES}{visible(whole.relative_to(packaged_templates()).as_posix())}"
        return visible(str(path))

    def said(self, message: str) -> str:
        """A message of an error with the paths in it as ``shown`` gives them: no folders of the machine."""
        return without_roots(message, self.root)

    def path_of(self, shown: str) -> Path:
        """The file that ``shown`` gave this name; its name may have signs that are shown by number."""
        path = self.root / shown
        return path if os.path.lexists(path) else self.root / with_hidden(shown)

    def _versions(self, kind: str, code: str, end: str) -> list[Path]:
        found: dict[str, Path] = {}
        if len(code) > CODE_MAX:
            return []  # longer than any name of a file may be
        for root in self.template_roots:
            for pattern in (f"{glob.escape(code)}{end}", f"{glob.escape(code)}{MARK}*{end}"):
                folder, _, last = pattern.partition("/")
                for entry in listed(root / kind, folder) if code else ():
                    place = entry / last if last else entry
                    if place.is_file():
                        found.setdefault(place.relative_to(root / kind).as_posix(), place)
        return [found[name] for name in sorted(found, key=lambda name: (MARK in name, name))]


def without_roots(message: str, root: Path) -> str:
    """``message`` with paths below ``root`` relative to it, and those of the program's own templates named as such."""
    roots = {str(root.absolute()): "", os.path.realpath(root): "", str(packaged_templates()): OWN_TEMPLATES}
    for folder in sorted(roots, key=len, reverse=True):  # the templates may lie below the workspace
        message = re.sub(rf"(?<![\w./\\-]){re.escape(folder)}[/\\]", roots[folder], message)
    return message


def listed(folder: Path, pattern: str = "*") -> list[Path]:
    """The entries of a folder of templates whose names match ``pattern``, sorted; nothing if there is no such folder.

    Raises TemplateUnusable if it cannot be looked into: passing over it would make reports from other templates.
    """
    try:
        return sorted(path for path in folder.iterdir() if fnmatch.fnmatchcase(path.name, pattern))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise TemplateUnusable(
            f"{folder}: {cause(error)}. Kiểm tra quyền đọc thư mục mẫu và ổ đĩa, rồi chạy lại."
        ) from error


def files_below(folder: Path) -> list[Path]:
    """All files below a folder of templates, sorted; links are followed.

    Raises TemplateUnusable as ``listed`` does, and for a link that leads back up or away into the system.
    """
    return list(_files_below(folder, FollowedLinks()))


def _files_below(folder: Path, followed: FollowedLinks) -> Iterator[Path]:
    for path in listed(folder):
        if not path.is_dir():
            if path.is_file():
                yield path
            continue
        if leads_up(path) or leads_to_system(path) or followed.enter(str(path), str(folder)):
            raise TemplateUnusable(f"{path}: liên kết này không dẫn tới một thư mục mẫu. Xóa liên kết, rồi chạy lại.")
        yield from _files_below(path, followed)


def code_of(name: str) -> str:
    """The code in the name of a version's file or folder: ``II.07b@2025-07`` → ``II.07b``."""
    return name.partition(MARK)[0]


def _is_of_a_layout(path: Path) -> bool:
    """Is a file with the ending of reports none by its name, or one of the layout that it stands beside?"""
    if path.name in NOT_REPORTS:
        return True
    return path.name in BESIDE_A_LAYOUT and next(path.parent.glob("layout.*"), None) is not None


def report_files(
    paths: tuple[Path, ...], texts: tuple[str, ...] = (), documents: list[Path] | None = None
) -> Iterator[Path]:
    """The report files among ``paths``; folders are searched. WrongUsage for a path that is missing or no report.

    ``texts`` are endings of other files that will do, such as ".docx": named one by one, or all of a folder that has
    no report. ``documents`` takes the files of the folders that have one of the endings ``DOCUMENTS``.
    """
    for path in paths:
        if path.is_dir():
            closed: list[Path] = []
            places = sorted(place for place in everything_in(path, closed) if not is_converted(place))
            reports = [place for place in places if is_report_name(place) and not _is_of_a_layout(place)]
            others = [place for place in places if place.suffix.lower() in texts and place.name not in NO_REPORTS]
            if documents is not None:
                documents += [place for place in places if is_document(place)]
            yield from sorted([*(reports or others), *closed])
        elif path.is_file():
            if not is_report_name(path) and path.suffix.lower() not in texts:
                raise WrongUsage(f"{path}: {OTHER_FILES.get(path.suffix.lower(), NO_REPORT)}")
            yield path
        elif path.name == "data":
            raise WrongUsage(FIRST_TIME)
        else:
            raise WrongUsage(
                f"Không có tệp hay thư mục {path}. Kiểm tra lại tên, hoặc chạy lệnh trong thư mục chứa data/."
            )


def backups_in(paths: Iterable[Path]) -> list[Path]:
    """The reports in the folders of ``paths`` that no command reads: under names of backups, or converted ones beside
    theirs.
    """
    folders = [path for path in paths if path.is_dir()]
    return sorted({path for folder in folders for path in everything_in(folder, []) if not_counted(path)})


def not_counted(path: Path) -> bool:
    """Is a report that stands in a folder none of its reports?"""
    return is_backup(path) or (path.suffix.lower() in DATA_SUFFIXES and is_converted(path))


def everything_in(folder: Path, closed: list[Path], endings: Collection[str] = ()) -> Iterator[Path]:
    """All files below ``folder``, and whatever has one of the ``endings``; folders that may not be read are put in
    ``closed``.

    Links to folders are followed, each folder once; one that leads back up, to a folder of the system or to too many
    folders is put in ``closed``, as is a folder that has the name of a report. A link that leads nowhere is a report,
    or a folder, that cannot be read, not one that is not there.
    """
    seen = {os.path.realpath(folder)}
    followed = FollowedLinks()

    def keep(error: OSError) -> None:
        closed.append(Path(error.filename))

    for place, inside, names in os.walk(folder, followlinks=True, onerror=keep):
        for name in list(inside):
            path, real = Path(place, name), os.path.realpath(Path(place, name))
            strays = leads_up(path) or leads_to_system(path)
            no_folder = path.suffix.lower() in DATA_SUFFIXES  # one under a report's name: it says that it is a folder
            if strays or no_folder or real in seen or name.startswith(PASSED_OVER):
                inside.remove(name)
                closed.extend([path] if strays or no_folder else [])
            elif (endless := followed.enter(str(path), place)) is not None:
                inside.remove(name)
                closed.extend([endless] if endless not in closed else [])
            seen.add(real)
        for name in names:
            path = Path(place, name)
            if name.startswith(PASSED_OVER):
                continue
            named = is_report_name(path) or path.suffix.lower() in endings  # a pipe under such a name, too
            if leads_nowhere(path) and not path.suffix:
                closed.append(path)  # a unit's folder on a drive that is not connected
            elif path.is_file() or path.is_symlink() or named:
                yield path


def leads_nowhere(path: Path) -> bool:
    """Whether a path is a link to something that is not there."""
    return path.is_symlink() and not os.path.exists(path)  # noqa: PTH110 - Path.exists may raise


def is_report_name(path: Path) -> bool:
    """Does a file's name say that it is a report, in whatever letters, or under another ending by mistake?"""
    return path.suffix.lower() in DATA_SUFFIXES or is_misnamed(path)


def is_document(path: Path) -> bool:
    """Is it a document, a workbook or an archive, by its name? A unit's own layout is none."""
    return path.suffix.lower() in DOCUMENTS and path.name not in NO_REPORTS


def is_misnamed(path: Path) -> bool:
    """Is it a report under a name that is not read, such as one saved with ``.txt`` behind its name?"""
    return bool(right_name(path))


def template_root_of(path: Path) -> Path | None:
    """The nearest folder ``templates`` at or above ``path``; None if there is none."""
    whole = Path(os.path.realpath(path))
    return next((folder for folder in (whole, *whole.parents) if folder.name == TEMPLATES), None)


def find_workspace(paths: tuple[Path, ...]) -> Workspace:
    """The workspace of ``paths``: the nearest folder above them whose ``data/`` lists the units."""
    start = Path(os.path.realpath(paths[0] if paths else Path.cwd()))
    for folder in (start, *start.parents):
        if (folder / "data" / UNITS_FILE).is_file():
            return Workspace(folder)
        if folder.name == "data" and (folder / UNITS_FILE).is_file():
            return Workspace(folder.parent)
    return Workspace(Path.cwd())
