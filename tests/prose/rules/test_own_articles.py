"""References to articles of the document itself."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.own_articles import check_own_articles

ARTICLES = "Điều 1. Thành lập Tổ công tác\nĐiều\u00a02. Hiệu lực thi hành"


def test_an_article_that_is_not_there() -> None:
    text = f"{ARTICLES}\nTổ tự giải thể sau khi hoàn thành nhiệm vụ tại Điều {{1|7}} Quyết định này."
    assert_only_the_mistake_is_told(check_own_articles, text, "P968", "Điều 2")


@pytest.mark.parametrize(
    "line",
    [
        "Các ông, bà có tên tại Điều {1|9} chịu trách nhiệm thi hành Quyết định này.",
        "Những người có tên nêu tại Điều {2|5} được hưởng phụ cấp.",
        "Tổ công tác có nhiệm vụ quy định tại khoản 2 Điều {1|3}.",
        "Thành viên ghi ở Điều 1 và Điều {2|4} họp hằng quý.",
        "Kinh phí thực hiện nhiệm vụ nêu trong Điều {1|6} do ngân sách bảo đảm.",
        "Các đơn vị được phân công tại Điều {2|8} báo cáo kết quả.",
        "Theo Điều {2|3} của Quyết định này.",
    ],
)
def test_an_article_named_without_a_document_is_one_of_this(line: str) -> None:
    assert_only_the_mistake_is_told(check_own_articles, f"{ARTICLES}\n{line}", "P968", "Điều 2")


ISSUED = ("Điều 1. Phạm vi", "Điều 2. Nguyên tắc", "Điều 3. Tổ chức")


def with_issued_text(line: str, part: int) -> list[Finding]:
    """Findings on a decision of two articles that issues a text of three; ``line`` is in the text ``part``."""
    texts = {0: ARTICLES.split("\n"), 1: [*ISSUED]}
    texts[part].append(line)
    passages = [Passage(text, part=at) for at, own in texts.items() for text in own]
    return check_own_articles(ProseContext(read(passages)))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Thành viên có tên tại Điều 9 họp hằng quý.", "Điều 9"),
        ("Thành viên nêu tại Điều 3 họp hằng quý.", ""),
        ("Thực hiện theo Điều 4 Quy chế này.", "Điều 4 Quy chế này"),
        ("Thực hiện theo Điều 3 của Quy chế này.", ""),
        ("Thực hiện theo quy định tại Điều 15 Luật Cán bộ, công chức.", ""),
        ("Theo Nghị định số 30/2020/NĐ-CP, văn bản quy định tại Điều 15 được lưu.", ""),
    ],
)
def test_articles_of_a_text_that_is_issued_with_it(line: str, told: str) -> None:
    found = with_issued_text(line, 1)
    assert [item.details["written"] for item in found] == ([told] if told else [])
    assert all(item.details["last"] == "Điều 3" for item in found)


@pytest.mark.parametrize("number", [3, 7])
def test_the_decision_names_articles_of_what_it_issues(number: int) -> None:
    line = f"Bãi bỏ việc áp dụng Điều {number} Quy chế làm việc ban hành kèm theo Quyết định này."
    found = with_issued_text(line, 0)
    assert [item.details["last"] for item in found] == ([] if number == 3 else ["Điều 3"])


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Điều 7 Quyết định số 5/QĐ-UBND.",
        "Theo quy định tại Điều 7 Thông tư số 5/2025/TT-BNV.",
        "Thông tư số 5/2025/TT-BNV có hiệu lực; hồ sơ nêu tại Điều 7 nộp trực tuyến.",
        "Hộ có tên tại danh sách kèm theo.",
        "Điều 9 nêu chung.",
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
