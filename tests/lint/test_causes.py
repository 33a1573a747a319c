"""One cause is one finding: what another breach explains is not told."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.support.hand_typed import p
from tests.support.letterheads import BODY, LONG, built, sample
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.results import Status

TEXT = r'(<w:jc w:val="both"/></w:pPr><w:r><w:rPr>(?:<w:b/>)?)<w:sz w:val="28"/>'


def told(data: bytes) -> list[tuple[str, str]]:
    report = lint_bytes(data, "docx", "x.docx")
    return [(result.rule.id, broken.fact) for result in report.results for broken in result.breaks]


def changed(data: bytes, pattern: str, by: str, count: int = 0) -> bytes:
    """A document with what ``pattern`` matches in its text replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                content = re.sub(pattern, by, content.decode(), count=count).encode()
            copy.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("báo cáo", (LONG, f"1. {LONG}", "a) Một việc cụ thể của đơn vị;", f"b) {LONG[:-1]}./.")),
        ("quyết định", sample("quyết định").body),
    ],
)
def test_text_that_is_small_all_over_is_told_once(kind: str, body: tuple[str, ...]) -> None:
    data = changed(built(sample(kind, body=body), "bảng"), TEXT, r'\1<w:sz w:val="22"/>')
    assert told(data) == [("ND-03", "size_pt")]


def test_a_deputy_after_kt_is_told_once() -> None:
    assert told(built(sample("báo cáo", signature=("KT. PHÓ GIÁM ĐỐC",)), "bảng")) == [("KY-02b", "text")]


def test_a_subject_of_a_letter_in_the_middle_is_told_once() -> None:
    middle = p(sample("công văn").about, "b", "center", BODY)
    data = changed(built(sample("công văn", about=""), "bảng"), "</w:tbl>", f"</w:tbl>{middle}", count=1)
    assert told(data) == [("TL-04", "side")]


@pytest.mark.parametrize("mark", [":", "/", ""])
def test_one_fault_at_several_places_is_one_finding(mark: str) -> None:
    body = tuple(
        f"Điều {number}{mark} {words}"
        for number, words in enumerate(("Thành lập Tổ công tác.", "Giao nhiệm vụ.", "Hiệu lực thi hành./."), 1)
    )
    assert told(built(sample("quyết định", body=body), "bảng")) == [("NB-03", "text")]


def test_what_follows_from_another_breach_is_not_counted() -> None:
    motto = changed(built(sample("báo cáo"), "bảng"), "Độc lập - Tự do - Hạnh phúc", "Độc lập Tự do Hạnh phúc")
    report = lint_bytes(motto, "docx", "x.docx")
    assert report.count(Status.BROKEN) == len(report.findings) == 1
    assert report.count(Status.COVERED) == 1
    assert sum(report.count(status) for status in Status) == len(report.results)


def test_places_of_the_same_size_under_another_rule_are_in_the_one_row() -> None:
    body = (LONG, f"1. {LONG}", f"2. {LONG}", f"3. {LONG[:-1]}./.")
    report = lint_bytes(
        changed(built(sample("báo cáo", body=body), "bảng"), TEXT, r'\1<w:sz w:val="22"/>'), "docx", "x"
    )
    (broken,) = (item for result in report.results for item in result.breaks)
    places = [place.paragraph for place in (broken.subject, *broken.others) if place is not None]
    assert broken.count == len(places) == len(set(places)) == len(body)
    assert places == sorted(places)
