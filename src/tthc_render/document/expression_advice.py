"""What was meant by an expression that is not one: words for the name of a figure, brackets that do not match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.document.expression_syntax import parse_expression
from tthc_render.document.expression_tokens import ExpressionError, better_name
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import fold

MOST_NAMES: Final = 4
"""Names that a message offers."""
_OWNERS: Final = ("bieu", "chi_tieu", "rieng")
"""Where the figures of a report are."""
_DEPTH: Final = 5
_QUOTED: Final = pattern_of(r"'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’")
_WORDS: Final = pattern_of(r"(?<![\w.])[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+)+(?![\w.(])")
_OF_THE_LANGUAGE: Final = frozenset({"if", "else", "and", "or", "not", "in", "is", "nếu"})
_FILLERS: Final = frozenset({"tong", "so", "cac", "cua", "ho", "luong", "trong", "ky", "ky_bao_cao"})
_SUM: Final = pattern_of(r"[+\-−–]")
_PART: Final = pattern_of(r"[\w.]+(?:\[[^\[\]]*\][\w.]*)*$")


def advised(
    error: ExpressionError, text: str, names: Mapping[str, object], labels: Mapping[str, str]
) -> ExpressionError:
    """The error with what was meant; ``labels`` are the printed names of figures, by the names they have here.

    D690 for round brackets that do not match, D691 for words where a name belongs, D307 with full names.
    """
    if error.code == "D501" and (found := _brackets(text)):
        return found
    words = _words(text) if error.code in ("D501", "D307") else ""
    if words:
        near = [path for path, label in labels.items() if _is_called(words, label)]
        return ExpressionError("D691", words=words, near=_choices(near, names))
    better = better_name(error, text, names)
    name = error.details.get("name", "")
    if error.code == "D307" and name and "." not in name:
        full = [path for path in _paths(names) if path.endswith(f".{name}")]
        full = [path for path in full if path.replace(".phan_1.", ".", 1) == path or len(full) == 1]
        if full:
            return ExpressionError("D307", **{**better.details, "near": "” hay “".join(full[:MOST_NAMES])})
    return better


def _choices(near: list[str], names: Mapping[str, object]) -> str:
    """The names that were likely meant, else how the names of figures look here."""
    if near:
        return f"có phải “{'” hay “'.join(near[:MOST_NAMES])}”"
    some = next(_paths(names), "")
    return f"tên có dạng “{some}”" if some else "xem tên ở chi_tieu và bieu của tệp này"


def _words(text: str) -> str:
    """Words side by side as no expression has them, or ""."""
    for found in _WORDS.finditer(_QUOTED.sub(lambda quoted: "'" * len(quoted[0]), text)):
        if not _OF_THE_LANGUAGE & set(found[0].split()):
            return found[0]
    return ""


def _is_called(words: str, label: str) -> bool:
    """Do words name a figure that is printed with this label? All words of the label but the usual ones are there."""
    wanted, seen = (set(fold(part).split("_")) for part in (label, words))
    telling = wanted - _FILLERS
    return bool(telling) and telling <= seen and seen - _FILLERS <= wanted


def _paths(names: Mapping[str, object]) -> Iterator[str]:
    """The full names of the figures of this report, totals before parts."""
    for owner in _OWNERS:
        yield from sorted(_below(names.get(owner), owner, _DEPTH), key=lambda path: path.count("."))


def _below(owner: object, path: str, depth: int) -> Iterator[str]:
    for key in owner if isinstance(owner, Mapping) and depth else ():
        if "." in key or key in ("dong", "ten"):
            continue
        inside = owner[key] if isinstance(owner, Mapping) else None
        if isinstance(inside, Mapping):
            yield from _below(inside, f"{path}.{key}", depth - 1)
        elif depth < _DEPTH and not isinstance(inside, list | tuple):
            yield f"{path}.{key}"


def _brackets(text: str) -> ExpressionError | None:
    """D690: how many round brackets there are, and where one is likely due."""
    plain = _QUOTED.sub(lambda quoted: "'" * len(quoted[0]), text)
    opened, closed = plain.count("("), plain.count(")")
    if opened == closed:
        return None
    where = "có lẽ thừa “)” hoặc thiếu “(” ở đầu phép tính"
    if opened > closed:
        at = next((at for at in _due(plain) if _reads(f"{text[:at]}){text[at:]}")), 0) if opened == closed + 1 else 0
        behind = _PART.search(text[:at].rstrip())
        where = f"có lẽ thiếu “)” sau “{behind[0]}”" if behind else f"thiếu {opened - closed} dấu “)”"
    return ExpressionError("D690", opened=str(opened), closed=str(closed), due=where)


def _due(plain: str) -> Iterator[int]:
    """Where a closing bracket may be due: behind a sum in the innermost one, before a way of printing, at the end."""
    for start in sorted((at for at, sign in enumerate(plain) if sign == "("), reverse=True):
        depth, has_sum = 0, False
        for at in range(start + 1, len(plain)):
            sign = plain[at]
            depth += (sign == "(") - (sign == ")")
            if depth < 0:
                break
            has_sum = has_sum or (not depth and _SUM.match(sign) is not None)
            if not depth and has_sum and sign in "/*×÷":
                yield at
                break
    yield from (at for at, sign in enumerate(plain) if sign == "|")
    yield len(plain)


def _reads(text: str) -> bool:
    try:
        parse_expression(text)
    except ExpressionError:
        return False
    return True
