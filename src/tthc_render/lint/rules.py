"""The rules of the decree as read from ``rules.yaml``."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Required, TypedDict

import yaml

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.lint.fact_values import Value
from tthc_render.lint.law_dates import ALWAYS, Validity
from tthc_render.lint.page_facts import fact_names
from tthc_render.readers.any_file import FILE_KINDS
from tthc_render.workspace.paths import packaged_templates

RULES_FILE: Final = "rules.yaml"

SEVERITIES: Final = {"A": "error", "B": "warning", "C": "info"}

CODES: Final = {"A": "F501", "B": "F502", "C": "F503"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one fact. ``shown`` are the allowed values in words, by language; ``article`` is its own,
    "" if that of its rule."""

    fact: str
    least: float | None = None
    most: float | None = None
    tolerance: float = 0.0
    wanted: bool | None = None
    one_of: tuple[Value, ...] = ()
    match: re.Pattern[str] | None = None
    no_match: re.Pattern[str] | None = None
    any: bool = False
    formats: frozenset[str] = frozenset(FILE_KINDS.values())
    when: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    article: str = ""

    def allows(self, value: Value) -> bool:
        """Whether ``value`` is allowed."""
        if self.wanted is not None:
            return value is self.wanted
        if self.match is not None:
            return self.match.search(str(value)) is not None
        if self.no_match is not None:
            return self.no_match.search(str(value)) is None
        if self.one_of:
            return any(_equal(value, wanted, self.tolerance) for wanted in self.one_of)
        number = float(value)
        low = self.least is None or number >= self.least - self.tolerance
        return low and (self.most is None or number <= self.most + self.tolerance)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the file has it; see the head of ``rules.yaml``. ``part`` is a part of kinds, see ``kinds.yaml``.

    ``signed``: only a file with a digital signature shows it.
    """

    id: str
    grade: str
    article: str
    titles: Mapping[str, str]
    role: str
    required: bool
    needs: tuple[str, ...]
    formats: frozenset[str]
    checks: tuple[Condition, ...]
    wrong: str = ""
    right: str = ""
    part: str = ""
    signed: bool = False
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, when they are in force, and the names and units of facts by language."""

    rules: tuple[Rule, ...]
    names: Mapping[str, Mapping[str, str]]
    path: Path
    validity: Validity = ALWAYS


def load_rules(path: Path | None = None) -> Rules:
    """The rules at ``path``, or those that come with the program; TemplateUnusable if they cannot be used."""
    return _load(path or packaged_templates() / "layouts" / "nd30" / RULES_FILE)


@functools.lru_cache(maxsize=8)
def _load(path: Path) -> Rules:
    try:
        raw = yaml.load(read_regular_text(path), Loader=yaml.CSafeLoader)
        validity = _validity(raw.get("hieu_luc", {}))
        rules = Rules(tuple(_rule(item) for item in raw["rules"]), raw["facts"], path, validity)
        known = fact_names() & rules.names.keys()
        for rule in rules.rules:
            for condition in rule.checks:
                if condition.fact not in known:
                    raise ValueError(f"{rule.id}: fact {condition.fact}")
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, re.error) as error:
        raise TemplateUnusable(
            f"{path}: không dùng được tệp quy tắc thể thức ({type(error).__name__}: {error}). "
            "So với rules.yaml của bố cục nd30 rồi sửa."
        ) from error
    return rules


_ConditionRow = TypedDict(
    "_ConditionRow",
    {
        "fact": Required[str],
        "min": float,
        "max": float,
        "tolerance": float,
        "is": bool,
        "in": list[Value],
        "match": str,
        "not_match": str,
        "ignore_case": bool,
        "any": bool,
        "formats": list[str],
        "when": str,
        "article": str,
        "vi": str,
        "en": str,
    },
    total=False,
)


class _RuleRow(TypedDict, total=False):
    id: Required[str]
    grade: Required[str]
    article: Required[str]
    vi: Required[str]
    en: Required[str]
    role: Required[str]
    required: bool
    needs: list[str]
    formats: list[str]
    checks: list[_ConditionRow]
    wrong: str
    right: str
    part: str
    signed: bool
    hieu_luc: dict[str, object]


def _rule(raw: _RuleRow) -> Rule:
    if raw["grade"] not in SEVERITIES:
        raise ValueError(f"{raw['id']}: grade {raw['grade']}")
    return Rule(
        id=raw["id"],
        grade=raw["grade"],
        article=raw["article"],
        titles={"vi": raw["vi"], "en": raw["en"]},
        role=raw["role"],
        required=raw.get("required", False),
        needs=tuple(raw.get("needs", ())),
        formats=frozenset(raw.get("formats", ())),
        checks=tuple(_condition(item) for item in raw.get("checks", ())),
        wrong=raw.get("wrong", ""),
        right=raw.get("right", ""),
        part=raw.get("part", ""),
        signed=raw.get("signed", False),
        validity=_validity(raw.get("hieu_luc", {})),
    )


def _validity(raw: Mapping[str, object]) -> Validity:
    days = {key: raw.get(key) for key in ("tu", "den")}
    for key, day in days.items():
        if day is not None and not isinstance(day, datetime.date):
            raise ValueError(f"hieu_luc: {key}: {day}")
    first, last = (day if isinstance(day, datetime.date) else None for day in days.values())
    return Validity(first, last, str(raw.get("van_ban", "")))


def _condition(raw: _ConditionRow) -> Condition:
    flags = re.IGNORECASE if raw.get("ignore_case") else 0
    return Condition(
        fact=raw["fact"],
        least=raw.get("min"),
        most=raw.get("max"),
        tolerance=raw.get("tolerance", 0.0),
        wanted=raw.get("is"),
        one_of=tuple(raw.get("in", ())),
        match=re.compile(raw["match"], flags) if "match" in raw else None,
        no_match=re.compile(raw["not_match"], flags) if "not_match" in raw else None,
        any=raw.get("any", False),
        formats=frozenset(raw.get("formats", FILE_KINDS.values())),
        when=raw.get("when", ""),
        shown={lang: words for lang, words in (("vi", raw.get("vi")), ("en", raw.get("en"))) if words is not None},
        article=raw.get("article", ""),
    )


def _equal(value: Value, wanted: Value, tolerance: float) -> bool:
    if isinstance(value, str) or isinstance(wanted, str):
        return value == wanted
    return abs(float(value) - float(wanted)) <= tolerance
