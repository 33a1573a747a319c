"""The row of codes of a table in every style that official forms print it, and the formulas that it states.

``(1)``, ``1``, ``[1]``, ``A``, ``MS``, ``3a``, ``Cột 1``, ``3=4+5``, ``(3)=(4)+(5)``, ``(3=4+5)``, ``[3]=[4]+[5]``; and
negative numbers, which is what Excel makes of a typed (1).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.sheet_formulas import bare_formula, summed_cells
from tthc_render.authoring.table_code_limits import limit_of
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.forms.codes import counted, plain_code
from tthc_render.forms.formula import CODE, FormulaError, parse
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.vietnamese.ordinals import LETTERS

_CELL: Final = re.compile(
    rf"(?:cột|côt|c\.|c(?=\d))?\s*[(\[]?\s*(?P<code>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}|{CODE}|[a-zđ])\.?\s*[)\]]?\s*"
    r"(?:=\s*(?P<formula>[^=]+?(?:=[^=]+?)*))?\s*[)\]]?\s*",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"-(\d{1,3})")
_BARE: Final = re.compile(r"(?<![\w.])(?:[0-9]{1,4}[a-zđ]?|[A-ZĐ]{1,2})(?![\w.])")
_MARKED: Final = re.compile(r"\((?:[0-9]{1,3}[a-zđ]?|[A-ZĐ]{1,2})\)")
_LEAST: Final = 0.7


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A cell of the code row: ``code`` as the form prints it, ``formula`` for the form, ``printed`` the cell verbatim
    where code and formula would print otherwise; ``remark`` what could not be read or has to be asked; ``seconds`` the
    formulas behind the first of 1=2+3=4+5; ``percent``: the cell says that it is a share in percent.
    """

    code: str = ""
    formula: str = ""
    printed: str = ""
    remark: str = ""
    seconds: tuple[str, ...] = ()
    percent: bool = False


def find_code_row(grid: Grid) -> int | None:
    """The first row in which most cells are codes that grow from the left; None if there is none."""
    for number, row in enumerate(grid.rows):
        cells = [cell for cell in dict.fromkeys(row) if cell.top == number]
        if is_code_row(cells, grid.width):
            return number
    return None


def is_code_row(cells: list[GridCell], width: int) -> bool:
    """Whether these cells of a row of ``width`` columns are the codes of the columns."""
    if lettered_codes([cell.text for cell in cells]):
        return True
    texts = [_COLON.sub(r"\1=\2", _plain(pointed(cell.text))) for cell in cells if cell.text]
    found = [match for text in texts if (match := _CELL.fullmatch(text)) or (match := _NEGATIVE.fullmatch(text))]
    if len(found) < 2 or len(found) < _LEAST * max(len(texts), min(width, 3)):
        return False
    if all(_NEGATIVE.fullmatch(text) for text in texts):
        numbers = [int(text[1:]) for text in texts]  # that of a hidden column is not among them
        return numbers[0] <= 2 and all(after > before for before, after in itertools.pairwise(numbers))
    codes = [match.groupdict().get("code") or match[1] for match in found]
    if not _steps(codes):
        return False
    numbers = [int(re.sub(r"\D", "", code.partition(".")[0])) for code in codes if code[0].isdigit()]
    marked = sum(text[0] in "([" or "=" in text or text.lower().startswith("cột") for text in texts)
    if marked < len(texts) / 2 and any(_NAMED.search(text) and not _CELL.fullmatch(text) for text in texts[:2]):
        return False  # a row of the table, with its number, its name and its figures
    letters = [code for code in codes if not code[0].isdigit()]
    growing = all(after >= before for before, after in itertools.pairwise(numbers))
    counted_codes = [code for code in codes if code[0].isdigit()]
    counting = numbers[:1] == [1] and growing and len(set(counted_codes)) >= 0.8 * len(numbers)
    ordered = letters[:1] in (["A"], ["a"], ["MS"], ["STT"]) or not letters
    named = letters[:2] == ["A", "B"] or letters[:3] == ["I", "II", "III"]
    return growing and (marked >= len(texts) / 2 or (counting and ordered) or named)


