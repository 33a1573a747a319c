"""Formulas that stand in the title of a column: Tổng số (3=4+5), Cộng (4+5+6)."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.authoring.table_codes import read_code
from tthc_render.forms.codes import plain_code

_TITLE_FORMULA: Final = re.compile(
    r"[(\[]?\s*(?P<left>\(?[\dA-ZĐ]{1,4}[a-zđ]?\)?)?\s*=\s*(?P<formula>[^=]+?)\s*[)\]]?$|"
    r"[(\[]\s*(?P<sum>[(\[]?\d{1,3}[a-zđ]?[)\]]?(?:\s*[-+]\s*(?:[(\[]?\d{1,3}[a-zđ]?[)\]]?|…|\.{2,}))+)\s*[)\]]$"
)


def title_formula(title: str, code: str) -> str:
    """The formula that the title of the column ``code`` ends with: Tổng số (3=4+5), Cộng (4+5+6); "" for none."""
    found = _TITLE_FORMULA.search(title.strip())
    if not found or (found["left"] and found["left"].strip("()") != plain_code(code)):
        return ""
    written = found["formula"] or found["sum"]
    if not re.search(r"\d", written) or not re.search(r"[-+*/x×:]", written):
        return ""
    balance = written.count("(") - written.count(")")
    return read_code(f"({plain_code(code)})={written + ')' * max(balance, 0)}").formula
