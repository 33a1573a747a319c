"""The index of the manifest says what the manifest says, or is not used."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batch.test_entries import ERROR, WARNING, entry
from tthc_render.batch import manifest_lines
from tthc_render.batch.entries import Entries, Entry
from tthc_render.batch.issued_records import Issue
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.manifest_lines import NAME, load
from tthc_render.diagnostics.errors import RenderingFailed

ISSUE = Issue("so-noi-vu/2024-Q2/quy.pdf", "0", "07", "5/7/2024", "data/a.yaml", "so-noi-vu", "2024-Q2", "quy", "1")
MANY = [
    entry(lint={"passed": 1, "agreed": "k"}),
    entry(kind="pdf", lint=None, engine="direct", seconds=0, findings=(WARNING.accept("vì"), WARNING, ERROR)),
    entry("data/b.yaml", "", findings=(ERROR,), status="failed", error="“lỗi”\nhai dòng", others=()),
    entry("data/c.yaml", unit="a", period="2024-Q1", findings=(), pictures=("h.png",), periods_back=2),
    entry("data/c.yaml", "pdf", unit="a", period="2024-Q1", findings=(), figures=(("tong", "12"), ("lần", "3"))),
    entry("data/ð 😀.yaml", unit="ð", findings=(ERROR, WARNING)),
]


@pytest.fixture(params=[True, False], ids=["stays open", "is closed"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a compacted manifest and its index, on a system where open files may be replaced or not."""
    monkeypatch.setattr(manifest_lines, "MAY_STAY_OPEN", request.param)
    manifest = Manifest(tmp_path)
    manifest.append([*MANY, ISSUE])
    manifest.compact()
    return tmp_path


def anew(folder: Path) -> Entries:
    """What the manifest says without an index."""
    index = folder / NAME
    kept = index.read_bytes()
    index.unlink()
    try:
        return Manifest(folder).read()
    finally:
        index.write_bytes(kept)


def indexed(folder: Path) -> bool:
    return load(folder / "manifest.jsonl").indexed


def test_an_index_says_what_the_manifest_says(folder: Path) -> None:
    assert indexed(folder)
    found, wanted = Manifest(folder).read(), anew(folder)
    assert found == wanted
    assert [*found] == [*wanted]
    assert {row.to_line() for rows in found.values() for row in rows.values()} == {row.to_line() for row in MANY}
    assert Manifest(folder).issues() == [ISSUE]
    assert (folder / "manifest.jsonl").read_text(encoding="utf-8") == "".join(
        f"{item.to_line()}\n" for item in (ISSUE, MANY[3], MANY[4], MANY[0], MANY[1], MANY[2], MANY[5])
    )


