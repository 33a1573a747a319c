"""Reports as a flat list of passages, whatever they come from: plain text, a document tree, the lines of a Word file.

A passage is one paragraph of one part of the report with its role. Part 0 is the body with its footnotes; every
appendix or form is a part of its own. Checks of prose read passages only, so they run on any report.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tthc_render.diagnostics.findings import Place
from tthc_render.document import tree
from tthc_render.document.inlines import inline_text
from tthc_render.document.look import FORM_NOTE
from tthc_render.vietnamese.drafter import is_drafter_sign
from tthc_render.vietnamese.patterns import pattern_of

Role = Literal[
    "letterhead", "number", "date", "kind", "title", "window", "addressee", "heading", "item", "paragraph", "note",
    "cell", "recipient", "signature", "appendix", "form", "caption",
]  # fmt: skip

PROSE = ("heading", "item", "paragraph", "note")
_MAX_HEAD = 40
_MAX_TITLE = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. ``text`` is without its number, bullet and footnote calls.

    ``label`` is the number as printed ("I.", "2.4.", "a)", "-") or, of a note, the note's number; ``calls`` are the
    footnotes called: (offset in ``text``, number). ``shift`` is how far ``text`` starts after the place's column.
    ``depth`` is how far an item stands in, where that is known. ``part`` is 0 for the body, 1, 2, … for the appendices
    in their order. ``jumps`` say, where expressions and marks are typed that are not printed so, from which character
    on ``text`` is how far from its place in the typed line.
    """

    text: str
    place: Place = Place()
    role: Role = "paragraph"
    label: str = ""
    part: int = 0
    calls: tuple[tuple[int, int], ...] = ()
    shift: int = 0
    depth: int = 0
    jumps: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> Place:
        """The place of a character of ``text``; the passage's own where columns are not known."""
        if not self.place.column:
            return self.place
        if self.jumps:
            typed = max((jump for jump in self.jumps if jump[0] <= offset), default=(0, 0))[1]
            return Place(self.place.file, self.place.line, self.place.column + offset + typed)
        hidden = sum(len(str(number)) for start, number in self.calls if start <= offset)
        return Place(self.place.file, self.place.line, self.place.column + self.shift + offset + hidden)

    @property
    def prose(self) -> bool:
        """Is it running text of the body, an item, a heading or a note?"""
        return self.role in PROSE


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line or paragraph whose role is not known yet. ``cell``: it is in a table of figures."""

    text: str
    place: Place
    cell: bool = False


def from_text(lines: Iterable[str], file: str) -> list[Passage]:
    """Passages of a plain text with one paragraph a line; the place is the line and column.

    ``--- footnotes`` starts the notes (number, tab, text), ``--- appendix`` the appendices; superscript digits are
    footnote calls except in units (``m²``).
    """
    body: list[RawLine] = []
    notes: list[Passage] = []
    state = "body"
    forced = len(body)
    marked = False
    for number, raw in enumerate(lines, 1):
        text = raw.rstrip("\r\n").removeprefix("\ufeff")
        place = Place(file, number, 1)
        if text.startswith("--- "):
            state = text[4:].strip()
            marked = marked or state == "appendix"
            forced = len(body) if state == "appendix" else forced
        elif text.strip() and not text.startswith("[[TABLE"):
            if state == "footnotes":
                label, _, rest = text.partition("\t")
                notes.append(noted(rest, place, label.strip(), len(label) + 1))
            else:
                body.append(RawLine(text, place))
    return assign_zones(body, notes, forced if marked else None)


def from_document(document: tree.Document) -> list[Passage]:
    """Passages of a document tree; blocks keep their places, the frame has none."""
    head = document.letterhead
    out = [Passage(line, role="letterhead") for line in (*head.parent, *head.issuer)]
    out += [Passage(head.number, role="number")]
    out += [Passage(head.date, role="date")] if head.date else []
    out += [Passage(document.kind, role="kind")]
    out += [Passage(line, role="title") for line in document.subject]
    out += [Passage(document.window, role="window")] if document.window else []
    addressees = [f"Kính gửi: {document.addressees[0]}", *document.addressees[1:]] if document.addressees else []
    out += [Passage(line, role="addressee") for line in addressees]
    notes: list[Passage] = []
    out += _blocks(document.blocks, 0, notes)
    out += [Passage(line, role="recipient") for line in document.recipients]
    out += [Passage(line, role="signature") for line in (*document.signature.lines, document.signature.name) if line]
    for part, appendix in enumerate(document.appendices, 1):
        out += _appendix_head(appendix.head, part)
        out += _blocks(appendix.blocks, part, notes)
    return [*out, *notes]


# Plain lines and Word paragraphs -----------------------------------------------------------------------------------

_SUPERSCRIPTS = {ord(sup): str(value) for value, sup in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
# The look-behinds stand after the first sign, so that the engine leaps to the signs themselves.
_CALL = pattern_of(r"[⁰¹²³⁴-⁹](?<![\d\s/]m.)(?<!\bm.)(?<!km.)[⁰¹²³⁴-⁹]*")
_LABEL = pattern_of(
    r"(?P<roman>[IVX]{1,6}\.)\s+|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=[^\W\d])|(?P<arabic>\d{1,2}\.)\s+"
    r"|(?P<letter>[a-zđ]\))\s+|(?P<bracket>\((?:\d{1,2}|[ivx]{1,5})\))\s+|(?P<bullet>[-+–•*])\s+"
)
_KIND = pattern_of(
    r"BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|QUYẾT ĐỊNH|THÔNG BÁO|CHỈ THỊ|HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|BIÊN BẢN"
    r"|NGHỊ QUYẾT"
)
_NUMBER = pattern_of(r"Số\s*:")
DATE_LINE = pattern_of(r"[^\d,:.;]{2,60},\s*ngày\b[^.;:]{0,14}\btháng\b[^.;:]{0,10}\bnăm\b[^.;:]{0,6}$")
_WINDOW = pattern_of(r"\(.{0,60}(?:[Tt]ừ|[Tt]ính đến)\b.{0,80}\d{4}\s*\)$")
_APPENDIX = pattern_of(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVX]{1,6}|\d{1,2}))?\s*[.:]?$")
_FORM = pattern_of(r"(?:Biểu số|Biểu mẫu|Mẫu số|Biểu)\s*:?\s*[IVX\d][\w./-]*$", re.IGNORECASE)
NAMEPLATE = pattern_of(r"CỘNG H[OÒ][ÀA] XÃ HỘI CHỦ NGHĨA|Nơi nhận\s*:|Độc lập - Tự do|^Biểu số")
_BODY_START = pattern_of(r"(?:Thực hiện|Căn cứ|Theo|Triển khai|Để|Trong|Ngày)\b.{80}|.*[.;:]$")


def superscript(number: int) -> str:
    """The number of a footnote as ``assign_zones`` looks for it in a line."""
    return str(number).translate({ord(digit): chr(sup) for sup, digit in _SUPERSCRIPTS.items()})


def assign_zones(lines: Sequence[RawLine], notes: Sequence[Passage], appendix_from: int | None) -> list[Passage]:
    """Roles of lines in reading order: head, title, body, recipients, signature, appendices; then the ``notes``.

    ``appendix_from`` is the line that opens the appendices, None where only the words decide.
    """
    kind_at = next((at for at, line in enumerate(lines[:_MAX_HEAD]) if _KIND.fullmatch(line.text.strip())), None)
    walk = _Walk("body" if kind_at is None else "head")
    for at, line in enumerate(lines):
        if appendix_from is not None and at >= appendix_from:
            walk.enter_appendices()
        if at == kind_at:
            walk.add_kind(line)
        else:
            walk.add(line)
    return [*walk.out, *notes]


@dataclass(slots=True)
class _Walk:
    """A document read from the top.

    ``state`` is the zone of the line to come: head, title, body, recipients, signature or appendix; ``part`` counts the
    appendices, ``opened`` is where the present one begins in ``out``.
    """

    state: str
    part: int = 0
    titled: int = 0
    opened: int = 0
    out: list[Passage] = field(default_factory=list)

    def enter_appendices(self) -> None:
        """Begin the first appendix, whatever its first line says."""
        if self.state != "appendix":
            self.state, self.part, self.opened = "appendix", self.part + 1, len(self.out)

    def add_kind(self, line: RawLine) -> None:
        """The kind of document ("BÁO CÁO"); the title follows."""
        self.out.append(Passage(line.text.strip(), line.place, "kind"))
        self.state = "title"

    def add(self, line: RawLine) -> None:
        """A line of another kind, by the zone that it is in or opens."""
        text = line.text.strip()
        if self.state in ("signature", "appendix") and _starts_appendix(text):
            self._open_appendix(line, text)
            return
        if self.state == "title":
            self.titled += 1
            if self.titled > _MAX_TITLE or text.startswith("Kính gửi") or _LABEL.match(text) or _BODY_START.match(text):
                self.state = "body"
        if self.state == "body" and text.startswith("Nơi nhận"):
            self.state = "recipients"
            self.out.append(_plain(line, "caption", self.part))
        elif self.state in ("body", "appendix"):
            self.out.append(_body(line, self.part, self.out, self.state == "appendix"))
        else:
            self.out.append(_plain(line, self._role(text), self.part))

    def _open_appendix(self, line: RawLine, text: str) -> None:
        headed = any(item.role in ("appendix", "form") for item in self.out[self.opened :])
        if self.state != "appendix" or headed:
            self.part += 1
        self.state, self.opened = "appendix", len(self.out)
        self.out.append(_plain(line, "form" if _FORM.match(text) else "appendix", self.part))

    def _role(self, text: str) -> Role:
        """The role of a line outside the body."""
        if self.state == "head":
            return "number" if _NUMBER.match(text) else "date" if DATE_LINE.match(text) else "letterhead"
        if self.state == "title":
            return "window" if _WINDOW.match(text) else "title"
        if self.state == "recipients" and text[:1] in "-–":
            return "recipient"
        if self.state == "recipients" and is_drafter_sign(text):
            return "caption"
        self.state = "signature"
        return "signature"


def _starts_appendix(text: str) -> bool:
    return bool(_APPENDIX.match(text) or _FORM.match(text))


def _plain(line: RawLine, role: Role, part: int) -> Passage:
    text, calls = _uncall(line.text.strip())
    return Passage(text, line.place, role, "", part, calls, len(line.text) - len(line.text.lstrip()))


def _body(line: RawLine, part: int, before: Sequence[Passage], appendix: bool) -> Passage:
    if line.cell:
        return _plain(line, "cell", part)
    text = line.text.lstrip()
    shift = len(line.text) - len(text)
    if text.startswith("Kính gửi") or (before and before[-1].role == "addressee" and text[:2] == "- "):
        return _plain(line, "addressee", part)
    if appendix and _WINDOW.match(text.strip()):
        return _plain(line, "window", part)
    label = _LABEL.match(text)
    shown = label.group().strip() if label else ""
    rest, calls = _uncall(text[label.end() if label else 0 :].rstrip())
    role: Role = "caption" if appendix and not label else "paragraph"
    if shown and shown in "-+–•*":
        role = "item"
    elif shown and len(rest) < 260 and not rest.endswith((".", ";")):
        role = "heading"
    return Passage(rest, line.place, role, shown, part, calls, shift + (label.end() if label else 0))


def noted(raw: str, place: Place, label: str, shift: int = 0) -> Passage:
    """The passage of a footnote whose words begin ``shift`` characters after its place."""
    text, calls = _uncall(raw.strip())
    return Passage(text, place, "note", label, 0, calls, shift + len(raw) - len(raw.lstrip()))


def _uncall(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without superscript numbers, and where they were."""
    calls: list[tuple[int, int]] = []
    out: list[str] = []
    done = length = 0
    for found in _CALL.finditer(text):
        out.append(text[done : found.start()])
        length += found.start() - done
        calls.append((length, int(found.group().translate(_SUPERSCRIPTS))))
        done = found.end()
    return "".join([*out, text[done:]]), tuple(calls)


