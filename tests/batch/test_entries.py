"""Entries of the manifest: a line is the entry that it was made from, or none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.batch.entries import Entry, parse_line
from tthc_render.batch.issued_records import parse_issue
from tthc_render.diagnostics.findings import Place, finding

WARNING = finding("C204", Place("data/a.yaml", 3, 5), row="x", column="y", printed="1", value="2", reason="z")
ERROR = finding("D310", Place("data/a.yaml", 7), form="II.06a")


def entry(file: str = "data/a.yaml", kind: str = "docx", **changes: object) -> Entry:
    values: dict[str, object] = {
        "file": file,
        "unit": "so-noi-vu",
        "period": "2024-Q2",
        "report_type": "quy",
        "format": kind,
        "status": "ok" if kind else "findings",
        "input_hash": "a" * 32,
        "data_hash": "b" * 32,
        "others": ("xa-1",),
        "path": f"so-noi-vu/2024-Q2/quy.{kind}" if kind else "",
        "output_hash": "c" * 64,
        "size": 10,
        "mtime_ns": 1234567890123456789,
        "seconds": 0.25,
        "findings": (WARNING,),
    }
    return Entry(**(values | changes))  # type: ignore[arg-type]


def test_an_entry_survives_its_line() -> None:
    reported = entry(findings=(WARNING.accept("vì đã xem"), ERROR), error="“lỗi”\nhai dòng", lint={"errors": 0})
    assert "\n" not in reported.to_line()
    assert parse_line(reported.to_line()) == reported


def test_a_line_has_the_keys_of_the_contract() -> None:
    row = json.loads(entry(findings=(WARNING, ERROR)).to_line())
    assert {"unit", "period", "report_type", "input_hash", "output_hash", "seconds", "findings", "lint"} <= set(row)
    assert (row["findings"]["error"], row["findings"]["warning"], row["findings"]["info"]) == (1, 1, 0)
    assert row["findings"]["list"][0]["line"] == 3


@pytest.mark.parametrize("name", ["findings", 'a,"findings":{}', 'a,"lint":1', "lint"])
def test_names_and_words_that_look_like_keys_are_none(name: str) -> None:
    found = (finding("D310", Place(name, 7), form=name, findings=name, lint=name),)
    odd = entry(figures=((name, name),), error=name, findings=found, lint={"agreed": name, "broken": [["a", "b"]]})
    assert parse_line(odd.to_line()) == odd


def test_a_line_with_other_blanks_and_order_is_read() -> None:
    row = json.loads(entry(lint={"a": 1}).to_line())
    assert parse_line(json.dumps(dict(reversed(row.items())), indent=1).replace("\n", " ") + "\r") == entry(
        lint={"a": 1}
    )


@given(st.integers(0, 10_000))
def test_a_torn_line_is_no_entry(cut: int) -> None:
    line = entry().to_line()
    assert (parse_line(line[: cut % len(line)])) is None


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", "12", '{"file": 1}', "\x00\x00"])
def test_other_lines_are_no_entries(line: str) -> None:
    assert parse_line(line) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "../../khac.pdf"}, {"path": "/etc/passwd"}, {"path": "a\0b"}, {"path": 5}, {"file": []},
        {"unit": None}, {"size": "1"}, {"format": {}},
    ],
)  # fmt: skip
def test_a_line_of_another_hand_is_no_entry(changes: dict[str, object]) -> None:
    row = json.loads(entry().to_line())
    assert parse_line(json.dumps(row)) is not None
    assert parse_line(json.dumps(row | changes)) is None


def test_a_line_nested_without_end_is_no_entry() -> None:
    assert parse_line("[" * 100_000) is None
    assert parse_issue('{"issued":' + "[" * 100_000) is None
