"""One rule of the decree in words: its name and article, what must hold, what to do in Word, both examples."""

from __future__ import annotations

from typing import Final

from tthc_render.lint.html_page import step_in_word
from tthc_render.lint.results import condition_in_words
from tthc_render.lint.rules import SEVERITIES, Rule, Rules

_WORDS: Final = {
    "vi": {
        "error": "lỗi", "warning": "cảnh báo", "info": "nhắc", "article": "Căn cứ", "must": "Phải là",
        "do": "Làm gì", "wrong": "Sai", "right": "Đúng",
    },
    "en": {
        "error": "error", "warning": "warning", "info": "info", "article": "Source", "must": "Must be",
        "do": "What to do", "wrong": "Wrong", "right": "Right",
    },
}  # fmt: skip


def explained_rule(rule: Rule, rules: Rules, lang: str = "vi") -> str:
    """What a rule says, as ``explain`` prints it."""
    said = _WORDS[lang]
    lines = [f"{rule.id} ({said[SEVERITIES[rule.grade]]}): {rule.titles[lang]}", f"{said['article']}: {rule.article}"]
    for check in rule.checks:
        name = "" if lang in check.shown else f"{rules.names[check.fact][lang]}: "
        lines.append(f"{said['must']}: {name}{condition_in_words(rules, check, lang)}")
    steps = dict.fromkeys(step_in_word(check.fact, lang) for check in rule.checks)
    lines += [f"{said['do']}: {step}" for step in steps]
    for key, example in (("wrong", rule.wrong), ("right", rule.right)):
        if example:
            lines += ["", f"{said[key]}:", *(f"  {line}" for line in example.rstrip().split("\n"))]
    return "\n".join(lines)
