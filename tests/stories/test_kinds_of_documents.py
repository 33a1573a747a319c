"""Kinds of documents that are no reports, from data: each passes lint in both formats."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from tests.support.pdf_claims import faults
from tests.support.workspaces import write
from tthc_render.cli.main import main

UNITS = """
don_vi:
  - {ma: so-a, ten: Sở Tài chính, cap: so, ten_in: [SỞ TÀI CHÍNH], ky_hieu: STC, dia_danh: Hà Tĩnh}
"""
TYPE = """
ma: vb
ten: Văn bản thử
nguon: Nghị định 30/2020/NĐ-CP
ky: [nam]
loai_van_ban: {kind}
trich_yeu: ["Về việc thực hiện nhiệm vụ {{{{ ky.thuong }}}}"]
loi_van:
  nd: {{ten: Nội dung, bat_buoc: true}}
"""
DECISION = """
{.giua} **GIÁM ĐỐC SỞ TÀI CHÍNH**
*Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;*
*Theo đề nghị của Chánh Văn phòng Sở.*
{.giua} **QUYẾT ĐỊNH:**
**Điều 1.** {{ loi_van.nd }}
**Điều 2.** Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.
"""
PLAIN = "{{ loi_van.nd }}./."
DATA = """
loai: vb
don_vi: so-a
ky: 2025
van_ban:
  so: 12
  ngay: 20/12/2025
{more}  noi_nhan: [Như trên]
  luu: {luu}
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Trần Văn Bình
loi_van:
  nd: Thực hiện các nhiệm vụ được giao
"""
SECOND = "  ky_trai: {quyen_han: [THƯ KÝ], ho_ten: Lê Thị Hoa}\n"
ADDRESS = "  kinh_gui: [Bộ Tài chính]\n"


def run(root: Path, kind: str, outline: str, more: str, monkeypatch: pytest.MonkeyPatch, luu: str = "VT, TH") -> Result:
    folder = root / "templates" / "reports" / "vb"
    write(folder / "report.yaml", TYPE.format(kind=kind))
    write(folder / "content.md", outline)
    write(root / "data" / "units.yaml", UNITS)
    write(root / "data" / "so-a" / "vb.yaml", DATA.format(more=more, luu=luu))
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["render"])


def outputs(root: Path) -> Path:
    """The folder of the files that ``run`` made."""
    return root / "outputs" / "so-a" / "2025"


def passes_lint(folder: Path) -> None:
    """Both files are without a fault of form."""
    linted = CliRunner().invoke(main, ["lint", str(folder / "vb.docx"), str(folder / "vb.pdf")])
    assert linted.exit_code == 0, linted.output
    assert linted.output.count("Không thấy lỗi thể thức.") == 2, linted.output


def signed_minutes(root: Path, more: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of the first page of minutes without recipients, both files of which pass lint."""
    import pdfplumber

    monkeypatch.setitem(globals(), "DATA", DATA.replace("  noi_nhan: [Như trên]\n  luu: {luu}\n", ""))
    result = run(root, "bien-ban", PLAIN, more, monkeypatch)
    assert result.exit_code == 0, result.output
    passes_lint(outputs(root))
    with pdfplumber.open(outputs(root) / "vb.pdf") as pdf:
        return pdf.pages[0].extract_text().splitlines()


@pytest.mark.parametrize(
    ("kind", "outline", "more", "number", "title"),
    [
        ("cong-van", PLAIN, ADDRESS, "Số: 12/STC-TH", "V/v thực hiện nhiệm vụ"),
        ("cong-van", PLAIN, f"{ADDRESS}  do_khan: hoả tốc\n", "Số: 12/STC-TH", "HỎA TỐC"),
        ("quyet-dinh", DECISION, "", "Số: 12/QĐ-STC", "QUYẾT ĐỊNH"),
        ("to-trinh", PLAIN, ADDRESS, "Số: 12/TTr-STC", "TỜ TRÌNH"),
        ("ke-hoach", PLAIN, "", "Số: 12/KH-STC", "KẾ HOẠCH"),
    ],
)
def test_a_kind_prints_its_parts_and_passes_lint(
    kind: str, outline: str, more: str, number: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdfplumber

    result = run(tmp_path, kind, outline, more, monkeypatch)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "outputs" / "so-a" / "2025"
    with pdfplumber.open(folder / "vb.pdf") as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert number in text
    assert title in " ".join(text.split()) or (kind == "cong-van" and "V/v thực hiện" in text)
    assert ("CÔNG VĂN" in text) is False
    linted = CliRunner().invoke(main, ["lint", str(folder / "vb.docx"), str(folder / "vb.pdf")])
    assert linted.exit_code == 0, linted.output


@pytest.mark.parametrize(
    ("luu", "number"),
    [("VT, VP, P.NV, TTra (05 bản)", "12/STC-VP"), ("VT, QLNS.", "12/STC-QLNS"), ("VT", "12/STC")],
)
def test_a_letter_is_numbered_by_the_first_drafting_unit(
    luu: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx

    assert run(tmp_path, "cong-van", PLAIN, ADDRESS, monkeypatch, luu).exit_code == 0
    printed = docx.Document(str(tmp_path / "outputs" / "so-a" / "2025" / "vb.docx"))
    assert printed.tables[0].cell(1, 0).text.split("\n")[0] == f"Số: {number}"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Công ty Hồng Hải (鴻海精密), ông 李明哲 đại diện", "D751"),
        ("☑ Có ☐ Không", "D751"),
        ("Địa chỉ tại Ðồng Tháp", "D752"),
        ("UBND хã đã thực hiện", "D752"),
        ("Nồng độ 35 µg/m³, điện trở 5 Ω, Ca²⁺ và SO₄²⁻", ""),
    ],
)
def test_strange_letters_are_one_finding(
    words: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path, "cong-van", PLAIN, ADDRESS, monkeypatch).exit_code == 0
    data = tmp_path / "data" / "so-a" / "vb.yaml"
    write(data, data.read_text(encoding="utf-8").replace("Thực hiện các nhiệm vụ", words))
    found = json.loads(CliRunner().invoke(main, ["check", str(data), "--json"]).output)["findings"]
    assert [item["code"] for item in found] == [code] * bool(code)
    assert all(words in data.read_text(encoding="utf-8").split("\n")[item["line"] - 1] for item in found)


