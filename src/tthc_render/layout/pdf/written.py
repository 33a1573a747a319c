"""Objects of a ``pydyf.PDF`` whose text is written by the caller.

A report has a thousand of them, and ``pydyf.Dictionary`` takes several times as long to make the same text.
"""

from __future__ import annotations

import pydyf


class Written:
    """An object that goes into an object stream; ``data`` is its text."""

    __slots__ = ("data", "number", "offset")
    compressible, generation, free = True, 0, "n"

    def __init__(self) -> None:
        self.data, self.number, self.offset = b"", 0, 0

    @property
    def reference(self) -> bytes:
        """What other objects call it."""
        return b"%d 0 R" % self.number

    @property
    def indirect(self) -> bytes:
        """The object as a file without object streams has it."""
        return b"%d 0 obj\n%b\nendobj" % (self.number, self.data)


def add_many(pdf: pydyf.PDF, count: int) -> list[Written]:
    """So many new objects of ``pdf``, whose ``data`` is still to be set."""
    made = []
    for number in range(len(pdf.objects), len(pdf.objects) + count):
        item = Written()
        item.number = number
        made.append(item)
    pdf.objects += made
    return made


def add_written(pdf: pydyf.PDF, text: str = "") -> Written:
    """A new object of ``pdf`` with ``text``, in ASCII; ``data`` may be set later."""
    made = Written()
    made.data = text.encode("ascii")
    pdf.add_object(made)
    return made