_NAMED: Final = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
"""Two words, as names of rows have."""


def _steps(codes: Sequence[str]) -> bool:
    """Whether codes of two levels count on, 2, 2.1, 2.2, as figures with decimals do not."""
    for place, code in enumerate(codes):
        stem, point, last = code.rpartition(".")
        if point and last != "1" and f"{stem}.{int(last) - 1}" not in codes[:place]:
            return False
    return True


def pointed(text: str) -> str:
    """A number of a row or column, such as 2.1, with the point that was typed: a sheet that keeps it as a number
    shows 2,1.
    """
    return text.replace(",", ".") if re.fullmatch(r"\s*\d{1,3},\d{1,3}\s*", text) else text


def read_code(text: str) -> CodeCell:
    """Code and formula of a cell of the code row; a code such as 2.1 is only printed."""
    text = pointed(text)
    plain = _plain(text)
    colon = _COLON.fullmatch(plain.strip())
    if colon:
        read = _read_code(f"{colon[1]}={colon[2]}")
        asked = f"ô mã ghi “{text.strip()}”: hiểu là {plain_code(read.code)} = {colon[2]}"
        return replace(read, printed=text.strip(), remark="; ".join(filter(None, [read.remark, asked])))
    limited, asked = limit_of(plain)
    if limited:
        return replace(_read_code(limited), printed=text.strip(), remark=asked)
    read = _read_code(plain)
    return replace(read, printed=text.strip()) if plain != text and read.code else read


def read_codes(texts: Sequence[str]) -> list[CodeCell]:
    """The cells of a code row; a cell that states only a formula, as (4)+(5), takes the code that is missing there."""
    if lettered := lettered_codes(texts):
        return lettered
    cells = [read_code(text) for text in texts]
    for place, (text, cell) in enumerate(zip(texts, cells, strict=True)):
        stated = re.search(r"[-+*/x×:]", text) and re.search(r"\d", text)
        if cell.code or "." in cell.printed or not stated:
            continue
        before = counted(cells[place - 1].code) if place else (0, "")
        after = counted(cells[place + 1].code) if place + 1 < len(cells) else None
        number = before[0] + 1 if before and (after is None or after[0] == before[0] + 2) else 0
        marked = any(item.code.startswith("(") for item in cells)
        code = f"({number})" if marked else str(number)
        read = read_code(f"{code}={text.strip().removeprefix('=')}") if number else CodeCell()
        if read.formula:
            asked = f"ô mã chỉ ghi “{text.strip()}”: hiểu là cột {number}"
            cells[place] = replace(read, printed=text.strip(), remark=asked)
    return cells


LETTERED_LEAST: Final = 4
"""So many columns at least are counted by small letters."""
_ALPHABETS: Final = (LETTERS, LETTERS.replace("đ", ""), "abcdefghijklmnopqrstuvwxyz")


def lettered_codes(texts: Sequence[str]) -> list[CodeCell]:
    """The cells of a row of small letters, a b c d e g=c+d-e, as the columns that they count; [] for another row.

    Formulas call columns by their places; the row prints its letters.
    """
    own = [text.partition("=")[0].strip(" ()") for text in texts]
    places = {letter: place for place, letter in enumerate(own, 1)}
    if len(own) < LETTERED_LEAST or not any(own == list(letters[: len(own)]) for letters in _ALPHABETS):
        return []
    out = []
    for place, text in enumerate(texts, 1):
        stated = text.partition("=")[2].strip()
        formula = re.sub(r"[a-zđ]", lambda letter: f"({places.get(letter[0], 0)})", stated)
        plain = not re.search(r"[a-zđ]{2}", stated) and "(0)" not in formula
        read = read_code(f"({place})={formula}") if stated and plain else CodeCell()
        asked = f"công thức trong bảng gốc: {stated}" if stated and not read.formula else ""
        out.append(CodeCell(f"({place})", read.formula, text.strip(), asked))
    return out