@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        ("cong-van", "", "D742"),
        ("ke-hoach", ADDRESS, "D741"),
        ("cong_van", "", "T822"),
        ("thong-bao", SECOND, "D743"),
        ("thong-bao", "  ky_them: [{quyen_han: [BÊN B]}]\n", "D743"),
        ("thong-bao", "  ky_giua: [{quyen_han: [BÊN B]}]\n", "D743"),
        ("bien-ban", "", "D744"),
        ("bien-ban", "  ky_giua: [{quyen_han: [BÊN B]}]\n", "D744"),
        ("giay-uy-quyen", "  ky_them: [{quyen_han: [BÊN B]}]\n", "D744"),
    ],
)
def test_what_a_kind_may_not_have_or_lacks_is_reported(
    kind: str, more: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code in run(tmp_path, kind, PLAIN, more, monkeypatch).output


SHIPPED = (
    "bien-ban",
    "cong-van",
    "ke-hoach",
    "nghi-quyet",
    "quyet-dinh",
    "quyet-dinh-quy-che",
    "thong-bao",
    "to-trinh",
)
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize("kind", SHIPPED)
def test_the_shipped_example_has_a_title_and_passes_lint_in_both_formats(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "data" / "units.yaml", (TEMPLATES / "example-units.yaml").read_text(encoding="utf-8"))
    example = (TEMPLATES / "reports" / kind / "example.yaml").read_text(encoding="utf-8")
    write(tmp_path / "data" / "vb.yaml", example)
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["render"])
    assert made.exit_code == 0, made.output
    files = sorted(str(path) for path in (tmp_path / "outputs").rglob(f"{kind}.*"))
    assert len(files) == 2
    linted = CliRunner().invoke(main, ["lint", *files])
    assert linted.exit_code == 0, linted.output
    assert linted.output.count("Không thấy lỗi thể thức.") == 2
    page = next(Path(name) for name in files if name.endswith(".pdf")).read_bytes()
    assert faults(page, bookmarks=False) == []
    with pikepdf.open(io.BytesIO(page)) as pdf:
        assert str(pdf.docinfo.Title).strip()


def test_minutes_have_two_signatures_above_the_recipients_and_no_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdfplumber

    result = run(tmp_path, "bien-ban", PLAIN, SECOND, monkeypatch)
    assert result.exit_code == 0, result.output
    with pdfplumber.open(tmp_path / "outputs" / "so-a" / "2025" / "vb.pdf") as pdf:
        lines = pdf.pages[0].extract_text().splitlines()
    assert "THƯ KÝ GIÁM ĐỐC" in lines
    assert lines.index("THƯ KÝ GIÁM ĐỐC") < lines.index("Lê Thị Hoa Trần Văn Bình") < lines.index("Nơi nhận:")
    assert not any("tháng 12 năm 2025" in line for line in lines)


