"""What was meant by a formula that cannot be read: signs as printed or as in Excel, commas before decimals."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.forms.formula import FormulaError

_COMMA: Final = re.compile(r"(?<![\w.,])\d+(,)\d+(?![\w,])")
_CALL: Final = re.compile(r"[a-z]\s*\(", re.IGNORECASE)
_EXCEL: Final = frozenset(("SUM", "IF", "ROUND", "MIN", "MAX", "AVERAGE", "IFERROR", "SUMIF", "COUNTIF"))
_SIGNS: Final = {
    "x": "Dấu nhân ghi *. ",
    "X": "Dấu nhân ghi *. ",
    ":": "Dấu chia ghi /. ",
    "÷": "Dấu chia ghi /. ",
    "·": "Dấu nhân ghi *. ",
    "%": "Phần trăm thì nhân 100: ghi * 100 thay dấu %. ",
}
_TIMES: Final = re.compile(r"[xX](?=\d|$)")
_QUOTES: Final = frozenset("'\"“”‘’")


def misread_details(error: FormulaError, text: str) -> dict[str, object]:
    """The details of a finding on a formula: with a mark at the place, the comma of a decimal number if it has one."""
    comma = _decimal_comma(text) if error.code in ("T401", "T402") else None
    at, token = (comma.start(1), ",") if comma else (error.position, error.token)
    shown = f"{text[:at]}⟪{text[at:][:1] or 'hết'}⟫{text[at + 1 :]}"
    return {"text": shown[:200], "position": at + 1, "token": token, "slip": formula_slip(error, text)}


def formula_slip(error: FormulaError, text: str) -> str:
    """What to write instead, as words for the advice; "" where that is not known."""
    comma = _decimal_comma(text)
    if comma and error.code in ("T401", "T402"):
        return f"Số lẻ dùng dấu chấm: {comma[0].replace(',', '.')}. "
    if error.code == "T401" and error.token == "=" and not text[: error.position].strip():
        return "Bỏ dấu = ở đầu. "
    if error.token in _QUOTES:
        return "Công thức, phép kiểm tra chỉ so số; điều kiện theo chữ đã chọn thì đặt ở content.md. "
    if error.token.upper() in _EXCEL and error.token.isupper():
        return "Hàm của Excel không dùng ở đây; cộng nhiều dòng thì ghi 06 + … + 08, nhiều cột thì (4) + (5). "
    return _SIGNS.get(error.token[:1] if _TIMES.match(error.token) else error.token, "")


def _decimal_comma(text: str) -> re.Match[str] | None:
    """A number with a comma before its decimals; none where a comma parts what is given to a function."""
    return None if _CALL.search(text) else _COMMA.search(text)