_COLON: Final = re.compile(r"([(\[]?\d{1,3}[a-zđ]?[)\]]?)\s*:\s*([(\[]?\d{1,3}[a-zđ]?[)\]]?\s*[-+].*)")
"""3:4+5, where a colon stands for the sign of equality; 4:2 is a quotient."""
_CIRCLED: Final = {ord("①") + number: f"({number + 1})" for number in range(20)} | {ord("{"): "(", ord("}"): ")"}


def _plain(text: str) -> str:
    """A code cell with the signs of other brackets and circles, and letters of full width, as ordinary ones."""
    text = unicodedata.normalize("NFKC", text.translate(_CIRCLED))
    text = re.sub(r"\(\s*(?:cột|côt)\s*(\d{1,3})\s*\)", r"(\1)", text, flags=re.IGNORECASE)
    text = re.sub(r"<\s*(\w{1,3})\s*>", r"(\1)", text)
    if _DOTTED.fullmatch(text):
        text = re.sub(r"(?<=[\da-zđ])\.", "", text)
    if _HALF_OPEN.fullmatch(text) or _SLASHED.fullmatch(text):
        text = re.sub(r"/?(\d{1,3}[a-zđ]?)[)/]", r"(\1)", text)
    return text


_DOTTED: Final = re.compile(
    r"\s*\d{1,3}[a-zđ]?\.?\s*=(?=.*\d\.)(?:\s*\(?(?:100|\d{1,3}[a-zđ]?\.)%?\)?(?:\s*[-+*/:x×])?)+\s*"
)
"""3.=4.+5."""
_HALF_OPEN: Final = re.compile(r"\s*\d{1,3}[a-zđ]?\)(?:\s*[-=+*:x×]\s*\d{1,3}[a-zđ]?\))*\s*")
"""1), 3)=4)+5)"""
_SLASHED: Final = re.compile(r"\s*/\d{1,3}/(?:\s*[-=+*:x×]\s*/\d{1,3}/)*\s*")
"""/1/, /3/=/4/+/5/"""


def _read_code(text: str) -> CodeCell:
    negative = _NEGATIVE.fullmatch(text)
    if negative:
        return CodeCell(f"({negative[1]})")
    if text.count("=") > 1 and all(map(_WORDY.search, text.split("="))):
        return _with_seconds(text)
    found = _CELL.fullmatch(text)
    if not found:
        return CodeCell(remark=f"ô mã trong bảng gốc: {text}") if text else CodeCell()
    code = found["code"]
    if "." in code or re.search(r"(?<![\w.])\d{1,2}\.\d", text.partition("=")[2]):
        own = "" if "." in code else code
        formula = text.partition("=")[2].strip()
        asked = f"công thức trong bảng gốc: {formula}; ghi vào cong_thuc, gọi cột bằng khoa" if formula else ""
        return CodeCell(own, printed=text.strip(), remark=asked)
    written = text.partition("=")[2].strip()
    dressed = re.match(r"\s*([(\[]\s*)?", text)
    bracket = (dressed[1] or "").strip() if dressed else ""
    around_all = bool(written) and bracket and not re.match(rf"[(\[]\s*{re.escape(code)}\s*[)\]]", text)
    close = {"(": ")", "[": "]", "": ""}[bracket]
    shown = f"{bracket}{code}{close}"
    if re.match(r"\s*c", text, re.IGNORECASE) and len(text) > len(code) + 1 and not written:
        return CodeCell(f"({code})", printed=text.strip())
    if re.match(r"\s*c", text, re.IGNORECASE) and code != text.partition("=")[0].strip() and not bracket:
        shown = f"({code})"
    if not written:
        if len(code) == 1 and code.islower():
            return CodeCell("", printed=text.strip())
        return CodeCell(shown, printed="" if re.sub(r"\s", "", text) == shown else text.strip())
    formula = _formula(
        written.strip().removesuffix(")") if around_all and written.count("(") < written.count(")") else written
    )
    bare = _RATE.sub("", written)  # 6*8% is a part of 6, no share
    percent = bool(re.search(r"%(?!\s*[*x×(\d])|^\s*%|(?<!\d)100\s*%", bare))
    if not formula:
        asked = f"công thức trong bảng gốc: {written.strip()}"
        return CodeCell(shown, printed=text.strip(), remark=asked, percent=percent)
    formula, asked = of_total(formula, written.strip())
    asked = asked or _of_number(formula, written)
    usual = f"{shown}={formula if bracket else formula.replace('(', '').replace(')', '')}".replace(" ", "")
    same = usual.replace("[", "(").replace("]", ")") == text.replace(" ", "").replace("[", "(").replace("]", ")")
    verbatim = "" if same and not asked and "tong" not in formula else text.strip()
    return CodeCell(shown, formula, verbatim, asked, percent=percent)


