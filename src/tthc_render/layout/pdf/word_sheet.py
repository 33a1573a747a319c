"""The style sheet that says in CSS what ``layout.docx`` says about sizes, spaces and pages.

It comes after the style sheets of the layout: what a maintainer changes in Word reaches the PDF, too.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.layout.cell_lines import TWIPS_PER_PT, cell_line_pt, note_line_twips, text_line_pt
from tthc_render.layout.frame_room import frame_height_pt, look_of, with_room
from tthc_render.layout.geometry import CELL_MARGIN_PT, CELL_STYLE
from tthc_render.layout.paragraphs import RAISED, size_class
from tthc_render.layout.signature_lines import CLOSE_MARGIN_PT
from tthc_render.layout.table_grid import code_size
from tthc_render.layout.word_frames import PAGE, FrameLine, WordFrames, word_frames
from tthc_render.layout.word_styles import WordLayout, WordPage, WordStyle, word_layout

PT_PER_MM: Final = 72 / 25.4
PAPERS_MM: Final = ((210.0, 297.0), (297.0, 210.0), (297.0, 420.0), (420.0, 297.0))
NOTE_RULE: Final = 0.6
"""Where on a line of the style Normal word processors draw the rule above notes."""
RISE: Final = 0.33
"""How far the number of a note is raised, as a factor of the size of its line."""
CLASSES: Final[Mapping[str, str]] = {
    "Thân bài": ".than, .giua, .dieu, .ten-muc",
    "Mục gạch": ".gach",
    "Mục cộng": ".cong",
    "heading 1": "h1.muc",
    "heading 2": "h2.muc",
    "heading 3": "h3.muc",
    "heading 4": "h4.muc",
    "Quốc hiệu": ".quoc-hieu",
    "Tiêu ngữ": ".tieu-ngu",
    "Cơ quan chủ quản": ".chu-quan",
    "Cơ quan ban hành": ".ban-hanh",
    "Số ký hiệu": ".so-ky-hieu",
    "Địa danh ngày": ".dia-danh-ngay",
    "Tên loại": ".ten-loai",
    "Trích yếu": ".trich-yeu",
    "Kỳ số liệu": ".ky-so-lieu",
    "Kính gửi": ".kinh-gui",
    "Kính gửi nhiều nơi": ".kinh-gui-nhieu",
    "Kính gửi từng nơi": ".kinh-gui-tung",
    "Nhãn nơi nhận": ".nhan-noi-nhan",
    "Nơi nhận": ".noi-nhan",
    "Quyền hạn chức vụ": ".quyen-han",
    "Họ tên người ký": ".ho-ten",
    "Ký hiệu biểu": ".ky-hieu-bieu",
    "Tên biểu": ".ten-bieu",
    "Kỳ báo cáo": ".ky-bao-cao",
    "Đơn vị báo cáo": ".don-vi-bao-cao, .ghi-chu-bieu",
    "Đơn vị tính": ".don-vi-tinh",
    "Tên phần biểu": ".ten-phan-bieu",
    "Phụ lục": ".nhan-phu-luc",
    "Tên phụ lục": ".ten-phu-luc",
    "Kèm theo": ".kem-theo",
    "Hình": ".hinh",
    "Chú thích hình": ".chu-thich-hinh",
}
"""Classes of the HTML layout by the paragraph style that they stand for."""
GAPS: Final[Mapping[str, str]] = {
    "Khoảng cách sau tiêu đề": ".sau-tieu-de",
    "Khoảng ký": ".khoang-ky",
    "Sau bảng": ".sau-bang",
}
"""Classes of empty room by the style of the empty paragraph that keeps it free in Word."""
TABLE_SIZES: Final = tuple(half / 2 for half in range(12, 33))
"""Sizes in which tables are printed: 6 to 16 points."""
CLOSING_PT: Final = 0.3
"""Below a line at which a page ends inside a row, word processors want so much more room than the height of its rule:
they reckon pages from tops that are a little lower."""
PAGE_NAMES: Final = ("", "phu-luc-doc", "phu-luc-ngang")


BOXES: Final[Mapping[str, str]] = {"left": "left", "start": "left", "both": "left", "right": "right", "end": "right"}
"""Where a line of a header stands by its alignment in Word; centred ones in the middle."""


def sheet_of(folder: Path) -> tuple[str, ...]:
    """The sheet of the layout in ``folder``; none where it has no ``layout.docx``."""
    path = folder / "layout.docx"
    return (_sheet(path),) if path.is_file() else ()


@functools.lru_cache(maxsize=16)
def _sheet(path: Path) -> str:
    word = word_layout(path)
    frames = word_frames(path)
    return "\n".join([*rules(word), *frame_rules(frames, word), *_moved(frames, word)])


def rules(word: WordLayout) -> Iterator[str]:
    """The rules, one a line."""
    normal = word.styles.get("Normal", WordStyle())
    yield f"html, body, p, h1, h2, h3, h4 {{ font-size: {_pt(normal.size_pt)} }}"
    yield f"html {{ line-height: {_line(normal)} }}"
    for name, selector in CLASSES.items():
        if name in word.styles:
            yield f"{selector} {{ {_look(word.styles[name])} }}"
    yield ".giua, .ten-muc { text-align: center; text-indent: 0 }"
    yield ".ten-muc { break-after: avoid }"
    yield ".hai-chu-ky { break-inside: avoid }"
    yield f".hai-chu-ky td {{ padding: 6pt {_pt(CELL_MARGIN_PT)} 0 }} .chu-ky td {{ padding: 0 {_pt(CELL_MARGIN_PT)} }}"
    yield f".sat td {{ padding: 6pt {_pt(CLOSE_MARGIN_PT)} 0 }}"
    yield ".ghi-chu-bieu { text-align: justify; margin: 3pt 0 0 }"
    for name, selector in GAPS.items():
        if name in word.styles:
            yield f"{selector} {{ height: {_pt(_height(word.styles[name]))} }}"
    if "Đường kẻ" in word.styles:
        rule = word.styles["Đường kẻ"]
        yield (
            f".duong-ke {{ border-top: {_pt(rule.border_pt)} solid #000; height: {_pt(rule.exact_pt)}; "
            f"margin: {_pt(rule.before_pt)} auto {_pt(rule.after_pt)} }}"
        )
    yield from _notes(word, normal)
    yield from _tables(word)
    yield from _pages(word)


def frame_rules(frames: WordFrames, word: WordLayout) -> Iterator[str]:
    """Headers and footers that have more than the number of the page, or have it on first pages, too."""
    boxes: list[str] = []
    for edge, lines in (("top", frames.header), ("bottom", frames.footer)):
        is_number = edge == "top" and "".join(line.words for line in lines) == (lines[0].words if lines else "") == PAGE
        if not lines or (is_number and not frames.first and not any(line.rules for line in lines)):
            continue
        by_place, distance = _by_place(lines, word), _distance(edge, word)
        if edge == "top" and "center" not in by_place:
            yield "@page { @top-center { content: none } }"
        for place, found in by_place.items():
            boxes.append(f"@{edge}-{place}")
            box = f"@{edge}-{place} {{ {_frame(found, edge, distance, word, len(by_place))} }}"
            yield f"@page {{ {box} }}"
            if frames.first:  # sheets of layouts leave out the number of first pages
                yield from _on_first(box)
    hidden = " ".join(f"{box} {{ content: none }}" for box in boxes)
    own = " ".join(
        f"@{edge}-{place} {{ {_frame(found, edge, _distance(edge, word), word, len(by_place))} }}"
        for edge, lines in (("top", frames.first_header), ("bottom", frames.first_footer))
        for by_place in (_by_place(lines, word),)
        for place, found in by_place.items()
    )
    if (hidden or own) and not frames.first:
        yield from _on_first(f"{hidden} {own}")


def _on_first(boxes: str) -> Iterator[str]:
    """What the first page of the body and of each kind of appendix has in its margins."""
    yield f"@page :first {{ {boxes} }}"
    for name in PAGE_NAMES[1:]:
        for paper in (name, f"{name}-a3"):
            yield f"@page :nth(1 of {paper}) {{ {boxes} }}"


def _by_place(lines: Sequence[FrameLine], word: WordLayout) -> dict[str, list[FrameLine]]:
    """The lines of a header or footer by where they stand; in each place those of the others are empty."""
    places = [BOXES.get(line.align or word.styles.get(line.style, WordStyle()).align, "center") for line in lines]
    names = list(dict.fromkeys(places))
    if "center" in names and len(names) > 1 and any(line.rules for line in lines):
        names = ["left", "center", "right"]
    return {
        name: [line if place == name else replace(line, words="") for line, place in zip(lines, places, strict=True)]
        for name in names
    }


def _distance(edge: str, word: WordLayout) -> float:
    return word.pages[0].header_pt if edge == "top" else word.pages[0].footer_pt


def frame_looks(lines: Sequence[FrameLine], word: WordLayout) -> set[tuple[float, bool, bool, float, float]]:
    """Size, bold, italic, height and space of the lines with words: the PDF can follow one of each edge."""
    looks = [(look_of(line, word), line) for line in lines if line.words]
    return {
        (
            look.size_pt,
            look.bold or line.bold,
            look.italic or line.italic,
            look.exact_pt or look.line,
            max(look.before_pt, look.after_pt) if len(lines) > 1 else 0.0,
        )
        for look, line in looks
    }


def _frame(lines: list[FrameLine], edge: str, distance: float, word: WordLayout, parts: int) -> str:
    first = next((line for line in lines if line.words), lines[0])
    style = word.styles.get(first.style, WordStyle(14))
    content = ' "\\A" '.join(_content(line.words) for line in lines)
    size = first.size_pt or style.size_pt
    return (
        f"content: {content}; white-space: pre; font-size: {_pt(size)}; vertical-align: {edge}; "
        f"padding-{edge}: {_mm(distance)}; font-weight: {'bold' if style.bold or first.bold else 'normal'}; "
        f"font-style: {'italic' if style.italic or first.italic else 'normal'}"
        f"{_frame_rules(lines, edge, distance, word, parts)}"
    )


def _frame_rules(lines: Sequence[FrameLine], edge: str, distance: float, word: WordLayout, parts: int) -> str:
    """The borders of the paragraphs of a header or footer, drawn behind their words.

    A rule is as wide as the text: each of the ``parts`` of the margin has its part of it.
    """
    drawn: list[str] = []
    for number, line in enumerate(lines):
        for rule in line.rules:
            above = frame_height_pt(lines[: number + (rule.edge == "bottom")], word)
            away = rule.space_pt if rule.edge == "bottom" else -rule.space_pt - rule.width_pt
            down = distance + above + away
            if edge == "bottom":
                down = distance + frame_height_pt(lines, word) - above - away - rule.width_pt
            drawn.append(
                f'url("{_RULE.format(colour=rule.colour, width=rule.width_pt)}") no-repeat left 0 {edge} {_pt(down)} / '
                f"100% {_pt(rule.width_pt)}"
            )
    return f"; width: {100 / parts:.4f}%; background: {', '.join(drawn)}" if drawn else ""


_RULE: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1000 1' preserveAspectRatio='none' "
    "width='1000pt' height='{width}pt'%3E%3Crect width='1000' height='1' fill='%23{colour}'/%3E%3C/svg%3E"
)


def _content(words: str) -> str:
    """Words and page numbers as the value of ``content``."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').split(PAGE)
    return " counter(page) ".join(f'"{part}"' for part in quoted)


