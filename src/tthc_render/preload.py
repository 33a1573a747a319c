"""What the fork server imports before it makes workers, so that a new worker is ready at once.

Importing this module loads WeasyPrint where Pango and fonts allow it; where they do not, the first PDF says so.
"""

from __future__ import annotations

import contextlib

from tthc_render import pdf, rendering
from tthc_render.errors import TthcError
from tthc_render.fonts import load_weasyprint

with contextlib.suppress(TthcError):
    load_weasyprint()

__all__ = ["pdf", "rendering"]
