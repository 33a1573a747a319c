"""The issued reports in ``tests/data/samples`` beside what the program makes of their data.

To add a sample, add one row to `SAMPLES`: the name of its text file (without ``.txt``) and the report's file
under ``data/``. Every test of ``test_samples.py`` then runs on it.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
from lxml import etree

from tests.support import read_back
from tests.support.read_back import W

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "data" / "samples"

SAMPLES: dict[str, str] = {
    "so-ngoai-vu-kiem-soat-tthc-2024-q2": "so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml",
    "ha-tinh-cai-cach-tthc-2024": "ubnd-tinh-ha-tinh/2024-cai-cach-tthc-nam.yaml",
    "ha-tinh-cai-cach-hanh-chinh-2024-q1": "ubnd-tinh-ha-tinh/2024-Q1-cai-cach-hanh-chinh-quy.yaml",
    "cam-xuyen-cai-cach-tthc-2024-02": "ubnd-huyen-cam-xuyen/2024-T02-cai-cach-tthc-thang.yaml",
    "bac-giang-kiem-soat-tthc-2024-6-thang": "ubnd-tinh-bac-giang/2024-6T-kiem-soat-tthc-6-thang.yaml",
}

SUP, SUB = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_RAISED = {"": str.maketrans({}), "sup": str.maketrans("0123456789", SUP), "sub": str.maketrans("0123456789", SUB)}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def collapsed(text: str) -> str:
    """``text`` with every white space as one blank, without invisible signs."""
    return " ".join(_INVISIBLE.sub("", text).split())


# What was issued ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """One issued report. ``flow`` has its paragraphs and, in their places, names of CSV files as ``[[x.csv]]``."""

    name: str
    head: int
    flow: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def tables(self) -> list[str]:
        """The names of the tables in reading order."""
        return [line[2:-2] for line in self.flow if line.startswith("[[")]


@dataclass(frozen=True)
class Span:
    """A marked piece of text: ``kind`` bold, italic, subscript, superscript or link."""

    kind: str
    text: str
    start: str


@functools.cache
def sample(name: str) -> Sample:
    """The sample ``name``; ``head`` is the number of lines in its letterhead."""
    flow: list[str] = []
    notes: list[str] = []
    state = "body"
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("--- "):
            state = line[4:].strip()
        elif state == "footnotes":
            number, _, text = line.partition("\t")
            assert int(number) == len(notes) + 1
            notes.append(collapsed(text))
        elif line.strip():
            flow.append(re.sub(r"^\[\[TABLE tables/(.+)\]\]$", r"[[\1]]", collapsed(line)))
    return Sample(name, flow.index("BÁO CÁO"), tuple(flow), tuple(notes))


def spans(name: str) -> list[Span]:
    """The marked pieces of sample ``name``, as ``inline.tsv`` lists them."""
    with (FOLDER / "inline.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Span(row["kind"], row["span"].strip(), collapsed(row["paragraph starts"].replace("<", "")))
        for row in rows
        if row["sample"] == name
    ]


def grid(table: str) -> list[list[str]]:
    """The rows of a CSV file, header rows first."""
    with (FOLDER / "tables" / table).open(encoding="utf-8", newline="") as file:
        return [[collapsed(text) for text in row] for row in csv.reader(file)]


def merged(table: str) -> tuple[int, list[tuple[str, int, int, int, int]]]:
    """How many header rows a table has, and its header cells: text, row, column, rows and columns covered."""
    entry = json.loads((FOLDER / "tables" / "headers.json").read_text(encoding="utf-8"))[table]
    cells = [
        (collapsed(cell["text"]), cell["row"], cell["col"], cell["rowspan"], cell["colspan"]) for cell in entry["cells"]
    ]
    return entry["header_rows"], sorted(cells)


# What stands in the DOCX --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Letter:
    """One character of a DOCX with its looks; ``own`` are those of the run itself, not of a style."""

    sign: str
    looks: frozenset[str]
    own: frozenset[str]
    link: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of figures: all texts by row and column, header rows, cells as `merged` has them."""

    rows: list[list[str]]
    header_rows: int
    cells: list[tuple[str, int, int, int, int]]


@dataclass(frozen=True)
class Text:
    """A paragraph: its text as samples write it, and its letters (blanks left out)."""

    text: str
    letters: tuple[Letter, ...]


