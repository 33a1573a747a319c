"""What changed from one period to another, by unit and figure, the largest change first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from tthc_render.batch.figures import INDICATORS, TableRow
from tthc_render.batch.pages import fill_page
from tthc_render.vietnamese.numbers import format_count, format_decimal

PAGE: Final = Path(__file__).with_name("compare_page.html")
STYLE: Final = Path(__file__).with_name("page_style.css")
BARS_SHOWN: Final = 20
ROWS_SHOWN: Final = 3000
HALF: Final = 300
UNITS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of one unit in two periods; None where it is in one of them only."""

    unit: str
    unit_name: str
    report_type: str
    form: str
    row: str
    figure: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        """By how much the figure has grown; what is not there counts as 0."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))

    @property
    def percent(self) -> Decimal | None:
        """The growth in percent of what was before; None if there was nothing."""
        return self.difference / self.before * 100 if self.before and self.after is not None else None

    def to_json(self) -> dict[str, object]:
        """The change as plain data; figures are exact texts."""
        percent = self.percent
        return {
            "don_vi": self.unit,
            "ten": self.unit_name,
            "loai": self.report_type,
            "bieu": self.form,
            "dong": self.row,
            "so": self.figure,
            "truoc": None if self.before is None else f"{self.before:f}",
            "sau": None if self.after is None else f"{self.after:f}",
            "chenh": f"{self.difference:f}",
            "phan_tram": None if percent is None else f"{percent:.2f}",
        }


def changes(rows: Iterable[TableRow], first: str, second: str, *, every_row: bool = False) -> list[FigureChange]:
    """The figures that differ between two periods: totals of forms and indicators, or with ``every_row`` all rows."""
    kinds = {"data", "total"} if every_row else {"total"}
    names: dict[tuple[str, ...], tuple[str, str, str]] = {}
    values: dict[tuple[str, ...], dict[str, Decimal]] = {}
    for row in rows:
        if row.kind not in kinds and row.form != INDICATORS:
            continue
        for column, value in row.cells.items():
            place = f"{row.group} – {row.label}" if row.group else row.label
            key = (row.unit, row.report_type, row.form, row.part, row.kind, place, column)
            names[key] = (row.unit_name, place, row.names[column])
            values.setdefault(key, {})[row.period] = value
    out = [
        FigureChange(
            key[0], names[key][0], key[1], key[2], names[key][1], names[key][2], found.get(first), found.get(second)
        )
        for key, found in values.items()
    ]
    changed = [item for item in out if item.before != item.after]
    return sorted(changed, key=lambda item: (-abs(item.difference), item.unit, item.form, item.figure))


def table_line(item: FigureChange) -> dict[str, str]:
    """The change as a line of a table, by column."""
    return {
        "don_vi": item.unit_name,
        "bieu": item.form,
        "dong": item.row,
        "so": item.figure,
        "truoc": shown(item.before),
        "sau": shown(item.after),
        "chenh": signed(item.difference),
        "phan_tram": percent_of(item),
    }


def unlike_reports(rows: Iterable[TableRow], first: str, second: str, rolled: Collection[str]) -> list[str]:
    """What is said of units that have added up those beneath them in one of two periods only.

    ``rolled`` are the files of reports with the figures of a roll-up.
    """
    names: dict[str, str] = {}
    files: dict[str, dict[str, set[bool]]] = {}
    for row in rows:
        names[row.unit] = row.unit_name
        files.setdefault(row.unit, {}).setdefault(row.period, set()).add(row.file in rolled)
    out = []
    for with_units, without in ((first, second), (second, first)):
        pairs = [(unit, of.get(with_units, set()), of.get(without)) for unit, of in files.items()]
        found = [names[unit] for unit, there, other in pairs if True in there and other == {False}]
        if found:
            more = f" và {len(found) - UNITS_SHOWN} đơn vị khác" if len(found) > UNITS_SHOWN else ""
            out.append(
                f"{', '.join(found[:UNITS_SHOWN])}{more}: số kỳ {with_units} đã gồm các đơn vị trực thuộc (aggregate), "
                f"số kỳ {without} thì chưa, nên chênh lệch không phải là tăng, giảm."
            )
    return out


def compare_page(found: Sequence[FigureChange], first: str, second: str, remarks: Sequence[str] = ()) -> str:
    """The changes as a page that works offline: ``remarks``, bars of the largest changes, and a table."""
    most = max((abs(item.difference) for item in found), default=Decimal(1)) or Decimal(1)
    bars = [
        {
            "ten": _short(f"{item.unit_name}: {item.figure}"),
            "dai": round(HALF * abs(item.difference) / most),
            "tang": item.difference > 0,
            "so": signed(item.difference),
        }
        for item in found[:BARS_SHOWN]
    ]
    lines = [table_line(item) for item in found[:ROWS_SHOWN]]
    from markupsafe import Markup

    return fill_page(
        PAGE,
        kieu=Markup(STYLE.read_text(encoding="utf-8")),
        truoc=first,
        sau=second,
        chu_y=remarks,
        cot=bars,
        dong=lines,
        so=len(found),
        bot=max(0, len(found) - ROWS_SHOWN),
    )


def shown(value: Decimal | None) -> str:
    """A figure in Vietnamese notation, "–" where there is none."""
    return "–" if value is None else format_count(value)


def signed(value: Decimal) -> str:
    """A difference with its sign: ``+1.200``."""
    return f"{'+' if value > 0 else ''}{format_count(value)}"


def percent_of(item: FigureChange) -> str:
    """The growth in percent in Vietnamese notation, "" where it cannot be computed."""
    percent = item.percent
    return "" if percent is None else f"{'+' if percent > 0 else ''}{format_decimal(round(percent, 1), 1)}%"


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
