"""What a chief of office reads first: files, verdicts, scores, steps."""

from __future__ import annotations

from tests.support.letterheads import built, sample
from tthc_render.lint.fixes import FIXERS
from tthc_render.lint.html_page import GROUPS, STEPS, VERDICTS, PageOverview, step_in_word
from tthc_render.lint.linter import WORDING, lint_bytes
from tthc_render.lint.page_facts import fact_names
from tthc_render.lint.report import to_html
from tthc_render.lint.rules import load_rules


def test_every_file_is_listed_with_its_verdict_also_those_not_read() -> None:
    report = lint_bytes(built(sample("báo cáo", number="Số: 7/BC-SNV"), "bảng"), "docx", "bao-cao.docx")
    clean = lint_bytes(built(sample("quyết định"), "bảng"), "docx", "quyet-dinh.docx")
    overview = PageOverview("20/07/2026", {"bao-cao.docx": "ab12"}, ["hong.docx: không phải tệp .docx nguyên vẹn."])
    page = to_html([(report, ()), (clean, ())], "vi", overview)
    for words in (
        "Có lỗi, cần sửa",
        "Không thấy lỗi",
        "ab12",
        "20/07/2026",
        ">hong.docx</td>",
        "Không đọc được</td>",
        "không phải tệp .docx nguyên vẹn.</td>",
        "Quyết định (mẫu 1.2)",
    ):
        assert words in page
    assert "Số, ký hiệu: " in page
    assert "<thead>" in page


def test_what_was_not_read_is_on_the_page() -> None:
    report = lint_bytes(built(sample("báo cáo", body=()), "bảng"), "docx", "x.docx")
    assert "Chưa đọc được phần nội dung" in to_html([(report, ())])


def test_groups_are_those_of_the_rules_and_steps_those_of_facts() -> None:
    assert {rule.id[:2] for rule in load_rules().rules} == GROUPS.keys()
    assert STEPS.keys() <= fact_names()
    assert VERDICTS["vi"].keys() == VERDICTS["en"].keys()
    assert step_in_word("margin_left", "vi").startswith("Thẻ Bố trí")
    assert step_in_word("text", "vi") == step_in_word("ending", "vi") == "Gõ lại như ở cột “Phải là”"
    assert step_in_word("", "vi") == "Thêm phần này vào văn bản"
    assert FIXERS


def test_only_wording_is_to_be_typed_again() -> None:
    typed = step_in_word("text", "vi")
    again = {fact for fact in fact_names() if step_in_word(fact, "vi") == typed}
    assert again == {*WORDING, "day_exists", "number_kind", "lone_form"}
    assert {step_in_word(fact, "en") for fact in again} == {step_in_word("text", "en")}
    assert "Đầu trang, giữa" in step_in_word("place", "vi")
    assert step_in_word("overlap", "vi").startswith("Ký lại")
