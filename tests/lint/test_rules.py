"""Tests of ``lint/rules``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.format_faults import FAULTS
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.lint.rules import Condition, load_rules


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_every_error_of_the_decree_that_can_be_seen_has_a_fault(kind: str) -> None:
    """A rule of grade A without a spoiled document to prove it would be a promise only."""
    proved = {rule for fault in FAULTS if kind in fault.formats for rule in fault.expected(kind)}
    checked = {
        rule.id
        for rule in load_rules().rules
        if rule.grade == "A" and kind in rule.formats and any(kind in check.formats for check in rule.checks)
    }
    signed = {rule.id for rule in load_rules().rules if rule.signed}
    # The layout has no letters (công văn); their subject line is proved below. Signed files are in test_seals.
    assert checked - proved - signed == {"TL-04"}


@pytest.mark.parametrize(
    ("check", "good_value", "bad_value"),
    [
        (Condition("f", least=13, most=14, tolerance=0.26), 14.25, 14.5),
        (Condition("f", least=6), 6.0, 5.9),
        (Condition("f", most=2.5), 2.5, 2.6),
        (Condition("f", wanted=True), True, False),
        (Condition("f", one_of=(10, 12.7), tolerance=0.6), 12.2, 11.5),
        (Condition("f", one_of=("giữa",)), "giữa", "trái"),
        (Condition("f", match=re.compile("^a")), "ab", "b"),
        (Condition("f", no_match=re.compile("CV")), "BC", "CV"),
    ],
)
def test_checks(check: Condition, good_value: object, bad_value: object) -> None:
    assert check.allows(good_value)  # type: ignore[arg-type]
    assert not check.allows(bad_value)  # type: ignore[arg-type]


RULE = (
    "facts: {{f: {{vi: f, en: f}}}}\nrules: [{{id: X, grade: {}, article: a, vi: a, en: a, role: than, checks: [{}]}}]"
)


@pytest.mark.parametrize(
    "text",
    [
        "rules: [",
        "rules: 3",
        "facts: {}\nrules: [{id: X}]",
        RULE.format("Z", ""),
        RULE.format("A", "{fact: khong_co}"),
        RULE.format("A", "{fact: f, match: '('}"),
    ],
)
def test_rules_that_cannot_be_used_are_reported(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateUnusable, match=r"rules\.yaml"):
        load_rules(path)
