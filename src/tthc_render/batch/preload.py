"""What the fork server imports before it makes workers, so that a new worker is ready at once.

Importing this module loads the reader of PDF files and the glyphs of the text font, where fonts allow it; where they do
not, the first PDF says so. It compiles the patterns that checks look for. WeasyPrint is loaded by the first PDF that
needs it.
"""

from __future__ import annotations

import contextlib

import pypdfium2

from tthc_render.diagnostics.errors import TthcError
from tthc_render.layout.docx import renderer as docx
from tthc_render.layout.pdf import renderer as pdf
from tthc_render.layout.pdf.direct.glyphs import FACES, face
from tthc_render.readers.docx import reader as docx_facts
from tthc_render.readers.pdf import reader as pdf_facts
from tthc_render.rendering import own_lint, painted
from tthc_render.rendering import pipeline as rendering
from tthc_render.vietnamese.patterns import compile_all

compile_all()
with contextlib.suppress(TthcError):
    for number in range(FACES):
        face(number)

__all__ = ["docx", "docx_facts", "own_lint", "painted", "pdf", "pdf_facts", "pypdfium2", "rendering"]
