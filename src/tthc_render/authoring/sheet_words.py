"""What the columns and rows of a sheet are called by the words in their cells, whether they are shown or hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters
from tthc_render.authoring.workbooks import Sheet

_CODE: Final = re.compile(
    r"(?:cột\s*)?[(\[]?(?:\d{1,2}(?:\.\d)?[a-zđ]?|[A-ZĐ]{1,2})[)\]]?\.?(?:\s*=.*)?", re.IGNORECASE
)
_ROW_CODE: Final = re.compile(r"0\d{1,2}|\d{1,2}(?:\.\d{1,2})+|[A-ZĐ]{1,3}\d{1,4}")
CODES_LEAST: Final = 3
"""So many cells at least, all of them codes, are a row of codes."""


def codes_in_row(sheet: Sheet, row: int) -> list[str]:
    """The texts of a row of codes, hidden columns too; [] for another row."""
    texts = [cell.text for (at, _), cell in sorted(sheet.cells.items()) if at == row and cell.text]
    begins = bool(texts) and texts[0].strip("()[]. ").upper() in ("1", "A", "STT", "MS")
    return texts if len(texts) >= CODES_LEAST and begins and all(map(_CODE.fullmatch, texts)) else []


def printed_code(sheet: Sheet, column: int) -> str:
    """The code of a column in the row of codes, with a comma and a word before it; "" for none."""
    rows = sorted({row for row, at in sheet.cells if at == column})
    found = next((row for row in rows if sheet.cells[row, column].text and codes_in_row(sheet, row)), None)
    return f", mã cột {sheet.cells[found, column].text}" if found is not None else ""


def about_row(sheet: Sheet, row: int) -> str:
    """What a hidden row holds: its first words, and its code; the codes of columns where it is the row of codes."""
    if codes := codes_in_row(sheet, row):
        return f" (hàng mã cột {', '.join(codes[:6])}{' …' if len(codes) > 6 else ''})"
    cells = [cell for (at, _), cell in sorted(sheet.cells.items()) if at == row and cell.value is None]
    code = next((cell.text for cell in cells if _ROW_CODE.fullmatch(cell.text)), "")
    return first_words(sheet, row) + (f" (mã {code})" if code else "")


def about_hidden_rows(sheet: Sheet, rows: Sequence[int]) -> str:
    """The remark on the hidden ``rows``, which are left out: with them codes, or the only total, may be lost."""
    named = [f"{row}{about_row(sheet, row)}" for row in rows]
    again = "hiện hàng ấy ra, lưu lại, chạy lại"
    codes = f"{again} thì có mã và công thức của cột; " if any(codes_in_row(sheet, row) for row in rows) else ""
    totals = [place for place, cell in sheet.cells.items() if _TOTAL.fullmatch(cell.text)]
    names = max((column for row, column in totals if row in sheet.hidden_rows), default=0)  # behind them are titles
    is_lost = names and all(row in sheet.hidden_rows for row, column in totals if column <= names)
    lost = f"biểu không còn dòng tổng: cần thì {again}" if is_lost else ""
    return f"bỏ hàng ẩn {', '.join(named)}; {codes}{lost or 'dòng tổng của bảng gốc có thể đã cộng cả hàng ẩn'}"


_TOTAL: Final = re.compile(r"\W*(?:tổng(?: cộng| số| chung)?|cộng)\W*", re.IGNORECASE)


def about_hidden_columns(
    titles: Mapping[int, str], codes: Iterable[tuple[int, str]], needed: Collection[int]
) -> list[str]:
    """The remark on the hidden columns that are left out: of those in ``codes`` all that no formula needs."""
    left_out = [
        (f"{column_letters(column)}{f' “{titles[column][:60]}”' if titles[column] else ''}{code}", code)
        for column, code in codes
        if column not in needed
    ]
    lost = "; mã ấy không có trong biểu nữa: là cột của biểu thì hiện ra trong Excel, lưu lại, chạy lại"
    words = f"bỏ cột ẩn {', '.join(name for name, _ in left_out)}{lost if any(code for _, code in left_out) else ''}"
    return [words] if left_out else []


def code_of(sheet: Sheet, column: int) -> str:
    """The short word or number of a column in the row of codes, or below its title, without brackets: "CK", "5"."""
    texts = _texts(sheet, column)
    rows = [row for row, _ in texts]
    codes = _row_of_codes(sheet)
    below = dict(texts).get(codes, "") if codes else texts[1][1] if len(rows) > 1 else ""
    below = below.strip(" ()[]")
    return below if re.fullmatch(r"[^\W_]{1,4}", below) else ""


def title_of(sheet: Sheet, column: int) -> str:
    """The words in a column directly above the row of codes; the first ones written in it where there is none.

    Another column of that title has the title of its group before it: “Xã An – Số lượng”.
    """
    texts = [(row, text) for row, text in _texts(sheet, column) if re.search(r"[^\W\d]", text)]
    codes = _row_of_codes(sheet)
    above = [(row, text) for row, text in texts if row < codes]
    if not above:
        return texts[0][1] if texts else ""
    row, title = above[-1]
    same = sum(cell.text == title for (at, _), cell in sheet.cells.items() if at == row)
    group = _group_over(sheet, row, column) if same > 1 else ""
    return f"{group} – {title}" if group else title


def _group_over(sheet: Sheet, row: int, column: int) -> str:
    """The words directly above a cell of the header that are merged over its column."""
    over = [
        (top, left)
        for top, left, bottom, right in sheet.merged
        if bottom == row - 1 and left <= column <= right != left
    ]
    return next((cell.text for place in over if (cell := sheet.cells.get(place))), "")


def _texts(sheet: Sheet, column: int) -> list[tuple[int, str]]:
    """What is written in a column, from the top, each text with its row."""
    return [(row, cell.text) for (row, at), cell in sorted(sheet.cells.items()) if at == column and cell.text]


def _row_of_codes(sheet: Sheet) -> int:
    """The first row of codes; 0 for none."""
    return next((row for row in sorted({row for row, _ in sheet.cells}) if codes_in_row(sheet, row)), 0)


def first_words(sheet: Sheet, row: int) -> str:
    """The first words of a row, in quotes, with a space before them."""
    texts = [
        cell.text for (at, _), cell in sorted(sheet.cells.items()) if at == row and re.search(r"[^\W\d]", cell.text)
    ]
    return f" “{texts[0][:30]}”" if texts else ""


def is_lone(sheet: Sheet, column: int, used: set[int]) -> bool:
    """Whether a column has only places of cells that are merged over it from titles above a table."""
    spans = [(left, right) for _, left, _, right in sheet.merged if left <= column <= right]
    return all(left not in used or right > max(used) for left, right in spans)


WIDE_ROW: Final = 3
"""Filled cells of a row that is one of a table."""


def lone_list(sheet: Sheet, column: int) -> str:
    """The remark on a list that only few cells of a column have, so that it is none of the column; "" for others."""
    areas = sheet.listed.get(column, [])
    first = min((top for top, _ in areas), default=0)
    filled = Counter(row for (row, _), cell in sheet.cells.items() if cell.text and row >= first)
    last = max(filled, default=first)
    having = {row for top, bottom in areas for row in range(top, min(bottom, last) + 1)}
    others = [row for row, count in filled.items() if count >= WIDE_ROW and row not in having]
    if not having or len(others) <= len(having):
        return ""
    named = ", ".join(f"{column_letters(column)}{row}" for row in sorted(having)[:6])
    values = ", ".join(sheet.choices[column][:6])
    return f"chỉ ô {named} có danh sách chọn ({values}), các ô khác của cột thì không: dòng ấy chọn thì ghi kieu: chon"
