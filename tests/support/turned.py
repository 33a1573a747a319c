"""The two columns of letterhead and end, turned round: what is on the left comes to be on the right."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.support.documents import ND30

HEAD, END = "dau-van-ban", "cuoi-van-ban"


def turned_xml(table: int, *rows: int) -> Callable[[dict[str, str]], None]:
    """Change a DOCX: the cells of ``rows`` of its table number ``table`` change places, and so do the columns."""

    def change(parts: dict[str, str]) -> None:
        xml = parts["word/document.xml"]
        parts["word/document.xml"] = turned_tables(xml, table, rows)

    return change


def turned_tables(xml: str, table: int, rows: tuple[int, ...]) -> str:
    """``xml`` with the cells of some rows of a table in the other order."""
    found = list(re.finditer(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL))[table]
    new = re.sub(r"(<w:gridCol [^>]*/>)(<w:gridCol [^>]*/>)", r"\2\1", found[0]) if 0 in rows else found[0]
    lines = list(re.finditer(r"<w:tr>.*?</w:tr>", new, re.DOTALL))
    for line in reversed([lines[row] for row in rows]):
        one, other = re.findall(r"<w:tc>.*?</w:tc>", line[0], re.DOTALL)
        whole = line[0].replace(one, "\0").replace(other, one).replace("\0", other)
        new = new[: line.start()] + whole + new[line.end() :]
    return xml[: found.start()] + new + xml[found.end() :]


def turned_html(name: str, *rows: int) -> tuple[str, str]:
    """A table of the layout for PDF as it is, and with the cells of ``rows`` in the other order."""
    source = (ND30 / "layout.html").read_text(encoding="utf-8")
    old = re.search(rf'<table class="{name}">.*?</table>', source, re.DOTALL)
    assert old
    new = re.sub(r'(<col class="trai"/>)(<col class="phai"/>)', r"\2\1", old[0]) if 0 in rows else old[0]
    lines = list(re.finditer(r"<tr>.*?</tr>", new, re.DOTALL))
    for line in reversed([lines[row] for row in rows]):
        one, other = re.findall(r"<td>.*?</td>", line[0], re.DOTALL)
        whole = line[0].replace(one, "\0").replace(other, one).replace("\0", other)
        new = new[: line.start()] + whole + new[line.end() :]
    return old[0], new
