"""Colours as files of offices write them."""

from __future__ import annotations

import re


def is_grey(rgb: str) -> bool:
    """Whether a colour of six hexadecimal digits is a grey, or black, and not white."""
    rgb = rgb.upper()
    return bool(re.fullmatch(r"[0-9A-F]{6}", rgb)) and rgb[:2] == rgb[2:4] == rgb[4:] != "FF"
