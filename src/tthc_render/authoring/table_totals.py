"""The total row of a table: its label without the count of rows, and the columns that it adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.authoring.sheet_formulas import functions_in
from tthc_render.authoring.table_draft_rows import TOTAL
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_samples import CROSSES, FIGURES
from tthc_render.forms.codes import plain_code
from tthc_render.vietnamese.patterns import pattern_of

_COUNT = pattern_of(
    r"(?P<label>(?:tổng cộng|tổng số|tổng|cộng)\s*[:(]?)\s*(?P<count>\d[\d.]*\s+[^\W\d][^\d()]{0,30}?)\s*\)?",
    re.IGNORECASE,
)
"""“Tổng cộng: 03 hộ”."""
NO_SUMS: Final = frozenset({"AVERAGE", "COUNT", "COUNTA", "COUNTIF", "MAX", "MIN", "MEDIAN"})
"""Functions of which a cell below a column is no sum of it."""
BLANK: Final = ("", *CROSSES, "…", "...")


def label_of_total(label: str) -> tuple[str, str]:
    """The label of a total row without the count of rows in it, which each report has anew, and that count."""
    found = _COUNT.fullmatch(label.strip())
    return (found["label"].strip(" :("), found["count"]) if found else (label, "")


def summed_columns(leaves: Sequence[HeaderColumn], row: Sequence[GridCell]) -> tuple[tuple[str, ...], list[str]]:
    """The keys of the columns that a total ``row`` fills, () where that is all of them, and what has to be said.

    A row that fills none only shows where the total stands.
    """
    places = [place for place, leaf in enumerate(leaves) if leaf.kind in FIGURES and place < len(row)]
    own = [place for place in places if row[place].left == row[place].right]
    filled = [place for place in own if row[place].text not in BLANK or row[place].formula]
    if not filled:
        return (), []
    remarks = list(_about_other_functions([(leaves[place], row[place].formula) for place in filled]))
    unknown = [_name(leaves[place]) for place in filled if _cannot_be_added(leaves[place])]
    if unknown:
        words = "chương trình không tính được từ các dòng nên in trống; tính được từ cột khác thì ghi cong_thuc cho cột"
        remarks.append(f"dòng tổng của bảng gốc có số ở cột {', '.join(unknown)}: {words}")
    blank = [place for place in places if place not in filled and leaves[place].total_matters]
    if not blank:
        return (), remarks
    names = ", ".join(_name(leaves[place]) for place in blank)
    remarks.append(f"dòng tổng để trống cột {names} như bảng gốc (tong_cong.cot); có tổng thì thêm khóa cột vào đó")
    return tuple(leaves[place].key for place in filled), remarks


_LEAVES_OUT = pattern_of(
    r"(?<!\w)(?:tổng(?!\s+(?:công\s+ty|cục|giám\s+đốc)(?!\w))|(?<!công )cộng(?!\s+(?:đồng|tác|hòa)(?!\w)))(?!\w)"
    r"[^.;:]*?"
    r"(?:(?<!\w)(?:không|chưa)\s+(?:bao\s+gồm|gồm|tính|kể|cộng)|(?:[(,]\s*|(?<!\w)đã\s+)trừ(?!\s+điểm))\s+\w[^.;]*",
    re.IGNORECASE,
)
"""“Dòng cộng không gồm xe chưa kiểm tra”, “Tổng số (trừ xe mượn)”; but no total is “cộng đồng”, nor “tổng công ty”."""


def about_rows_left_out(labels: Sequence[str], notes: Sequence[str]) -> Iterator[str]:
    """Questions about totals that leave rows out by their own names or by notes: the program adds up all rows."""
    for text in (*(label for label in labels if TOTAL.match(label)), *notes):
        found = _LEAVES_OUT.search(text)
        if found and "=" not in text:
            words = found[0].strip()
            words = words.removesuffix(")") if words.count(")") > words.count("(") else words
            yield (f"“{words}”: chương trình cộng mọi dòng không có công thức; tổng bỏ dòng nào thì ghi {LEFT_OUT}")


LEFT_OUT: Final = (
    "cong_thuc ở dòng tổng (dòng cố định), hay số in ở số liệu: tong_cong: {cột: {in: …, gia_tri: …, vi_sao: …}}"
)


def about_rows_of_groups(leaves: Sequence[HeaderColumn], rows: Sequence[Sequence[GridCell]]) -> Iterator[str]:
    """Questions about cells of rows that name groups which are no sums in the file: averages, or figures that a form
    leaves blank there.
    """
    for place, leaf in enumerate(leaves):
        cells = [row[place] for row in rows if place < len(row) and row[place].left == row[place].right]
        filled = [cell for cell in cells if cell.text not in BLANK or cell.formula]
        other = next((cell.formula for cell in filled if functions_in(cell.formula) & NO_SUMS), "")
        left_blank = leaf.kind in FIGURES and bool(filled) and _cannot_be_added(leaf)
        if left_blank or (other and leaf.kind in FIGURES and not leaf.formula):
            does = "in trống" if left_blank else "cộng các dòng của nhóm"
            shown = f"ô Excel tính {other}, " if other else ""
            yield (
                f"dòng nhóm của bảng gốc có số ở cột {_name(leaf)}: {shown}chương trình {does}; tính được từ cột khác "
                "thì ghi cong_thuc cho cột, là số riêng của nhóm thì chạy lại với --fixed-rows"
            )


def crosses_of_sums(
    leaves: Sequence[HeaderColumn],
    groups: Sequence[Sequence[GridCell]],
    total: Sequence[GridCell],
    summed: Sequence[str],
    *,
    named_only: bool,
) -> tuple[str, list[str]]:
    """What rows of groups and the total print where they have no figure, "" for nothing, and what is said of it.

    They print it in all such cells: ``summed`` are the columns with totals, () for all that can be added;
    ``named_only``: rows of groups have no figures at all.
    """
    numeric = {at for at, leaf in enumerate(leaves) if leaf.kind in FIGURES}
    blank = {at for at in numeric if (summed and leaves[at].key not in summed) or _cannot_be_added(leaves[at])}
    wanted = [*((row, numeric if named_only else blank) for row in groups), *([(total, blank)] if total else [])]
    texts = {row[at].text for row, places in wanted for at in places if at < len(row)}
    apart = {row[at].text for row, places in wanted for at in range(len(row)) if at not in places} & {*CROSSES}
    found = []
    for name, rows in (("nhóm", groups), ("tổng", [total])):
        crossed = [_name(leaf) for at, leaf in enumerate(leaves) if any(_is_crossed(row, at) for row in rows)]
        found += [f"dòng {name} (cột {', '.join(crossed)})"] if crossed else []
    if not found:
        return "", []
    where = ", ".join(found)
    if len(texts) == 1 and not apart:
        return (mark := texts.pop()), [f"in {mark} ở {where} như bảng gốc (in_khong_tong)"]
    return "", [f"bảng gốc ghi x ở {where}: chương trình in trống ở đó"]


def _is_crossed(row: Sequence[GridCell], place: int) -> bool:
    return place < len(row) and row[place].text in CROSSES


def _about_other_functions(cells: Sequence[tuple[HeaderColumn, str]]) -> Iterator[str]:
    """Questions about cells of the total row that are no sums in the file, although the form would print one."""
    for leaf, formula in cells:
        if functions_in(formula) & NO_SUMS and not _cannot_be_added(leaf):
            does = f"tính {leaf.formula} từ số của dòng tổng" if leaf.formula else "cộng các dòng"
            yield (
                f"dòng tổng: cột {_name(leaf)} trong ô Excel tính {formula}, chương trình {does}: số bình quân thì ghi "
                "kieu: binh_quan cho cột, tính được từ cột khác thì ghi cong_thuc; hay in trống: bỏ khóa cột khỏi cot "
                "của tong_cong"
            )


def _cannot_be_added(leaf: HeaderColumn) -> bool:
    return leaf.kind in ("ty_le", "binh_quan") and not leaf.formula


def _name(leaf: HeaderColumn) -> str:
    return plain_code(leaf.code) or f"“{leaf.title}”"
