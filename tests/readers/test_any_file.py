"""Each kind of file goes to its reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers.any_file import FILE_KINDS, read_facts, with_file
from tthc_render.readers.facts import FileKind

PARENT = os.getpid()


@pytest.mark.parametrize("kind", FILE_KINDS.values())
def test_the_same_document_in_each_kind(kind: FileKind) -> None:
    facts = read_facts(good_bytes(kind), kind, "x")
    assert facts.kind == kind
    assert any("BÁO CÁO" in paragraph.text for paragraph in facts.paragraphs)


@pytest.mark.parametrize("kind", FILE_KINDS.values())
def test_what_is_no_document_is_refused(kind: FileKind) -> None:
    with pytest.raises(DataUnreadable):
        read_facts(b"xin chao", kind, "x")


def test_a_file_is_read_in_a_child_process_by_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.PDF"
    path.write_bytes(b"abc")
    assert with_file(path, "a.PDF", "", lambda data, kind: (data, kind, os.getpid() == PARENT)) == (
        b"abc",
        "pdf",
        False,
    )


@pytest.mark.parametrize(("name", "words"), [("a.txt", "chỉ đọc được"), ("thiếu.docx", "không mở được")])
def test_why_a_file_is_not_read_is_said_with_its_name(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(DataUnreadable, match=f"{name}: {words}"):
        with_file(tmp_path / name, name, "chỉ đọc được tệp khác.", lambda data, kind: data)
