"""Words typed in one of the two layouts of a folder that the other one does not print: code T768.

Only ``layout.docx`` is edited in Word; what is typed into it stays out of the PDF until ``layout.html`` has it, too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lxml.etree import _Element as Element

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.formats.ooxml import W, open_layout, parse_strictly
from tthc_render.formats.template_text import read_template
from tthc_render.layout.docx.changes import accept_changes
from tthc_render.layout.docx.template import END_MARK

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ELEMENT: Final = re.compile(r"<!--.*?-->|<(style|title|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
SHOWN: Final = 80


def lint_typed_words(word: Path, shown: str) -> Iterator[Finding]:
    """Findings on a ``layout.docx`` that can be read, and on the ``layout.html`` beside it if there is one."""
    page = word.with_suffix(".html")
    try:
        source = read_template(page)
    except (OSError, UnicodeDecodeError):  # told where that file is checked
        return
    with open_layout(word) as archive:
        document = parse_strictly(archive.read("word/document.xml"))
    accept_changes(document)
    ours, theirs = list(_of_word(document)), list(_of_page(source))
    yield from _lacking(ours, theirs, shown, "Word", page.name, "PDF")
    yield from _lacking(theirs, ours, f"{shown.removesuffix(word.name)}{page.name}", "HTML", word.name, "Word")


def _lacking(
    typed: Iterable[str], others: Iterable[str], shown: str, layout: str, other: str, output: str
) -> Iterator[Finding]:
    known = "\n".join(map(_plain, others))
    for text in dict.fromkeys(typed):
        if _WORD.search(text) and _plain(text) not in known:
            yield finding("T768", Place(shown), layout=layout, text=text[:SHOWN], other=other, output=output)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _of_word(document: Element) -> Iterator[str]:
    """What is typed between the tags of each printed paragraph; a tag may go over paragraphs."""
    lines = []
    drawn = {item for shape in document.iter(f"{W}txbxContent") for item in shape.iter(f"{W}p", f"{W}t")}
    for paragraph in document.iter(f"{W}p"):
        text = "".join(item.text or "" for item in paragraph.iter(f"{W}t") if item not in drawn)
        if text.strip().startswith(END_MARK):
            break
        lines.append(text)
    for line in _TAG.sub("\n", "\n".join(lines)).split("\n"):
        yield " ".join(line.split())


def _of_page(source: str) -> Iterator[str]:
    body = source[source.find("<body") :] if "<body" in source else source
    for line in html.unescape(_ELEMENT.sub("\n", _TAG.sub("\n", body))).split("\n"):
        yield " ".join(line.split())
