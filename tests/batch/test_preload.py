"""What the fork server imports: WeasyPrint where it can, and never a crash where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("fonts", "loaded"), [("", "True"), ("none", "False")])
def test_weasyprint_is_loaded_where_fonts_allow_it(tmp_path: Path, fonts: str, loaded: str) -> None:
    program = "import sys, tthc_render.batch.preload; print('weasyprint' in sys.modules)"
    environment = dict(os.environ)
    if fonts:
        environment["TTHC_FONTS"] = str(tmp_path)
    done = subprocess.run((sys.executable, "-c", program), env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{loaded}\n"
