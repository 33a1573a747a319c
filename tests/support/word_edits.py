"""What people do to a DOCX in Word: it is saved there, one of its figures is changed, a row comes or goes."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from tthc_render.formats.ooxml import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHOLE = re.compile(r"[\d.]*\d")
AUTHOR = {f"{W}id": "901", f"{W}author": "Văn thư", f"{W}date": "2026-11-29T08:00:00Z"}

Change = Callable[[etree._Element], None]


def document_of(data: bytes) -> etree._Element:
    """The tree of the document in ``data``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def changed(data: bytes, change: Change) -> bytes:
    """``data`` with the tree of its document changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    change(root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_word_saves(data: bytes) -> bytes:
    """``data`` with what Word adds: revision marks, runs cut up by its proofing, bookmarks, its own name for a part."""

    def add(root: etree._Element) -> None:
        for number, element in enumerate(root.iter(f"{W}p", f"{W}tr", f"{W}r")):
            element.set(f"{W}rsidR", f"00{number % 7:06X}")
        for run in list(root.iter(f"{W}r")):
            texts = run.findall(f"{W}t")
            if len(texts) == 1 and len(texts[0].text or "") > 1 and len(run) - len(run.findall(f"{W}rPr")) == 1:
                _cut(run, texts[0])
        for paragraph in root.iter(f"{W}p"):
            place = 1 if paragraph.find(f"{W}pPr") is not None else 0
            paragraph.insert(place, etree.Element(f"{W}bookmarkEnd", {f"{W}id": "900"}))
            paragraph.insert(place, etree.Element(f"{W}bookmarkStart", {f"{W}id": "900", f"{W}name": "_GoBack"}))
            break

    with zipfile.ZipFile(io.BytesIO(changed(data, add))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    renamed = {name.replace("9001.xml", "1.xml"): content for name, content in parts.items()}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels", "customXml/_rels/item1.xml.rels"):
        renamed[name] = renamed[name].replace(b"item9001.xml", b"item1.xml").replace(b"Props9001.xml", b"Props1.xml")
    return packed(renamed)


def _cut(run: etree._Element, text: etree._Element) -> None:
    """Two runs and the mark of a proof between them, in place of one run."""
    words = text.text or ""
    rest = copy.deepcopy(run)
    at = len(words) // 2
    for piece, kept in ((text, words[:at]), (rest.find(f"{W}t"), words[at:])):
        piece.text = kept
        piece.set(XML_SPACE, "preserve")
    run.addnext(rest)
    run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))


# Figures in tables ----------------------------------------------------------------------------------------------------


def cells_with_figures(root: etree._Element) -> Iterator[etree._Element]:
    """The cells in tables with a head, below it, that show one whole number in one run."""
    for row in root.iter(f"{W}tr"):
        table = row.getparent()
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None or row.find(f"{W}trPr/{W}tblHeader") is not None:
            continue
        for cell in row.iterchildren(f"{W}tc"):
            is_rest = cell.find(f"{W}tcPr/{W}vMerge") is not None
            if not is_rest and len(list(cell.iter(f"{W}t"))) == 1 and WHOLE.fullmatch(words_of_cell(cell)):
                yield cell


def words_of_cell(cell: etree._Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))


def label_of(cell: etree._Element) -> str:
    """The first cell with words in the row of ``cell``."""
    cells = cell.getparent().iterchildren(f"{W}tc")
    return next((words for one in cells if any(map(str.isalpha, words := words_of_cell(one)))), "")


def _run(cell: etree._Element) -> etree._Element:
    found: etree._Element = next(cell.iter(f"{W}t")).getparent()
    return found


def _like(run: etree._Element, words: str, tag: str = "t") -> etree._Element:
    """A run that looks like ``run`` and says ``words``."""
    made = copy.deepcopy(run)
    for text in made.findall(f"{W}t"):
        made.remove(text)
    etree.SubElement(made, f"{W}{tag}").text = words
    return made


def typed_over(cell: etree._Element, words: str) -> None:
    _run(cell).find(f"{W}t").text = words


def typed_digit_by_digit(cell: etree._Element, words: str) -> None:
    run = _run(cell)
    for digit in reversed(words):
        run.addnext(_like(run, digit))
    run.getparent().remove(run)


def tracked(cell: etree._Element, words: str) -> None:
    """With changes tracked: the old words are struck out, the new ones put in."""
    run = _run(cell)
    gone, come = etree.Element(f"{W}del", AUTHOR), etree.Element(f"{W}ins", AUTHOR)
    gone.append(_like(run, run.findtext(f"{W}t"), "delText"))
    come.append(_like(run, words))
    run.addnext(come)
    run.addnext(gone)
    run.getparent().remove(run)


def in_content_control(cell: etree._Element, words: str) -> None:
    run = _run(cell)
    control = etree.Element(f"{W}sdt")
    etree.SubElement(control, f"{W}sdtPr")
    etree.SubElement(control, f"{W}sdtContent").append(_like(run, words))
    run.getparent().replace(run, control)


def as_field(cell: etree._Element, words: str) -> None:
    """A formula of Word's, with its result."""
    run = _run(cell)
    field = etree.Element(f"{W}fldSimple", {f"{W}instr": " =SUM(ABOVE) "})
    field.append(_like(run, words))
    run.getparent().replace(run, field)


def hidden_beside_the_new(cell: etree._Element, words: str) -> None:
    """The old words are formatted as hidden."""
    run = _run(cell)
    run.addnext(_like(run, words))
    _hide(run)


def _hide(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    etree.SubElement(properties, f"{W}vanish")


EDITS = (
    typed_over,
    typed_digit_by_digit,
    tracked,
    in_content_control,
    as_field,
    hidden_beside_the_new,
)
"""Ways to give a cell other words."""


def cleared(cell: etree._Element) -> None:
    run = _run(cell)
    run.getparent().remove(run)


def hidden(cell: etree._Element) -> None:
    _hide(_run(cell))


EMPTYINGS = (cleared, hidden)
"""Ways to leave nothing to be seen in a cell."""


def row_removed(row: etree._Element) -> None:
    row.getparent().remove(row)


def row_removal_tracked(row: etree._Element) -> None:
    _row_switch(row, "del", AUTHOR)


def row_hidden(row: etree._Element) -> None:
    _row_switch(row, "hidden", {})


def _row_switch(row: etree._Element, name: str, attributes: Mapping[str, str]) -> None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0, properties)
    etree.SubElement(properties, f"{W}{name}", dict(attributes))


ROW_REMOVALS = (row_removed, row_removal_tracked, row_hidden)
"""Ways to leave nothing to be seen of a row."""
