"""The figures of a report as JSON, for the office that receives the finished file: ``figures.schema.json``."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tthc_render.document.tree import (
    AppendixHead,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Row,
    Table,
    appendix_name,
    plain,
)
from tthc_render.formats.printed import PrintedFigures, PrintedTable, PrintedText, cell_text, numbers_in
from tthc_render.forms.model import Form, Part
from tthc_render.forms.result import PartResult, Result
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import Printed as PrintedNumber

SCHEMA: Final = "tthc-render/so-lieu/1"
SCHEMA_FILE: Final = "figures.schema.json"
PUBLISHED_AS: Final = "so-lieu.schema.json"
EXACT_DIGITS: Final = 15


def schema_text() -> str:
    """The JSON Schema of ``so-lieu.json``."""
    return importlib.resources.files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def figures_json(computed: Computed, document: Document) -> bytes:
    """The figures of a report, and what ``document`` prints of them; equal input gives equal bytes."""
    report = computed.report
    value = {
        "luoc_do": SCHEMA,
        "don_vi": {"ma": report.unit.ma, "ten": report.unit.ten, "cap_tren": report.unit.cap_tren},
        "ky": report.period.code,
        "tu_ngay": report.period.start.isoformat(),
        "den_ngay": report.period.end.isoformat(),
        "loai": report.type.ma,
        "chi_tieu": {group: _values(record) for group, record in computed.figures.items() if isinstance(record, dict)},
        "bieu": {code: _form(form, result) for code, (form, result) in computed.forms.items()},
        "in": printed_of(document).to_json(),
    }
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def _form(form: Form, result: Result) -> dict[str, object]:
    found = result.parts
    parts = {part.key: _part(part, found[part.key]) for part in form.parts if part.key in found}
    return {"ten": form.spec.ten, "phan": parts}


def _part(part: Part, result: PartResult) -> dict[str, object]:
    rows = []
    for line in result.lines:
        row: dict[str, object] = {"kieu": line.kind, "ten": line.label}
        if line.unit:
            row["don_vi"] = line.unit
        if line.fixed:
            row["ma"] = line.fixed.code
        label = part.label.key if part.label else ""
        row["so"] = {key: value for key, value in _values(line.cells).items() if key != label}
        rows.append(row)
    out: dict[str, object] = {
        "cot": {column.key: column.name for column in part.columns if column.numeric},
        "dong": rows,
    }
    if result.tong:
        out["tong"] = _values(result.tong)
    if result.nhom:
        out["nhom"] = {key: _values(record) for key, record in result.nhom.items() if isinstance(record, dict)}
    return out


def _values(record: Mapping[str, object]) -> dict[str, object]:
    """Figures and words by key; what is empty is left out."""
    return {key: _value(value) for key, value in record.items() if value is not None and value != ""}


def _value(value: object) -> object:
    if isinstance(value, PrintedNumber):
        return {"gia_tri": _plain(value), "in": value.text}
    if isinstance(value, Decimal):
        return _plain(value)
    return value if isinstance(value, bool | int) else str(value)


def _plain(value: Decimal) -> int | float:
    """A JSON number: whole, or to fifteen digits, which every program reads alike."""
    if value == value.to_integral_value():
        return int(value)
    return float(f"{value:.{EXACT_DIGITS}g}")


# What is printed -----------------------------------------------------------------------------------------------------


def printed_of(document: Document) -> PrintedFigures:
    """The figures that both formats of ``document`` print."""
    maker = _Maker()
    maker.free(document.kind, " ".join(document.subject), document.window, *document.addressees)
    maker.blocks(document.blocks, "")
    for appendix in document.appendices:
        head = appendix.head
        if isinstance(head, AppendixHead):
            maker.free(head.label, " ".join(head.title), *head.notes)
        maker.blocks(appendix.blocks, appendix_name(appendix))
    return PrintedFigures(tuple(maker.texts), tuple(maker.notes), tuple(maker.tables))


class _Maker:
    def __init__(self) -> None:
        self.texts: list[PrintedText] = []
        self.notes: list[PrintedText] = []
        self.tables: list[PrintedTable] = []

    def free(self, *lines: str) -> None:
        self.texts += [PrintedText(numbers, free=True) for line in lines if (numbers := numbers_in(line))]

    def blocks(self, blocks: tuple[Block, ...], title: str) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self.table(block, title)
            elif isinstance(block, Heading | Paragraph | Item):
                label = block.marker if isinstance(block, Item) else block.label
                text = f"{label} {plain(block.inlines)}".strip()
                if isinstance(block, Heading):
                    title = text
                self.texts.append(PrintedText(numbers_in(text)))
                self.take_notes(block.inlines)
            elif isinstance(block, Figure) and block.caption:
                self.texts.append(PrintedText(numbers_in(plain(block.caption))))
                self.take_notes(block.caption)

    def table(self, table: Table, title: str) -> None:
        head, rows = (tuple(map(self.row, part)) for part in (table.header, table.rows))
        self.tables.append(PrintedTable(title, head, rows))

    def row(self, row: Row) -> tuple[str, ...]:
        return tuple(self.cells(row.cells))

    def cells(self, cells: tuple[Cell, ...]) -> Iterator[str]:
        for cell in cells:
            self.take_notes(cell.inlines)
            yield cell_text(plain(cell.inlines))

    def take_notes(self, inlines: tuple[Inline, ...]) -> None:
        self.notes += [PrintedText(numbers_in(plain(item.inlines))) for item in inlines if isinstance(item, Note)]