def _look(style: WordStyle) -> str:
    """A paragraph style as declarations."""
    edges = (style.before_pt, style.right_pt, style.after_pt, style.left_pt)
    parts = [
        f"font-size: {_pt(style.size_pt)}",
        f"font-weight: {'bold' if style.bold else 'normal'}",
        f"font-style: {'italic' if style.italic else 'normal'}",
        f"text-align: {style.align}",
        f"text-indent: {_pt(style.first_pt)}",
        f"margin: {' '.join(map(_pt, edges))}",
    ]
    parts.append(f"line-height: {_line(style)}")
    return "; ".join(parts)


def _line(style: WordStyle) -> str:
    """The height of a line, as a factor of its size."""
    return f"{(style.exact_pt or text_line_pt(style.size_pt, style.line)) / style.size_pt:.5f}"


def _height(style: WordStyle) -> float:
    return style.before_pt + style.after_pt + (style.exact_pt or text_line_pt(style.size_pt, style.line))


def _notes(word: WordLayout, normal: WordStyle) -> Iterator[str]:
    note, body = word.styles.get("footnote text"), word.styles.get("Thân bài", normal)
    if note is None:
        return
    look = f"font-size: {_pt(note.size_pt)}; text-align: {note.align}; text-indent: {_pt(note.first_pt)}"
    if twips := note_line_twips(note.size_pt, note.line, note.exact_pt):
        look += f"; line-height: {twips / TWIPS_PER_PT / note.size_pt:.5f}"
    yield f".chu-thich {{ {look} }}"
    yield (
        f".chu-thich::footnote-call {{ font-size: {_pt(RAISED * body.size_pt)}; "
        f"vertical-align: {_pt(RISE * body.size_pt)} }}"
    )
    for size in TABLE_SIZES:
        yield (
            f".{size_class(size)} .chu-thich::footnote-call {{ font-size: {_pt(RAISED * size)}; "
            f"vertical-align: {_pt(RISE * size)} }}"
        )
    yield (
        f".chu-thich::footnote-marker {{ font-size: {_pt(RAISED * note.size_pt)}; "
        f"vertical-align: {_pt(RISE * note.size_pt)}; margin-right: {_pt(note.size_pt / 4)} }}"
    )


