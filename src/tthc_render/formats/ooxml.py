"""What the Open XML format demands of us: namespaces, the schema's order of elements, strict parsing.

Source of the orders: ECMA-376 Part 1, 17.6.17 (sectPr) and 17.4.69 (tcPr).
"""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from lxml import etree

from tthc_render.diagnostics.regular_files import read_regular

WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
W: Final = f"{{{WORD_NAMESPACE}}}"
XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PACKAGE_FAULTS: Final = (
    # what reading a damaged package raises; AttributeError and TypeError where an element is another one's place
    *(OSError, KeyError, ValueError, EOFError, RuntimeError, AttributeError, TypeError),
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
)


UNPACKED_MAX: Final = 100_000_000
"""Bytes of all parts of a layout; ours has 0.2 MB, one with a large coat of arms a few."""


def open_layout(path: Path) -> zipfile.ZipFile:
    """The package of a Word layout; one of ``PACKAGE_FAULTS`` where it is none, EFBIG where it unpacks to too much."""
    archive = zipfile.ZipFile(io.BytesIO(read_regular(path)))
    if sum(member.file_size for member in archive.infolist()) > UNPACKED_MAX:
        archive.close()
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return archive


def parse_strictly(data: bytes) -> etree._Element:
    """The root of ``data``; XMLSyntaxError at the first fault. No entities, no network, no recovery."""
    return etree.fromstring(data, etree.XMLParser(recover=False, resolve_entities=False, no_network=True))


def in_utf8(name: str, data: bytes) -> bytes:
    """The part ``name`` of a package; XML in another encoding, which other programs may write, as UTF-8."""
    if not name.endswith((".xml", ".rels")):
        return data
    named = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([\w.-]+)""", data)
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and (named is None or named[1].lower() == b"utf-8"):
        return data
    return f"{XML_HEAD}{etree.tostring(parse_strictly(data), encoding='unicode')}".encode()


def child_of(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of ``parent`` of this name in Word's namespace; in half the time of ``find``."""
    return next(parent.iterchildren(f"{W}{name}"), None)