_WORDY: Final = re.compile(r"\w")


def _with_seconds(text: str) -> CodeCell:
    """A cell with more than one sum, 1=2+3=4+5=6+7: the first is its formula."""
    code, stated, *others = text.split("=")
    whole = f"{code}={stated}"
    wrapped = whole.count("(") > whole.count(")")
    first = _read_code(whole + ")" * wrapped)
    others[-1] = others[-1].strip(" ]").removesuffix(")") if wrapped else others[-1].strip(" ]")
    formulas = {other.strip(): _formula(other) for other in others}
    asked = [
        f"bảng gốc còn ghi {first.code} = {other}: thêm vào kiem_tra của phần"
        for other, formula in formulas.items()
        if not formula
    ]
    remark = "; ".join(filter(None, [first.remark, *asked]))
    return replace(first, printed=text.strip(), remark=remark, seconds=tuple(filter(None, formulas.values())))


_RATE: Final = re.compile(r"(?<=[*x×])\s*(?!100\s*%)\d{1,3}(?:[.,]\d+)?\s*%", re.IGNORECASE)


def of_total(formula: str, written: str) -> tuple[str, str]:
    """A formula with tong(3) for a column that is divided by itself (9=3/3*100), and the question about it.

    What a form prints so is the share of each row in the total of its column.
    """
    own = re.sub(r"\((\w{1,4})\) / \(\1\)(?!\w)", r"(\1) / tong(\1)", formula)
    if own == formula:
        return formula, ""
    return own, f"ô mã ghi {written}: cột chia cho chính nó luôn là 100 nên hiểu là tỷ trọng trong dòng tổng, {own}"


def _formula(written: str) -> str:
    """What the code row states as a formula of the form; "" for what is none.

    A number in brackets of its own is a column. One without is a column too, but for 100 and 1000, and for what
    multiplies or divides where the other columns are in brackets.
    """
    text = re.sub(r"\(\s*%\s*\)$|(?<!\d)%$|^%\s*(?=[(\[\d])", "", written.strip().rstrip(".;")).strip()
    text = re.sub(r"(?<!\d)100\s*%", "100", text)
    text = re.sub(r"(?<=[/:÷])(\s*[(\[]?\d{1,3}[a-zđ]?[)\]]?)\s*%$", r"\1", text)
    text = (
        re.sub(r"(?<=[\d)\]])\s*[xX×]\s*(?=[\d(\[])|(?<=[A-ZĐ])\s+[x×]\s+(?=[\d(\[])", "*", text)
        .replace(":", "/")
        .replace("−", "-")
        .replace("–", "-")
    )
    text = re.sub(r"(?:cột|côt|c\.|\bc)\s*(?=[(\[]?\d)", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+", "", text.replace("[", "(").replace("]", ")"))
    text = re.sub(r"(?<=[*/])(\d{1,3}(?:[.,]\d+)?)%", _parted, text)
    text = _RANGE.sub(_written_out, text)
    text = re.sub(r"(?:[∑Σ]|SUM|tổng)\(?(\d{1,3})\)?(?![\d:.…])", r"tong(\1)", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\))(?=1000?$)", "*", text)
    marked = bool(_MARKED.search(text))

    def named(found: re.Match[str]) -> str:
        around = text[: found.start()][-1:], text[found.end() :][:1]
        if text[: found.start()].endswith("tong(") or is_plain_number(found, text):
            return found[0]
        if found[0] in ("100", "1000") or around == ("(", ")"):
            return found[0]
        factor = around[0] in ("*", "/") or around[1] == "*"
        return found[0] if marked and factor and found[0].isdigit() else f"({found[0]})"

    text = _BARE.sub(named, text)
    text = re.sub(r"\((100|1000)\)", r"\1", text)
    text = re.sub(r"([-+*/])", r" \1 ", text).strip()
    try:
        parse(text)
    except FormulaError:
        return ""
    return text


