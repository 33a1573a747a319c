"""Quotients that are printed as shares without ``* 100``. D665.

``[= a / b | ty_le]`` prints 0,46% for 45,63%. Where the figures of the report are known, the finding has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.expression_syntax import Operation, parse_expression
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.expressions import evaluate, expression_text
from tthc_render.reports.model import Report
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_QUOTIENT: Final = pattern_of(r"\[=(?P<part>[^\]|]*/[^\]|]*[a-z][^\]|]*?)\s*\|\s*ty_le\s*\]")
"""A quotient of figures that have names, printed as a share."""
_SHARE: Final = pattern_of(r"\d[\d.,]*(?=\s?%)")
_EXAMPLE: Final = {"quotient": "4/776", "printed": "0,01%", "share": "0,52%"}


def check_quotient_shares(report: Report, names: Mapping[str, object] | None = None) -> list[Finding]:
    """D665 for each of them in narrative; ``names`` are those of a report whose figures are computed."""
    return [
        item for key, text in report.narratives.items() if "ty_le" in text for item in _of_one(report, key, text, names)
    ]


def _of_one(report: Report, key: str, text: str, names: Mapping[str, object] | None) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n")):
        for found in _QUOTIENT.finditer(line) if "ty_le" in line else ():
            part = found["part"].strip()
            if "100" in part or "ty_le" in part:
                continue
            place = report.source.line_of(("loi_van", key), number)
            where = replace(place, column=place.column + found.start()) if place.column else place
            right = f"[= ({part}) * 100 | ty_le]"
            yield finding("D665", where, seen=found[0], right=right, **(_figures(part, names) or _EXAMPLE))


def _figures(part: str, names: Mapping[str, object] | None) -> dict[str, str] | None:
    """The two figures, what their quotient prints and what it should; None where they are not known."""
    try:
        node = parse_expression(part)
        if names is None or not isinstance(node, Operation) or node.sign != "/":
            return None
        figures = [evaluate(side, names) for side in node.args]
        printed, share = (expression_text(f"{text} | ty_le", names) for text in (part, f"({part}) * 100"))
    except ExpressionError:
        return None
    if not all(isinstance(figure, int | Decimal) for figure in figures):
        return None
    quotient = "/".join(format_decimal(Decimal(str(figure))) for figure in figures)
    return {"quotient": quotient, "printed": str(printed), "share": str(share)}


def without_unscaled(items: list[Finding]) -> list[Finding]:
    """Without what other checks say of a share that is printed without its × 100 (D665), in its line."""
    shares = {
        (item.where.file, item.where.line, share)
        for item in items
        if item.code == "D665" and not item.accepted
        for share in _SHARE.findall(item.details.get("printed", ""))
    }
    return [
        item
        for item in items
        if item.code[0] not in "CP"
        or not any((item.where.file, item.where.line, share) in shares for share in _shares_in(item))
    ]


def _shares_in(item: Finding) -> Iterator[str]:
    return (share for text in item.details.values() for share in _SHARE.findall(text))
