"""``python -m tthc_render``."""

from tthc_render.cli.main import main

main(prog_name="tthc-render")
