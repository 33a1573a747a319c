"""What the fork server imports: the glyphs of the text font, and never a crash where there is no font."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (
    "import sys, tthc_render.batch.preload; from tthc_render.layout.pdf.direct.glyphs import face; "
    "print(face.cache_info().currsize, 'weasyprint' in sys.modules)"
)


@pytest.mark.parametrize(("fonts", "printed"), [("", "4 False"), ("none", "0 False")])
def test_glyphs_are_ready_where_there_is_a_font_and_weasyprint_waits(tmp_path: Path, fonts: str, printed: str) -> None:
    environment = dict(os.environ)
    if fonts:
        environment["TTHC_FONTS"] = str(tmp_path)
    done = subprocess.run((sys.executable, "-c", PROGRAM), env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{printed}\n"
