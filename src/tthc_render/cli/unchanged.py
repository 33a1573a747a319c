"""The output of a run in which nothing has changed, repeated without a plan: file stamps decide, nothing is imported.

Where a run had nothing to render, it leaves a note in the folder of the outputs: what it said, and one hash over the
stamps (size, times, inode) of everything that it looked at: data, templates, fonts, the program, the outputs
themselves. The same command, typed again while all of these are as they were, says the same. Whatever differs, or is so
young that a change could hide behind a coarse clock, leads to a whole run, which compares contents.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

NAME = ".lan-truoc.json"
BEGAN_NS = time.time_ns()
YOUNG_NS = 2_000_000_000
"""Clocks of file systems are as coarse as two seconds."""
_SETTINGS = ("HOME", "USERPROFILE", "LANG", "LANGUAGE", "COLUMNS", "NO_COLOR", "PYTHONUTF8", "PYTHONIOENCODING")
_OUR_SETTINGS = ("TTHC_", "LC_")

is_asked = False
"""Whether this process is the program itself (`cli.start`), whose command line is the process's own."""

Said = list[tuple[bool, str]]
"""Lines in the order of printing, and whether each goes to standard error."""
Root = tuple[str, str]
""""tree": all below a folder by stamps; "names": all below it by name; "file": a file's stamp, or that it is absent."""


def repeated(arguments: Sequence[str]) -> tuple[Said, int] | None:
    """What the same command said last time, and its exit code; None where something may have changed."""
    try:
        place = os.path.join(_folder(arguments), NAME)
        if not os.path.isfile(place):  # a pipe would be waited for
            return None
        import json  # late, as hashlib: most commands have no note to read

        with open(place, encoding="utf-8") as file:
            known = json.load(file)
        if known["command"] != _command(arguments):
            return None
        if _stamps([(kind, place) for kind, place in known["roots"]])[0] != known["stamps"]:
            return None
        said = [(bool(err), str(text)) for err, text in known["said"]]
        return None if any(_hides(text) for _, text in said) else (said, int(known["code"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _hides(text: str) -> bool:
    """Has a kept line signs that no message of ours has? Then another hand has written it."""
    if text.isprintable():
        return False
    from tthc_render.diagnostics.visible import visible

    return visible(text, lines=True) != text


def note_of(arguments: Sequence[str], roots: Iterable[Root], said: Said, code: int) -> bytes | None:
    """The note for the next run; None where a file has changed since this run began, or just before."""
    listed = [(kind, os.path.abspath(place)) for kind, place in roots]
    stamps, youngest = _stamps(listed)
    if youngest + YOUNG_NS > BEGAN_NS:
        return None
    import json

    note = {"command": _command(arguments), "roots": listed, "stamps": stamps, "said": said, "code": code}
    return json.dumps(note, ensure_ascii=False).encode("utf-8", "surrogatepass")


def repeat(said: Said) -> None:
    """Print the kept lines; a closed pipe ends the printing."""
    try:
        for err, text in said:
            (sys.stderr if err else sys.stdout).write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command(arguments: Sequence[str]) -> list[object]:
    """All that decides what a command says, beside files."""
    settings = {
        name: value for name, value in sorted(os.environ.items()) if name in _SETTINGS or name.startswith(_OUR_SETTINGS)
    }
    streams = [[stream.isatty(), stream.encoding] for stream in (sys.stdout, sys.stderr)]
    return [list(arguments), os.getcwd(), sys.version, sys.prefix, settings, streams]


def _folder(arguments: Sequence[str]) -> str:
    """The folder of the outputs, as typed."""
    for place, word in enumerate(arguments):
        if word in ("-o", "--output"):
            return arguments[place + 1] if place + 1 < len(arguments) else ""
        if word.startswith("--output="):
            return word.partition("=")[2]
        if word.startswith("-o") and not word.startswith("--"):
            return word[2:]
    return "outputs"


def _stamps(roots: Sequence[Root]) -> tuple[str, int]:
    """One hash over the stamps of all ``roots``, and the moment of the last change in nanoseconds."""
    import hashlib

    digest = hashlib.sha256()
    youngest = 0
    for kind, place in roots:
        digest.update(f"{kind}\n{place}\n".encode("utf-8", "surrogateescape"))
        lines = _names(place) if kind == "names" else _tree(place) if kind == "tree" else _file(place)
        for line, moment in lines:
            digest.update(line.encode("utf-8", "surrogateescape"))
            youngest = max(youngest, moment)
    return digest.hexdigest(), youngest


def _file(place: str) -> Iterator[tuple[str, int]]:
    try:
        status = os.stat(place)
    except OSError:
        yield "absent\n", 0
        return
    # A folder's own stamp changes with the names in it.
    moment = max(status.st_mtime_ns, status.st_ctime_ns)
    yield f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n", moment


def _tree(folder: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name in (NAME, "__pycache__"):
            continue
        if entry.is_symlink():
            raise OSError("links may lead anywhere")
        if entry.is_dir(follow_symlinks=False):
            yield f"/{entry.name}\n", 0
            yield from _tree(entry.path)
            continue
        status = entry.stat(follow_symlinks=False)
        moment = max(status.st_mtime_ns, status.st_ctime_ns)
        yield f"{entry.name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n", moment


def _names(folder: str) -> Iterator[tuple[str, int]]:
    for home, folders, names in os.walk(folder):
        folders.sort()
        yield f"{home}\n{sorted(names)}\n", 0
