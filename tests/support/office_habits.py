"""More ways in which offices build the parts of a document: each puts ``Sample`` into bare WordprocessingML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping

from tests.support.hand_typed import MOTTO, STATE, docx, line, p, styles, tbl
from tests.support.letterheads import (
    BETWEEN,
    CLOSE,
    CONTENT_TYPES,
    LEFT,
    RIGHT,
    STYLES,
    Sample,
    border,
    end,
    head_table,
    text,
    title,
)
from tthc_render.formats.fonts import advance_width

MOTTO_PT = advance_width(MOTTO, 14, bold=True)
_RUN = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)<w:t xml:space='preserve'>([^<]{8,})</w:t></w:r>")


def _rule(sample: Sample) -> float:
    return min(advance_width(sample.issuer, 13, bold=True) * 0.42, 70)


def _center(words: str, look: str = "", size: int = 28, extra: str = "") -> str:
    return p(words, look, "center", extra, size)


def _names(sample: Sample) -> str:
    return (_center(sample.parent, size=26) if sample.parent else "") + _center(sample.issuer, "b", 26)


def _nation() -> str:
    return _center(STATE, "b", 26) + _center(MOTTO, "b")


def _number(sample: Sample) -> str:
    about = _center(sample.about, size=26, extra='<w:spacing w:before="120"/>') if sample.about else ""
    return _center(sample.number, size=26) + about


def _underscores(width: float) -> str:
    return "_" * round(width / 6.5)


def head_bold_underscores(sample: Sample) -> str:
    """Rows of bold underscores below the names."""
    left = _names(sample) + _center(_underscores(_rule(sample)), "b", 26)
    right = _nation() + _center(_underscores(MOTTO_PT), "b", 26)
    return tbl((left, right), (_number(sample), _center(sample.date, "i")), widths=(LEFT, RIGHT))


def head_anchored_above(sample: Sample) -> str:
    """Lines drawn far below the paragraph that they hang on, the first of the cell."""
    lines = 2 if sample.parent else 1
    left = _names(sample).replace("</w:p>", f"{line(_rule(sample), lines * 15 + 2)}</w:p>", 1)
    right = _nation().replace("</w:p>", f"{line(MOTTO_PT, 33)}</w:p>", 1)
    return tbl((left, right), (_number(sample), _center(sample.date, "i")), widths=(LEFT, RIGHT))


def head_border_cells(sample: Sample) -> str:
    """A thin row whose middle cells have an upper border each."""
    widths: list[int] = []
    for column, length in ((LEFT, round(_rule(sample) * 20)), (RIGHT, round(MOTTO_PT * 20))):
        side = (column - length) // 2
        widths += [side, length, column - length - side]

    def cell(width: int, content: str, more: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'

    def row(left: str, right: str) -> str:
        span = '<w:gridSpan w:val="3"/>'
        return f"<w:tr>{cell(LEFT, left, span)}{cell(RIGHT, right, span)}</w:tr>"

    thin = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    bordered = '<w:tcBorders><w:top w:val="single" w:sz="6"/></w:tcBorders>'
    rule = "".join(cell(width, thin, bordered if place % 3 == 1 else "") for place, width in enumerate(widths))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = row(_names(sample), _nation()) + f"<w:tr>{rule}</w:tr>" + row(_number(sample), _center(sample.date, "i"))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def head_line_rows(sample: Sample) -> str:
    """A row of the table for each line, the drawn lines in rows of their own."""
    left = [_center(sample.parent, size=26)] if sample.parent else []
    left += [_center(sample.issuer, "b", 26), border(_rule(sample), LEFT - 216)]
    right = [_center(STATE, "b", 26), _center(MOTTO, "b"), border(MOTTO_PT, RIGHT - 216)]
    rows = [(one or p(""), other or p("")) for one, other in itertools.zip_longest(left, right)]
    return tbl(*rows, (_number(sample), _center(sample.date, "i")), widths=(LEFT, RIGHT))


def head_floating(sample: Sample) -> str:
    """A table that text runs round."""
    place = (
        '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" '
        'w:tblpXSpec="center" w:tblpY="-500"/>'
    )
    return head_table(sample).replace("<w:tblPr>", f"<w:tblPr>{place}")


def head_shares(sample: Sample) -> str:
    """A table whose cells are shares of its width."""
    shared = head_table(sample).replace("<w:tblPr>", '<w:tblPr><w:tblW w:w="5000" w:type="pct"/>')
    shared = shared.replace(f'<w:tcW w:w="{LEFT}" w:type="dxa"/>', '<w:tcW w:w="1875" w:type="pct"/>')
    return shared.replace(f'<w:tcW w:w="{RIGHT}" w:type="dxa"/>', '<w:tcW w:w="3125" w:type="pct"/>')


def head_controls(sample: Sample) -> str:
    """Content controls round the table and round each of its cells."""
    inner = head_table(sample).replace("<w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>")
    return _control(inner.replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>"))


def _control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def head_capitals(sample: Sample) -> str:
    """Names typed small and shown in capitals."""
    typed = head_table(sample)
    for name in (sample.parent, sample.issuer, STATE):
        shown = re.compile(rf"<w:rPr>((?:<w:b/>)?<w:sz w:val=\"26\"/></w:rPr><w:t xml:space='preserve'>){name}<")
        typed = shown.sub(rf"<w:rPr><w:caps/>\1{name.lower()}<", typed) if name else typed
    return typed


def head_tabs_uneven(sample: Sample) -> str:
    """Two columns by tabs; the left side is longer, so that its name is level with the line below the motto."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1701"/><w:tab w:val="center" w:pos="6406"/></w:tabs>'
    left = [("CHI CỤC VĂN THƯ, LƯU TRỮ", "", 26), ("TRUNG TÂM LƯU TRỮ", "b", 26), ("LỊCH SỬ TỈNH", "b", 26)]
    left.append((_underscores(advance_width("LỊCH SỬ TỈNH", 13, bold=True) * 0.42), "", 26))
    right = [(STATE, "b", 26), (MOTTO, "b", 28), (_underscores(MOTTO_PT), "", 26)]
    rows: list[tuple[tuple[str, str, int] | None, tuple[str, str, int] | None]]
    rows = [*itertools.zip_longest(left, right), ((sample.number, "", 26), (sample.date, "i", 28))]
    rows += [((sample.about, "", 26), None)] if sample.about else []
    return "".join(
        f"<w:p><w:pPr>{stops}</w:pPr>" + "".join(f"<w:r><w:tab/></w:r>{_run(*side)}" for side in row if side) + "</w:p>"
        for row in rows
    )


