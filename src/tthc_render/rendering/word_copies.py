"""Copies of a Word file beside it: corrected, or with findings as comments. The file itself is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import write_new
from tthc_render.lint.comments import commented_copy
from tthc_render.lint.fixes import Fixed, fixed_copy
from tthc_render.lint.linter import with_facts
from tthc_render.lint.rules import Rules
from tthc_render.readers.facts import Facts
from tthc_render.rendering.foreign import judge_facts
from tthc_render.workspace.kinds import Kinds

FIXED: Final = "-da-sua"
COMMENTED: Final = "-nhan-xet"


def is_word(path: Path) -> bool:
    """Whether a file can have such copies."""
    return path.suffix.lower() == ".docx"


def write_fixed(path: Path, rules: Rules, kinds: Kinds, lang: str) -> tuple[Path | None, Fixed]:
    """Write the corrected copy; None if nothing could be put right. WrongUsage if such a copy is there already."""
    fixed = with_facts(path, "", lambda facts: fixed_copy(read_regular(path), facts, rules, kinds, lang))
    return (_write(path, FIXED, fixed.data) if fixed.changes else None), fixed


def write_commented(path: Path, rules: Rules, kinds: Kinds, lang: str) -> Path | None:
    """Write the copy with comments; None if there is nothing to comment. WrongUsage if such a copy is there already."""

    def commented(facts: Facts) -> bytes:
        report = judge_facts(facts, rules, kinds)
        if report.unjudged is not None or not report.findings:
            return b""
        return commented_copy(read_regular(path), facts, report, lang)

    data = with_facts(path, "", commented)
    return _write(path, COMMENTED, data) if data else None


def _write(path: Path, mark: str, data: bytes) -> Path:
    copy = path.with_name(f"{path.stem}{mark}.docx")
    try:
        write_new(copy, data)
    except FileExistsError as error:
        raise WrongUsage(f"{copy}: tệp này đã có nên không ghi đè. Đổi tên hoặc xóa tệp đó rồi chạy lại.") from error
    return copy
