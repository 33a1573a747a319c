"""``python -m tthc_render``."""

from tthc_render.cli.start import main

main()
