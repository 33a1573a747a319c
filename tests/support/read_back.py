"""What a reader finds in a finished file: text, styles, pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pdfplumber
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEPARATORS = ("separator", "continuationSeparator")
NOTE_SIZES = (10.0, 5.8)


def squeezed(text: str) -> str:
    """``text`` without any white space: lines break in other places in the two formats' text."""
    return "".join(text.split())


def part(data: bytes, name: str) -> etree._Element:
    """A part of a DOCX, strictly parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def names(data: bytes) -> list[str]:
    """The parts of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def style_names(data: bytes) -> dict[str, str]:
    """Style names by id."""
    return {
        style.get(f"{W}styleId", ""): style.find(f"{W}name").get(f"{W}val", "")  # type: ignore[union-attr]
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }


def docx_text(data: bytes) -> str:
    """The text of a DOCX in reading order, footnote calls as their numbers, heads that are printed again left out."""
    document = part(data, "word/document.xml")
    for begin in list(document.iter(f"{W}p")):
        above, below = begin.getprevious(), begin.getnext()
        parted = above is not None and above.tag == f"{W}tbl" and below is not None and below.tag == f"{W}tbl"
        if parted and begin.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            for row in below.findall(f"{W}tr"):
                if row.find(f"{W}trPr/{W}tblHeader") is not None:
                    below.remove(row)
    return paragraph_text(document, Calls())


