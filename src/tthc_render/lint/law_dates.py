"""A document is held against what was in force on its day: the decree itself, and the names of agencies and places.

The dated lists are in ``issuers.yaml`` and ``vietnamese/former_provinces.yaml``.
A name that was no longer used, or not yet, is a remark and no fault.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from tthc_render.lint.roles import Roles
from tthc_render.readers.facts import PageParagraph
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of

_DATE = pattern_of(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_NAMES: Final = ("chu_quan", "ban_hanh", "dia_danh")


@dataclass(frozen=True, slots=True)
class Validity:
    """From which to which day rules are in force; None where there is no such day. ``law`` is where they are from."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    law: str = ""

    def covers(self, day: datetime.date | None) -> bool:
        """Whether the rules are in force on ``day``; a document without a day is held against all rules."""
        if day is None:
            return True
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


ALWAYS: Final = Validity()


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name of agencies or places: ``pattern`` in capitals, first and last day, and its name now, if any.

    With ``parent`` it is only the name of an issuer below such a body.
    """

    pattern: re.Pattern[str]
    first: datetime.date | None
    last: datetime.date | None
    now: str
    source: str
    parent: re.Pattern[str] | None = None

    def is_used_on(self, day: datetime.date) -> bool:
        """Whether the name was in use on ``day``."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A line of the letterhead with a name that was not in use on the document's day."""

    item: PageParagraph
    found: str
    name: DatedName
    day: datetime.date


def date_of(roles: Roles) -> datetime.date | None:
    """The day of a document, None if it does not say one, or one that does not exist."""
    for item in roles.of("dia_danh"):
        match = _DATE.search(item.plain)
        if match:
            try:
                return datetime.date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                return None
    return None


def is_impossible(text: str) -> bool:
    """Whether a date line names a day that no calendar has."""
    match = _DATE.search(text)
    if match is None:
        return False
    try:
        datetime.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return True
    return False


def outdated(roles: Roles) -> list[Outdated]:
    """The names in the letterhead that were not in use on the day of the document; none if it has no day."""
    day = date_of(roles)
    out: list[Outdated] = []
    for role in _NAMES if day is not None else ():
        for item in roles.of(role):
            text = item.plain.upper().replace("UỶ", "ỦY").replace("HOÀ", "HÒA")
            name = text.partition(", NGÀY")[0] if role == "dia_danh" else text
            if role == "dia_danh" and _is_commune(name, roles):
                continue
            for dated in names():
                match = dated.pattern.search(name)
                if match and day is not None and not dated.is_used_on(day) and _is_below(dated, role, roles):
                    out.append(Outdated(item, item.plain.partition(", ngày")[0], dated, day))
                    break
    return out


def _is_commune(place: str, roles: Roles) -> bool:
    """Whether a place is the commune of the letterhead, which may bear the name of a former province."""
    heads = [item.plain.upper() for role in ("chu_quan", "ban_hanh") for item in roles.of(role)]
    return any(re.search(rf"\b(?:XÃ|PHƯỜNG|ĐẶC KHU) {re.escape(place)}$", head) for head in heads)


def _is_below(dated: DatedName, role: str, roles: Roles) -> bool:
    """Whether a name that counts only below a certain parent body is the issuer's below such a one."""
    if dated.parent is None:
        return True
    return role == "ban_hanh" and any(dated.parent.search(item.plain.upper()) for item in roles.of("chu_quan"))


@functools.cache
def names() -> tuple[DatedName, ...]:
    """The dated names, agencies first."""
    raw = yaml.safe_load(Path(__file__).with_name("issuers.yaml").read_text(encoding="utf-8"))
    return (*_agencies(raw["ten_co_quan"]), *_provinces())


def _agencies(raw: Iterable[dict[str, object]]) -> Iterable[DatedName]:
    for item in raw:
        first, last = item.get("tu"), item.get("den")
        yield DatedName(
            re.compile(str(item["ten"])),
            first if isinstance(first, datetime.date) else None,
            last if isinstance(last, datetime.date) else None,
            str(item["nay"]),
            str(item["nguon"]),
            re.compile(str(item["cap_tren"])) if "cap_tren" in item else None,
        )


def _provinces() -> Iterable[DatedName]:
    for old, new in former_provinces().items():
        # The name after "tỉnh" or alone: communes bear the names of former provinces.
        pattern = re.compile(rf"(?:TỈNH )?(?:^|(?<=TỈNH )){re.escape(old.upper())}$")
        yield DatedName(pattern, None, new.day - datetime.timedelta(days=1), new.now, new.source)
