"""YAML scalars written so that our own loader reads the same text back."""

from __future__ import annotations

import json
import re
from typing import Final

from tthc_render.yaml_files.pasted import BLANKS, CONTROL, HIDDEN

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w ./()–-]*[\w.)])?")
_PLAIN_LINE: Final = re.compile(r"[^\W\d_](?:(?!: | #)[\w .,;:/()?!&+“”‘’'\"\[\]–-])*")
_NOT_TEXT: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPED: Final = re.compile(rf"{CONTROL.pattern}|{HIDDEN.pattern}|[{BLANKS}](?=[ {BLANKS}]*#)")
"""Characters that the loader reports where they are typed as they are, not as an escape in double quotes."""


def scalar(text: str) -> str:
    """``text`` as a YAML scalar on one line, also inside brackets: plain where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def line_scalar(text: str) -> str:
    """``text`` as a YAML scalar behind a key on a line of its own: plain where that is safe, also with commas."""
    is_plain = _PLAIN_LINE.fullmatch(text) and not text.endswith((":", " ")) and text.lower() not in _NOT_TEXT
    return text if is_plain else scalar(text)
