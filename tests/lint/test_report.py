"""What the linter shows: JSON, the table in the terminal, the page with pictures."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from tests.support.format_faults import FAULTS, good_bytes
from tests.support.hand_typed import docx, p
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.pictures import pictures_of
from tthc_render.lint.report import WORDS, print_table, to_html, to_json
from tthc_render.lint.results import LintReport, Status

FAULT = next(fault for fault in FAULTS if fault.name == "Tiêu ngữ cỡ 12")


def spoiled(kind: str) -> tuple[LintReport, bytes]:
    data = FAULT.made(kind)
    return lint_bytes(data, kind, f"bao-cao.{kind}"), data  # type: ignore[arg-type]


class Balance(HTMLParser):
    """Counts elements that are opened and not closed."""

    EMPTY = frozenset({"meta", "img", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_json_has_the_contract_and_page_and_paragraph() -> None:
    report, _ = spoiled("pdf")
    shown = to_json(report)
    first = shown["findings"][0]
    assert {"code", "severity", "message", "file", "line", "column", "hint"} <= set(first)
    assert (first["rule"], first["page"], first["found"], first["allowed"]) == ("QH-02", 1, "cỡ chữ 12 pt", "13–14 pt")
    assert {rule["status"] for rule in shown["rules"]} <= {str(status) for status in Status}
    assert json.loads(json.dumps(shown)) == shown


def test_findings_in_the_words_have_their_page_and_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    report, _ = spoiled("pdf")
    item = finding("P702", Place("x.pdf", 12), label="II.", title="KẾT QUẢ", before="II.", right="III.")
    shown = to_json(report.with_wording([item], {12: 3}))["findings"]
    assert [(entry["page"], entry["paragraph"]) for entry in shown if entry["code"] == "P702"] == [(3, 12)]
    print_table(report.with_wording([item], {12: 3}))
    assert "(trang 3, đoạn 12)" in " ".join(capsys.readouterr().out.split())
    print_table(report.with_wording([item]))
    assert "(đoạn 12)" in " ".join(capsys.readouterr().out.split())


def test_a_rule_that_is_in_the_row_of_another_is_named_and_counted_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    fault = next(item for item in FAULTS if item.name == "thân bài cỡ 12")
    report = lint_bytes(fault.made("docx"), "docx", "x.docx")
    print_table(report, every_rule=True)
    out = capsys.readouterr().out
    covered = report.count(Status.COVERED)
    assert covered == out.count("đã kể ở dòng khác") - 1 > 0
    assert f"{report.count(Status.BROKEN)} sai, {covered} đã kể ở dòng khác" in out
    assert [line for line in out.splitlines() if re.match(r"  ND-03 +sai  ", line)]


def test_json_speaks_english_when_asked() -> None:
    report, _ = spoiled("docx")
    first = to_json(report, "en")["findings"][0]
    assert (first["found"], first["message"].split(":")[0]) == ("font size 12 pt", "QH-02 – Motto")


@pytest.mark.parametrize("lang", WORDS)
def test_the_table_names_rule_value_and_article(
    capsys: pytest.CaptureFixture[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    report, _ = spoiled("docx")
    print_table(report, lang)
    out = capsys.readouterr().out
    for wanted in (
        "bao-cao.docx",
        "QH-02",
        "12 pt",
        "13–14 pt",
        "II.1b",
        WORDS[lang]["article"],
        WORDS[lang]["passed"],
    ):
        assert wanted in out


def test_the_table_of_all_rules_has_a_line_for_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    report = lint_bytes(good_bytes("docx"), "docx", "tot.docx")
    print_table(report, every_rule=True)
    out = capsys.readouterr().out
    assert all(result.rule.id in out for result in report.results)
    assert WORDS["vi"]["clean"] in out


def test_the_page_has_a_picture_for_each_page_and_marks_that_lead_to_the_list() -> None:
    report, data = spoiled("pdf")
    page = to_html([(report, pictures_of(data, report.file))])
    assert page.count("<img ") == report.pages > 3
    assert len(re.findall(r'class="mark" href="#t1-\d+"', page)) == sum(item.count for item in _all(report))
    assert all(f'id="{target}"' in page for target in re.findall(r'href="#(t1-\d+)"', page))
    assert "http" not in page.replace("http-equiv", "")
    checker = Balance()
    checker.feed(page)
    assert (checker.open, checker.wrong) == ([], [])


def _all(report: LintReport) -> list:  # type: ignore[type-arg]
    return [broken for result in report.results for broken in result.breaks]


def test_without_pictures_the_paragraphs_are_listed() -> None:
    report, _ = spoiled("docx")
    page = to_html([(report, ())])
    assert "<img" not in page
    assert re.search(r'<li value="\d+">Độc lập - Tự do - Hạnh phúc <a href="#t1-1">\[1\]</a>', page)


def test_words_of_the_document_are_never_markup() -> None:
    body = p("<script>alert(1)</script> & “x”", align="left") + p("Đoạn.")
    report = lint_bytes(docx(body), "docx", "<b>.docx")
    page = to_html([(report, ())])
    assert "<script>" not in page
    assert "&lt;b&gt;.docx" in page


def test_two_files_stand_on_one_page() -> None:
    reports = [spoiled("docx")[0], lint_bytes(good_bytes("docx"), "docx", "tot.docx")]
    page = to_html([(report, ()) for report in reports])
    assert page.count("<section>") == 2
    assert "Không thấy lỗi" in page


def test_both_languages_have_the_same_words() -> None:
    assert set(WORDS["vi"]) == set(WORDS["en"])
