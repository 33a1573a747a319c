"""What stands behind "Lưu:" at the end of the recipients: the archive "VT" first, then who has drafted the document."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_LABEL: Final = pattern_of(r"^\s*[-–—]?\s*lưu\s*:?\s*", re.IGNORECASE)
_END: Final = pattern_of(r"[\s.;,]*(?:\./\.?)?[\s.;,]*$")


def files_of(text: str) -> list[str]:
    """The places that keep a copy, with VT as the first: "Lưu VT; VP./." → VT, VP."""
    bare = _END.sub("", _LABEL.sub("", text))
    items = [item.strip(" .") for item in re.split(r"(?:[,;]|\s[-–—]\s)(?![^()]*\))", bare) if item.strip(" .")]
    items = [item.upper() if item.islower() and item.isalpha() else item for item in items]
    archive = next((item for item in items if re.match(r"VT\b", item)), "VT")
    return [archive, *(item for item in items if item != archive)]
