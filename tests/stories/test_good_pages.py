"""What the decree asks and what good offices do, on every page of the five issued reports in both formats."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pytest

from tests.stories.test_samples import made
from tests.support.collecting import collected
from tests.support.documents import docx_of, letter, pdf_of
from tests.support.samplekit import SAMPLES, collapsed
from tests.support.workspaces import build
from tthc_render.document.tree import Appendix, AppendixHead, Document, Heading, Paragraph, Run, Table, plain
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.results import Status
from tthc_render.readers.any_file import read_facts
from tthc_render.rendering.pipeline import check_report, render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

SENTENCE = (
    "Các cơ quan, đơn vị đã triển khai đầy đủ nhiệm vụ được giao trong kỳ báo cáo, bảo đảm đúng tiến độ, đúng thẩm "
    "quyền và đúng trình tự theo quy định hiện hành./."
)

# The issued words themselves break these rules of grade A; everything else has to pass.
ISSUED_SO = {
    "so-ngoai-vu-kiem-soat-tthc-2024-q2": set[str](),
    "ha-tinh-cai-cach-tthc-2024": {"NB-05", "PL-02"},
    "ha-tinh-cai-cach-hanh-chinh-2024-q1": set[str](),
    "cam-xuyen-cai-cach-tthc-2024-02": {"KY-01", "NN-03"},
    "bac-giang-kiem-soat-tthc-2024-6-thang": {"NB-05", "NN-02"},
}


@dataclass(frozen=True)
class Page:
    """The lines of one page, top to bottom, the page number left out; ``bare`` without notes."""

    lines: list[str]


@functools.cache
def document_of(name: str) -> Document:
    from tests.support.samplekit import ROOT

    (document, _), _ = collected(check_report, ROOT / "data" / SAMPLES[name], Library(Workspace(ROOT)))
    assert document is not None
    return document


@functools.cache
def pages_of(name: str) -> tuple[Page, ...]:
    return tuple(_pages_of(name))


def _pages_of(name: str) -> Iterator[Page]:
    with pdfplumber.open(io.BytesIO(made(name).pdf)) as pdf:
        for page in pdf.pages:
            body = page.filter(lambda item: item.get("size", 14) > 10.5 or item["object_type"] != "char")
            lines = [collapsed(line) for line in (body.extract_text() or "").split("\n")]
            yield Page([line for line in lines if line and not line.isdigit()])
            page.close()  # its objects are kept otherwise


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", SAMPLES)
def test_only_the_issued_words_break_the_decree(name: str, kind: str) -> None:
    data = made(name).docx if kind == "docx" else made(name).pdf
    report = lint_bytes(data, "docx" if kind == "docx" else "pdf", name)
    broken = {item.details["rule"] for item in report.findings if item.severity == "error"}
    assert broken == ISSUED_SO[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_heading_stands_at_the_foot_of_a_page(name: str) -> None:
    headings = {
        collapsed(f"{block.label} {plain(block.inlines)}")
        for block in document_of(name).blocks
        if isinstance(block, Heading)
    }
    for page in pages_of(name):
        last = page.lines[-1]
        assert not any(heading == last or (heading.endswith(last) and len(last) > 8) for heading in headings), last


@pytest.mark.parametrize("name", SAMPLES)
def test_the_signature_is_never_alone_on_its_page(name: str) -> None:
    page = next(page for page in pages_of(name) if any("Nơi nhận:" in line for line in page.lines))
    before = next(index for index, line in enumerate(page.lines) if "Nơi nhận:" in line)
    assert before >= 2
    signer = document_of(name).signature.name
    assert not signer or any(signer in line for line in page.lines[before:])


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith(("so-", "ha-tinh-cai-cach-tthc"))])
def test_table_heads_stand_on_every_page_of_the_table(name: str) -> None:
    document = document_of(name)
    tables = [block for item in document.appendices for block in item.blocks if isinstance(block, Table)]
    assert tables
    landscape = 0
    with pdfplumber.open(io.BytesIO(made(name).pdf)) as pdf:
        for page in pdf.pages:
            if page.width < page.height:
                continue
            landscape += 1
            for grid in page.extract_tables():
                heads = [[plain(cell.inlines) for cell in table.header[0].cells] for table in tables]
                printed = [collapsed(text) for text in grid[0] if text]
                if len(grid[0]) > 3:
                    assert printed in heads
    assert landscape >= len(document.appendices)


@pytest.mark.parametrize("name", SAMPLES)
def test_numbers_keep_to_their_word(name: str) -> None:
    for page in pages_of(name):
        for line in page.lines:
            assert not line.endswith((" ngày", " tháng", " Quý", " Điều", " khoản")), line


@pytest.mark.parametrize("paragraphs", [1, 2, 6])
def test_a_short_letter_breaks_nothing(paragraphs: int) -> None:
    document = letter(blocks=(Paragraph((Run(SENTENCE),)),) * paragraphs)
    for kind, data in (("docx", docx_of(document)), ("pdf", pdf_of(document))):
        report = lint_bytes(data, "docx" if kind == "docx" else "pdf", kind)
        assert [item.message() for item in report.findings] == []


def test_the_sign_of_who_drafted_a_letter_is_below_its_recipients() -> None:
    document = letter(blocks=(Paragraph((Run(SENTENCE),)),) * 2, drafter="PTD.65")
    for kind, data in (("docx", docx_of(document)), ("pdf", pdf_of(document))):
        facts = read_facts(data, "docx" if kind == "docx" else "pdf", kind)
        roles = assign_roles(facts)
        assert [item.plain for item in roles.of("nguoi_soan")] == ["PTD.65"]
        assert roles.of("noi_nhan")[-1].plain.startswith("- Lưu: VT")
        assert {piece.size_pt for item in roles.of("nguoi_soan") for piece in item.pieces} == {11.0}
        assert [item.message() for item in lint_bytes(data, "docx" if kind == "docx" else "pdf", kind).findings] == []


ATTACHED = "(Kèm theo Báo cáo số {number}/BC-UBND ngày {day} tháng {month} năm 2024 của Ủy ban nhân dân tỉnh Sông Thao)"


@pytest.mark.parametrize("number", ["5", "1234", "12345/2024"])
@pytest.mark.parametrize("parent", ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH LÂM ĐỒNG", "CHI CỤC KIỂM LÂM VÀ BIỂN ĐẢO"])
def test_rules_below_lines_in_two_keep_to_the_lines(parent: str, number: str) -> None:
    """“Kèm theo …” below the title of an annex, and names of a letterhead."""
    line = ATTACHED.format(number=number, day="20", month="12")
    head = AppendixHead("Phụ lục", ("DANH MỤC VĂN BẢN",), (line,))
    document = letter(
        letterhead=replace(letter().letterhead, parent=(parent,), issuer=("HẠT KIỂM LÂM KHU VỰC SÔNG THAO",)),
        blocks=(Paragraph((Run("Danh mục tại Phụ lục."),)), Paragraph((Run(SENTENCE),))),
        appendices=(Appendix(head, (Paragraph((Run(SENTENCE.replace("./.", ".")),)),), "portrait"),),
    )
    for kind, data in (("docx", docx_of(document)), ("pdf", pdf_of(document))):
        report = lint_bytes(data, "docx" if kind == "docx" else "pdf", kind)
        status = {result.rule.id: result.status for result in report.results}
        assert status["PL-06"] is status["CQ-03"] is Status.PASSED, kind
        assert [item.message() for item in report.findings] == []


ONE_LINERS = (
    "Các nhiệm vụ trong năm 2025 đều hoàn thành đúng tiến độ.",
    "Số hồ sơ giải quyết đúng hạn đạt tỷ lệ cao trong kỳ.",
    "Không có phản ánh, kiến nghị về Bộ phận Một cửa.",
    "Kinh phí được cấp đủ; trang thiết bị đáp ứng yêu cầu công việc.",
    "Công tác tuyên truyền có nhiều đổi mới về nội dung, hình thức.",
    "Công chức được tập huấn đầy đủ về các quy định mới ban hành.",
    "Trên đây là báo cáo kết quả của Sở Ngoại vụ./.",
)
TWO_LINERS = (
    "Tổng dự toán được giao trong năm là 24.850 triệu đồng; đã thực hiện 24.290 triệu đồng.",
    "Số hồ sơ tiếp nhận trực tuyến tăng 12% so với cùng kỳ; hồ sơ giấy giảm nhiều so với năm 2024.",
)


@pytest.mark.parametrize("mixed", [0, 1, 2])
def test_a_page_of_short_paragraphs_is_not_held_against_their_indent(mixed: int) -> None:
    texts = (*TWO_LINERS[:mixed], *ONE_LINERS)
    document = letter(blocks=tuple(Paragraph((Run(text),)) for text in texts))
    report = lint_bytes(pdf_of(document), "pdf", "x")
    assert [item.message() for item in report.findings] == []
    status = {result.rule.id: result.status for result in report.results}
    assert status["ND-04"] is (Status.PASSED if mixed == 2 else Status.UNCHECKABLE)


def test_pages_that_are_all_first_pages_need_no_number(tmp_path: Path) -> None:
    outcome = render_report(build(tmp_path), Library(Workspace(tmp_path)), tmp_path / "out")
    assert [item.code for item in outcome.findings] == []
    assert all(output.lint is not None and output.lint.broken == () for output in outcome.outputs)
