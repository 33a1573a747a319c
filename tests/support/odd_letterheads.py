"""Lines of a letterhead and ends of a document drawn and typed in rarer ways than those of ``letterheads``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.support.hand_typed import MOTTO, STATE, docx, p, styles, tbl
from tests.support.letterheads import CLOSE, CONTENT_TYPES, LEFT, RIGHT, STYLES, Sample, text, title
from tests.support.letterheads import end as usual_end
from tthc_render.formats.fonts import advance_width

MOTTO_PT = advance_width(MOTTO, 14, bold=True)
Rule = Callable[[float, int], tuple[str, str]]
"""From a width in points and the width of the column in twips to what stands in the text's paragraph, and below it."""


def _center(words: str, look: str = "", size: int = 28, extra: str = "", inside: str = "") -> str:
    return p(words, look, "center", extra, size, inside)


def _run(words: str, look: str, size: int) -> str:
    marks = "".join(f"<w:{letter}/>" for letter in look)
    return f"<w:r><w:rPr>{marks}<w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def _old_line(width: float, column: int) -> tuple[str, str]:
    """An old line that is centred in its column, its ends with many decimals."""
    place = "mso-position-horizontal:center;mso-position-horizontal-relative:text;mso-position-vertical-relative:text"
    ends = f'from="0,17pt" to="{width:.9f}pt,17pt"'
    return f'<w:r><w:pict><v:line style="position:absolute;z-index:1;{place}" {ends}/></w:pict></w:r>', ""


def _connector(width: float, column: int) -> tuple[str, str]:
    """An old connector, placed from the left of its column."""
    left = (column / 20 - width) / 2
    style = f"position:absolute;left:0;margin-left:{left:.2f}pt;margin-top:17pt;width:{width:.2f}pt;height:0;z-index:2"
    return f'<w:r><w:pict><v:shape type="#_x0000_t32" style="{style}"/></w:pict></w:r>', ""


def _blanks(width: float, column: int) -> tuple[str, str]:
    """A paragraph of underlined blanks."""
    blanks = p("\u00a0" * round(width / 2), "", "center", size=16)
    return "", blanks.replace("<w:rPr>", '<w:rPr><w:u w:val="single"/>')


def _dashes(width: float, column: int) -> tuple[str, str]:
    """A row of long dashes, two of them under a short name."""
    return "", _center("—" * round(width / 13), size=26)


def _inner_table(width: float, column: int) -> tuple[str, str]:
    """A table of one cell in the cell, with an upper border."""
    twips = round(width * 20)
    cell = f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>'
    borders = '<w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="6"/></w:tblBorders>'
    grid = f'<w:tblGrid><w:gridCol w:w="{twips}"/></w:tblGrid>'
    return "", f"<w:tbl><w:tblPr>{borders}</w:tblPr>{grid}{cell}</w:tbl><w:p/>"


def _table(sample: Sample, rule: Rule, margins: str = "", inner: int = 216) -> str:
    """A letterhead in a table whose cells have ``margins`` of their own, with lines made by ``rule``."""
    name = min(advance_width(sample.issuer, 13, bold=True) * 0.42, 70)
    (in_name, below_name), (in_motto, below_motto) = rule(name, LEFT - inner), rule(MOTTO_PT, RIGHT - inner)
    left = _center(sample.parent, size=26) if sample.parent else ""
    left += _center(sample.issuer, "b", 26, inside=in_name) + below_name
    right = _center(STATE, "b", 26) + _center(MOTTO, "b", inside=in_motto) + below_motto
    about = _center(sample.about, size=26, extra='<w:spacing w:before="120"/>') if sample.about else ""
    rows = (left, right), (_center(sample.number, size=26) + about, _center(sample.date, "i"))
    return tbl(*rows, widths=(LEFT, RIGHT)).replace("</w:tcPr>", f"{margins}</w:tcPr>")


def _bordered(width: float, column: int) -> tuple[str, str]:
    """An empty paragraph with an upper border between indents."""
    side = round((column / 20 - width) * 10)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1"/></w:pBdr><w:spacing w:line="80" w:lineRule="exact"/>'
    return "", p("", extra=f'{border}<w:ind w:left="{side}" w:right="{side}"/>')


