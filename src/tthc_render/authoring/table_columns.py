"""Leaf columns of a table: keys from titles, kinds from titles, codes and all sample rows, decimals and signs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from tthc_render.authoring.blank_cells import decimals_shown
from tthc_render.authoring.table_codes import CodeCell, pointed
from tthc_render.authoring.table_column_cells import ColumnCells
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_keys import key_of
from tthc_render.authoring.table_options import about_options, open_options, options_in
from tthc_render.authoring.table_rates import as_rate, bare_formula, computes, is_per_mille, is_share_by_code, places_in
from tthc_render.authoring.table_row_cells import NUMBERING, Places, label_place
from tthc_render.authoring.table_row_kinds import MONEY, SHARE, is_average
from tthc_render.authoring.table_samples import (
    FIGURES,
    NUMBER,
    TICK,
    are_days,
    are_days_or_years,
    mixed_words,
    parts_of_one,
    unsure_kind,
)
from tthc_render.authoring.table_title_formulas import title_formula
from tthc_render.authoring.table_titles import (
    changes_sign,
    counts_days,
    holds_units,
    holds_years,
    is_filled_by_hand,
    is_ranked,
    is_scored,
    is_worded,
    may_be_no_sum,
    names_persons,
    names_something,
    names_words,
    percent_of,
    says_figures,
    states_points,
    takes_day,
    takes_month,
)
from tthc_render.authoring.table_units import Measure, about_wages, is_count_among_money, is_paid
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import NUMERIC_KINDS, RATES
from tthc_render.vietnamese.text import slug

_LEADING_ZERO = re.compile(r"0\d{2,}")
_PER_UNIT = re.compile(r"(?:đồng|đ)\s*/", re.IGNORECASE)
_COUNTED_TITLE = re.compile(r"^số (?:người|hộ|đơn vị|cơ sở|trường|xã|vụ)\b", re.IGNORECASE)
_UNIT_TITLE = re.compile(r"^(?:đơn vị tính|đvt|đơn vị đo)$", re.IGNORECASE)
CODE_TITLE = re.compile(r"^(?:mã số|mã|ms|mã chỉ tiêu|mã dòng|dòng|số dòng)$", re.IGNORECASE)


ASKED_PLUS: Final = "muốn in dấu + trước số dương thì ghi dau_cong: true"


class Leaves(ColumnCells):
    """Gives the leaf columns their codes, keys and kinds, from left to right.

    ``measure`` is the unit of measure of the whole table, ``choices`` the lists of columns by place, ``dates`` the
    places of columns whose cells take a day.
    """

    def __init__(
        self,
        cells: Sequence[CodeCell],
        data: Sequence[Sequence[GridCell]],
        measure: str = "",
        choices: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
        dates: Collection[int] = (),
    ) -> None:
        super().__init__(cells, data)
        self.measure, self.choices = Measure(measure), choices
        self.dates = dates
        self.codes: list[str] = []
        self.keys: list[str] = []
        self.titles: list[str] = []
        self.scored: list[int] = []
        self.most: list[int] = []
        self.kinds: list[str] = []
        self.worded: list[int] = []
        self.words_seen = False
        self.lettered = any(plain_code(cell.code).isalpha() and plain_code(cell.code).isupper() for cell in cells)
        self.mixed = self.lettered and any(plain_code(cell.code)[:1].isdigit() for cell in cells)

    def named(self, column: HeaderColumn, above: tuple[str, ...]) -> HeaderColumn:
        if column.columns:
            children = tuple(self.named(child, (*above, column.title)) for child in column.columns)
            return replace(column, columns=children)
        place = len(self.codes)
        cell = self.cells[place] if place < len(self.cells) else CodeCell()
        code, notes = cell.code, [cell.remark] if cell.remark else []
        double = [at for at, item in enumerate(self.codes) if reference(item) and reference(item) == reference(code)]
        if double:
            notes.append(
                f"bản gốc in mã {code} hai lần, ở cột thứ {double[0] + 1} và cột thứ {place + 1}: sửa mã một cột"
            )
            code = ""
        self.codes.append(code)
        kind, sure = self.kind(column.title, above, place, code)
        key = self.key(column.title, above, kind)
        self.keys.append(key)
        self.titles.append(column.title)
        self.most += [place] * states_points(column.title)
        self.scored += [place] * (place in self.most or any(map(is_scored, (*above, column.title))))
        self.kinds.append(kind)
        self.worded += [place] * (kind == "chu")
        choices = self.listed(column.title, place) if kind == "chon" else ()
        samples = self.samples(place) if kind in FIGURES else []
        signed = kind in FIGURES and self.has_negative(place)
        formula, printed = cell.formula, cell.printed
        if not formula and code and kind in FIGURES:
            formula = title_formula(column.title, code)
            notes += [f"công thức {formula} ghi ở tên cột"] if formula else []
            printed = printed or (code if formula else "")
        places, words = places_in(kind, column.title, samples, bool(formula) or self.computed(place))
        if kind in FIGURES and (shown := self.decimals(place)):
            usual, about = decimals_shown(shown)
            places, notes = 0 if usual is None and kind == "binh_quan" else usual or places, [*notes, *about]
        notes += [words] if words else []
        titles = (*above, column.title)
        notes += filter(None, [about_wages(kind, titles, samples) or self.measure.asked(kind, titles)])
        if kind == "chon":
            notes += about_options(choices, self.samples(place, marks=True), column.title)
        notes += filter(None, [open_options(column.title, self.samples(place)) if kind in ("chu", *FIGURES) else ""])
        stated = formula
        formula, words = as_rate(kind, (*above, column.title), stated)
        printed = printed or (f"{code}={bare_formula(cell)}" if formula != stated else "")
        notes += filter(None, [words])
        if kind in ("so", "tien") and not formula and may_be_no_sum(column.title):
            notes.append(
                "hiểu là cộng vào tổng: điểm, giá, mức, thời gian không cộng được thì ghi kieu: binh_quan, so_le"
            )
        plus = kind in FIGURES and self.shows_plus(place)
        if signed:
            notes.append("có số âm")
        if kind in FIGURES and (plus or changes_sign(column.title)):
            signed = signed or not formula
            notes.append(f"tăng (+), giảm (-): nhập được số âm; {'in dấu + như bảng gốc' if plus else ASKED_PLUS}")
        divides = bool(formula) and is_ratio(parse(formula).root)
        notes += self.about_samples(place, kind, divides)
        if kind == "ty_le" and not formula and (shares := parts_of_one(self.samples(place))):
            whole = percent_of(shares[0])
            notes.append(f"tệp ghi {shares[0]}: nếu là {whole}% thì nhập {whole}, bớt so_le; đúng {shares[0]}% thì giữ")
        blank = next((text for text in self.nothings(place) if divides), "")
        if self.partly_blank(place, kind):
            notes.append("có dòng để trống: cho để trống (de_trong)")
        if kind == "so" and self.blank_beside_figures(place):
            sure = True
            notes.append("cột để trống trong bảng gốc, các cột khác có số: hiểu là số; ghi chữ thì sửa thành kieu: chu")
        if kind == "chu" and code and not (names_words(column.title) or names_something(column.title)):
            notes += filter(None, [mixed_words(self.samples(place)) if place > min(self.worded, default=place) else ""])
        if not column.title.strip():
            notes.append("bảng gốc không ghi tên cột: để trống như biểu, có tên thì ghi vào ten")
        if not sure:
            tried = bool(self.samples(place)) or names_something(column.title)
            notes.append(unsure_kind(kind, tried))
        return replace(
            column,
            key=key,
            code=code,
            kind=kind,
            formula=formula,
            note="; ".join(notes),
            printed=printed,
            places=places,
            signed=signed,
            choices=choices,
            blank=blank,
            plus=plus,
            seconds=cell.seconds,
            optional=choices == (TICK,)
            or (kind == "chu" and is_filled_by_hand(column.title) and not all(self.written(place)))
            or self.partly_blank(place, kind),
        )

    def places(self) -> Places:
        """Which columns name a row, hold its code and unit of measure, and hold figures."""

        def first(kind: str) -> int:
            return self.kinds.index(kind) if kind in self.kinds else -1

        figures = tuple(place for place, kind in enumerate(self.kinds) if kind in NUMERIC_KINDS)
        worded = [
            place for place, kind in enumerate(self.kinds) if kind == "chu" and place < min(figures, default=place + 1)
        ]
        label = label_place(self.data, worded or [max(first("chu"), 0)])
        words = tuple(place for place, kind in enumerate(self.kinds) if kind == "chu" and place != label)
        shares = tuple(place for place, kind in enumerate(self.kinds) if kind in RATES)
        money = any(kind == "tien" for kind in self.kinds) and not any(
            kind in FIGURES and kind not in ("tien", *RATES) for kind in self.kinds
        )
        dates = tuple(place for place, kind in enumerate(self.kinds) if kind == "ngay")
        chosen = tuple(place for place, kind in enumerate(self.kinds) if kind == "chon")
        named = label, first("stt"), first("ma_dong"), first("don_vi_tinh")
        persons = label < len(self.titles) and names_persons(self.titles[label])
        scored, most = tuple(self.scored), tuple(self.most)
        return Places(*named, figures, words, shares, money, scored, most, dates, persons, chosen)

    def key(self, title: str, above: tuple[str, ...], kind: str) -> str:
        """A short key of the title, which no column before it has."""
        return key_of(title, above, kind, self.keys)

    @property
    def padded(self) -> bool:
        """Whether counts below 10 are written with a zero before them: 04, and none without it."""
        figures = [place for place, kind in enumerate(self.kinds) if kind in FIGURES]
        texts = [text for place in figures for text in self.samples(place)]
        zeroed = sum(bool(re.fullmatch(r"0[1-9]", text)) for text in texts)
        return zeroed > 1 and not any(re.fullmatch(r"[1-9]", text) for text in texts)

    def listed(self, title: str, place: int) -> tuple[str, ...]:
        """The values that one chooses from in a column: its list in the file, or what its title and cells show."""
        if self.choices.get(place):
            return self.choices[place]
        return () if self.computed(place) else options_in(title, self.samples(place), self.written(place))

    def kind(self, title: str, above: tuple[str, ...], place: int, code: str) -> tuple[str, bool]:
        """The kind of a column, and whether its title or code says so."""
        folded = slug(title)
        if place < 2 and folded in ("stt", "tt", "so_tt", "so_thu_tu", "thu_tu") and "stt" not in self.kinds:
            return "stt", True
        if "co_1_khong_0" in folded or "1_co_0_khong" in folded:
            return "co_khong", True
        if self.listed(title, place):
            self.words_seen = True
            return "chon", True
        if place in self.dates:
            return "ngay", True
        if self.takes_days(place):
            return "ngay", False
        if self.decimals(place):
            return self.kind_of_figures(title, above, place, code)
        if is_worded(title, self.samples(place)):
            self.words_seen = True
            return "chu", True
        if _UNIT_TITLE.match(title.strip()) and self.words_seen:
            return "don_vi_tinh", True
        values = self.samples(place)
        if self.words_seen and "don_vi_tinh" not in self.kinds and holds_units(title, values):
            return "don_vi_tinh", False
        numbers = [pointed(value) for value in values]
        coded = len(values) > 1 and len(set(values)) == len(values)
        coded = coded and all(re.fullmatch(r"[\dA-ZĐ]{1,8}(?:\.\d+)*\.?", value) for value in numbers)
        if (
            place == 0
            and not self.words_seen
            and len(values) > 2
            and all(NUMBERING.fullmatch(value.strip(" .()")) for value in numbers)
            and (any(not value.isdigit() for value in values) or values[0] == "1")
        ):
            return "stt", False
        if place == 0 and self.counts_names_beside(values):
            return "stt", False
        if CODE_TITLE.match(title.strip()) and (self.words_seen or (coded and "ma_dong" not in self.kinds)):
            return "ma_dong", True
        letter = self.mixed and plain_code(code).isalpha() and code.isupper()
        letter = letter and not (self.words_seen and computes(code, self.cells, values))
        days = are_days(values)
        worded = [value for value in values if not NUMBER.fullmatch(value)]
        if takes_month(title):
            self.words_seen = True
            return "chu", not values
        dated = takes_day(title) or (folded.startswith(("ngay", "thoi_diem", "thoi_gian")) and "ngay" in folded)
        dated = dated and not values
        if days or (dated and not (is_average(title) or counts_days(title) or self.computed(place))):
            return "ngay", days
        figures = bool(values) and not worded
        years = any(holds_years(text, values) for text in (title, *above)) or are_days_or_years(values)
        if names_something(title) or (self.words_seen and years):
            self.words_seen = True
            return "chu", False
        if figures and self.words_seen and any(_LEADING_ZERO.match(item) for item in values):
            self.words_seen = True
            return "chu", False
        named = names_words(title) and not (self.lettered and code and not letter and not worded)
        named = named and not (figures and self.words_seen)
        if named or letter or (worded and not self.words_seen) or len(worded) > len(values) / 2:
            self.words_seen = True
            return "chu", named or letter or bool(worded)
        return self.kind_of_figures(title, above, place, code)

    def kind_of_figures(self, title: str, above: tuple[str, ...], place: int, code: str) -> tuple[str, bool]:
        """The kind of a column that holds figures, unless it is the first one of a table without any words."""
        values = self.samples(place)
        if is_ranked(title):
            return "binh_quan", True
        if is_per_mille((*above, title)):
            return "binh_quan", True
        if any(SHARE.search(text) for text in (title, *above)):
            return "ty_le", True
        if is_paid((*above, title), values):
            return "tien", True
        if not _COUNTED_TITLE.match(title) and any(is_average(text) for text in (title, *above)):
            return "binh_quan", True
        if place < len(self.cells) and is_share_by_code(self.cells[place]):
            return "ty_le", True
        money = [text for text in (title, *above) if MONEY.search(text)]
        in_money = self.measure.in_money((*above, title))
        counted = in_money and not money and is_count_among_money((*above, title))
        if not counted and (money or (self.words_seen and in_money)) and not any(map(_PER_UNIT.search, money)):
            return "tien", True
        if values and all(value.endswith("%") for value in values):
            return "ty_le", True
        counts = says_figures(title) and plain_code(code).isdigit() and title.casefold().startswith("tổng số")
        if not (self.words_seen or values or counts or self.decimals(place)) and place < 2:
            self.words_seen = True
            return "chu", not says_figures(title)
        return "so", bool(values or self.decimals(place)) or self.says_figures(place, code, (*above, title))

    def says_figures(self, place: int, code: str, titles: Sequence[str]) -> bool:
        """Whether something else than cells says that a column holds figures: titles, its code, formulas with it."""
        called = bool(code) and any(reference(code) in item.formula for item in self.cells)
        numbered = self.lettered and plain_code(code)[:1].isdigit()
        return called or numbered or self.computed(place) or any(map(says_figures, titles))
