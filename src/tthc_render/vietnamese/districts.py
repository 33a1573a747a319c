"""The districts of each province, as they were until they ended on 1 July 2025."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from tthc_render.vietnamese.former_provinces import former_provinces

TABLE: Final = Path(__file__).with_name("districts.yaml")


@functools.cache
def _provinces() -> Mapping[str, frozenset[str]]:
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return MappingProxyType({province: frozenset(names) for province, names in table.items()})


@functools.cache
def districts_of(province: str) -> frozenset[str]:
    """Those of a province by its name of before or after the mergers, with those that it took in; empty if unknown."""
    names = [old for old, new in former_provinces().items() if new.now == province]
    return frozenset().union(*(_provinces().get(name, frozenset()) for name in (province, *names)))


@functools.cache
def provinces_with(district: str) -> frozenset[str]:
    """The provinces that had a district of this name."""
    return frozenset(province for province, names in _provinces().items() if district in names)
