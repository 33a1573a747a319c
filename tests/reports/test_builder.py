"""From data to the document tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, TYPE, build
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.block_text import to_text
from tthc_render.document.templates import content_environment, fill, layout_environment
from tthc_render.document.tree import AppendixHead, Document, FormHead, Table
from tthc_render.reports.builder import build_document
from tthc_render.reports.computed import template_names
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def document(root: Path, **parts: str) -> tuple[Document | None, list[Finding]]:
    path = build(root, **parts)
    computed, findings = collected(load_report, path, Library(Workspace(root)))
    assert computed is not None, [(str(item.where), item.code, item.message()) for item in findings]
    built, more = collected(build_document, computed)
    return built, [*findings, *more]


def with_narrative(text: str, key: str = "chung") -> str:
    lines = "".join(f"    {line}\n" for line in text.split("\n"))
    head, _, _ = REPORT.partition("  chung: |")
    other = "" if key == "chung" else "  chung: Chung.\n"
    return f"{head}{other}  {key}: |\n{lines}"


def test_the_whole_document(tmp_path: Path) -> None:
    built, findings = document(tmp_path)
    assert findings == []
    assert built is not None
    assert built.letterhead.parent == ("UBND TỈNH MẪU",)
    assert built.letterhead.issuer == ("SỞ MẪU",)
    assert built.letterhead.number == "Số: 07/BC-SM"
    assert built.letterhead.date == "Mẫu, ngày 05 tháng 7 năm 2024"
    assert built.subject == ("Kết quả Quý II năm 2024",)
    assert built.window == "(Từ ngày 15/3/2024 đến ngày 14/6/2024)"
    assert built.recipients == ("- UBND tỉnh;", "- Lưu: VT.")
    assert built.signature.lines == ("GIÁM ĐỐC",)
    assert to_text(built.blocks) == [
        "Thực hiện quy định, Sở Mẫu báo cáo:",
        "I. KẾT QUẢ",
        "1. Phản ánh",
        "- Tổng số: 04, mới: 03, đạt 75%",
        "- Hồ sơ: 1.234",
        "2. Chung",
        "Công việc đúng hạn.",
        "- Việc thứ nhất",
        "Trên đây là báo cáo của Sở Mẫu./.",
    ]
    [appendix] = built.appendices
    assert isinstance(appendix.head, FormHead)
    assert appendix.head.units == ("Đơn vị báo cáo: Sở Mẫu", "Đơn vị nhận báo cáo: UBND tỉnh")
    assert [type(block).__name__ for block in appendix.blocks] == ["Paragraph", "Table"]
    table = appendix.blocks[1]
    assert isinstance(table, Table)
    assert table.columns == 5


@pytest.mark.parametrize(
    ("head", "number", "date", "recipients"),
    [
        (('so: "07"', "so: null"), "Số: {9}/BC-SM", "Mẫu, ngày 05 tháng 7 năm 2024", None),
        (("ngay: 5/7/2024", "ngay: {nam: 2024}"), "Số: 07/BC-SM", "Mẫu, ngày {6} tháng {6} năm 2024", None),
        (("ngay: 5/7/2024", "ngay: {thang: 6, nam: 2024}"), "Số: 07/BC-SM", "Mẫu, ngày {6} tháng 6 năm 2024", None),
        (
            ("ngay: 5/7/2024", 'ngay: {ngay: 5, thang: 6, thang_in: "06", nam: 2024}'),
            "Số: 07/BC-SM",
            "Mẫu, ngày 05 tháng 06 năm 2024",
            None,
        ),
        (("luu: VT", "luu: VT\n  ky_hieu: BC-XYZ"), "Số: 07/BC-XYZ", "Mẫu, ngày 05 tháng 7 năm 2024", None),
        (("luu: VT", "luu: VT\n  ky_hieu: UBND-NC^2^"), "Số: 07/UBND-NC²", "Mẫu, ngày 05 tháng 7 năm 2024", None),
        (("luu: VT", "luu: VT\n  ky_hieu: UBND-NC~1~"), "Số: 07/UBND-NC₁", "Mẫu, ngày 05 tháng 7 năm 2024", None),
        (
            ("noi_nhan: [UBND tỉnh]", "noi_nhan: [Như trên, Sở A.]"),
            "Số: 07/BC-SM",
            "Mẫu, ngày 05 tháng 7 năm 2024",
            ("- Như trên;", "- Sở A.", "- Lưu: VT."),
        ),
    ],
)
def test_number_date_and_recipients(
    tmp_path: Path, head: tuple[str, str], number: str, date: str, recipients: tuple[str, ...] | None
) -> None:
    built, _ = document(tmp_path, report=REPORT.replace(*head))
    assert built is not None

    def blanks(text: str) -> str:
        return text.replace("{9}", "\u00a0" * 9).replace("{6}", "\u00a0" * 6)

    assert built.letterhead.number == blanks(number)
    assert built.letterhead.date == blanks(date)
    if recipients:
        assert built.recipients == recipients


def test_several_addressees_end_as_the_decree_says(tmp_path: Path) -> None:
    built, _ = document(tmp_path, report=REPORT.replace("  luu: VT", "  luu: VT\n  kinh_gui: [Bộ A, Bộ B]"))
    assert built is not None
    assert built.addressees == ("Bộ A;", "Bộ B.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3 < 4 & {{ x }}", ["3 < 4 & {{ x }}"]),
        ("{% if x %} ~ 5* _a_", ["{% if x %} ~ 5* _a_"]),
        ("Có [= chi_tieu.pakn.tong | dem] phản ánh", ["Có 04 phản ánh"]),
        (
            "[= bieu.M_01.tong.tiep_nhan | so] hồ sơ của [= don_vi.ten], [= ky.gon]",
            ["1.234 hồ sơ của Sở Mẫu, Quý II/2024"],
        ),
        ("Giữ nguyên \\[= 1]", ["Giữ nguyên [= 1]"]),
        ("#. Một\n#. Hai", ["1. Một", "2. Hai"]),
        ("1. Một\n- a\n+ b", ["1. Một", "- a", "+ b"]),
    ],
)
def test_narrative_is_grammar_with_figures_and_never_jinja(tmp_path: Path, text: str, shown: list[str]) -> None:
    built, findings = document(tmp_path, report=with_narrative(text))
    assert [item for item in findings if item.code[0] in "DT"] == []
    assert built is not None
    assert to_text(built.blocks)[6:-1] == shown


def test_narrative_goes_on_inside_a_sentence(tmp_path: Path) -> None:
    built, findings = document(tmp_path, report=with_narrative("theo **Quyết định 1**", "mo_dau"))
    assert findings == []
    assert built is not None
    assert to_text(built.blocks)[0] == "Thực hiện quy định, theo Quyết định 1, Sở Mẫu báo cáo:"


@pytest.mark.parametrize(
    ("text", "key", "code", "line", "column"),
    [
        ("Dòng một\nCó [= chi_tieu.pakn.tongg | dem] việc", "chung", "D307", 20, 8),
        ("[= 1 / 0]", "chung", "D502", 19, 5),
        ("[= ''.__class__]", "chung", "D676", 19, 5),
        ("[= 2 + ]", "chung", "D501", 19, 5),
        ("Như [= loi_van.chung]", "chung", "D675", 19, 9),
        ("Có [= 1", "chung", "D501", 19, 8),
        ("[= 1 + don_vi.ten ]", "chung", "D503", 19, 5),
        ("[= 1 | tyle ]", "chung", "D504", 19, 5),
        ("[= 9 ** 64 ]", "chung", "D505", 19, 5),
        ("[= none * 2 ]", "chung", "D506", 19, 5),
        ("Một\nHai", "mo_dau", "D306", 20, 5),
        ("Một\n# Tiêu đề", "chung", "P204", 20, 5),
    ],
)
def test_faults_in_narrative_have_their_place_in_the_yaml(
    tmp_path: Path, text: str, key: str, code: str, line: int, column: int
) -> None:
    _, findings = document(tmp_path, report=with_narrative(text, key))
    found = {item.code: item.where for item in findings}
    assert code in found
    assert found[code].file == "data/so-mau/2024-Q2-ngan.yaml"
    assert (found[code].line, found[code].column) == (line, column)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Đạt [= 75 | ty_le]%.", "Đạt 75%."),
        ("Đạt [= 75 | ty_le] %, cả [= 3]%.", "Đạt 75%, cả 3%."),
        ("Đạt [= 75 | ty_le] phần trăm.", "Đạt 75%."),
        ("Đạt [= 75 | ty_le] phần việc.", "Đạt 75% phần việc."),
    ],
)
def test_a_share_has_one_percent_sign(tmp_path: Path, text: str, printed: str) -> None:
    built, findings = document(tmp_path, report=with_narrative(text))
    assert findings == []
    assert built is not None
    assert printed in to_text(built.blocks)


def test_narrative_blocks_keep_their_yaml_line(tmp_path: Path) -> None:
    built, _ = document(tmp_path)
    assert built is not None
    assert [block.where.line for block in built.blocks[6:8]] == [19, 20]


@pytest.mark.parametrize(
    ("content", "code", "line", "words"),
    [
        (CONTENT.replace("p.tong | dem", "p.tongg | dem"), "T304", 5, "tongg"),
        (CONTENT.replace("don_vi.ten }} báo", "don_vii.ten }} báo"), "T304", 2, "don_vii"),
        (CONTENT.replace("p.tong | dem", "don_vi.ten | ty_le"), "T305", 5, "Tổng số"),
        (CONTENT.replace("p.tong | dem", "p.tong ** 99999"), "T305", 5, "số mũ nhỏ hơn"),
        (CONTENT + "[[bảng: M.02]]\n", "T306", 0, "M.02"),
    ],
)
def test_faults_of_the_outline_name_its_line(tmp_path: Path, content: str, code: str, line: int, words: str) -> None:
    _, findings = document(tmp_path, content=content.lstrip("\n"))
    found = {item.code: item for item in findings}
    assert code in found, [(item.code, item.message()) for item in findings]
    assert found[code].where.file.endswith("content.md")
    assert found[code].where.line == line
    assert words in f"{found[code].message()} {found[code].hint()}"


def test_a_table_may_stand_in_the_body_and_an_appendix_may_have_a_label(tmp_path: Path) -> None:
    kind = TYPE.replace(
        "{bieu: M.01, huong: ngang}",
        "{bieu: M.01, huong: doc, nhan: Phụ lục I, ten: TỔNG HỢP, kem_theo: ['(Kèm theo {{ ky.ngan }})']}",
    )
    built, findings = document(tmp_path, content=CONTENT + "[[bảng: M.01]]\n", kind=kind)
    assert findings == []
    assert built is not None
    assert isinstance(built.blocks[-1], Table)
    [appendix] = built.appendices
    assert appendix.orientation == "portrait"
    assert appendix.head.label == "Phụ lục I"  # type: ignore[union-attr]
    assert appendix.head.title == ("TỔNG HỢP",)
    assert appendix.head.notes == ("(Kèm theo Quý II)",)  # type: ignore[union-attr]


def test_an_overridden_window_warns(tmp_path: Path) -> None:
    report = REPORT.replace("  luu: VT", "  luu: VT\n  ky_so_lieu: {in: (Từ ngày 1), vi_sao: in nhầm}")
    built, findings = document(tmp_path, report=report)
    assert built is not None
    assert built.window == "(Từ ngày 1)"
    assert [item.code for item in findings] == ["C110"]


def test_the_outline_may_name_those_to_whom_the_report_goes(tmp_path: Path) -> None:
    content = CONTENT.replace("của {{ don_vi.ten }}./.", "gửi {{ van_ban.kinh_gui | join(', ') }}./.")
    report = REPORT.replace("  noi_nhan:", "  kinh_gui: [Bộ Nội vụ, Bộ Tài chính]\n  noi_nhan:")
    built, findings = document(tmp_path, content=content, report=report)
    assert findings == []
    assert built is not None
    assert to_text(built.blocks)[-1] == "Trên đây là báo cáo gửi Bộ Nội vụ, Bộ Tài chính./."


def test_an_appendix_label_may_be_printed_otherwise(tmp_path: Path) -> None:
    kind = TYPE.replace("{bieu: M.01, huong: ngang}", "{bieu: M.01, nhan: Phụ lục}")
    report = REPORT.replace("  luu: VT", "  luu: VT\n  nhan_phu_luc: [{in: PHỤ LỤC, vi_sao: bản cũ}]")
    built, findings = document(tmp_path, report=report, kind=kind)
    assert built is not None
    assert built.appendices[0].head.label == "PHỤ LỤC"  # type: ignore[union-attr]
    assert [item.code for item in findings] == ["C111"]


def test_a_figure_of_a_report_that_is_not_there_is_empty_and_reported(tmp_path: Path) -> None:
    text = "Kỳ trước: [= ky_truoc.chi_tieu.pakn.moi | so] vụ; [= neu(ky_truoc, 'có', 'chưa có báo cáo')]."
    built, findings = document(tmp_path, report=with_narrative(text))
    assert [(item.code, item.severity, item.details["period"]) for item in findings] == [("D630", "warning", "2024-Q1")]
    assert built is not None
    assert any("Kỳ trước: vụ; chưa có báo cáo." in line for line in to_text(built.blocks))


def test_a_share_before_a_percent_sign_does_not_become_whole(tmp_path: Path) -> None:
    built, _ = document(tmp_path, report=with_narrative("Đạt [= 99999 / 100000 * 100]%, [= 1 / 3 * 100]%."))
    assert built is not None
    assert "Đạt 99,999%, 33,33%." in to_text(built.blocks)


def test_a_fault_of_the_programs_own_template_is_reported_at_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tthc_render.reports.builder.packaged_templates", lambda: (tmp_path / "templates").resolve())
    built, findings = document(tmp_path, content=CONTENT.replace("p.tong | dem", "p.tongg | dem"))
    assert built is None
    assert [(item.code, item.where.file.rpartition("/")[2], item.where.line) for item in findings] == [
        ("T320", "2024-Q2-ngan.yaml", 1)
    ]
    assert "site-packages" not in findings[0].message() + findings[0].hint()


def test_the_number_and_day_of_a_draft_are_room_to_write_wherever_they_are_named(tmp_path: Path) -> None:
    note = "(Kèm theo số {{ van_ban.so }} ngày {{ van_ban.ngay }}{% if van_ban.so %}!{% endif %})"
    appendix = f"{{bieu: M.01, nhan: Phụ lục I, ten: 'TỔNG {{{{ van_ban.so }}}}', kem_theo: ['{note}']}}"
    kind = TYPE.replace("{bieu: M.01, huong: ngang}", appendix).replace(
        "Kết quả {{ ky.day_du }}", "Kết quả {{ van_ban.so }}"
    )
    assert appendix in kind
    draft = REPORT.replace('so: "07"', "so: null").replace("ngay: 5/7/2024", "ngay: {thang: 7, nam: 2024}")
    content = CONTENT + "\nSố {{ van_ban.so }}, ngày {{ van_ban.ngay }}\n"
    built, findings = document(tmp_path, kind=kind, report=draft, content=content)
    assert findings == []
    assert built is not None
    number, day = "\u00a0" * 9, "\u00a0" * 6
    assert built.letterhead.number == f"Số: {number}/BC-SM"
    assert built.subject == (f"Kết quả {number}".strip(),)
    [made] = built.appendices
    assert made.head.notes == (f"(Kèm theo số {number} ngày {day}/7/2024)",)  # type: ignore[union-attr]
    assert to_text(built.blocks)[-1] == f"Số {number}, ngày {day}/7/2024"


def test_no_field_of_a_draft_prints_none(tmp_path: Path) -> None:
    """Every name that is a plain value, in an outline and in a title, as it is and through what makes text."""
    path = build(tmp_path, report=REPORT.replace('so: "07"', "so: null").replace("ngay: 5/7/2024", "ngay: {nam: 2024}"))
    computed, _ = collected(load_report, path, Library(Workspace(tmp_path)))
    assert computed is not None
    values = {**template_names(computed), "rong": None}
    names = _leaves(values, "")
    assert {"van_ban.so", "van_ban.ngay", "van_ban.ky_so_lieu", "don_vi.ten"} <= {*names}
    for environment in (content_environment(), layout_environment(), layout_environment().overlay(autoescape=False)):
        for name in names:
            forms = ("{}", "{} ~ ''", "[{}] | join", "{} | string", "{} | replace('x', 'y')", "{} | upper", "'%s' % {}")
            for form in forms:
                text = fill(environment.from_string(f"{{{{ {form.format(name)} }}}}"), values)
                assert not {"none", "null"} & {*re.findall(r"\w+", text.lower())}, (name, form)


def _leaves(value: object, name: str) -> list[str]:
    if isinstance(value, Mapping):
        fields = (key for key in value if key.isidentifier() and key not in ("truoc", "sau", "cung_ky", "ky_truoc"))
        return [found for key in fields for found in _leaves(value[key], f"{name}.{key}".lstrip("."))]
    return [] if isinstance(value, tuple) else [name]


@pytest.mark.parametrize(
    ("condition", "printed"),
    [
        ("bieu['M.01'].dong | length > 50", False),
        ("bieu['M.01'].dong | length > 0", True),
        ("loi_van.mo_dau", False),
        ("not loi_van.mo_dau", True),
    ],
)
def test_an_appendix_is_printed_when_its_condition_holds(condition: str, printed: bool, tmp_path: Path) -> None:
    kind = TYPE.replace("{bieu: M.01, huong: ngang}", f'{{bieu: M.01, huong: ngang, khi: "{condition}"}}')
    built, findings = document(tmp_path, kind=kind)
    assert built is not None
    assert not findings
    assert bool(built.appendices) is printed


def test_a_condition_at_fault_prints_the_appendix_and_is_told(tmp_path: Path) -> None:
    kind = TYPE.replace("{bieu: M.01, huong: ngang}", "{bieu: M.01, khi: bieu.khong_co.dong}")
    built, findings = document(tmp_path, kind=kind)
    assert built is not None
    assert len(built.appendices) == 1
    assert [item.code for item in findings] == ["T304"]


ATTACHED = (
    TYPE.replace("  chung:", "  quy_che: {ten: Quy chế}\n  chung:")
    + """
  - loi_van: quy_che
    nhan: QUY CHẾ
    ten: "Làm việc {{ ky.nam }}"
    kem_theo: ["(Kèm theo {{ van_ban.ngay_thang }})"]
