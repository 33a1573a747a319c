"""One rule of the decree in words."""

from __future__ import annotations

import pytest

from tthc_render.lint.explained_rules import explained_rule
from tthc_render.lint.rules import load_rules


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_can_be_explained(lang: str) -> None:
    for rule in load_rules().rules:
        text = explained_rule(rule, load_rules(), lang)
        assert rule.titles[lang] in text
        assert rule.article in text
        assert len(rule.checks) <= text.count("\nPhải là: " if lang == "vi" else "\nMust be: ")