TEXTS = st.text(max_size=5)
ENTRIES = st.builds(
    entry,
    st.sampled_from(["data/a.yaml", "data/ð.yaml"]),
    st.sampled_from(["", "docx", "pdf"]),
    path=TEXTS.filter(lambda text: not text.startswith("/") and "\0" not in text),
    error=TEXTS,
    others=st.lists(TEXTS, max_size=2).map(tuple),
    figures=st.lists(st.tuples(TEXTS, TEXTS), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    seconds=st.sampled_from([0, 0.0, 1.5]),
    lint=st.sampled_from([None, {}, {"a": [1]}, [], 0]),
    findings=st.lists(st.sampled_from([ERROR, WARNING, ERROR.accept("ừ")]), max_size=3).map(tuple),
)


@given(st.lists(ENTRIES, max_size=6))
def test_whatever_is_in_it_comes_back(tmp_path_factory: pytest.TempPathFactory, made: list[Entry]) -> None:
    folder = tmp_path_factory.mktemp("any")
    Manifest(folder).append(made)
    kept, _ = Manifest(folder).compact()
    assert not made or indexed(folder)
    assert Manifest(folder).read() == kept
    lines = {row.to_line() for rows in Manifest(folder).read().values() for row in rows.values()}
    assert lines == {row.to_line() for rows in kept.values() for row in rows.values()}


def test_findings_are_read_only_when_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    part = manifest_lines.OpenFile.part
    monkeypatch.setattr(
        manifest_lines.OpenFile, "part", lambda self, *where: (read.append(where[1]), part(self, *where))[1]
    )
    found = Manifest(folder).read()["data/a.yaml"]["pdf"].findings
    if manifest_lines.MAY_STAY_OPEN:
        assert len(found) == 3
        assert read == []
    assert [*found] == [WARNING.accept("vì"), WARNING, ERROR]


def test_a_run_without_changes_writes_neither(folder: Path) -> None:
    before = [(folder / name).stat().st_ino for name in ("manifest.jsonl", NAME)]
    Manifest(folder).compact()
    assert [(folder / name).stat().st_ino for name in ("manifest.jsonl", NAME)] == before


def test_what_is_appended_is_known_and_findings_of_before_stay(folder: Path) -> None:
    manifest = Manifest(folder)
    before = manifest.read()["data/a.yaml"]["docx"].findings
    manifest.append([entry("data/a.yaml", findings=(ERROR,)), entry("data/new.yaml", unit="a")])
    assert [*manifest.read()["data/a.yaml"]["docx"].findings] == [ERROR]
    manifest.compact()
    assert [*before] == [WARNING]  # the file that they are in has another name, or none
    assert indexed(folder)
    assert Manifest(folder).read() == anew(folder)
    assert "data/new.yaml" in Manifest(folder).read()


@pytest.mark.parametrize("what", ["manifest", "touched", "index cut", "index byte", "other version", "pipe", "folder"])
def test_an_index_that_does_not_match_is_made_anew(folder: Path, what: str) -> None:
    path, index = folder / "manifest.jsonl", folder / NAME
    wanted = Manifest(folder).read()
    data = index.read_bytes()
    if what == "manifest":  # by another hand, of the same size
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("data/b.yaml", "data/d.yaml"), encoding="utf-8")
        wanted = {name.replace("data/b", "data/d"): rows for name, rows in wanted.items()}
    elif what == "touched":
        os.utime(path, ns=(1, 1))
    elif what == "other version":
        index.write_bytes(data.replace(b'"version":1', b'"version":2', 1))
    else:
        index.unlink()
        if what == "pipe":
            os.mkfifo(index)
        elif what == "folder":
            index.mkdir()
        else:
            index.write_bytes(data[:-70] if what == "index cut" else data.replace(b"so-noi-vu", b"so-noi-vo", 1))
    assert not indexed(folder)
    found = Manifest(folder).read()
    assert [*found] == [*wanted]
    assert found == wanted or what == "manifest"
    Manifest(folder).compact()
    assert indexed(folder) == (what != "folder")


def test_an_index_that_leads_elsewhere_is_not_used(folder: Path) -> None:
    index = folder / NAME
    lines = index.read_bytes().split(b"\n")[:-1]
    odd = b"\n".join(lines).replace(b"so-noi-vu/2024-Q2/quy.docx", b"../../2024-Q2/khac.docx") + b"\n"
    index.write_bytes(odd + manifest_lines.hashlib.sha256(odd).hexdigest().encode())
    assert not indexed(folder)
    assert Manifest(folder).read() == anew(folder)


def test_findings_that_another_hand_has_changed_are_not_believed(folder: Path) -> None:
    found = Manifest(folder).read()["data/b.yaml"][""].findings
    path = folder / "manifest.jsonl"
    with path.open("rb+") as file:
        file.write(path.read_bytes().replace(b"D310", b"D311"))
    if manifest_lines.MAY_STAY_OPEN:
        with pytest.raises(RenderingFailed, match="đã bị sửa"):
            list(found)
    assert Manifest(folder).read()["data/b.yaml"][""].findings[0].code == "D311"


def test_no_file_stays_open(folder: Path) -> None:
    gc.collect()
    before = len([*Path("/proc/self/fd").iterdir()])
    for _ in range(3):
        manifest = Manifest(folder)
        manifest.append([entry("data/x.yaml")])
        manifest.compact()
    del manifest
    gc.collect()
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_lines_of_another_hand_are_written_as_ours(folder: Path) -> None:
    row = json.loads(entry("data/z.yaml", findings=(WARNING,)).to_line())
    with (folder / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, indent=1).replace("\n", " ") + "\n")
    Manifest(folder).compact()
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert entry("data/z.yaml", findings=(WARNING,)).to_line() in lines
    assert indexed(folder)