def _tables(word: WordLayout) -> Iterator[str]:
    top, left = word.cell_padding_pt
    half = word.cell_border_pt / 2
    yield f".so-lieu td {{ border: {_pt(word.cell_border_pt)} solid #000; padding: {_pt(top)} {_pt(left - half)} }}"
    cell = word.styles.get(CELL_STYLE, WordStyle())
    for size in TABLE_SIZES:
        text, code = (cell_line_pt(each, cell.line, cell.exact_pt) / each for each in (size, code_size(size)))
        yield f".{size_class(size)} {{ line-height: {text:.5f} }}"
        yield f".{size_class(size)} .code {{ line-height: {code:.5f} }}"
    # A row higher than a page, line by line.
    yield ".so-lieu .dong-dau td, .so-lieu .dong-giua td { border-bottom: none }"
    yield ".so-lieu .dong-giua td, .so-lieu .dong-cuoi td { border-top: none }"
    lines = ", ".join(f".so-lieu .dong-{place} td" for place in ("dau", "giua", "cuoi"))
    # Lines end where Word ends them; columns of the PDF are up to a border narrower than those of Word.
    room = max(0.0, left - half - word.cell_border_pt)
    yield f"{lines} {{ padding-top: 0; padding-bottom: 0; padding-right: {_pt(room)}; vertical-align: top }}"
    sides = "border-left: none; border-right: none; border-bottom: none"
    yield f".so-lieu .day td {{ {sides}; padding: {_pt(CLOSING_PT)} 0 0 }}"
    for name, own in (("dau", word.letterhead_width_pt), ("cuoi", word.ending_width_pt)):
        if own:
            yield f".{name}-van-ban {{ width: {_pt(own)} }}"
    if len(word.letterhead_pt) == 2:
        for name, width in zip(("trai", "phai"), word.letterhead_pt, strict=True):
            yield f".dau-van-ban .{name} {{ width: {_mm(width)} }}"
    if len(word.signature_shares) == 2:
        for name, share in zip(("trai", "phai"), word.signature_shares, strict=True):
            yield f".cuoi-van-ban .{name} {{ width: {share:.2%} }}"
    if len(word.form_shares) == 3:
        for name, share in zip(("trai", "giua", "phai"), word.form_shares, strict=True):
            yield f".dau-bieu .{name} {{ width: {share:.2%} }}"


