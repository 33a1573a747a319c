"""What is not judged, and what was not read: never clean, never a list of missing parts."""

from __future__ import annotations

import io

import pytest

from tests.support.format_faults import good_bytes
from tests.support.hand_typed import DATE, HEAD_TABLE, MOTTO, STATE, docx, p, styles, tbl
from tests.support.letterheads import LONG, built, end, head_table, sample, text, title
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.report import verdict
from tthc_render.lint.results import LintReport, Status


def lint(data: bytes, kind: str = "docx") -> LintReport:
    return lint_bytes(data, kind, "x")  # type: ignore[arg-type]


NATION = p(STATE, "b", "center") + p(MOTTO, "b", "center")
BOOK = tuple(p(f"Chương này kể về mùa nước nổi. {LONG}", "", "both") for _ in range(20))
DECISION = HEAD_TABLE.replace("107/BC-SNgV", "12/2026/QĐ-UBND").replace("SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN")
FRONT = HEAD_TABLE.replace("SỞ NGOẠI VỤ", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ KỲ ANH")
UNION = HEAD_TABLE.replace("UBND TỈNH HÀ TĨNH", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TĨNH")
WOMEN = HEAD_TABLE.replace("SỞ NGOẠI VỤ", "HỘI LIÊN HIỆP PHỤ NỮ")
COUNCIL = HEAD_TABLE.replace("SỞ NGOẠI VỤ", "HỘI ĐỒNG NHÂN DÂN XÃ KỲ ANH")
OLD = styles(defaults='<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        ((NATION, p("ĐƠN XIN NGHỈ PHÉP", "b", "center"), p(DATE, "i"), p("NGƯỜI LÀM ĐƠN", "b")), "F603", "đơn"),
        ((p("SƠ YẾU LÝ LỊCH", "b", "center"), p("Họ và tên: Trần Văn An")), "F603", "cá nhân"),
        (BOOK, "F603", "không có Quốc hiệu"),
        ((p("TỈNH ĐOÀN HÀ TĨNH\tĐOÀN TNCS HỒ CHÍ MINH", "b"), p("KẾ HOẠCH", "b", "center")), "F603", "Đoàn thanh niên"),
        ((p("ĐẢNG ỦY XÃ\tĐẢNG CỘNG SẢN VIỆT NAM", "b"), p("BÁO CÁO", "b", "center")), "F603", "Đảng"),
        ((p("ĐẢNG CỘNG SẢN VIỆT NAM", "b"), p("Số: 12-BC/TU"), p("BÁO CÁO", "b", "center")), "F603", "Đảng"),
        ((FRONT, p("BÁO CÁO", "b", "center")), "F603", "chính trị - xã hội"),
        ((UNION, p("KẾ HOẠCH", "b", "center")), "F603", "chính trị - xã hội"),
        ((WOMEN, p("THÔNG BÁO", "b", "center")), "F603", "chính trị - xã hội"),
        ((DECISION, p("QUYẾT ĐỊNH", "b", "center")), "F603", "quy phạm"),
        ((NATION, p("THÔNG TƯ", "b", "center"), p("Số: 01/2020/TT-VPCP"), p("Điều 1. Phạm vi")), "F603", "quy phạm"),
    ],
    ids=["application", "cv", "book", "youth", "party beside", "party", "front", "union", "women", "law", "circular"],
)  # fmt: skip
def test_what_is_no_administrative_document_is_one_sentence(body: tuple[str, ...], code: str, says: str) -> None:
    report = lint(docx(*body))
    (finding,) = report.findings
    assert (finding.code, verdict(report), report.results) == (code, "not_judged", ())
    assert says in finding.message()


def test_a_council_is_no_association() -> None:
    assert lint(docx(COUNCIL, p("BÁO CÁO", "b", "center"), p(LONG))).unjudged is None


def test_old_encodings_are_named_for_what_they_are() -> None:
    data = docx(*(p("Céng hoµ x· héi chñ nghÜa ViÖt Nam") for _ in range(9)), parts=OLD)
    assert [finding.code for finding in lint(data).findings] == ["F604"]


def scan() -> bytes:
    """A page that is a picture, with letters that are not painted."""
    content = b"q 595 0 0 842 0 0 cm /Im Do Q BT 3 Tr /F 12 Tf 90 700 Td (UBND TINH - BAO CAO nam 2026) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</Im 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\xff\nendstream",
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_scan_with_recognised_text_is_said_and_not_judged() -> None:
    report = lint(scan(), "pdf")
    assert [finding.code for finding in report.findings] == ["F602"]
    assert verdict(lint(good_bytes("pdf"), "pdf")) == "clean"


MADE = sample("báo cáo")


@pytest.mark.parametrize(
    ("body", "part", "rules"),
    [
        ((title(MADE), text(MADE), end(MADE)), "phần đầu", ("QH-01", "SO-01", "CQ-02")),
        ((head_table(MADE), title(MADE), end(MADE)), "phần nội dung", ()),
        ((head_table(MADE), title(MADE), text(MADE)), "phần cuối", ("KY-02", "NN-01")),
        ((head_table(MADE), title(MADE), tbl((p(LONG * 2), p(LONG * 2))), end(MADE)), "phần nội dung", ()),
    ],
    ids=["letterhead", "text", "end", "text in columns"],
)
def test_a_part_found_nowhere_is_not_read_and_nothing_is_clean(
    body: tuple[str, ...], part: str, rules: tuple[str, ...]
) -> None:
    report = lint(docx(*body))
    assert [finding.message().startswith(f"Chưa đọc được {part}") for finding in report.remarks] == [True]
    assert not report.is_whole
    status = {result.rule.id: result.status for result in report.results}
    assert {status[rule] for rule in rules} <= {Status.UNREAD}
    assert verdict(report) != "clean"


def test_what_is_read_is_whole() -> None:
    assert lint(built(MADE, "bảng")).is_whole


LAW = "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025;"


@pytest.mark.parametrize(
    ("number", "subject", "ground", "judged"),
    [
        ("Số: 112/2026/QĐ-UBND", "Về việc kiện toàn Tổ công tác chuyển đổi số", "", True),
        ("Số: 09/2026/QĐ-UBND", "Phê duyệt quy hoạch chi tiết khu dân cư", "", True),
        ("Số: 45/2026/QĐ-UBND", "Về việc cho phép chuyển mục đích sử dụng đất", "", True),
        ("Số: 12/2026/QĐ-UBND", "Về việc thành lập Hội đồng", LAW, False),
        ("Số: 12/2026/QĐ-UBND", "Ban hành Quy định về quản lý chợ trên địa bàn tỉnh", "", False),
        ("Số: 12/2026/QĐ-UBND", "Sửa đổi, bổ sung một số điều của Quy chế làm việc", "", False),
        ("Số: 12/2026/QĐ-UBND", "Về việc bãi bỏ một số văn bản", "", False),
    ],
)
def test_a_year_in_the_number_makes_no_law(number: str, subject: str, ground: str, judged: bool) -> None:
    made = sample("quyết định")
    preamble = (*made.preamble, ground) if ground else made.preamble
    made = sample("quyết định", number=number, subject=subject, preamble=preamble, issuer="ỦY BAN NHÂN DÂN", parent="")
    report = lint(built(made, "bảng"))
    broken = {finding.details.get("rule") for finding in report.findings}
    assert (report.unjudged is None, "SO-06" in broken) == (judged, judged)


def test_a_directive_with_a_year_is_judged() -> None:
    report = lint(built(sample("chỉ thị", number="Số: 03/2026/CT-UBND"), "tab"))
    assert {finding.details["rule"] for finding in report.findings} == {"SO-06"}
