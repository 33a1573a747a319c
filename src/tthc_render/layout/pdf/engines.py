"""The ways to PDF by name; a module of its own, so that a command that prints none loads none of them."""

from __future__ import annotations

from typing import Final, Literal

Engine = Literal["auto", "direct", "weasyprint"]
ENGINES: Final[tuple[Engine, ...]] = ("auto", "direct", "weasyprint")
