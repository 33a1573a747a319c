"""The next period's report from the last one: the same file with its figures cleared.

Everything that a writer typed and will need again stays: layout of the file, comments, rows, recipients and
the narrative as a draft. What was still in progress goes to "từ kỳ trước" where ``noi_tiep`` of the report type
says so; every other figure becomes ``null``, so that nothing old can be reported by mistake.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tthc_render.authoring.first_report import NUMBER_LATER
from tthc_render.authoring.old_levels import mark_districts
from tthc_render.authoring.version_changes import Changed, changed
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.model import Form, Part
from tthc_render.forms.result import RowFigures
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import LoadedType
from tthc_render.reports.markers import DRAFT, WORDS_OF_LAST_PERIOD
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodKind, parse_period
from tthc_render.yaml_files.edits import Edit, Node, edited, line_above, nodes_of, remark, replaced
from tthc_render.yaml_files.source import Keys

CARRIED: Final = "từ kỳ trước"
HEAD: Final = "Chép từ {file}. Điền các chỗ null, sửa lời văn, rồi chạy: tthc-render check {new}"
FIGURES: Final = "Số liệu kỳ mới: thay null bằng số."
FIGURES_CARRIED: Final = f"{FIGURES} Số từ kỳ trước chuyển sang đã điền sẵn; hãy đối chiếu lại."
"""For a draft to which figures were carried over."""
OLD_HEADS: Final = ("# Chép từ", "# Bản thảo. Điền hết", DRAFT)
WINDOW: Final = "số liệu từ"
_DAY: Final = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}")
"""The day of a law or a document, whose year is no period."""
OLD_PERIOD: Final = "còn nhắc kỳ cũ: sửa “{words}”"


@dataclass(frozen=True, slots=True)
class NextReport:
    """The text of the next report, its period, and how many figures were carried over and cleared.

    ``adjacent`` is False where it is not the very next period, so that nothing was carried over; ``dropped`` and
    ``added`` are the keys that other versions of the type or its forms do not have, and have; ``dated`` the
    narratives that name the old period; ``districts`` the keys of texts that name districts, which are no more;
    ``incomparable`` the narratives that compared with a report that there is not.
    """

    text: str
    period: Period
    carried: int
    cleared: int
    adjacent: bool = True
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    incomparable: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What the draft holds, in a few lines."""
        lines = [f"Kỳ {self.period.code}: {self.carried} số chuyển từ kỳ trước, {self.cleared} số cần điền."]
        if not self.adjacent:
            lines.append("Không phải kỳ liền sau nên không chuyển số nào: lấy số từ kỳ trước ở báo cáo kỳ liền trước.")
        if self.dropped:
            lines.append(f"Bỏ vì mẫu của kỳ này không còn: {', '.join(self.dropped)}.")
        if self.incomparable:
            lines.append(f"Bỏ vì chưa có báo cáo của kỳ được so sánh: {', '.join(self.incomparable)}.")
        if self.added:
            lines.append(f"Thêm vào tệp mục mà kỳ này có: {', '.join(self.added)}.")
        if self.dated:
            lines.append(f"Lời văn còn nhắc kỳ cũ, đã đánh dấu trong tệp: {', '.join(self.dated)}.")
        if self.districts:
            counts = Counter(self.districts)
            named = ", ".join(f"{key} ({count} chỗ)" if count > 1 else key for key, count in counts.items())
            lines.append(f"Còn nhắc cấp huyện, không còn từ 01/7/2025; đã đánh dấu trong tệp: {named}.")
        lines.append("Lời văn chép từ kỳ trước: đọc và sửa từng mục.")
        return "\n".join(lines)


def next_period_of(period: Period, wanted: str = "") -> Period:
    """The period after ``period``, or the one of code ``wanted``; WrongUsage where there is no next one by rule.

    A period with a window of its own keeps that custom: both its ends move by as many months.
    """
    try:
        plain = parse_period(period.code).sau if not wanted else None
    except PeriodError:
        raise WrongUsage(
            f"Kỳ {period.code} không có kỳ kế tiếp theo lệ. Ghi rõ kỳ mới bằng --period, ví dụ --period 2024-Q3."
        ) from None
    if plain is None:
        try:
            plain = parse_period(wanted)
        except PeriodError as problem:
            right = f" Viết: {problem.right}." if problem.right else ""
            raise WrongUsage(f"--period {wanted}: {problem.detail}{right}") from None
    if not period.custom or period.kind is PeriodKind.OTHER:
        return plain
    old = parse_period(period.code)
    months = (plain.start.year - old.start.year) * 12 + plain.start.month - old.start.month
    return parse_period(plain.code, _moved(period.start, months), _moved(period.end, months))


