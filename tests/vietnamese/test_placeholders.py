"""What stands where something is still to be written."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.placeholders import placeholders, signs_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đã tổ chức (điền sau) cuộc", ["(điền sau)"]),
        ("Số liệu (sẽ bổ sung).", ["(sẽ bổ sung)"]),
        ("mã H27.99-240614-XXXX, số 12/KH-XXXX", ["XXXX", "XXXX"]),
        ("Đã kiểm tra xxx đơn vị, XX hồ sơ, đạt XX%.", ["xxx", "XX", "XX"]),
        ("Kế hoạch số …/KH-UBND ngày …/…/2026", ["số …/KH-UBND", "ngày …/…/2026"]),
        ("Báo cáo số ..../BC-UBND ngày ..../..../2026.", ["số ..../BC-UBND", "ngày ..../..../2026"]),
        ("Kế hoạch số /KH-UBND ngày   tháng   năm 2026", ["số /KH-UBND", "ngày   tháng   năm"]),
        (
            "Đã kiểm tra [...] đơn vị, [số lượng] người, <Tên đơn vị>, {số}",
            ["[...]", "[số lượng]", "<Tên đơn vị>", "{số}"],
        ),
        ("Đã kiểm tra ____ lần, gồm … cuộc, đạt …%", ["____", "… cuộc", "đạt …"]),
        ("tổng là #REF! hồ sơ, ##### vụ, ?? đơn", ["#REF!", "#####", "??"]),
        ("TODO: viết", ["TODO"]),
        ("Xã còn thiếu … máy tính; [nêu khó khăn khác]", ["…", "[nêu khó khăn khác]"]),
        ("[Liệt kê văn bản đã ban hành]", ["[Liệt kê văn bản đã ban hành]"]),
        ("(ghi rõ lý do)", ["(ghi rõ lý do)"]),
        ("gồm yyy người, ZZZ vụ, nnn đơn, abcxyz, asdfg", ["yyy", "ZZZ", "nnn", "abcxyz", "asdfg"]),
        ("TBD, FIXME, Lorem ipsum, lorem ipsum", ["TBD", "FIXME", "Lorem ipsum", "lorem ipsum"]),
        ("xem Error! Bookmark not defined. và «Ten_Xa»", ["Error! Bookmark not defined.", "«Ten_Xa»"]),
        ("bà { MERGEFIELD Ten } có 5? hồ sơ", ["{ MERGEFIELD Ten }", "?"]),
        ("Từ … đến ..., là ___; Đạt …; tháng …", ["Từ …", "đến ...", "là ___", "Đạt …", "tháng …"]),
        ("là .. / .. /2026", ["là ..", ".. /2026"]),
        ("năm..., từ.... đến... hồ sơ; tháng.. này", ["năm...", "từ....", "đến...", "tháng.."]),
        ("ý (...) và (..); 12 ..../BC-UBND", ["(...)", "(..)", "..../BC-UBND"]),
        ("tiếp nhận ... hồ sơ, còn thiếu ... máy tính", ["... hồ sơ", "..."]),
        ("Số___/BC, ngày___tháng", ["Số___/BC", "ngày___"]),
        ("…", ["…"]),
        ("Tên lĩnh vực", ["Tên lĩnh vực"]),
        ("Lĩnh vực A", ["Lĩnh vực A"]),
        ("UBND xã X", ["UBND xã X"]),
        ("Sở abc", ["Sở abc"]),
        ("Nội dung này sẽ bổ sung sau.", ["Nội dung này sẽ bổ sung sau."]),
    ],
)
def test_gaps(text: str, expected: list[str]) -> None:
    assert [seen for _, seen in placeholders(text)] == expected
    assert [seen for _, seen in placeholders(text, signs_in(f"Đạt 5%.\n{text}\nHết."))] == expected


@pytest.mark.parametrize(
    ("whole", "part", "may"),
    [
        ("Đạt …%; gồm xxx.", "gồm xxx.", True),
        ("Đạt …%; gồm xxx.", "gồm 12 vụ", False),
        ("Đạt 12%.", "gồm xxx.", False),
        ("số /BC-UBND", "số /BC-UBND", True),
        ("thôn, xã,... của huyện", "thôn, xã,...", False),
    ],
)
def test_parts_have_no_other_signs_than_the_whole(whole: str, part: str, may: bool) -> None:
    assert signs_in(whole).are_in(part) is may


@pytest.mark.parametrize(
    "text",
    [
        "Các lĩnh vực đất đai, hộ tịch, … và như môi trường,... đều đạt; v.v…",
        "văn nghệ, thể thao … theo kế hoạch; các văn bản (1) A, (2) B … nêu trên",
        "[Ghi chú: số liệu của Sở]; [nêu tại Phụ lục](phu-luc)",
        "trạm đo (Endress+Hauser, CM44P-AAM1A0F010A+AA-XXXXXXXXXX)",
        "Đại hội XIII, thế kỷ XX, khóa XX, Đại hội lần thứ XX của Đảng",
        "Mã A_B__C___D, tệp bao_cao___cuoi.docx",
        "Kế hoạch số 12/KH-UBND (bổ sung), Luật (sửa đổi, bổ sung), báo cáo (nếu có)",
        "Điều 5 quy định “… cơ quan [...] thực hiện …”",
        "theo [1] và [2], xem [Số liệu](https://a.vn), TTHC^[Số liệu từ Hệ thống]",
        "a@xx.vn, www.xxx.vn, ../../don-vi.json",
        "ghi ngày, tháng, năm; ngày tháng năm sinh",
        "#### Đề mục bốn",
        "UBND tỉnh A",
        "Xã B",
        "Vì sao? Đã làm 05/KH-UBND, 1/2.",
        "[= bieu.II_06a.tong.tiep_nhan | so ]",
        "",
    ],
)
def test_what_is_prose(text: str) -> None:
    assert list(placeholders(text)) == []