def _pages(word: WordLayout) -> Iterator[str]:
    if not word.pages:
        return
    number = word.styles.get("Số trang", WordStyle(14))
    normal = word.styles.get("Normal", WordStyle())
    line = text_line_pt(normal.size_pt)
    boxes = (
        f"@top-center {{ content: counter(page); font-size: {_pt(number.size_pt)}; vertical-align: top; "
        f"padding-top: {_mm(word.pages[0].header_pt)} }} "
        f"@footnote {{ margin-top: {_up(NOTE_RULE * line)}; padding-top: {_up((1 - NOTE_RULE) * line)} }}"
    )
    for name, page in zip(PAGE_NAMES, word.pages, strict=False):
        if name:
            yield f"@page {name} {{ {_paper(page)} }}"
            yield f"@page {name}-a3 {{ {_paper(on_a3(page))} }}"
        else:
            yield f"@page {{ {_paper(page)}; {boxes} }}"


def _moved(frames: WordFrames, word: WordLayout) -> Iterator[str]:
    """Margins of pages whose header or footer is higher than theirs; the first of them may have another one."""
    for name, page in zip(PAGE_NAMES, word.pages, strict=False):
        later = with_room(page, frames.header, frames.footer, word)
        first = later if frames.first else with_room(page, frames.first_header, frames.first_footer, word)
        for paper, sized in (
            ((name, lambda each: each), (f"{name}-a3", on_a3)) if name else ((name, lambda each: each),)
        ):
            if later != page:
                yield f"@page {paper} {{ {_margin(sized(later))} }}"
            if first != later:
                opening = f":nth(1 of {paper})" if paper else ":first"
                yield f"@page {opening} {{ {_margin(sized(first))} }}"