def docx_notes(data: bytes) -> list[str]:
    """The texts of the footnotes, in the order of their calls."""
    notes = {
        note.get(f"{W}id"): paragraph_text(note, Calls())
        for note in part(data, "word/footnotes.xml").iter(f"{W}footnote")
        if note.get(f"{W}type") not in SEPARATORS
    }
    calls = [call.get(f"{W}id") for call in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    assert sorted(calls, key=str) == sorted(notes, key=str), "every note has one call and every call its note"
    return [notes[identity] for identity in calls]


class Calls:
    """Numbers footnote calls as Word does: in the order of the text."""

    def __init__(self) -> None:
        self.count = 0


def paragraph_text(element: etree._Element, calls: Calls) -> str:
    out = []
    for item in element.iter(f"{W}t", f"{W}br", f"{W}p", f"{W}footnoteReference"):
        if item.tag == f"{W}t":
            out.append(item.text or "")
        elif item.tag == f"{W}footnoteReference":
            calls.count += 1
            out.append(str(calls.count))
        else:
            out.append("\n")
    return "".join(out).strip("\n")


def outline(data: bytes) -> list[str]:
    """Each paragraph as ``style | text`` and each table as a grid, indented; sections as their page boxes."""
    ids, calls, out = style_names(data), Calls(), list[str]()

    def show(parent: etree._Element, indent: str) -> None:
        for item in parent:
            if item.tag == f"{W}p":
                out.append(f"{indent}{_line(item, ids, calls)}".rstrip())
                out.extend(_sections(item, indent))
            elif item.tag == f"{W}tbl":
                widths = [column.get(f"{W}w", "") for column in item.iterfind(f"{W}tblGrid/{W}gridCol")]
                out.append(f"{indent}bảng {' '.join(widths)}")
                for row in item.iterfind(f"{W}tr"):
                    show_row(row, f"{indent}  ")
            elif item.tag == f"{W}sectPr":
                out.append(f"{indent}{_section(item)}")

    def show_row(row: etree._Element, indent: str) -> None:
        repeated = " lặp lại" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        cells = list(row.iterfind(f"{W}tc"))
        if all(len(cell.findall(f"{W}p")) == 1 for cell in cells):
            line = " ‖ ".join(f"{_spans(cell)}{_line(cell.find(f'{W}p'), ids, calls)}".rstrip(" |") for cell in cells)
            out.append(f"{indent}hàng{repeated}: {line}")
            return
        out.append(f"{indent}hàng{repeated}")
        for cell in cells:
            out.append(f"{indent}  ô {_spans(cell)}".rstrip())
            show(cell, f"{indent}    ")

    body = part(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    show(body, "")
    for number, note in enumerate(docx_notes(data), 1):
        out.append(f"chú thích {number} |{note}")
    return out


def _line(paragraph: etree._Element, ids: dict[str, str], calls: Calls) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = ids[style.get(f"{W}val", "")] if style is not None else "(không kiểu)"
    picture = "[hình]" if next(paragraph.iter(f"{W}drawing"), None) is not None else ""
    return f"{name} | {picture}{paragraph_text(paragraph, calls)}".replace("\n", " ⏎ ").replace("\u00a0", "·")


def _spans(cell: etree._Element) -> str:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    across = f"[ngang {span.get(f'{W}val')}] " if span is not None else ""
    down = "" if merge is None else "[dọc] " if merge.get(f"{W}val") else "[nối] "
    return across + down


def _sections(paragraph: etree._Element, indent: str) -> Iterator[str]:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        yield f"{indent}{_section(section)}"


def _section(section: etree._Element) -> str:
    size, number = section.find(f"{W}pgSz"), section.find(f"{W}pgNumType")
    assert size is not None
    start = f", số trang từ {number.get(f'{W}start')}" if number is not None else ""
    first = ", trang đầu không số" if section.find(f"{W}titlePg") is not None else ""
    box = " x ".join(f"{int(size.get(f'{W}{side}', '0')) / 1440 * 25.4:.0f}" for side in "wh")
    return f"=== khổ {box} mm{start}{first}"


def grids(data: bytes) -> list[list[int]]:
    """For each table of numbers, how many grid columns each of its rows covers."""
    return [
        [
            sum(
                int(span.get(f"{W}val", "1")) if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1
                for cell in row.iterfind(f"{W}tc")
            )
            for row in table.iterfind(f"{W}tr")
        ]
        for table in part(data, "word/document.xml").iter(f"{W}tbl")
    ]


@dataclass(frozen=True)
class Page:
    """A page of a PDF: box in mm, page number or "", text and notes without white space, in drawing order."""

    width: int
    height: int
    number: str
    text: str
    notes: str


def pages(data: bytes) -> list[Page]:
    """The pages of one of our PDFs. Notes are reported from text by their size of letters."""
    out = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            number, text, notes = [], [], []
            for char in page.chars:
                if char["top"] < 20 / 25.4 * 72 - 5:
                    number.append(char["text"])
                elif round(char["size"], 1) in NOTE_SIZES and _in_notes(page, char):
                    notes.append(char["text"])
                else:
                    text.append(char["text"])
            box = (round(float(page.width) / 72 * 25.4), round(float(page.height) / 72 * 25.4))
            out.append(Page(*box, squeezed("".join(number)), squeezed("".join(text)), squeezed("".join(notes))))
            page.close()  # its objects are kept otherwise, and a larger process is slower to fork
    return out


def _in_notes(page: pdfplumber.page.Page, char: dict[str, float]) -> bool:
    """Whether ``char`` stands below the rule that parts the notes from the text (2 inches wide)."""
    tops = [item["top"] for item in (*page.rects, *page.lines, *page.images) if abs(item["x1"] - item["x0"] - 144) < 1]
    return any(char["top"] > top - 1 for top in tops)


def match(text: str, found: Sequence[Page], headers: Sequence[str] = ()) -> str:
    """What of ``text`` is left when the pages' texts have been taken from its front, in order.

    A page that goes on with a table starts with the table's header again (one of ``headers``); that is passed over.
    Stops at the first page that does not fit, and says what was expected there.
    """
    rest = squeezed(text)
    for page in found:
        own = page.text
        choices = [own, *(own.removeprefix(header) for header in map(squeezed, headers) if own.startswith(header))]
        own = next((choice for choice in choices if rest.startswith(choice)), own)
        if not rest.startswith(own):
            same = next((n for n, (a, b) in enumerate(zip(rest, own, strict=False)) if a != b), 0)
            return f"cần …{rest[max(0, same - 20) : same + 30]}… nhưng PDF có …{own[max(0, same - 20) : same + 30]}…"
        rest = rest[len(own) :]
    return rest