def _moved(day: date, months: int) -> date:
    """``day`` some months later; the last day of a month stays the last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = _last_day(year, month)
    ended = day.day == _last_day(day.year, day.month)
    return date(year, month, last if ended else min(day.day, last))


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def next_report(
    computed: Computed,
    period: Period,
    loaded: LoadedType | None = None,
    forms: Mapping[str, Form] | None = None,
    new_file: str = "",
    past: Collection[str] = (),
) -> NextReport:
    """The report of ``period`` that follows ``computed``, as the text of its YAML file named ``new_file``.

    ``loaded`` and ``forms`` are the versions in force then; by default those of ``computed``. ``past`` names the
    earlier reports that the new period has.
    """
    if forms is None:
        forms = {code: form for code, (form, _) in computed.forms.items()}
    change = changed(computed, loaded or computed.loaded, forms, period, past)
    return _Successor(computed, change, forms, period).made(new_file)


class _Successor:
    """Gathers the edits that turn one report into the next."""

    def __init__(self, computed: Computed, change: Changed, forms: Mapping[str, Form], period: Period) -> None:
        self.computed, self.change, self.forms, self.period = computed, change, forms, period
        self.text = change.text
        self.nodes = nodes_of(self.text)
        self.edits: list[Edit] = []
        self.carried = self.cleared = 0

    def made(self, new_file: str) -> NextReport:
        self.new_period()
        self.new_head()
        adjacent = self.is_adjacent()
        values = {**dict(self.carried_in_text()), **dict(self.carried_in_forms())} if adjacent else {}
        for path, node in self.figures():
            value = values.get(path)
            if value is None:
                self.edits.append(replaced(node, "null"))
                self.cleared += 1
                continue
            self.edits.append(replaced(node, value))
            self.carried += 1
            if (words := remark(node, self.text, CARRIED)) is not None:
                self.edits.append(words)
        note, other = (FIGURES_CARRIED, FIGURES) if self.carried else (FIGURES, FIGURES_CARRIED)
        self.note("chi_tieu" if ("chi_tieu",) in self.nodes else "bieu", note)
        dated = self.mark_old_period()
        marked = list(mark_districts(self.nodes, self.text, self.computed.report.period.end, self.period.end))
        self.edits += [edit for _, edit in marked]
        text = edited(self.text, self.edits)
        modeline, rest = text.split("\n", 1) if text.startswith("# yaml-language-server") else ("", text)
        head = "# " + HEAD.format(file=self.computed.report.source.file, new=new_file or "tệp này")
        rest = "".join(
            line
            for line in rest.splitlines(keepends=True)
            if not line.startswith(OLD_HEADS) and line.strip() != f"# {other}"
        )
        text = "\n".join(filter(None, [modeline, head, rest]))
        if "loi_van" in self.computed.report.source.data:
            text = re.sub(r"^loi_van:", f"{WORDS_OF_LAST_PERIOD}\nloi_van:", text, count=1, flags=re.MULTILINE)
        change = self.change
        districts = tuple(key for key, _ in marked)
        return NextReport(
            text, self.period, self.carried, self.cleared, adjacent, change.dropped, change.added, dated, districts,
            change.incomparable,
        )  # fmt: skip

    def is_adjacent(self) -> bool:
        """Whether the new report is that of the very next period."""
        try:
            return parse_period(self.computed.report.period.code).sau.code == self.period.code
        except PeriodError:
            return False

    def mark_old_period(self) -> tuple[str, ...]:
        """A comment above each narrative that names the period of the old report; their keys."""
        old = self.computed.report.period
        pattern = _names_of(old, self.period)
        found = []
        for path, node in self.nodes.items():
            if path[:1] != ("loi_van",) or len(path) != 2 or node.key_start < 0:
                continue
            text = self.text[node.start : node.end]
            spots = pattern.finditer(_DAY.sub("", text))
            named = "”, “".join(dict.fromkeys(found["name"] for found in spots if found["name"]))
            if named:
                found.append(str(path[1]))
                if OLD_PERIOD.format(words=named) not in self.text:
                    self.edits.append(line_above(node, self.text, [OLD_PERIOD.format(words=named)]))
        return tuple(found)

    def new_period(self) -> None:
        node = self.nodes["ky",]
        custom = self.period.custom
        line_end = self.text.find("\n", node.end)
        note = self.text[node.end : line_end]
        if note.strip().startswith("# ") and WINDOW in note:
            window = f"{WINDOW} {self.period.tu_ngay} đến {self.period.den_ngay}"
            self.edits.append(Edit(node.end, line_end, f" # {self.period.day_du}: {window}"))
        if node.scalar and not custom:
            self.edits.append(replaced(node, self.period.code))
            return
        window = f"tu_ngay: {format_short(self.period.start)}, den_ngay: {format_short(self.period.end)}"
        self.edits.append(replaced(node, f"{{ma: {self.period.code}, {window}}}" if custom else self.period.code))

    def new_head(self) -> None:
        """No number and no day yet."""
        number = self.nodes.get(("van_ban", "so"))
        if number is not None and self.nodes["van_ban",].block:
            start = self.text.rfind("\n", 0, number.key_start) + 1
            end = self.text.find("\n", number.end)
            self.edits.append(Edit(start, end if end >= 0 else len(self.text), f"  {NUMBER_LATER}"))
        elif number is not None:
            self.edits.append(replaced(number, "null"))
        day = self.nodes.get(("van_ban", "ngay"))
        if day is not None:
            self.edits.append(replaced(day, f"{{thang: {self.period.end.month}, nam: {self.period.end.year}}}"))
            after = remark(day, self.text, "chưa ký")
            if after is not None:
                self.edits.append(after)

    def figures(self) -> Iterator[tuple[Keys, Node]]:
        """Every figure of the report, an override as a whole; texts and names of rows are none."""
        overrides: list[Keys] = []
        for path, node in self.nodes.items():
            if path[:1] not in (("chi_tieu",), ("bieu",), ("rieng",)) or len(path) < 2:
                continue
            if overrides and path[: len(overrides[-1])] == overrides[-1]:
                continue
            if not node.scalar and (*path, "vi_sao") in self.nodes:
                overrides.append(path)
                yield path, node
            elif node.scalar and self.is_figure(path):
                yield path, node

    def is_figure(self, path: Keys) -> bool:
        if path[0] == "chi_tieu" and len(path) == 3:
            group = self.computed.loaded.type.chi_tieu.get(str(path[1]))
            field = group.truong.get(str(path[2])) if group else None
            return field is not None
        if path[0] == "bieu":
            form = self.forms.get(str(path[1]))
            part = self.part_of(form, path) if form else None
            column = part.column(str(path[-1])) if part else None
            return column is not None and column.numeric
        return True

    @staticmethod
    def part_of(form: Form, path: Keys) -> Part | None:
        return form.parts[0] if len(form.parts) == 1 else next((p for p in form.parts if p.key == path[2]), None)

    def carried_in_text(self) -> Iterator[tuple[Keys, str]]:
        for spec in self.computed.loaded.type.noi_tiep:
            value = (
                _plain((self.computed.figures.get(spec.nhom) or RowFigures()).get(spec.truoc)) if spec.nhom else None
            )
            if value is not None:
                yield ("chi_tieu", spec.nhom, spec.nay), value

    def carried_in_forms(self) -> Iterator[tuple[Keys, str]]:
        for spec in self.computed.loaded.type.noi_tiep:
            if spec.bieu not in self.computed.forms:
                continue
            form, result = self.computed.forms[spec.bieu]
            for part in form.parts:
                if part.key not in result.parts or part.column(spec.nay) is None:
                    continue
                root: Keys = ("bieu", spec.bieu, *(() if len(form.parts) == 1 else (part.key,)), "dong")
                rows = [index for index in range(self.count(root)) if self.is_data((*root, index))]
                lines = [line for line in result.parts[part.key].lines if line.kind == "data"]
                if part.rows:  # prescribed rows are printed in the form's order, whatever the order in the file
                    places = {self.computed.report.place(*root, index).line: index for index in rows}
                    lines = [line for line in lines if line.where.line in places]
                    rows = [places[line.where.line] for line in lines]
                for index, line in zip(rows, lines, strict=True):
                    value = _plain(line.cells.get(spec.truoc))
                    if value is not None:
                        yield (*root, index, spec.nay), value

    def count(self, root: Keys) -> int:
        return sum(1 for path in self.nodes if len(path) == len(root) + 1 and path[:-1] == root)

    def is_data(self, path: Keys) -> bool:
        return not {(*path, "nhom"), (*path, "tong_con")} & self.nodes.keys()

    def note(self, key: str, words: str) -> None:
        node = self.nodes.get((key,))
        if node is not None and f"# {words}" not in map(str.strip, self.text.splitlines()):
            self.edits.append(line_above(node, self.text, [words]))


def _names_of(old: Period, new: Period) -> re.Pattern[str]:
    """The names of an old period, with its year, without one, and its year alone where the new one has another."""
    names = {old.day_du, old.gon, old.ngan, old.thuong, old.thuong_gon, old.thuong_ngan}
    whole = "|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True)))
    bare = ""
    short = re.sub(r"\s*(?:/|năm)\s*\d{4}$", "", old.thuong)
    if old.kind in (PeriodKind.QUARTER, PeriodKind.MONTH) and short != old.thuong and old.number != new.number:
        bare = rf"|{_either(short)}(?!\s*(?:/|năm\s)\s*\d)"
    year = rf"|{_either('năm')}\s{old.year}" if old.year != new.year else ""
    # A law and its year are one name: nothing of it is marked.
    return re.compile(rf"(?<!\w)(?:(?:Bộ luật|Luật)[^.;:,\n]{{0,80}}năm \d{{4}}|(?P<name>{whole}{bare}{year})(?!\w))")


def _either(words: str) -> str:
    """Words with a small or a capital letter at their begin."""
    return f"[{words[0].lower()}{words[0].upper()}]{re.escape(words[1:])}"


def _plain(value: object) -> str | None:
    """A figure as YAML has it, or None for what is no figure."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return f"{Decimal(value):f}"