# Document tree ------------------------------------------------------------------------------------------------------


def _blocks(blocks: Sequence[tree.Block], part: int, notes: list[Passage]) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, tree.Table):
            for cell in (cell for row in (*block.header, *block.rows) for cell in row.cells):
                text, calls = _inlines(cell.inlines, block.where, notes)
                yield Passage(text, block.where, "cell", "", part, calls)
            continue
        if isinstance(block, tree.Signatures):
            continue
        inlines = block.caption if isinstance(block, tree.Figure) else block.inlines
        role: Role = "paragraph"
        label, depth = "", 0
        if isinstance(block, tree.Heading):
            role, label = "heading", block.label
        elif isinstance(block, tree.Item):
            role, label, depth = "item", block.marker, block.deeper
        elif isinstance(block, tree.Paragraph):
            label = block.label
            role = "caption" if block.style == FORM_NOTE else role  # the form's own words, not the report's
        text, calls = _inlines(inlines, block.where, notes)
        yield Passage(text, block.where, role, label, part, calls, depth=depth)


def _inlines(
    inlines: Sequence[tree.Inline], where: Place, notes: list[Passage]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, calls = "", []
    for inline in inlines:
        if isinstance(inline, tree.Note):
            number = inline.number or len(notes) + 1
            calls.append((len(text), number))
            notes.append(Passage(inline_text(inline.inlines), where, "note", str(number)))
        else:
            text += inline_text((inline,))
    return text, tuple(calls)


def _appendix_head(head: tree.FormHead | tree.AppendixHead, part: int) -> Iterator[Passage]:
    if isinstance(head, tree.AppendixHead):
        yield Passage(head.label, role="appendix", part=part)
        lines = (*head.title, *head.notes)
    else:
        yield Passage(head.code, role="form", part=part)
        lines = (*head.title, *head.period, *head.units)
    for line in lines:
        yield Passage(line, role="window" if _WINDOW.match(line) else "caption", part=part)


def nfc(text: str) -> str:
    """The text with composed letters, as checks compare it."""
    return unicodedata.normalize("NFC", text)
