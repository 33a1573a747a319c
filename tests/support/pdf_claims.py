"""Whether a PDF keeps what it claims: PDF/A-3u (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), as far as a file can show it.

``faults`` looks at: header, identifier, encryption, metadata and both claims, output intent, filters, actions, forms;
fonts: embedded, widths equal to those of the font program, a glyph and a Unicode value for every code shown; colour
operators, nesting of graphics states, annotations (flags, appearance, description, structure), associated files; marks:
all content tagged or artefact, each mark once, tree and marks lead to each other; standard types, nesting of tables and
lists, levels of headings, closed grids, scopes and header ids, names of notes, alternative texts, language, title,
tabs, bookmarks, page labels. Then a validator of its own kind looks at the whole (tests/support/validator.py).

Not looked at: contrast, and all that needs a person: whether alternative texts, titles and the order of reading make
sense.
"""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from lxml import etree

from tests.support.validator import violations

XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "ext": "http://www.aiim.org/pdfa/ns/extension/",
}
PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "Tj", "TJ", "'", '"'}
SHOWING = {"Tj", "TJ", "'", '"'}
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
INLINE = {"Span", "Reference", "Note", "Link", "Form", "Lbl"}
INSIDE = {
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
PLACES = {"LI": {"L"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}}
KNOWN = {*GROUPS, *INLINE, *INSIDE, "P", "Figure", "Caption", "LBody", "TH", "TD", *(f"H{n}" for n in range(1, 7))}
FORBIDDEN_ACTIONS = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState"}


@dataclass
class Page:
    """What is shown on one page: text by mark, and faults of its marks."""

    texts: dict[int, str] = field(default_factory=dict)
    artefacts: str = ""
    faults: list[str] = field(default_factory=list)


def faults(data: bytes, *, bookmarks: bool = True) -> list[str]:
    """All claims that the PDF ``data`` does not keep; empty if it keeps what can be checked."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [_shown(page) for page in pdf.pages]
        ours = [*_file(data, pdf), *_metadata(pdf), *_files_inside(pdf), *_pages(pdf, shown, bookmarks)]
        ours += _structure(pdf, shown)
    return ours + violations(data)


def spoken(data: bytes) -> list[tuple[str, str]]:
    """What a screen reader says, in its order: the type of each element with words of its own, and the words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = [_shown(page) for page in pdf.pages]
        numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        return list(_said(_top(pdf), pages, numbers, None))


def artefacts(data: bytes) -> list[str]:
    """The words of each page that are no part of the text."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_shown(page).artefacts for page in pdf.pages]


def _said(element: Any, pages: list[Page], numbers: dict[Any, int], page: int | None) -> Iterator[tuple[str, str]]:
    page = numbers[element.Pg.objgen] if "/Pg" in element else page
    words = ""
    kind = str(element.S)[1:]
    for kid in _kids(element):
        if isinstance(kid, int | Decimal):
            assert page is not None
            words += pages[page].texts.get(int(kid), "")
        elif kid.get("/Type") == "/MCR":
            words += " " + pages[numbers[kid.Pg.objgen]].texts.get(int(kid.MCID), "")
        elif "/S" in kid:
            inner = list(_said(kid, pages, numbers, page))
            if str(kid.S)[1:] in ("Link", "Span"):
                words += "".join(text for _, text in inner)
                continue
            if words.strip():
                yield kind, " ".join(words.split())
            words = ""
            yield from inner
    if words.strip():
        yield kind, " ".join(words.split()) if kind != "Link" else words


# The file -----------------------------------------------------------------------------------------------------------


def _file(data: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data):
        yield "A 6.1.2: header"
    if "/Encrypt" in pdf.trailer:
        yield "A 6.1.3: encrypted"
    if "/ID" not in pdf.trailer:
        yield "A 6.1.3: no identifier"
    root = pdf.Root
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "LZW" in str(item.get("/Filter", "")):
            yield "A 6.1.7: LZW"
        if isinstance(item, pikepdf.Dictionary) and str(item.get("/S")) in FORBIDDEN_ACTIONS and "/Type" not in item:
            yield f"A 6.5.1: action {item.S}"
    if "/OpenAction" in root and not isinstance(root.OpenAction, pikepdf.Array):
        yield "A 6.5.1: open action"
    if "/AA" in root:
        yield "A 6.5.2: additional actions"
    form = root.get("/AcroForm")
    if form is not None and (form.get("/NeedAppearances") or "/XFA" in form):
        yield "A 6.4.1: form"
    intents = [item for item in root.get("/OutputIntents", []) if item.S == "/GTS_PDFA1"]
    if len(intents) != 1 or int(intents[0].DestOutputProfile.N) != 3:
        yield "A 6.2.3: output intent"
    if not root.get("/MarkInfo", {}).get("/Marked") or root.MarkInfo.get("/Suspects"):
        yield "UA 6.2: MarkInfo"
    if not str(root.get("/Lang", "")):
        yield "UA 7.2: language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "UA 7.1: title is not shown"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "A 6.6.2: no metadata"
        return
    packet = etree.fromstring(pdf.Root.Metadata.read_bytes())

    def said(name: str) -> str:
        prefix, local = name.split(":")
        tag = f"{{{XMP[prefix]}}}{local}"
        found = packet.find(f".//{tag}")
        if found is None:  # programs that update a file write short values as attributes
            return next((item.get(tag, "") for item in packet.iter() if item.get(tag)), "")
        return "".join(map(str, found.itertext())).strip() if found is not None else ""

    for name, wanted in (("pdfaid:part", "3"), ("pdfaid:conformance", "U"), ("pdfuaid:part", "1")):
        if said(name) != wanted:
            yield f"claim {name} is {said(name)!r}"
    if not said("dc:title") or said("dc:title") != str(pdf.docinfo.get("/Title", "")):
        yield "UA 7.1: title in metadata"
    if "http://www.aiim.org/pdfua/ns/id/" not in said("ext:schemas"):
        yield "A 6.6.2.3: PDF/UA schema is not explained"


def _files_inside(pdf: pikepdf.Pdf) -> Iterator[str]:
    associated = {item.objgen for item in pdf.Root.get("/AF", [])}
    for name in pdf.attachments:
        item = pdf.attachments[name].obj
        if not all(key in item for key in ("/F", "/UF", "/AFRelationship", "/Desc")):
            yield f"A 6.8: {name}"
        stream = item.EF.F
        if "/" not in str(stream.get("/Subtype", ""))[1:] or "/ModDate" not in stream.get("/Params", {}):
            yield f"A 6.8: type or date of {name}"
        if item.objgen not in associated:
            yield f"A 6.8: {name} belongs to nothing"


# Pages --------------------------------------------------------------------------------------------------------------


def _pages(pdf: pikepdf.Pdf, shown: list[Page], bookmarks: bool) -> Iterator[str]:
    if bookmarks and "/Outlines" not in pdf.Root:
        yield "UA 7.17: no bookmarks"
    if "/PageLabels" not in pdf.Root:
        yield "no page labels"
    for index, page in enumerate(pdf.pages):
        where = f"page {index + 1}"
        yield from (f"{where}: {fault}" for fault in shown[index].faults)
        if "/StructParents" not in page or page.get("/Tabs") != "/S":
            yield f"UA 7.18.3: {where}: tabs, structure"
        for annotation in page.get("/Annots", []):
            yield from (f"{where}: {fault}" for fault in _annotation(annotation))
        if "/AA" in page:
            yield f"A 6.5.2: {where}"


def _annotation(item: Any) -> Iterator[str]:
    kind, flags = str(item.Subtype), int(item.get("/F", 0))
    box = [float(side) for side in item.Rect]
    empty = box[0] == box[2] and box[1] == box[3]
    if kind not in ("/Link", "/Widget"):
        yield f"annotation {kind}"
    if not flags & 4 or flags & (1 | 2 | 32 | 256):
        yield f"A 6.3.2: flags {flags} of {kind}"
    if "/StructParent" not in item and not (kind == "/Widget" and empty):
        yield f"UA 7.18.1: {kind} is not in the structure"
    if kind == "/Link" and not str(item.get("/Contents", "")):
        yield "UA 7.18.5: link without description"
    if kind == "/Widget":
        if not str(item.get("/TU", "")):
            yield "UA 7.18.1: field without description"
        if not empty and "/N" not in item.get("/AP", {}):
            yield "A 6.3.3: field without appearance"
        elif not empty:
            shown = Page()
            _run(item.AP.N, item.AP.N.get("/Resources", pikepdf.Dictionary()), shown)
            yield from (f"field: {fault}" for fault in shown.faults if not fault.startswith("UA 7.1"))


def _shown(page: pikepdf.Page) -> Page:
    out = Page()
    _run(page, page.get("/Resources", pikepdf.Dictionary()), out)
    return out


def _run(stream: Any, resources: Any, out: Page) -> None:
    """Go through the operators of a page, or of a form inside marked content."""
    depth, font, baseline, marks = 0, "", 0.0, []  # type: ignore[var-annotated]
    fonts, known = resources.get("/Font", {}), dict[str, Font]()
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name == "q":
            depth += 1
            if depth > 28:
                out.faults.append("A 6.1.13: q nested too deep")
        elif name == "Q":
            depth -= 1
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("BMC", "BDC"):
            mark = _mark_of(name, operands)
            if mark is not None and mark in out.texts:
                out.faults.append(f"mark {mark} twice")
            if any(other is not None for other in marks) and (mark is None or mark >= 0):
                out.faults.append("UA 7.1: marks inside marks")
            if mark is not None and mark >= 0:
                out.texts.setdefault(mark, "")
            marks.append(mark)
        elif name == "EMC":
            if not marks:
                out.faults.append("EMC without a mark")
                break
            marks.pop()
        elif name in ("Tm", "Td", "TD", "T*"):
            y = float(operands[5]) if name == "Tm" else baseline + float(operands[1]) if operands else baseline - 1
            if abs(y - baseline) > 0.01 and marks and marks[-1] is not None and out.texts.get(marks[-1]):
                out.texts[marks[-1]] += " "
            baseline = y
        elif name in ("k", "K") or (name in ("cs", "CS") and not _is_known(str(operands[0]), resources)):
            out.faults.append(f"A 6.2.4: colour {name}")
        if name in PAINTING and not marks:
            out.faults.append(f"UA 7.1: {name} is neither tagged nor an artefact")
        if name in SHOWING:
            if font not in known:
                known[font] = _font_of(fonts[font])
            text, wrong = _text(known[font], operands)
            out.faults += wrong
            if marks and marks[-1] is not None and marks[-1] >= 0:
                out.texts[marks[-1]] += text
            else:
                out.artefacts += text
    if marks or depth:
        out.faults.append("marks or graphics states are left open")


def _is_known(space: str, resources: Any) -> bool:
    return space in resources.get("/ColorSpace", {}) or space in ("/DeviceRGB", "/DeviceGray", "/Pattern")


ARTEFACT = -1


def _mark_of(name: str, operands: Any) -> int | None:
    """The number of a mark, -1 of an artefact, None where it is neither."""
    if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return ARTEFACT if str(operands[0]) == "/Artifact" else None


# Fonts --------------------------------------------------------------------------------------------------------------


@dataclass
class Font:
    """A font of the file: Unicode by code, widths by code, widths by code in the font program."""

    unicode: dict[int, str]
    widths: dict[int, float]
    program: dict[int, float]
    faults: list[str]


def _font_of(font: Any) -> Font:
    return _font(bytes(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else b"", _Key(font))


def _text(known: Font, operands: Any) -> tuple[str, list[str]]:
    text, wrong = "", list(known.faults)
    pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            continue
        data = bytes(piece)
        for code in (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)):
            letter = known.unicode.get(code, "")
            if not letter or letter in "\0\ufeff\ufffe":
                wrong.append(f"A 6.2.11.7: code {code} has no Unicode value")
            if code == 0 or code not in known.program:
                wrong.append(f"A 6.2.11.4: code {code} has no glyph")
            elif abs(known.widths.get(code, 0) - known.program[code]) > 1:
                wrong.append(f"A 6.2.11.5: width of {letter!r}")
            if letter != unicodedata.normalize("NFC", letter):
                wrong.append(f"{letter!r} is not precomposed")
            text += letter
    return text, wrong


class _Key:
    """A font by its place in the file, for the cache."""

    def __init__(self, font: Any) -> None:
        self.font = font
        below = font.DescendantFonts[0]
        self.name = str(font.BaseFont)
        self.state = (self.name, len(below.W), "/FontFile2" in below.FontDescriptor)

    def __hash__(self) -> int:
        return hash(self.state)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.state == self.state


@functools.lru_cache(maxsize=64)
def _font(mapping: bytes, key: _Key) -> Font:
    font, wrong = key.font, []
    below = font.DescendantFonts[0]
    descriptor = below.FontDescriptor
    if font.Subtype != "/Type0" or font.Encoding != "/Identity-H":
        wrong.append("font is no Type0 with Identity-H")
    if below.Subtype == "/CIDFontType2" and below.get("/CIDToGIDMap") != "/Identity":
        wrong.append("A 6.2.11.3: CIDToGIDMap")
    if not re.match(r"/[A-Z]{6}\+", key.name):
        wrong.append("A 6.2.11.4: name of a subset")
    stream = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    if stream is None:
        return Font({}, {}, {}, [*wrong, "A 6.2.11.4: font is not embedded"])
    program = TTFont(io.BytesIO(stream.read_bytes()), lazy=True)
    scale = 1000 / program["head"].unitsPerEm
    metrics = program["hmtx"].metrics
    advances = {number: metrics[name][0] * scale for number, name in enumerate(program.getGlyphOrder())}
    return Font(_to_unicode(mapping), dict(_widths(below.W)), advances, wrong)


def _widths(values: Any) -> Iterator[tuple[int, float]]:
    items = list(values)
    while items:
        first = int(items.pop(0))
        second = items.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + index, float(width)) for index, width in enumerate(second))
        else:
            width = float(items.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


def _to_unicode(data: bytes) -> dict[int, str]:
    out = {}
    text = data.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            out[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for index, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                out[code] = chr(int(value, 16) + index)
    return out


# Structure ----------------------------------------------------------------------------------------------------------


def _top(pdf: pikepdf.Pdf) -> Any:
    top = pdf.Root.StructTreeRoot.K
    return top[0] if isinstance(top, pikepdf.Array) else top


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def _elements(kids: list[Any]) -> list[Any]:
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _structure(pdf: pikepdf.Pdf, shown: list[Page]) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "UA 7.1: no structure"
        return
    found = _Tree(pdf)
    found.walk(_top(pdf), None)
    yield from found.faults
    yield from found.ends(shown)


class _Tree:
    """Walks the structure and notes what is wrong with it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf, self.faults = pdf, []  # type: ignore[var-annotated]
        self.level = 0
        self.names: set[str] = set()
        self.wanted: set[str] = set()
        self.pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        self.owners: dict[tuple[int, int], Any] = {}
        self.parents = dict(_numbers(pdf.Root.StructTreeRoot.ParentTree))

    def say(self, fault: str) -> None:
        self.faults.append(fault)

    def walk(self, element: Any, parent: str | None) -> None:
        kind = str(element.S)[1:]
        kids = _kids(element)
        below = [str(kid.S)[1:] for kid in _elements(kids)]
        if kind not in KNOWN:
            self.say(f"UA 7.1: type {kind}")
        allowed = INSIDE.get(kind)
        if allowed is not None and not set(below) <= allowed:
            self.say(f"UA 7.2: {set(below) - allowed} in {kind}")
        if kind in PLACES and parent not in PLACES[kind]:
            self.say(f"UA 7.2: {kind} in {parent}")
        if not kids and kind not in ("TD", "TH"):
            self.say(f"{kind} is empty")
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > self.level + 1:
                self.say(f"UA 7.4.2: {kind} behind level {self.level}")
            self.level = int(kind[1])
        if kind == "Figure" and not str(element.get("/Alt", "")):
            self.say("UA 7.3: figure without alternative text")
        if kind == "Note" and "/ID" not in element:
            self.say("UA 7.9: note without a name")
        if "/ID" in element:
            if str(element.ID) in self.names:
                self.say(f"name {element.ID} twice")
            self.names.add(str(element.ID))
        if kind == "Table":
            self.table(element)
        self.content(element, kids, kind)
        for kid in _elements(kids):
            if kid.P.objgen != element.objgen:
                self.say(f"parent of {kid.S}")
            self.walk(kid, kind)

    def content(self, element: Any, kids: list[Any], kind: str) -> None:
        home = self.pages[element.Pg.objgen] if "/Pg" in element else -1
        for kid in kids:
            if isinstance(kid, int | Decimal):
                self.own(home, int(kid), element)
            elif kid.get("/Type") == "/MCR":
                self.own(self.pages[kid.Pg.objgen], int(kid.MCID), element)
            elif kid.get("/Type") == "/OBJR":
                number = kid.Obj.get("/StructParent")
                if number is None or self.parents[int(number)].objgen != element.objgen:
                    self.say("annotation does not lead back to its element")
                if kind != {"/Link": "Link", "/Widget": "Form"}[str(kid.Obj.Subtype)]:
                    self.say(f"UA 7.18: {kid.Obj.Subtype} in {kind}")
        if kind == "Link" and not any(isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid for kid in kids):
            self.say("UA 7.18.5: link without its annotation")

    def own(self, page: int, mark: int, element: Any) -> None:
        if (page, mark) in self.owners:
            self.say(f"content {mark} of page {page + 1} belongs to two elements")
        self.owners[page, mark] = element

    def ends(self, shown: list[Page]) -> Iterator[str]:
        """What only the whole tree shows."""
        for index, page in enumerate(self.pdf.pages):
            row = self.parents[int(page.StructParents)]
            for mark in shown[index].texts:
                owner = self.owners.get((index, mark))
                if owner is None:
                    yield f"UA 7.1: content {mark} of page {index + 1} is in no element"
                elif row[mark].objgen != owner.objgen:
                    yield f"parent tree of page {index + 1}, {mark}"
        if self.wanted - self.names:
            yield f"UA 7.5: headers {self.wanted - self.names} do not exist"
        if self.names and "/IDTree" not in self.pdf.Root.StructTreeRoot:
            yield "no tree of names"

    def table(self, table: Any) -> None:
        rows = [row for row in _walk(table) if row.S == "/TR"]
        cells = [cell for row in rows for cell in _elements(_kids(row))]
        heads = [cell for cell in cells if cell.S == "/TH"]
        if not heads:
            self.say("UA 7.5: table without heads")
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for cell in _elements(_kids(row)):
                while (number, column) in taken:
                    column += 1
                wide, high = (int(_attribute(cell, name) or 1) for name in ("/ColSpan", "/RowSpan"))
                taken |= {(number + down, column + right) for down in range(high) for right in range(wide)}
                column += wide
                if cell.S == "/TH" and str(_attribute(cell, "/Scope")) not in ("/Row", "/Column", "/Both"):
                    self.say("UA 7.5: head without scope")
                self.wanted |= {str(name) for name in _attribute(cell, "/Headers") or []}
        widths = {sum(row == number for row, _ in taken) for number in range(len(rows))}
        if len(widths) > 1 or max((row for row, _ in taken), default=0) >= len(rows):
            self.say(f"grid of a table is open: {widths}")


def _walk(element: Any) -> Iterator[Any]:
    for kid in _elements(_kids(element)):
        yield kid
        yield from _walk(kid)


def _attribute(cell: Any, name: str) -> Any:
    found = cell.get("/A")
    return found.get(name) if found is not None else None


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    values = list(tree.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(values[::2], values[1::2], strict=True))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)
