"""What a run was asked to do."""

from __future__ import annotations

import pickle

from tthc_render.batch.options import Options


def test_options_cross_processes() -> None:
    options = Options(formats=("docx",), jobs=3)
    assert pickle.loads(pickle.dumps(options)) == options
