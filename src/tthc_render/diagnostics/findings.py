"""Findings: one message of a loader, check or linter about one place in one file.

The texts are in ``catalogue/<family>.yaml``, one entry for each code: severity, message and hint in
Vietnamese and English, a wrong and a right example. The same entries become ``docs/ma-loi.md``.
Families: D data, C consistency, P prose, T template, F format, B bulk.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from tthc_render import LANGUAGES as LANGUAGES
from tthc_render.diagnostics.visible import visible

CATALOGUE = Path(__file__).parent / "catalogue"
_CODE_LINE: Final = re.compile(r"^([A-Z]\d{3}):", re.MULTILINE)


class Severity(StrEnum):
    """How bad a finding is: an ``error`` keeps the report from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position: file as shown to the user, line and column from 1 (0 = unknown)."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [visible(self.file) or "?"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``details`` fill the blanks of the catalogue's sentences.

    ``accepted`` holds the writer's reason once the writer has accepted the finding.
    """

    code: str
    where: Place = Place()
    details: Mapping[str, str] = field(default_factory=dict)
    accepted: str = ""

    @property
    def severity(self) -> Severity:
        """The catalogue's severity of the code."""
        return Severity(entry(self.code)["severity"])

    def message(self, lang: str = "vi") -> str:
        """The sentence in ``lang``."""
        return _fill(entry(self.code)[lang], self.details, lang)

    def hint(self, lang: str = "vi") -> str:
        """What to do about it, in ``lang``."""
        return _fill(entry(self.code).get(f"{lang}_hint", ""), self.details, lang)

    def accept(self, reason: str) -> Finding:
        """The same finding, accepted by the writer for ``reason``."""
        return replace(self, accepted=reason)

    def to_json(self, lang: str = "vi") -> dict[str, object]:
        """The finding as the ``--json`` contract has it."""
        out: dict[str, object] = {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message(lang),
            "file": self.where.file,
            "line": self.where.line,
            "column": self.where.column,
            "hint": self.hint(lang),
        }
        if self.accepted:
            out["accepted"] = self.accepted
        return out


def finding(code: str, where: Place, **details: object) -> Finding:
    """A finding of ``code`` at ``where``; ``details`` are shown as text, cut where they are too long for a message."""
    return Finding(code, where, {key: _beginning(str(value)) for key, value in details.items()})


DETAIL_MAX: Final = 2_000
"""Letters of a detail: the longest lists of names that help have some hundreds; a key or value may have a million."""


def _beginning(text: str) -> str:
    return text if len(text) <= DETAIL_MAX else f"{text[:DETAIL_MAX]}…"


@functools.cache
def entry(code: str) -> dict[str, str]:
    """The catalogue's entry of ``code``; KeyError if there is none. Only this entry is read: there are hundreds."""
    import yaml

    found: dict[str, dict[str, str]] = yaml.load(_entries()[code], Loader=yaml.CSafeLoader)
    return found[code]


def is_code(code: str) -> bool:
    """Whether the catalogue has the code."""
    return code in _entries()


@functools.cache
def _entries() -> dict[str, str]:
    """The text of each entry of the catalogue by its code, as the files have it: codes begin the lines."""
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(CATALOGUE.glob("*.yaml")))
    starts = [*_CODE_LINE.finditer(texts)]
    ends = [*(found.start() for found in starts[1:]), len(texts)]
    return {found[1]: texts[found.start() : end] for found, end in zip(starts, ends, strict=True)}


@functools.cache
def catalogue() -> dict[str, dict[str, str]]:
    """All codes with severity, texts and examples, in the order of the files."""
    # Help pages need no catalogue, and loading yaml is a third of their time.
    import yaml

    out: dict[str, dict[str, str]] = {}
    for path in sorted(CATALOGUE.glob("*.yaml")):
        with path.open(encoding="utf-8") as file:
            out.update(yaml.load(file, Loader=yaml.CSafeLoader) or {})
    return out


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The worst severity among findings that the writer has not accepted; None if there is none."""
    order = list(Severity)
    found = [order.index(item.severity) for item in findings if not item.accepted]
    return order[min(found)] if found else None


_LABELS: Final = {
    "vi": {Severity.ERROR: "LỖI", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"},
    "en": {Severity.ERROR: "ERROR", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_ACCEPTED: Final = {"vi": "đã chấp nhận", "en": "accepted"}


def format_finding(item: Finding, lang: str) -> str:
    """A finding as text: place, severity and code, sentence, then the remedy on its own line."""
    label = _LABELS[lang][item.severity]
    if item.accepted:
        label += f", {_ACCEPTED[lang]} ({visible(item.accepted)})"
    hint = "" if item.accepted else item.hint(lang)
    return f"{item.where}: {label} {item.code}: {item.message(lang)}" + (f"\n    → {hint}" if hint else "")


_SUGGESTION: Final = re.compile(r"(?:Có phải|Did you mean) “?{near}”?\? ?|[;]? ?\(?(?:gần nhất|nearest): {near}\)?")
"""What a sentence says of the nearest name; it goes where no name is near."""


_SIGNS: Final = {
    "vi": {
        "=": "hai số phải bằng nhau",
        "<=": "số trước không được lớn hơn số sau",
        "<": "số trước phải nhỏ hơn số sau",
        ">=": "số trước không được nhỏ hơn số sau",
        ">": "số trước phải lớn hơn số sau",
    },
    "en": {
        "=": "the two must be equal",
        "<=": "the first must not be larger than the second",
        "<": "the first must be smaller than the second",
        ">=": "the first must not be smaller than the second",
        ">": "the first must be larger than the second",
    },
}
"""A relation in words: the blank ``sign_words`` says in words what the detail ``sign`` is."""


_CASE: Final = re.compile(r"⟦(?P<detail>\w+):(?P<words>[^⟧]*)⟧")
"""What a sentence says only where a detail has a value: "⟦right: Write {right}.⟧"."""


def whole(text: str) -> str:
    """A sentence of the catalogue with everything that it may say."""
    return _CASE.sub(r"\g<words>", text).strip()


def _fill(text: str, details: Mapping[str, str], lang: str) -> str:
    text = _CASE.sub(lambda case: case["words"] if details.get(case["detail"]) else "", text)
    if "sign" in details:
        details = {**details, "sign_words": _SIGNS[lang].get(details["sign"], details["sign"])}
    if details.get("near") in ("", "–"):
        text = _SUGGESTION.sub("", text)
    return text.strip().format_map(_Blanks({key: visible(value) for key, value in details.items()}))


_EXPLAINED: Final = {
    "vi": ("Làm gì: ", "Sai", "Đúng"),
    "en": ("What to do: ", "Wrong", "Right"),
}


def explained(code: str, lang: str = "vi") -> str:
    """What a code means: its sentence, what to do, a wrong and a right example. KeyError for a code that is none."""
    item = entry(code)
    remedy, wrong, right = _EXPLAINED[lang]
    lines = [f"{code} ({_LABELS[lang][Severity(item['severity'])]}): {whole(item[lang])}"]
    if item.get(f"{lang}_hint"):
        lines.append(remedy + whole(item[f"{lang}_hint"]))
    for title, example in ((wrong, item.get("wrong")), (right, item.get("right"))):
        if example:
            lines += ["", f"{title}:", *(f"  {line}" for line in str(example).rstrip().split("\n"))]
    return "\n".join(lines)


class _Blanks(dict[str, str]):
    """A blank without a value shows its name: a message never fails."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