class Docx:
    """A DOCX read back: ``flow`` of paragraphs and tables in reading order, and ``notes``."""

    def __init__(self, data: bytes) -> None:
        self.styles = {
            style.get(f"{W}styleId", ""): style for style in read_back.part(data, "word/styles.xml").iter(f"{W}style")
        }
        self.calls = 0
        self.links = self._links(data, "word/_rels/document.xml.rels")
        body = read_back.part(data, "word/document.xml").find(f"{W}body")
        assert body is not None
        self.flow = list(self._flow(body))
        self.links = self._links(data, "word/_rels/footnotes.xml.rels")
        self.notes = list(self._notes(data))

    def _links(self, data: bytes, name: str) -> dict[str, str]:
        if name not in read_back.names(data):
            return {}
        return {item.get("Id", ""): item.get("Target", "") for item in read_back.part(data, name)}

    def _flow(self, parent: etree._Element) -> Iterator[Text | Grid]:
        for item in parent:
            if item.tag == f"{W}p":
                text = self.paragraph(item)
                if text.text:
                    yield text
            elif item.tag == f"{W}tbl":
                rows = item.findall(f"{W}tr")
                if any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows):
                    yield self._grid(rows)
                else:
                    cells = [row.findall(f"{W}tc") for row in rows]
                    for column in range(max(map(len, cells))):
                        for row in cells:
                            yield from self._flow(row[column])

    def _notes(self, data: bytes) -> Iterator[Text]:
        if "word/footnotes.xml" not in read_back.names(data):
            return
        found = {
            note.get(f"{W}id"): [self.paragraph(item) for item in note.iter(f"{W}p")]
            for note in read_back.part(data, "word/footnotes.xml").iter(f"{W}footnote")
            if note.get(f"{W}type") not in read_back.SEPARATORS
        }
        for call in read_back.part(data, "word/document.xml").iter(f"{W}footnoteReference"):
            paragraphs = found.pop(call.get(f"{W}id"))
            yield Text(
                collapsed(" ".join(item.text for item in paragraphs)),
                tuple(letter for item in paragraphs for letter in item.letters),
            )
        assert not found, "every note has a call"

    def paragraph(self, paragraph: etree._Element) -> Text:
        """A paragraph's text: calls and raised digits as ³, lowered digits as ₁, a line break as a blank."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        base = self._style_looks(style.get(f"{W}val", "") if style is not None else "")
        letters: list[Letter] = []
        for run in paragraph.iter(f"{W}r"):
            own = self._own(run)
            named = run.find(f"{W}rPr/{W}rStyle")
            looks = own | base | (self._style_looks(named.get(f"{W}val", "")) if named is not None else set())
            holder = run.getparent()
            link = ""
            if holder is not None and holder.tag == f"{W}hyperlink":
                link = self.links[holder.get(f"{_R}id", "")]
            raised = "sub" if "subscript" in own else "sup" if "superscript" in own else ""
            for item in run:
                if item.tag == f"{W}t":
                    text = (item.text or "").translate(_RAISED[raised])
                elif item.tag == f"{W}footnoteReference":
                    self.calls += 1
                    text = str(self.calls).translate(_RAISED["sup"])
                else:
                    text = {f"{W}br": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}.get(str(item.tag), "")
                letters += [Letter(sign, frozenset(looks), frozenset(own), link) for sign in text]
        text = "".join(letter.sign for letter in letters)
        kept = tuple(one for one in letters if not one.sign.isspace() and not _INVISIBLE.match(one.sign))
        return Text(collapsed(text), kept)

    def _own(self, run: etree._Element) -> set[str]:
        properties = run.find(f"{W}rPr")
        return set() if properties is None else _looks(properties)

    def _style_looks(self, identity: str) -> set[str]:
        style = self.styles.get(identity)
        if style is None:
            return set()
        based = style.find(f"{W}basedOn")
        looks = self._style_looks(based.get(f"{W}val", "")) if based is not None else set()
        properties = style.find(f"{W}rPr")
        return looks if properties is None else (looks - _unlooks(properties)) | _looks(properties)

    def _grid(self, rows: list[etree._Element]) -> Grid:
        texts: list[list[str]] = []
        cells: list[list[Any]] = []
        above: dict[int, list[Any]] = {}
        header = 0
        for index, row in enumerate(rows):
            header += row.find(f"{W}trPr/{W}tblHeader") is not None
            texts.append([])
            for cell in row.iterfind(f"{W}tc"):
                span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
                column, width = len(texts[-1]), int(span.get(f"{W}val", "1")) if span is not None else 1
                text = collapsed(" ".join(self.paragraph(item).text for item in cell.iter(f"{W}p")))
                texts[-1] += [text] + [""] * (width - 1)
                if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                    assert not text
                    above[column][3] += 1
                else:
                    above[column] = [text, index, column, 1, width]
                    cells.append(above[column])
        return Grid(texts, header, [(c[0], c[1], c[2], c[3], c[4]) for c in cells])


_MARKS = {"b": "bold", "i": "italic", "vertAlign": ""}


def _looks(properties: etree._Element) -> set[str]:
    out = set()
    for tag, look in _MARKS.items():
        item = properties.find(f"{W}{tag}")
        if item is not None:
            value = item.get(f"{W}val", "1")
            out |= {value if tag == "vertAlign" else look} if value not in ("0", "false") else set()
    return out


def _unlooks(properties: etree._Element) -> set[str]:
    off = {
        look
        for tag, look in _MARKS.items()
        if (item := properties.find(f"{W}{tag}")) is not None and item.get(f"{W}val") in ("0", "false")
    }
    return off | ({"superscript", "subscript"} if properties.find(f"{W}vertAlign") is not None else set())


# What stands in the PDF ---------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    """The words of ``text``; a word that ends in a hyphen or a slash is joined with the next one, since a line may
    end there."""
    out: list[str] = []
    for word in collapsed(text).split(" "):
        if out and len(out[-1]) > 1 and out[-1][-1] in "-/":
            out[-1] += word
        elif word:
            out.append(word)
    return out


def pdf_words(data: bytes, headers: Iterable[list[str]] = ()) -> tuple[list[str], list[str]]:
    """The words of the pages and of their notes in drawing order, page numbers and repeated header rows left out."""
    texts: list[str] = []
    notes: list[str] = []
    seen: list[list[str]] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            top = 20 / 25.4 * 72 - 5
            chars = [char for char in page.chars if char["top"] >= top]
            rule = note_rule(page)
            body = [char for char in chars if char["top"] < rule]
            found = words(_joined(body))
            for header in headers:
                if found[: len(header)] == header:
                    if header in seen:
                        found = found[len(header) :]
                    seen.append(header)
                elif _holds(found, header):
                    seen.append(header)
            texts += found
            notes.append(_joined([char for char in chars if char["top"] >= rule]))
            page.close()  # its objects are kept otherwise, and a larger process is slower to fork
    return words(" ".join(texts)), words(" ".join(notes))


def note_rule(page: Any) -> float:
    """Where the notes of a page start: the line of two inches above them; below the page if it has none.

    A rule above a column of that width goes on above the next one.
    """
    drawn = [*page.rects, *page.lines, *page.curves, *page.images]
    tops = [
        float(item["top"])
        for item in drawn
        if abs(item["x1"] - item["x0"] - 144) < 1
        and item["x0"] < 35 / 25.4 * 72
        and not any(abs(other["x0"] - item["x1"]) < 2 and abs(other["top"] - item["top"]) < 2 for other in drawn)
    ]
    return max(tops, default=float(page.height)) - 1


def _holds(found: list[str], header: list[str]) -> bool:
    return any(found[at : at + len(header)] == header for at in range(len(found) - len(header) + 1))


def _joined(chars: list[dict[str, Any]]) -> str:
    """Characters in drawing order as text: a blank where the next one stands apart or on another line.

    A digit much smaller than the letter beside it, the one before or, at the start of a note, the one after, is
    raised or lowered.
    """
    out: list[str] = []
    last: dict[str, Any] | None = None
    for index, char in enumerate(chars):
        beside = [one for one in (last, *chars[index + 1 : index + 4]) if one is not None and _is_small(char, one)]
        beside.sort(key=lambda one: abs(one["bottom"] - char["bottom"]))
        if index:
            size = max(char["size"], chars[index - 1]["size"])
            gap = char["x0"] - chars[index - 1]["x1"]
            other_line = abs(char["bottom"] - chars[index - 1]["bottom"]) > 0.7 * size
            if gap > 0.15 * size or gap < -0.5 * size or other_line:
                out.append(" ")
        if beside and char["text"].isdigit():
            raised = "sup" if char["bottom"] < beside[0]["bottom"] - 1 else "sub"
            out.append(char["text"].translate(_RAISED[raised]))
        else:
            out.append(char["text"])
            last = char
    return "".join(out)


def _is_small(char: dict[str, Any], other: dict[str, Any]) -> bool:
    same_line = abs(char["bottom"] - other["bottom"]) < 0.7 * other["size"]
    return bool(same_line and char["size"] < 0.7 * other["size"])
