"""Provinces that ended on 1 July 2025, and the province or city that each is part of now."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

TABLE: Final = Path(__file__).with_name("former_provinces.yaml")
"""Source: Nghị quyết số 202/2025/QH15."""


@functools.cache
def former_provinces() -> Mapping[str, str]:
    """The present name by the former one: "Bắc Giang" → "Bắc Ninh"."""
    return MappingProxyType(yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
