"""The start of the program: what was said last time if nothing has changed, else the command itself."""

from __future__ import annotations

import gc
import sys

from tthc_render.cli import unchanged
from tthc_render.cli.consoles import prepare_streams


def main() -> None:
    """Run the command line of this process."""
    try:
        _run()
    finally:
        # The system takes back the memory at once; to search it for cycles before takes a fifth of a second.
        gc.freeze()
        gc.disable()


def _run() -> None:
    prepare_streams()
    known = unchanged.repeated(sys.argv[1:])
    if known is not None:
        said, code = known
        unchanged.repeat(said)
        sys.exit(code)
    unchanged.is_asked = True
    from tthc_render.cli import main as commands

    commands.main(prog_name="tthc-render")
