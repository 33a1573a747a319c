"""References to articles of the document itself."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.own_articles import check_own_articles

ARTICLES = "Điều 1. Thành lập Tổ công tác\nĐiều\u00a02. Hiệu lực thi hành"


def test_an_article_that_is_not_there() -> None:
    text = f"{ARTICLES}\nTổ tự giải thể sau khi hoàn thành nhiệm vụ tại Điều {{1|7}} Quyết định này."
    assert_only_the_mistake_is_told(check_own_articles, text, "P968", "Điều 2")


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Điều 7 Quyết định số 5/QĐ-UBND.",
        "Theo Điều 7 Quy chế này.",
        "Theo Điều 2 của Quyết định này.",
    ],
)
def test_articles_of_other_texts(line: str) -> None:
    assert findings_of_rule(check_own_articles, f"{ARTICLES}\n{line}") == []


def test_what_changes_another_text_has_its_articles() -> None:
    lines = (
        "Điều 1. Sửa đổi Quyết định số 5/QĐ-UBND",
        "Ghi là “Điều 7 Quyết định này”.",
        "Điều 2. Hiệu lực",
    )
    assert findings_of_rule(check_own_articles, *lines) == []


def test_articles_that_are_not_all_seen() -> None:
    assert findings_of_rule(check_own_articles, "Điều 3. Hiệu lực\nTheo Điều 7 Quyết định này.") == []
