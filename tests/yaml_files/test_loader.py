"""Located trees: what is read, where it stands, and that nothing is guessed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.collecting import collected
from tests.support.located import SAMPLE, tree
from tthc_render.diagnostics.findings import Place
from tthc_render.yaml_files.loader import parse_source, read_source
from tthc_render.yaml_files.source import Mark, Scalar, Source


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12.000", "12.000"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1:30:00", "1:30:00"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("2024-06-20", "2024-06-20"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("True", "True"),
        ("TRUE", "TRUE"),
        ("Null", "Null"),
        ("=", "="),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"null"', "null"),
        ("''", ""),
        ("(1)", "(1)"),
        ("Sở Y tế – TP. Huế", "Sở Y tế – TP. Huế"),
        ("x#y", "x#y"),
        ("http://a.vn/b", "http://a.vn/b"),
        ("ab\n  cd", "ab cd"),
    ],
)
def test_scalars_stay_as_typed(typed: str, read: object) -> None:
    value = tree(f"a: {typed}").data["a"]
    assert value == read
    assert isinstance(value, Scalar) == isinstance(read, str)


@pytest.mark.parametrize(
    ("typed", "quoted", "block", "column"),
    [
        ("x", False, False, 4),
        ("'x'", True, False, 4),
        ('  "x"', True, False, 6),
        ("|\n  x", False, True, 4),
        (">\n  x", False, True, 4),
    ],
)
def test_scalars_know_how_and_where_they_were_typed(typed: str, quoted: bool, block: bool, column: int) -> None:
    value = tree(f"b: 1\na: {typed}").data["a"]
    assert (value.quoted, value.block, value.line, value.column) == (quoted, block, 2, column)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_the_mark_of_windows_change_nothing(start: str, end: str) -> None:
    raw = (start + SAMPLE.replace("\n", end)).encode()
    source, findings = collected(parse_source, raw, "a.yaml")
    assert source is not None
    assert findings == []
    usual = tree(SAMPLE)
    assert (source.data, source.marks, source.text) == (usual.data, usual.marks, usual.text)


def test_decomposed_text_keeps_the_columns_of_the_file() -> None:
    line = unicodedata.normalize("NFD", "{tên: Sở Y tế, số: 5}")
    source, _ = collected(parse_source, f"a: {line}".encode(), "a.yaml")
    assert source is not None
    assert source.data == {"a": {"tên": "Sở Y tế", "số": "5"}}
    mark = source.marks[("a", "số")]
    assert source.lines[0][mark.column - 1] == "5"


def test_decomposed_keys_are_doubles_of_composed_ones() -> None:
    text = "sở: 1\n" + unicodedata.normalize("NFD", "sở: 2")
    assert "D014" in [item.code for item in collected(parse_source, text.encode(), "a.yaml")[1]]


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: &x 1", "a: !!int 1", "a:\t1", "? a\n: 1", "a: {b}"])
def test_a_tree_that_can_be_checked_further_comes_with_its_findings(text: str) -> None:
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None
    assert "a" in source.data
    assert findings


@pytest.mark.parametrize("text", ["a: *x", "a: [*x]", "a: {{b}}", "a: b: c", "- a", "a: 1\n---\nb: 1"])
def test_there_is_no_tree_where_values_are_lost(text: str) -> None:
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is None
    assert findings


def test_the_place_behind_an_anchor_or_tag_is_the_text_s() -> None:
    source, _ = collected(parse_source, b"a: &x !!str  abc", "a.yaml")
    assert source is not None
    assert source.marks[("a",)] == Mark(1, 14)


def test_as_many_levels_and_values_as_allowed() -> None:
    deep = "a: " + "[" * 49 + "]" * 49
    assert tree(deep).place(("a", *[0] * 48)).column == 4 + 48
    assert collected(parse_source, ("a: " + "[" * 50 + "]" * 50).encode(), "a.yaml")[0] is None


# --- files ------------------------------------------------------------------------------------------------


def test_a_file_is_read_under_its_shown_name(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")
    source, (item,) = collected(read_source, path, "data/x.yaml")
    assert source is not None
    assert source.file == item.where.file == "data/x.yaml"


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("thieu.yaml", "D040", "Không có tệp"),
        ("thu_muc", "D041", "thư mục"),
        ("thu_muc/thieu/x.yaml", "D040", "tên tệp"),
        ("ong_dan", "D041", "thường"),
        ("lien_ket.yaml", "D697", "khong_co.yaml"),
        ("vong", "D043", "Không đọc được"),
        ("x" * 300, "D043", "Không đọc được"),
        ("nul\0.yaml", "D043", "null"),
        ("tep/x.yaml", "D040", "Không có"),
    ],
)
def test_what_cannot_be_opened_is_a_finding(tmp_path: Path, name: str, code: str, words: str) -> None:
    (tmp_path / "thu_muc").mkdir()
    (tmp_path / "tep").write_bytes(b"")
    os.mkfifo(tmp_path / "ong_dan")
    (tmp_path / "vong").symlink_to("vong")
    (tmp_path / "lien_ket.yaml").symlink_to("khong_co.yaml")
    source, (item,) = collected(read_source, tmp_path / name, "a.yaml")
    assert source is None
    assert (item.code, item.where) == (code, Place("a.yaml"))
    assert words in item.message() + item.hint()


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    # Mode bits do not stop a test that runs as root.
    monkeypatch.setattr(os, "open", refuse)
    source, (item,) = collected(read_source, path, "a.yaml")
    assert source is None
    assert item.code == "D042"


def test_only_as_much_as_allowed_is_read_of_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(10**9)
    source, (item,) = collected(read_source, path, "a.yaml")
    assert source is None
    assert item.code == "D001"


# --- properties -------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_ever_raise(raw: bytes) -> None:
    source, findings = collected(parse_source, raw, "a.yaml")
    assert source is not None or findings
    for item in findings:
        assert item.message()
        assert "{" + "value}" not in item.message("en")


WORDS = st.text(alphabet=st.sampled_from("abđơẦ Z09.,:-#'\"{}[]|>&*!%@`\\\n~?=<"), max_size=12)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=4), STYLES, st.booleans())
def test_whatever_yaml_writes_is_read_back_with_its_places(data: dict[str, Any], style: Any, flow: bool) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_style=style, default_flow_style=flow, sort_keys=False, width=60
    )
    # Long or many-line keys are written as "? key", which is refused.
    if re.search(r"(^|[-{,\[ ])\? ", text, re.M) or "<<" in text:
        return
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None, findings
    assert [item.code for item in findings] in ([], ["D038"])
    # "~" and "" are written in quotes, hence texts; so is everything here.
    assert source.data == data
    check_marks(source, source.data, ())


def check_marks(source: Source, value: Any, path: tuple[str | int, ...]) -> None:
    mark = source.marks[path]
    here = source.lines[mark.line - 1][mark.column - 1 :]
    if isinstance(value, Scalar):
        assert (value.line, value.column) == (mark.line, mark.column)
        first = value.strip()[:1]
        opens = {"'", '"'} if value.quoted else {"|", ">"} if value.block else {first}
        assert here[:1] in opens
        assert mark.block is value.block
        return
    if path and isinstance(path[-1], str):
        assert mark == source.keys[path]
    elif isinstance(value, list):
        assert here[:1] in ("[", "-")
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in inside:
        check_marks(source, item, (*path, step))


@pytest.mark.parametrize("typed", ["241,5 tỷ", "35,5 triệu đồng", "1,512 nghìn"])
def test_a_number_in_braces_with_a_word_for_its_size_is_one_finding(typed: str) -> None:
    _, findings = collected(parse_source, f"a: {{b: {typed}, c: 1}}".encode(), "a.yaml")
    assert [(item.code, item.details["written"], item.where.column) for item in findings] == [("D680", typed, 8)]
