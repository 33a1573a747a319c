"""Cells of the row of codes that state a limit in place of a formula: (5)≤(3)."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.forms.codes import plain_code

_LIMIT: Final = re.compile(r"(?P<left>\S{1,5})\s*(?P<sign>[<>]=)\s*(?P<right>[(\[]?\d{1,3}[a-zđ]?[)\]]?)")


def limit_of(text: str) -> tuple[str, str]:
    """The code of such a cell and the question whether its limit is a check of the form; "" for another cell."""
    found = _LIMIT.fullmatch(text.strip().replace("≤", "<=").replace("≥", ">="))
    left, right = (plain_code(found[name]) for name in ("left", "right")) if found else ("", "")
    if not (found and left and right):
        return "", ""
    check = f'{{ma: cot_{left}, cong_thuc: "({left}) {found["sign"]} ({right})", nguon: Hàng mã cột}}'
    return found["left"], f"ô mã ghi “{text.strip()}”: luôn đúng thì thêm ở phần: kiem_tra: [{check}]"
