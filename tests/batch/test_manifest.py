"""The manifest: what was appended is read back, whatever tore the file in between."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from pathlib import Path

import pytest

from tests.batch.test_entries import ERROR, WARNING, entry
from tthc_render.batch import manifest as manifest_module
from tthc_render.batch import manifest_lines
from tthc_render.batch.entries import agreed_in
from tthc_render.batch.issued_records import Issue, parse_issue
from tthc_render.batch.manifest import Manifest
from tthc_render.diagnostics.kinds import count
from tthc_render.formats.writing import host_name, remove_leftovers


def test_both_files_of_a_report_keep_their_findings_once(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry(), entry(kind="pdf"), entry("data/b.yaml", findings=(ERROR,))])
    read = manifest.read()
    assert read["data/a.yaml"]["docx"].findings is read["data/a.yaml"]["pdf"].findings
    assert (read["data/a.yaml"]["pdf"].findings, read["data/b.yaml"]["docx"].findings) == ((WARNING,), (ERROR,))


def test_a_manifest_may_be_larger_than_any_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc_render.diagnostics.regular_files.BYTES_MAX", 100)
    manifest = Manifest(tmp_path)
    manifest.append(entry(f"data/{number}.yaml", path=f"{number}.docx") for number in range(9))
    assert len(manifest.read()) == len(manifest.compact()[0]) == 9
    before = (tmp_path / "manifest.jsonl").stat().st_ino
    manifest.compact()
    assert (tmp_path / "manifest.jsonl").stat().st_ino == before  # nothing has changed: not written anew


def test_a_line_without_end_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest_lines, "LONGEST_LINE", 5000)
    manifest = Manifest(tmp_path)
    manifest.append([entry()])
    with (tmp_path / "manifest.jsonl").open("ab") as file:
        file.write(b"x" * 20_001 + b"\n")
    manifest.append([entry("data/b.yaml")])
    assert set(manifest.read()) == {"data/a.yaml", "data/b.yaml"}


def test_accepted_findings_are_not_counted() -> None:
    assert count([WARNING.accept("vì"), ERROR]) == {"error": 1, "warning": 0, "info": 0}


def test_an_issue_of_a_file_elsewhere_is_none() -> None:
    line = Issue("so-mau/2024-Q2/a.pdf", "0", "07", "5/7/2024", "data/a.yaml", "so-mau", "2024-Q2", "a", "1").to_line()
    assert parse_issue(line) is not None
    assert parse_issue(line.replace("so-mau/2024-Q2/a.pdf", "../../khac.pdf")) is None


def test_a_missing_manifest_is_empty(tmp_path: Path) -> None:
    assert Manifest(tmp_path / "none").read() == {}


def test_the_last_line_counts(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry(), entry(kind="pdf")])
    manifest.append([entry(seconds=9.0)])
    read = manifest.read()["data/a.yaml"]
    assert (read["docx"].seconds, read["pdf"].seconds) == (9.0, 0.25)


def test_a_written_report_clears_its_failure(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry(), entry(kind="", findings=(ERROR,))])
    assert set(manifest.read()["data/a.yaml"]) == {"docx", ""}
    manifest.compact()
    assert set(Manifest(tmp_path).read()["data/a.yaml"]) == {"docx", ""}
    manifest.append([entry()])
    assert set(manifest.read()["data/a.yaml"]) == {"docx"}


@pytest.mark.parametrize("keep", [1, 17, 200])
def test_a_torn_end_costs_one_entry_and_no_other(tmp_path: Path, keep: int) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry("data/a.yaml"), entry("data/b.yaml")])
    whole = manifest.path.read_bytes()
    first = whole.index(b"\n") + 1
    manifest.path.write_bytes(whole[: first + keep])
    assert set(manifest.read()) == {"data/a.yaml"}
    manifest.append([entry("data/c.yaml")])
    assert set(manifest.read()) == {"data/a.yaml", "data/c.yaml"}
    assert set(manifest.compact()[0]) == {"data/a.yaml", "data/c.yaml"}
    assert [json.loads(line)["file"] for line in manifest.path.read_text(encoding="utf-8").splitlines()] == [
        "data/a.yaml",
        "data/c.yaml",
    ]


def test_compacting_is_sorted_and_repeats_its_bytes(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry("data/z.yaml", unit="z"), entry("data/a.yaml", "pdf", unit="a")])
    manifest.append([entry("data/a.yaml", unit="a"), entry("data/z.yaml", unit="z")])
    manifest.compact()
    first = manifest.path.read_bytes()
    assert [json.loads(line)["unit"] for line in first.splitlines()] == ["a", "a", "z"]
    before = manifest.path.stat().st_mtime_ns
    manifest.compact()
    assert (manifest.path.read_bytes(), manifest.path.stat().st_mtime_ns) == (first, before)


def test_a_full_disk_leaves_the_lines_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry()])
    before = manifest.path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(manifest_module.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        manifest.append([entry("data/b.yaml")])
    assert manifest.path.read_bytes() == before


def _append_many(folder: Path, name: str) -> None:
    manifest = Manifest(folder)
    for number in range(60):
        manifest.append([entry(f"data/{name}-{number}.yaml")])
        if number % 10 == 0:
            manifest.compact()


def test_two_runs_at_once_lose_no_line(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_append_many, args=(tmp_path, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert set(Manifest(tmp_path).read()) == {f"data/{name}-{n}.yaml" for name in ("a", "b") for n in range(60)}


def test_leftovers_of_dead_runs_go_those_of_living_ones_stay(tmp_path: Path) -> None:
    dead = multiprocessing.get_context("fork").Process(target=os.getpid)
    dead.start()
    dead.join()
    home = tmp_path / "so-noi-vu" / "2024-Q2"
    home.mkdir(parents=True)
    here = host_name()
    gone = [home / f".quy.docx.{here}.{dead.pid}.dang-ghi", home / f".a.{here}.{os.getpid()}.dang-ghi"]
    old = [home / f".quy.pdf.may-khac.{dead.pid}.dang-ghi", home / ".quy.pdf.x.dang-ghi"]
    kept = [home / f".quy.docx.{here}.{os.getppid()}.dang-ghi", home / f".q.may-khac.{dead.pid}.dang-ghi"]
    kept.append(home / "quy.docx")
    for path in gone + old + kept:
        path.write_bytes(b"x")
    for path in old:
        os.utime(path, (0, 0))
    assert sorted(remove_leftovers(tmp_path)) == sorted(gone + old)
    assert [path for path in kept if path.exists()] == kept


def test_kinds_that_readers_have_confirmed_are_known(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    plain = {"passed": 1, "absent": 0, "uncheckable": 0, "broken": []}
    manifest.append(
        [
            entry("data/a.yaml", "pdf", lint=plain | {"agreed": "k1"}),
            entry("data/b.yaml", "pdf", lint=plain),
            entry("data/c.yaml"),
        ]
    )
    assert agreed_in(manifest.read()) == {"k1"}
