"""Each kind of file goes to its reader."""

from __future__ import annotations

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers.facts import FileKind
from tthc_render.readers.read import FILE_KINDS, read_facts


@pytest.mark.parametrize("kind", FILE_KINDS.values())
def test_the_same_document_in_each_kind(kind: FileKind) -> None:
    facts = read_facts(good_bytes(kind), kind, "x")
    assert facts.kind == kind
    assert any("BÁO CÁO" in paragraph.text for paragraph in facts.paragraphs)


@pytest.mark.parametrize("kind", FILE_KINDS.values())
def test_what_is_no_document_is_refused(kind: FileKind) -> None:
    with pytest.raises(DataUnreadable):
        read_facts(b"xin chao", kind, "x")