def _run(words: str, look: str, size: int) -> str:
    marks = "".join(f"<w:{letter}/>" for letter in look)
    return f"<w:r><w:rPr>{marks}<w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


HEADS: Mapping[str, Callable[[Sample], str]] = {
    "gạch dưới đậm": head_bold_underscores,
    "neo ở đoạn đầu ô": head_anchored_above,
    "viền của ô giữa": head_border_cells,
    "mỗi dòng một hàng": head_line_rows,
    "bảng nổi": head_floating,
    "bảng theo phần trăm": head_shares,
    "ô điều khiển": head_controls,
    "chữ hoa do định dạng": head_capitals,
    "tab lệch dòng": head_tabs_uneven,
}


def _left(sample: Sample) -> str:
    items = "".join(p(item, size=22, extra=CLOSE) for item in sample.recipients)
    return p("Nơi nhận:", "bi", size=24, extra=CLOSE) + items


def _titles(sample: Sample) -> str:
    return "".join(_center(item, "b", extra=CLOSE) for item in sample.signature)


def end_rows(sample: Sample) -> str:
    """Label and titles in one row, list and room for the signature in the next, the name in the last."""
    room = p("", extra=CLOSE) * 4
    label, items = _left(sample).split("</w:p>", 1)
    name = _center(sample.name, "b", extra=CLOSE)
    return tbl((f"{label}</w:p>", _titles(sample)), (items, room), (p(""), name), widths=(4500, 4571))


def end_merged(sample: Sample) -> str:
    """The left side is one cell beside two: titles, then room and name."""
    room = p("", extra=CLOSE) * 4
    name = _center(sample.name, "b", extra=CLOSE)
    table = tbl((_left(sample), _titles(sample)), (p(""), room + name), widths=(4500, 4571))
    width = '<w:tcW w:w="4500" w:type="dxa"/>'
    first, _, rest = table.partition(width)
    middle, _, last = rest.partition(width)
    return f'{first}{width}<w:vMerge w:val="restart"/>{middle}{width}<w:vMerge/>{last}'


def end_signed(sample: Sample) -> str:
    """The word that it was signed stands for the signature."""
    signed = p("", extra=CLOSE) + _center("(Đã ký)", "i", 26, CLOSE) + p("", extra=CLOSE)
    right = _titles(sample) + signed + _center(sample.name, "b", extra=CLOSE)
    return tbl((_left(sample), right), widths=(4500, 4571))


def end_spaced(sample: Sample) -> str:
    """Room for the signature is the space above the name."""
    name = _center(sample.name, "b", extra='<w:spacing w:before="1200" w:after="0"/>')
    return tbl((_left(sample), _titles(sample) + name), widths=(4500, 4571))


ENDS: Mapping[str, Callable[[Sample], str]] = {
    "ba hàng": end_rows,
    "ô gộp dọc": end_merged,
    "đã ký": end_signed,
    "cách bằng khoảng trên": end_spaced,
}


def many_addressees(items: tuple[str, ...]) -> str:
    """ "Kính gửi:" and the addressees below, all put in their place by tabs."""
    stops = '<w:tabs><w:tab w:val="left" w:pos="1400"/></w:tabs>'
    return p("\tKính gửi:", extra=stops + BETWEEN) + "".join(p(f"\t\t{item}", extra=stops + BETWEEN) for item in items)


def split_runs(content: str) -> str:
    """Each run in two, with the marks of a spelling checker and a bookmark between them."""

    def halves(match: re.Match[str]) -> str:
        look, words = match.groups()
        at = len(words) // 2
        one, other = (f"<w:r>{look}<w:t xml:space='preserve'>{part}</w:t></w:r>" for part in (words[:at], words[at:]))
        return f'{one}<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/>{other}'

    return _RUN.sub(halves, content)


BODIES: Mapping[str, Callable[[str], str]] = {
    "điều khiển": _control,
    "cắt vụn": split_runs,
    "cách trước và sau": lambda content: content.replace(BETWEEN, '<w:spacing w:before="60" w:after="60"/>'),
    "cách dòng ít nhất": lambda content: content.replace(
        BETWEEN, '<w:spacing w:before="120" w:line="340" w:lineRule="atLeast"/>'
    ),
}


def built(sample: Sample, head: str, body: str, close: str, addressees: tuple[str, ...] = ()) -> bytes:
    """A document of these parts; two who sign have the usual end."""
    last = end(sample) if sample.second else ENDS[close](sample)
    parts = {"[Content_Types].xml": CONTENT_TYPES} | styles(
        defaults='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    )
    listed = many_addressees(addressees) if addressees else ""
    middle = listed + BODIES[body](text(sample))
    return docx(HEADS[head](sample), title(sample), middle, last, parts=parts, rels=STYLES)