def on_a3(page: WordPage) -> WordPage:
    """The same margins on A3 paper (ISO 216)."""
    short, long = 841.9, 1190.55
    width, height = (short, long) if page.width_pt < page.height_pt else (long, short)
    return replace(page, width_pt=width, height_pt=height)


def _paper(page: WordPage) -> str:
    """Size and margins."""
    width, height = paper_mm(page)
    return f"size: {width:g}mm {height:g}mm; {_margin(page)}"


def _margin(page: WordPage) -> str:
    """Margins; the right one is what the text, as wide as in Word, leaves of the paper."""
    left = _rounded_mm(page.left_pt)
    right = paper_mm(page)[0] - left - page.text_width_pt / PT_PER_MM
    return f"margin: {_mm(page.top_pt)} {right:.4f}mm {_mm(page.bottom_pt)} {left:g}mm"


def paper_mm(page: WordPage) -> tuple[float, float]:
    """The paper: a size of ISO 216 where it is one to half a millimetre, since Word counts in whole twips."""
    own = (page.width_pt / PT_PER_MM, page.height_pt / PT_PER_MM)
    near = (size for size in PAPERS_MM if all(abs(a - b) < 0.5 for a, b in zip(size, own, strict=True)))
    return next(near, (round(own[0], 2), round(own[1], 2)))


def _rounded_mm(points: float) -> float:
    """Points as millimetres, to a tenth where that is what somebody typed."""
    value = points / PT_PER_MM
    return round(value, 1) if abs(value - round(value, 1)) < 0.01 else round(value, 3)


def _mm(points: float) -> str:
    return f"{_rounded_mm(points):g}mm"


def _up(points: float) -> str:
    """Rounded up: where the room above notes is a thousandth less than a line, WeasyPrint ends pages at every note."""
    return f"{math.ceil(points * 100) / 100:g}pt"


def _pt(points: float) -> str:
    return f"{round(points, 3):g}pt" if points else "0"
