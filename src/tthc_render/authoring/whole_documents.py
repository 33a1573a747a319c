"""A file whose only tables are the letterhead and the signature: a document, of which ``new form`` makes no form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.authoring.table_grids import Grid
from tthc_render.workspace.kinds import DocumentKind, Kinds
from tthc_render.workspace.paths import Workspace

CHAPTER: Final = "chương 12 của docs/lam-mau.md"
_MOTTO: Final = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_RECIPIENTS: Final = re.compile(r"^\s*(?:Nơi nhận|Kính gửi)\s*:", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"^\s*V/v\s", re.IGNORECASE)
_LETTER: Final = "cong-van"


def document_of(grids: Sequence[Grid], kinds: Kinds) -> DocumentKind | None:
    """The kind of the document that the file is; None where it has no motto, no recipients or no title of a kind."""
    lines = [" ".join(line.split()) for line in _lines(grids)]
    if not any(map(_MOTTO.search, lines)) or not any(map(_RECIPIENTS.match, lines)):
        return None
    titled = next(filter(None, (kinds.by_title(line.strip(" :.")) for line in lines if line == line.upper())), None)
    return titled or (kinds.kinds.get(_LETTER) if any(map(_SUBJECT.match, lines)) else None)


def advice(kind: DocumentKind, workspace: Workspace) -> str:
    """What is said instead of asking for a header: what the file is and how such a document is begun."""
    has = kind.code in workspace.names("reports")
    begun = (
        f"tthc-render new report --unit MÃ-ĐƠN-VỊ --type {kind.code} --period 2026"
        if has
        else f"tthc-render new report {kind.code} --like thong-bao"
    )
    why = "" if has else " (chưa có loại này: chép từ loại có sẵn)"
    return (
        f"Tệp là văn bản ({kind.name}), không có bảng nào là biểu, nên không lập biểu. Văn bản thì viết bằng lệnh "
        f"{begun}{why}, chép lời vào tệp lệnh lập ra; xem {CHAPTER}. Đúng là biểu thì ghi --table và --header-rows."
    )


def _lines(grids: Sequence[Grid]) -> Iterator[str]:
    for grid in grids:
        yield from grid.above
        for row in grid.rows:
            for cell in row:
                yield from cell.all_lines
        for text in grid.below:
            yield from text.split("\n")
