"""Provinces that ended, and the province or city that each is part of now."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import yaml

TABLE: Final = Path(__file__).with_name("former_provinces.yaml")
_CITIES: Final = frozenset({"Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Thành phố Hồ Chí Minh"})


class FormerProvince(NamedTuple):
    """What a province is part of now, from which day, and by which resolution."""

    now: str
    day: date
    source: str

    @property
    def is_city(self) -> bool:
        """Is it part of a city now, with "thành phố" and "Thành ủy" in the names of its offices?"""
        return self.now in _CITIES

    @property
    def place(self) -> str:
        """``tỉnh Bắc Ninh``, ``thành phố Hải Phòng``."""
        return f"{'thành phố' if self.is_city else 'tỉnh'} {self.name}"

    @property
    def name(self) -> str:
        """Its name alone: ``Hồ Chí Minh``."""
        return self.now.removeprefix("Thành phố ")


@functools.cache
def former_provinces() -> Mapping[str, FormerProvince]:
    """By the former name: "Bắc Giang" → "Bắc Ninh"."""
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return MappingProxyType(
        {old: FormerProvince(new, group["tu"], group["nguon"]) for group in table for old, new in group["tinh"].items()}
    )