def _by_blanks(sample: Sample) -> str:
    """Both sides typed in one line with blanks between, lines of underscores as well."""

    def row(left: tuple[str, str, int], right: tuple[str, str, int]) -> str:
        blank, (one, look, size), (other, second, large) = advance_width(" ", 13), left, right
        width = advance_width(one, size / 2, bold="b" in look)
        lead = round((85 - width / 2) / blank)
        gap = round((320 - advance_width(other, large / 2, bold="b" in second) / 2 - width) / blank) - lead
        rest = _run(" " * gap, "", 26) + _run(other, second, large) if other else ""
        return f"<w:p><w:pPr/>{_run(' ' * lead, '', 26)}{_run(one, look, size) if one else ''}{rest}</w:p>"

    state, motto = (STATE, "b", 26), (MOTTO, "b", 28)
    name, none = (sample.issuer, "b", 26), ("", "", 26)
    head = (
        row((sample.parent, "", 26), state) + row(name, motto) if sample.parent else row(name, state) + row(none, motto)
    )
    short = "_" * round(min(advance_width(sample.issuer, 13, bold=True) * 0.42, 70) / 6.5)
    head += row((short, "", 26), ("_" * round(MOTTO_PT / 6.5), "", 26))
    head += row((sample.number, "", 26), (sample.date, "i", 28))
    return head + (row((sample.about, "", 26), none) if sample.about else "")


NO_MARGINS = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
HEADS: Mapping[str, Callable[[Sample], str]] = {
    "đường kẻ kiểu cũ canh giữa": lambda sample: _table(sample, _old_line),
    "nối kiểu cũ": lambda sample: _table(sample, _connector),
    "dấu cách gạch chân": lambda sample: _table(sample, _blanks),
    "gạch dài": lambda sample: _table(sample, _dashes),
    "bảng một ô có viền trên": lambda sample: _table(sample, _inner_table),
    "ô không có lề": lambda sample: _table(sample, _bordered, NO_MARGINS, 0),
    "dấu cách": _by_blanks,
}


def _columns(sample: Sample) -> tuple[list[tuple[str, str, int]], list[str]]:
    left = [("Nơi nhận:", "bi", 24), *((item, "", 22) for item in sample.recipients)]
    return left, [*sample.signature, *[""] * max(2, len(left) - len(sample.signature)), sample.name]


def _end_by_tabs(sample: Sample) -> str:
    """Recipients and signature line by line, the name beside the last recipient or below."""
    stop = f'<w:tabs><w:tab w:val="center" w:pos="6800"/></w:tabs>{CLOSE}'
    left, right = _columns(sample)
    right.remove("")
    out = ""
    for place in range(max(len(left), len(right))):
        own = _run(*left[place]) if place < len(left) else ""
        other = right[place] if place < len(right) else ""
        out += f"<w:p><w:pPr>{stop}</w:pPr>{own}"
        out += f"<w:r><w:tab/></w:r>{_run(other, 'b', 28)}</w:p>" if other else "</w:p>"
    return out


def _end_by_blanks(sample: Sample) -> str:
    left, right = _columns(sample)
    out = ""
    for place in range(max(len(left), len(right))):
        words, look, size = left[place] if place < len(left) else ("", "", 22)
        other = right[place] if place < len(right) else ""
        width = advance_width(words, size / 2, bold="b" in look)
        gap = round((340 - advance_width(other, 14, bold=True) / 2 - width) / advance_width(" ", 14))
        out += f"<w:p><w:pPr>{CLOSE}</w:pPr>{_run(words, look, size) if words else ''}"
        out += f"{_run(' ' * gap, '', 28)}{_run(other, 'b', 28)}</w:p>" if other else "</w:p>"
    return out


def _end_by_breaks(sample: Sample) -> str:
    """Each side of the end is one paragraph."""
    left = f"<w:p><w:pPr>{CLOSE}</w:pPr>{_run('Nơi nhận:', 'bi', 24)}" + "".join(
        f"<w:r><w:br/></w:r>{_run(item, '', 22)}" for item in sample.recipients
    )
    lines = "<w:r><w:br/></w:r>".join(_run(item, "b", 28) for item in (*sample.signature, "", "", "", sample.name))
    right = f'<w:p><w:pPr>{CLOSE}<w:jc w:val="center"/></w:pPr>{lines}</w:p>'
    return tbl((f"{left}</w:p>", right), widths=(4500, 4571))


ENDS: Mapping[str, Callable[[Sample], str]] = {
    "tab": _end_by_tabs,
    "dấu cách": _end_by_blanks,
    "ngắt dòng": _end_by_breaks,
}


def built(sample: Sample, head: str, end: str) -> bytes:
    """A document with a letterhead of ``HEADS`` and an end of ``ENDS``; two who sign have the usual end."""
    close = usual_end(sample) if sample.second else ENDS[end](sample)
    parts = {"[Content_Types].xml": CONTENT_TYPES} | styles(
        defaults='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    )
    return docx(HEADS[head](sample), title(sample), text(sample), close, parts=parts, rels=STYLES)
