"""What is made of a template is made once for one text, and anew for every other text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.yaml_files.kept import made_once, read_kept
from tthc_render.yaml_files.source import Source

MADE: list[str] = []


def keys_of(source: Source, findings: Findings) -> tuple[str, ...]:
    MADE.append(source.text)
    findings.add("D040", Place(source.file))
    return tuple(source.data)


@pytest.fixture(autouse=True)
def none_made() -> None:
    MADE.clear()


def test_one_text_is_read_once_and_its_findings_come_every_time(tmp_path: Path) -> None:
    path, found = tmp_path / "a.yaml", Findings()
    path.write_text("một: 1\n", encoding="utf-8")
    first, second = (read_kept(path, "a.yaml", keys_of, found) for _ in range(2))
    assert first == second
    assert first.made == ("một",)
    assert MADE == ["một: 1\n"]
    assert [item.code for item in found] == ["D040", "D040"]


def test_a_file_that_changes_is_read_anew(tmp_path: Path) -> None:
    path, found = tmp_path / "a.yaml", Findings()
    for text in ("hai: 1\n", "ba: 1\n", "hai: 1\n"):
        path.write_text(text, encoding="utf-8")
        assert read_kept(path, "a.yaml", keys_of, found).made == (text.partition(":")[0],)
    assert MADE == ["hai: 1\n", "ba: 1\n"]


@pytest.mark.parametrize("name", ["one.yaml", "other.yaml"])
def test_findings_name_the_file_that_was_read(name: str, tmp_path: Path) -> None:
    path, found = tmp_path / name, Findings()
    path.write_text("bốn: 1\nbốn: 2\n", encoding="utf-8")
    read_kept(path, name, keys_of, found)
    assert {item.where.file for item in found} == {name}


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    found = Findings()
    assert read_kept(tmp_path / "none.yaml", "none.yaml", keys_of, found) == (None, None)
    assert [item.code for item in found] == ["D040"]
    assert MADE == []


def joined(*texts: list[str]) -> str:
    MADE.append("joined")
    return "".join(item for text in texts for item in text)


def test_of_the_very_same_things_it_is_made_once_and_of_equal_ones_anew() -> None:
    one, other = ["a"], ["b"]
    assert [made_once(joined, one, other) for _ in range(2)] == ["ab", "ab"]
    assert MADE == ["joined"]
    assert made_once(joined, one, ["b"]) == "ab"
    assert made_once(joined, other, one) == "ba"
    assert MADE == ["joined"] * 3