def is_plain_number(found: re.Match[str], text: str) -> bool:
    """Whether a number in a formula over bare codes is no column: a quotient × 10, a product / 10, a sum of three
    divided by 3.
    """
    before = text[: found.start()]
    if found[0] == "10" and before.endswith(("*", "/")):
        return ("/" if before.endswith("*") else "*") in before[:-1]
    terms = re.search(r"\(([^()*/]+)\)/$", before)
    return bool(terms) and text.endswith(found[0]) and found[0] == str(1 + len(re.findall(r"[-+]", terms[1])))  # type: ignore[index]


def _of_number(formula: str, written: str) -> str:
    """The question about a number that might be a column as well, where columns are written as bare numbers."""
    found = None if _MARKED.search(written.replace(" ", "")) else re.search(r"[*/] (10|[2-9])$", formula)
    return f"công thức {formula}: {found[1]} hiểu là số; là cột thì ghi ({found[1]})" if found else ""


def _parted(found: re.Match[str]) -> str:
    """A percentage as a number: 0.6 for 60%."""
    return f"{Decimal(found[1].replace(',', '.')) / 100}"


_RANGE: Final = re.compile(
    r"(?:[∑Σ]|SUM|TỔNG)\(?\(?(\d{1,3})\)?(?:/|:|-|÷|đến|→)\(?(\d{1,3})\)?\)?|\(?(\d{1,3})\)?\+(?:…|\.{2,})\+\(?(\d{1,3})\)?",
    re.IGNORECASE,
)
"""Σ(4:7) and 4+…+7; ":" was made "/" before."""


def _written_out(found: re.Match[str]) -> str:
    first, last = int(found[1] or found[3]), int(found[2] or found[4])
    return "+".join(f"({number})" for number in range(first, last + 1)) if first < last <= first + 60 else found[0]


def lacks_hundred(formula: str) -> bool:
    """Whether a formula is a share that is not multiplied by 100."""
    return "/" in formula and "100" not in formula and is_ratio(parse(formula).root)


def from_excel(formula: str, columns: dict[int, str], rows: dict[int, str], place: tuple[int, int]) -> tuple[str, str]:
    """An Excel formula over codes: ("cot", "(4) + (5)") in a row, ("dong", "02 + 03") in a column; else ("", "").

    ``columns`` and ``rows`` give the code of each Excel column and row, or a column's key; ``place`` is row and column
    of the cell.
    """
    text = re.sub(r"(?i)SUM\(([^()]*)\)", lambda found: "(" + summed_cells(found[1]) + ")", bare_formula(formula))
    places = [(int(row), _number_of(letters)) for letters, row in re.findall(r"([A-Z]{1,3})(\d+)", text)]
    if not places or re.search(r"[!:;]|[A-Z]{2,}\(", text):
        return "", ""
    same_row = all(row == place[0] for row, _ in places)
    same_column = all(column == place[1] for _, column in places)
    codes = columns if same_row else rows
    if not (same_row or same_column) or any((column if same_row else row) not in codes for row, column in places):
        return "", ""

    def named(found: re.Match[str]) -> str:
        code = columns[_number_of(found[1])] if same_row else rows[int(found[2])]
        key = code.isidentifier() and code.islower()
        return code if key or not same_row else f"({code})"

    out = re.sub(r"([A-Z]{1,3})(\d+)", named, text)
    out = re.sub(r"\s*([-+*/])\s*", r" \1 ", out.removeprefix("+")).strip()
    if is_wrapped(out) and re.search(r"[-+*/]", out):
        out = out[1:-1].strip()
    return ("cot" if same_row else "dong"), out


def is_wrapped(text: str) -> bool:
    """Whether one pair of brackets is around the whole text."""
    depth = 0
    for place, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0 and place < len(text) - 1:
            return False
    return text.startswith("(") and depth == 0


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
