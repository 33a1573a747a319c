"""Lines of a document's frame as the decree begins and ends them: subjects, addressees, recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of


def lower_first(text: str) -> str:
    """The text of a subject inside "V/v …": its first word small unless it is a name in capitals."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def without_lead(subject: str) -> str:
    """A subject without the "V/v" or "Về việc" that was typed although it is printed anyway."""
    return _LEAD.sub("", subject).strip()


_LEAD: Final = pattern_of(r"^\s*(?:v/v|về việc)\b\s*:?\s*", re.IGNORECASE)


def addressees(names: Sequence[str]) -> tuple[str, ...]:
    """Kính gửi: one name as it is; several end with ";", the last one with "." (Phụ lục I, mục II.9d)."""
    if len(names) < 2:
        return tuple(names)
    return tuple(ended(name, "." if index == len(names) - 1 else ";") for index, name in enumerate(names))


def ended(text: str, mark: str) -> str:
    """A line of recipients as II.9d ends it: each with ";", the last, "Lưu", with "."."""
    return text if text.rstrip("*").endswith((";", ".")) else text + mark
