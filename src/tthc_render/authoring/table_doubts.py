"""What the header of a table leaves open: totals of groups without a formula, words that may be a choice, decimals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_options import listed
from tthc_render.authoring.table_titles import is_filled_by_hand
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import NUMERIC_KINDS, RATES
from tthc_render.vietnamese.patterns import pattern_of

_TOTAL: Final = re.compile(r"(?:tổng|tổng số|tổng cộng|cộng|tổng chung)\b(?!\s+\S+\s+\S+\s+\S)", re.IGNORECASE)
FEW: Final = (3, 4, 2)
"""So many cells at least, so many different values and words of a value at most, make a column look like a choice."""

LONGEST: Final = 6
"""Words of a value that is written again, as that of a choice."""


def open_totals(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """Questions about groups of columns that begin with a total of which nothing says what it adds up."""
    for column in columns:
        if column.columns:
            yield from _open_total(column.columns)
            yield from open_totals(column.columns)


def open_points(columns: Sequence[HeaderColumn], measure: str, total: str) -> Iterator[str]:
    """Questions about columns beside the unit of measure of the table and its ``total`` row."""
    leaves = list(_leaves(columns))
    yield from _other_units(leaves, measure)
    yield from _typed_rates(leaves, total)
    yield from _among_money(columns)
    yield from _of_last_period(columns)


_THINGS: Final = (
    "người|lao động|đơn vị|hộ|vụ việc|vụ|việc|văn bản|đơn|hồ sơ|lượt|cuộc|trường hợp|cơ sở|dự án|học sinh|lớp"
)
_THING = pattern_of(rf"(?:tổng )?số (?:lượng )?({_THINGS})(?!\w)", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(rf"\((?:(?:đơn vị(?: tính)?|đvt)\s*:\s*)?({_THINGS})\)", re.IGNORECASE)
"""The unit of measure that a title gives itself: “Số lao động (người)”."""


def _other_units(leaves: Sequence[HeaderColumn], measure: str) -> Iterator[str]:
    """Columns that count something else than the unit of measure above the table says."""
    if not _COUNT_UNIT.fullmatch(measure.strip()):
        return
    for leaf in leaves:
        found = _IN_BRACKETS.search(leaf.title) or _THING.match(leaf.title)
        if leaf.kind == "so" and found and found[1].casefold() not in measure.casefold():
            yield (
                f"cột {_name(leaf)} “{leaf.title[:40]}”: đếm {found[1].lower()}, không phải “{measure}” như đơn vị "
                f"tính chung; ghi don_vi_tinh: {found[1].lower()} ở cột ấy, hoặc bỏ đơn vị tính chung"
            )


_COUNT_UNIT = pattern_of(r"(?:số )?[^\W\d]+(?: [^\W\d]+){0,2}")
"""A unit of measure of one thing: “Đơn”, “Vụ việc”."""


def _typed_rates(leaves: Sequence[HeaderColumn], total: str) -> Iterator[str]:
    """Shares and averages that are typed, so that the total row of the table has none."""
    typed = [leaf for leaf in leaves if leaf.kind in RATES and not leaf.formula]
    if total and typed:
        names = ", ".join(map(_name, typed))
        yield (
            f"cột {names}: tỷ lệ, bình quân phải nhập nên dòng “{total[:30]}” để trống; biểu in số chung thì ghi "
            "cong_thuc tính từ cột khác"
        )


_LAST = pattern_of(
    r"\b(?:kỳ|quý|tháng|năm) (?:liền )?trước\b(?! (?:chuyển|sang))|\bkỳ liền kề\b|\bcùng kỳ\b", re.IGNORECASE
)


_COMPARED = pattern_of(r"\bso (?:sánh )?(?:với )?(?:cùng kỳ|(?:kỳ|quý|tháng|năm) (?:liền )?trước)\b", re.IGNORECASE)
"""What has changed since a period is no figure of it."""


def _of_last_period(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """Columns of figures of an earlier period, which are typed although a report has them."""
    found = [
        leaf
        for leaf, titles in _titled(columns)
        if not leaf.formula and any(_LAST.search(title) and not _COMPARED.search(title) for title in titles)
    ]
    if found:
        names = ", ".join(f"{_name(leaf)}" for leaf in found)
        yield (
            f"cột {names}: số của kỳ trước, cùng kỳ: phải nhập; muốn chép từ báo cáo kỳ trước thì ghi noi_tiep ở "
            "report.yaml của loại báo cáo"
        )


def _titled(columns: Sequence[HeaderColumn], above: tuple[str, ...] = ()) -> Iterator[tuple[HeaderColumn, list[str]]]:
    """The columns of figures that add up, each with its title and those above it."""
    for column in columns:
        if column.columns:
            yield from _titled(column.columns, (*above, column.title))
        elif column.kind in NUMERIC_KINDS and column.kind not in RATES:
            yield column, [*above, column.title]


def _among_money(columns: Sequence[HeaderColumn], above: tuple[str, ...] = ()) -> Iterator[str]:
    """Figures with decimals below a title of wages or money, which are coefficients or money."""
    for column in columns:
        if column.columns:
            yield from _among_money(column.columns, (*above, column.title))
        elif column.kind == "so" and column.places and any(map(_WAGES.search, above)) and "là hệ số" not in column.note:
            yield (
                f"cột {_name(column)} “{column.title[:30]}”: hiểu là số để cộng; là hệ số thì ghi kieu: binh_quan, "
                "là tiền thì ghi kieu: tien"
            )


STATED: Final = "công thức trong bảng gốc: "
"""What precedes a formula of the code row that is not taken over."""
_WAGES = pattern_of(r"\b(?:tiền|lương|phụ cấp|kinh phí)\b", re.IGNORECASE)


def _leaves(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    for column in columns:
        yield from _leaves(column.columns) if column.columns else (column,)


def _open_total(children: Sequence[HeaderColumn]) -> Iterator[str]:
    first, rest = children[0], list(_figures(children[1:]))
    if first.columns or first.formula or first.whole or first.kind not in NUMERIC_KINDS or first.kind in RATES:
        return
    open_parts = [leaf for leaf in rest if not leaf.whole and not leaf.formula]
    asked = "cho thấy cột này" in first.note or STATED in first.note  # the sheet states another sum, which is asked
    if not _TOTAL.match(first.title) or not open_parts or asked:
        return
    names = ", ".join(_name(leaf) for leaf in open_parts)
    terms = " + ".join(f"({plain_code(leaf.code)})" if leaf.code else leaf.key for leaf in open_parts)
    yield (
        f"cột {_name(first)} “{first.title[:30]}”: bằng tổng các cột {names} thì ghi cong_thuc: {terms}; các cột ấy "
        f"chỉ là một phần thì ghi ở chúng trong_do: {plain_code(first.code) or first.key}"
    )


def _figures(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    """The columns of figures that add up below ``columns``."""
    return (leaf for leaf in leaves_of(columns) if leaf.kind in NUMERIC_KINDS and leaf.kind not in RATES)


def _name(leaf: HeaderColumn) -> str:
    return plain_code(leaf.code) or f"“{leaf.title[:30]}”"


MANY: Final = 6
"""Different values of a column that its title calls one of kinds."""
_OF_KINDS = pattern_of(
    r"(?:hình thức|phương thức|loại|xếp loại|phân loại|tình trạng|trạng thái|mức độ|trình độ|"
    r"kết quả (?:xếp|đánh giá))(?!\w)",
    re.IGNORECASE,
)


def maybe_choices(leaves: Sequence[HeaderColumn], samples: Callable[[int], Sequence[str]]) -> Iterator[str]:
    """Questions about columns of words in which the rows write only few short words, again and again."""
    worded = [place for place, leaf in enumerate(leaves) if leaf.kind == "chu"]
    for place in worded[1:]:  # the first one names the rows
        written = samples(place)
        values = list(dict.fromkeys(written))
        short = all(len(value.split()) <= FEW[2] and not re.search(r"\d", value) for value in values)
        again = len(written) >= FEW[0] and len(values) <= min(FEW[1], len(written) - 1)
        repeated = len(values) > 1 and all(
            written.count(value) > 1 and len(value.split()) <= LONGEST for value in values
        )
        usual = bool(_OF_KINDS.match(leaves[place].title)) and len(values) < len(written) and len(values) <= MANY
        usual = usual and all(len(value.split()) <= LONGEST + 2 for value in values)
        asked = (again and (short or repeated)) or usual
        if asked and not is_filled_by_hand(leaves[place].title) and "lua_chon" not in leaves[place].note:
            quoted = ", ".join(f"“{value}”" for value in values)
            yield (
                f"cột {_name(leaves[place])}: các dòng chỉ ghi {quoted}: ghi chữ tự do; chọn trong danh sách thì sửa "
                f"thành kieu: chon, lua_chon: [{listed(values)}] và thêm cho đủ"
            )


def with_decimals_of_sums(
    columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn]
) -> tuple[HeaderColumn, ...]:
    """Columns that a sum with decimals adds up have its decimals, too, where their own cells happen to show none."""
    sums = [leaf for leaf in leaves if leaf.formula and not is_ratio(parse(leaf.formula).root)]
    known = {reference(leaf.code) or leaf.key: leaf for leaf in leaves}
    places: dict[str, tuple[int, str]] = {}
    for leaf in sums:
        terms = [known[item.name] for item in parse(leaf.formula).references if item.name in known]
        most = max((item.places for item in (leaf, *terms) if item.places), default=0)
        for item in (leaf, *terms) if most else ():
            if item.places is None and item.kind in ("so", "tien"):
                of = next(other for other in (leaf, *terms) if other.places == most)
                places[item.key] = most, _name(of)

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        if column.key not in places:
            return column
        count, of = places[column.key]
        words = f"{count} số lẻ như cột {of}, vì cùng trong một tổng"
        return replace(column, places=count, note="; ".join(filter(None, [column.note, words])))

    return tuple(map(settle, columns))


def with_decimals_of_namesakes(
    columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn], blank: Collection[str]
) -> tuple[HeaderColumn, ...]:
    """Blank columns with the decimals of the one of the same title in another group of columns, which is said.

    ``blank`` are the keys of columns without any figure.
    """

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        alike = [leaf for leaf in leaves if leaf.title == column.title and leaf.kind == column.kind and leaf.places]
        if column.key not in blank or column.places is not None or len(alike) != 1:
            return column
        words = f"{alike[0].places} số lẻ như cột {_name(alike[0])} cùng tên"
        return replace(column, places=alike[0].places, note="; ".join(filter(None, [column.note, words])))

    return tuple(map(settle, columns))


def with_same_blank(columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn]) -> tuple[HeaderColumn, ...]:
    """Quotients with what another quotient of the table prints where there is nothing to divide by, which is said."""
    shown = next((leaf for leaf in leaves if leaf.blank), None)
    if shown is None:
        return columns

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        if column.blank or column.kind != shown.kind or not column.formula or not is_ratio(parse(column.formula).root):
            return column
        words = f"chia cho 0 in “{shown.blank}” như cột {_name(shown)} (khong_xac_dinh)"
        return replace(column, blank=shown.blank, note="; ".join(filter(None, [column.note, words])))

    return tuple(map(settle, columns))


def sums_of_blanks(leaves: Sequence[HeaderColumn], rows: Sequence[DraftRow]) -> Iterator[str]:
    """What has to be filled in although its row has a formula: all rows that it names stay blank in the column."""
    blanks = {row.code: set(row.blanks) for row in rows if row.code}
    found: dict[tuple[int, ...], list[str]] = {}
    for row in rows:
        named = [blanks[word] for word in re.findall(r"[\w.]+", row.formula) if word in blanks]
        if not named or row.heading:
            continue
        open_places = set.intersection(*named) - set(row.blanks)
        places = tuple(sorted(at for at in open_places if not leaves[at].formula and leaves[at].kind in NUMERIC_KINDS))
        if places:
            found.setdefault(places, []).append(row.code)
    for places, codes in found.items():
        names = ", ".join(_name(leaves[at]) for at in places)
        yield (
            f"dòng {', '.join(codes)}: cột {names} phải nhập, vì các dòng mà công thức cộng đều để trống (x) ở cột ấy; "
            "dòng ấy cũng để trống thì thêm vào bo_trong"
        )


def shared_titles(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """What has to be said of columns below one title, which the table merges over them."""
    for column in columns:
        own = [child for child in column.columns if child.title == column.title and not child.columns]
        if own and len(own) == len(column.columns):
            keys = ", ".join(child.key for child in own)
            yield (
                f"bảng gốc gộp ô tên “{column.title[:40]}” trên {len(own)} cột ({keys}): in một ô tên như bảng gốc, vì "
                "các cột ấy cùng ten; mỗi cột một tên thì sửa ten"
            )
        else:
            yield from shared_titles(column.columns)


def untitled_groups(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """Questions about groups of columns without a title."""
    for column in columns:
        if column.columns:
            if not column.title.strip():
                names = ", ".join(leaf.title or leaf.key for leaf in leaves_of(column.columns))
                yield f"các cột {names[:60]}: bảng gốc không ghi tên chung ở trên: ghi vào ten, hoặc bỏ cột gộp"
            yield from untitled_groups(column.columns)
