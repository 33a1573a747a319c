"""The options of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tthc_render.batch.plan import EVERYTHING, Selection
from tthc_render.layout.pdf.renderer import Engine
from tthc_render.rendering.pipeline import FORMATS


@dataclass(frozen=True, slots=True)
class Options:
    """What the user wants. ``jobs`` 0 means one worker for each core; ``engine`` "local" or "dask://host:port"."""

    paths: tuple[Path, ...] = ()
    folder: Path = Path("outputs")
    formats: tuple[str, ...] = FORMATS
    check: bool = True
    jobs: int = 0
    wanted: Selection = EVERYTHING
    force: bool = False
    fail_fast: bool = False
    engine: str = "local"
    pdf_engine: Engine = "auto"
    lang: str = "vi"
