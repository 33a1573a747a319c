"""Which version of a form or a report type a period uses.

Versions share one code and have files of their own: ``II.07b.yaml``, ``II.07b@2025-07.yaml``; report types in
folders, ``bao-cao`` and ``bao-cao@2026``. What counts is ``hieu_luc`` inside, held against the last day of the
period's data; the words after @ only distinguish the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import Field

from tthc_render.vietnamese.dates import format_short
from tthc_render.workspace.paths import MARK
from tthc_render.yaml_files.fields import Day, Model

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """One version: the thing itself, its time of validity, its file."""

    item: T
    validity: ValiditySpec
    path: Path

    @property
    def named(self) -> bool:
        """Whether its file is named as a version of another one."""
        return MARK in self.path.name

    @property
    def words(self) -> str:
        """Its time of validity in words."""
        return validity_words(self.validity)


def in_force(validity: ValiditySpec, day: date) -> bool:
    """Whether ``day`` is in a time of validity; a missing end is open."""
    return (validity.tu is None or validity.tu <= day) and (validity.den is None or day <= validity.den)


def choose(versions: Sequence[Version[T]], day: date | None) -> tuple[Version[T], bool]:
    """The version for a period whose data ends on ``day``, and whether it is in force then.

    Of several in force the one that began last is taken; where none is, the one that is nearest. Without a day
    the plain version is taken, the one whose file is named by the code alone. ValueError for no versions.
    """
    if not versions:
        raise ValueError("no versions")
    if day is None:
        return min(versions, key=lambda item: (item.named, item.path.name)), True
    valid = [item for item in versions if in_force(item.validity, day)]
    if valid:
        return max(valid, key=lambda item: (item.validity.tu or date.min, not item.named)), True
    return min(versions, key=lambda item: _distance(item.validity, day)), False


def _distance(validity: ValiditySpec, day: date) -> int:
    ends = [end for end in (validity.tu, validity.den) if end is not None]
    return min((abs((end - day).days) for end in ends), default=0)


def validity_words(validity: ValiditySpec) -> str:
    """``từ 1/7/2025``, ``đến 30/6/2025``, both, or ``mọi kỳ``."""
    words = [
        f"{word} {format_short(end)}" for word, end in (("từ", validity.tu), ("đến", validity.den)) if end is not None
    ]
    return " ".join(words) or "mọi kỳ"


class ValiditySpec(Model):
    """Thời gian dùng mẫu, theo ngày cuối kỳ số liệu."""

    tu: Day | None = Field(None, description="Từ ngày, ví dụ 1/7/2025")
    den: Day | None = Field(None, description="Đến hết ngày")