@pytest.mark.parametrize(
    ("others", "last"),
    [
        (
            "[{quyen_han: [ĐẠI DIỆN HỘ DÂN]}, {quyen_han: [TRƯỞNG BAN], ho_ten: Vì Thị Xôm}]",
            "ĐẠI DIỆN HỘ DÂN TRƯỞNG BAN",
        ),
        ("[{quyen_han: [ĐẠI DIỆN HỘ DÂN]}]", "ĐẠI DIỆN HỘ DÂN"),
    ],
)
def test_minutes_of_a_village_have_a_date_and_more_signers(
    others: str, last: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx

    more = f"{SECOND}  dia_danh: Minh Lương\n  ky_them: {others}\n"
    lines = signed_minutes(tmp_path, more, monkeypatch)
    assert lines.index("Lê Thị Hoa Trần Văn Bình") < lines.index(last)
    assert any("Minh Lương, ngày 20 tháng 12 năm 2025" in line for line in lines)
    assert not any("Nơi nhận" in line or "Lưu" in line for line in lines)
    printed = docx.Document(str(outputs(tmp_path) / "vb.docx"))
    assert not any("Nơi nhận" in cell.text for table in printed.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("between", "below", "titles", "names"),
    [
        ("", "", "THÀNH VIÊN ĐOÀN", "Lâm Thị Sa"),
        (", {quyen_han: [ĐẠI DIỆN MẶT TRẬN TỔ QUỐC], ho_ten: Lò Văn Pha}", "", "THÀNH", "Lâm Thị Sa Lò Văn Pha"),
        ("", "  ky_them: [{quyen_han: [NGƯỜI CHỨNG KIẾN]}]\n", "THÀNH VIÊN ĐOÀN", "Lâm Thị Sa"),
    ],
)
def test_more_than_two_sign_side_by_side_with_their_names_at_one_height(
    between: str, below: str, titles: str, names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = f"{SECOND}  ky_giua: [{{quyen_han: [THÀNH VIÊN ĐOÀN], ho_ten: Lâm Thị Sa}}{between}]\n{below}"
    lines = signed_minutes(tmp_path, more, monkeypatch)
    assert f"Lê Thị Hoa {names} Trần Văn Bình" in lines
    assert any(line.startswith("THƯ KÝ " + titles) for line in lines)


def test_minutes_may_name_recipients_and_no_files_and_have_text_behind_the_heads_of_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx

    monkeypatch.setitem(globals(), "DATA", DATA.replace("[Như trên]\n  luu: {luu}", "[Chủ cơ sở, UBND xã]"))
    outline = f"**I. HỒ SƠ:** Có nội quy, sơ đồ chỉ dẫn.\n**II. KIẾN NGHỊ:** Dọn lối thoát nạn.\n{PLAIN}"
    result = run(tmp_path, "bien-ban", outline, SECOND, monkeypatch)
    assert result.exit_code == 0, result.output
    assert "F109" not in result.output
    folder = tmp_path / "outputs" / "so-a" / "2025"
    tables = docx.Document(str(folder / "vb.docx")).tables
    lines = [line for table in tables for row in table.rows for cell in row.cells for line in cell.text.splitlines()]
    assert [line for line in lines if line.startswith("- ")] == ["- Chủ cơ sở;", "- UBND xã."]
    passes_lint(folder)


CONTRACT = "Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;\nCăn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023.\n"
RIGHT = "quyen_han: [ĐẠI DIỆN BÊN B, CHỦ TỊCH]"


@pytest.mark.parametrize(
    ("kind", "outline", "more", "absent"),
    [
        ("hop-dong", CONTRACT + PLAIN, SECOND.replace("THƯ KÝ", "ĐẠI DIỆN BÊN A"), "ngày 20 tháng 12 năm 2025"),
        ("giay-uy-quyen", PLAIN, SECOND, "Kính gửi"),
        ("giay-uy-quyen", PLAIN, "", "THƯ KÝ"),
        ("thu-cong", PLAIN, ADDRESS, "Số:"),
    ],
)
def test_kinds_that_two_sign_or_that_have_no_number_bring_no_finding(
    kind: str, outline: str, more: str, absent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdfplumber

    data = DATA.replace("  so: 12\n", "") if kind == "thu-cong" else DATA
    data = data.replace("quyen_han: [GIÁM ĐỐC]", RIGHT) if kind == "hop-dong" else data
    monkeypatch.setitem(globals(), "DATA", data if more == ADDRESS else data.replace("Như trên", "Lãnh đạo Sở"))
    result = run(tmp_path, kind, outline, more, monkeypatch)
    assert result.exit_code == 0, result.output
    assert "0 lỗi, 0 cảnh báo" in result.output, result.output
    folder = tmp_path / "outputs" / "so-a" / "2025"
    with pdfplumber.open(folder / "vb.pdf") as pdf:
        assert absent not in pdf.pages[0].extract_text()
    passes_lint(folder)


@pytest.mark.parametrize(("kind", "more", "printed"), [("cong-van", ADDRESS, True), ("ke-hoach", "", False)])
def test_the_address_of_a_unit_is_at_the_foot_of_its_letters(
    kind: str, more: str, printed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdfplumber

    address = "Số 2 đường Lê Lợi, Hà Tĩnh; ĐT: 0239.385.000"
    monkeypatch.setitem(globals(), "UNITS", UNITS.replace("dia_danh:", f'dia_chi: "{address}", dia_danh:'))
    assert run(tmp_path, kind, PLAIN, more, monkeypatch).exit_code == 0
    folder = tmp_path / "outputs" / "so-a" / "2025"
    with pdfplumber.open(folder / "vb.pdf") as pdf:
        assert (address in (pdf.pages[0].extract_text() or "")) is printed
    linted = CliRunner().invoke(main, ["lint", str(folder / "vb.docx"), str(folder / "vb.pdf")])
    assert linted.exit_code == 0, linted.output
