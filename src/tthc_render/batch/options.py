"""The options of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tthc_render.batch.plan import EVERYTHING, Selection
from tthc_render.layout.pdf.renderer import Engine
from tthc_render.rendering.pipeline import FORMATS


@dataclass(frozen=True, slots=True)
class Options:
    """What the user wants. ``jobs`` 0 means one worker for each core; ``engine`` "local" or "dask://host:port".

    ``max_seconds`` is how long new reports are begun, ``max_memory`` what one worker may use in MB; 0 means no limit.
    ``quiet``: no progress is shown.
    """

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
    max_seconds: float = 0
    max_memory: int = 0
    quiet: bool = False
