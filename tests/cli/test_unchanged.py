"""The note of a run without work holds as long as nothing that it looked at has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tthc_render.cli import unchanged

ARGUMENTS = ("render", "-o", "out")
SAID = [(True, "không đổi"), (False, "1 báo cáo")]


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a note about a tree, a file, a file that is absent and names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(unchanged, "BEGAN_NS", time.time_ns() + 10 * unchanged.YOUNG_NS)
    (tmp_path / "data" / "xa").mkdir(parents=True)
    (tmp_path / "data" / "xa" / "a.yaml").write_text("so: 1\n")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "out").mkdir()
    roots = [("tree", "data"), ("file", "font.ttf"), ("file", "absent"), ("names", "fonts"), ("tree", "out")]
    (tmp_path / "font.ttf").write_bytes(b"x")
    note = unchanged.note_of(ARGUMENTS, roots, SAID, 1)
    assert note is not None
    (tmp_path / "out" / unchanged.NAME).write_bytes(note)
    return tmp_path


def test_the_same_command_says_the_same(noted: Path) -> None:
    assert unchanged.repeated(ARGUMENTS) == (SAID, 1)
    assert unchanged.repeated(ARGUMENTS) == (SAID, 1)


@pytest.mark.parametrize("sign", ["\x1b[2J", "\u202e", "\u200b"])
def test_a_note_with_hidden_signs_is_of_another_hand(noted: Path, sign: str) -> None:
    place = noted / "out" / unchanged.NAME
    place.write_text(place.read_text(encoding="utf-8").replace("không đổi", f"không {sign}đổi"), encoding="utf-8")
    assert unchanged.repeated(ARGUMENTS) is None


def _same_size_and_time(folder: Path) -> None:
    path = folder / "data" / "xa" / "a.yaml"
    before = path.stat()
    path.write_text("so: 2\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "contents": lambda folder: (folder / "data" / "xa" / "a.yaml").write_text("so: 12\n"),
    "contents of the same size, time put back": _same_size_and_time,
    "another file": lambda folder: (folder / "data" / "xa" / "b.yaml").write_text(""),
    "a folder": lambda folder: (folder / "data" / "moi").mkdir(),
    "a link": lambda folder: (folder / "data" / "link").symlink_to(folder),
    "a file less": lambda folder: (folder / "data" / "xa" / "a.yaml").unlink(),
    "another name": lambda folder: (folder / "data" / "xa" / "a.yaml").rename(folder / "data" / "xa" / "c.yaml"),
    "an output": lambda folder: (folder / "out" / "a.docx").write_bytes(b""),
    "a font": lambda folder: (folder / "fonts" / "times.ttf").write_bytes(b""),
    "the file": lambda folder: (folder / "font.ttf").write_bytes(b"xy"),
    "the file that was absent": lambda folder: (folder / "absent").write_bytes(b""),
    "a folder less": lambda folder: ((folder / "data" / "xa" / "a.yaml").unlink(), (folder / "data" / "xa").rmdir()),
    "a torn note": lambda folder: (folder / "out" / unchanged.NAME).write_bytes(b'{"command": ['),
    "a strange note": lambda folder: (folder / "out" / unchanged.NAME).write_bytes(b"[]"),
    "no note": lambda folder: (folder / "out" / unchanged.NAME).unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_leads_to_a_whole_run(noted: Path, name: str) -> None:
    CHANGES[name](noted)
    assert unchanged.repeated(ARGUMENTS) is None


def test_another_command_place_or_setting_leads_to_a_whole_run(noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unchanged.repeated((*ARGUMENTS, "--json")) is None
    assert unchanged.repeated(("render",)) is None
    with monkeypatch.context() as other:
        other.setenv("TTHC_FONTS", "fonts")
        assert unchanged.repeated(ARGUMENTS) is None
    (noted / "elsewhere").mkdir()
    monkeypatch.chdir(noted / "elsewhere")
    assert unchanged.repeated(("render", "-o", "../out")) is None


@pytest.mark.parametrize(
    "words", [("-o", "out"), ("render", "--output", "out"), ("--output=out",), ("data", "-oout")], ids=" ".join
)
def test_the_folder_of_the_outputs_is_found_however_it_is_typed(noted: Path, words: tuple[str, ...]) -> None:
    note = unchanged.note_of(words, [("tree", "data")], SAID, 0)
    assert note is not None
    (noted / "out" / unchanged.NAME).write_bytes(note)
    assert unchanged.repeated(words) == (SAID, 0)


def test_without_a_folder_outputs_are_in_outputs(noted: Path) -> None:
    (noted / "out").rename(noted / "outputs")
    note = unchanged.note_of((), [("tree", "data")], SAID, 0)
    assert note is not None
    (noted / "outputs" / unchanged.NAME).write_bytes(note)
    assert unchanged.repeated(()) == (SAID, 0)


def test_there_is_no_note_where_something_changed_during_the_run(noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "BEGAN_NS", time.time_ns())
    assert unchanged.note_of(ARGUMENTS, [("tree", "data")], SAID, 0) is None


def test_links_are_never_trusted(noted: Path) -> None:
    (noted / "data" / "link").symlink_to(noted / "fonts")
    with pytest.raises(OSError, match="links"):
        unchanged.note_of(ARGUMENTS, [("tree", "data")], SAID, 0)


def test_lines_are_reported_where_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    unchanged.repeat(SAID)
    reported = capsys.readouterr()
    assert (reported.err, reported.out) == ("không đổi\n", "1 báo cáo\n")