"""
)
RULES = with_narrative(
    "{.chuong} QUY ĐỊNH CHUNG\n{.dieu} **Phạm vi**\n#. Một.\n#. Hai.\n{.chuong} THI HÀNH\n{.dieu} Hiệu lực./.",
    "quy_che",
)


def test_a_text_issued_with_the_document_counts_its_articles_from_one(tmp_path: Path) -> None:
    content = "{.dieu} Ban hành Quy chế.\n{.dieu} Thi hành.\n{{ loi_van.chung }}\n"
    built, findings = document(tmp_path, kind=ATTACHED, content=content, report=RULES)
    assert findings == []
    assert built is not None
    assert to_text(built.blocks)[:2] == ["Điều 1. Ban hành Quy chế.", "Điều 2. Thi hành."]
    text = built.appendices[1]
    assert isinstance(text.head, AppendixHead)
    assert (text.head.label, text.head.title) == ("QUY CHẾ", ("Làm việc 2024",))
    assert text.head.notes == ("(Kèm theo ngày 05 tháng 7 năm 2024)",)
    assert text.orientation == "portrait"
    assert to_text(text.blocks) == [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "1. Một.",
        "2. Hai.",
        "Chương II",
        "THI HÀNH",
        "Điều 2. Hiệu lực./.",
    ]


def test_a_text_that_is_not_written_has_no_page(tmp_path: Path) -> None:
    built, findings = document(tmp_path, kind=ATTACHED)
    assert findings == []
    assert built is not None
    assert [type(item.head) for item in built.appendices] == [FormHead]
