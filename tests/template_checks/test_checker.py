"""``check templates/``: which templates are looked at, and that the product's own are clean."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from docx import Document
from docx.shared import Length, Mm

from tests.support.workspaces import CONTENT, FORM, REPORT, TYPE, build, write
from tthc_render.cli.main import main
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.checker import check_templates, check_unit_layouts
from tthc_render.template_checks.meaning import lint_faulty
from tthc_render.template_checks.sample_data import example_result
from tthc_render.workspace.paths import Workspace, packaged_templates, template_root_of
from tthc_render.yaml_files.loader import parse_source

WHOLE = CONTENT.replace("đạt {{ p.ty_le", "kỳ trước: {{ p.ky_truoc | dem }}, đạt {{ p.ty_le")
EXAMPLE = REPORT.replace("so-mau", "so-vi-du")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    build(tmp_path, content=WHOLE, kind=TYPE)
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", EXAMPLE)
    return tmp_path / "templates"


def reported(path: Path) -> dict[str, list[str]]:
    return {outcome.file: [item.code for item in outcome.findings] for outcome in check_templates([path])}


def test_the_templates_that_ship_have_no_errors() -> None:
    outcomes = list(check_templates([packaged_templates()]))
    assert [f"{item.code} {item.where} {item.message()}" for outcome in outcomes for item in outcome.findings
            if item.code[0] != "F" and item.code not in ("D314", "T823", "T841")] == []  # fmt: skip
    assert {outcome.exit_code for outcome in outcomes} == {0}
    assert len(outcomes) > 6


def test_a_clean_folder_is_clean(templates: Path) -> None:
    assert reported(templates) == {"templates/forms/M.01.yaml": [], "templates/reports/ngan": []}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("forms", ["templates/forms/M.01.yaml"]),
        ("forms/M.01.yaml", ["templates/forms/M.01.yaml"]),
        ("reports/ngan", ["templates/reports/ngan"]),
        ("reports/ngan/content.md", ["templates/reports/ngan"]),
        ("layouts", []),
    ],
)
def test_only_what_is_asked_for_is_looked_at(path: str, expected: list[str], templates: Path) -> None:
    (templates / "layouts").mkdir()
    assert list(reported(templates / path)) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("forms/M.01.yaml", "(4) + (5)", "(4) + (9)", "T411"),
        ("forms/M.01.yaml", "ma: (4)}", "ma: (4), cong_thuc: (3) - (5)}", "T412"),
        ("forms/M.01.yaml", "truc_tuyen, ma: (4)", "truc_tuyen, ma: (7)", "T414"),
        ("forms/M.01.yaml", "ma: M.01", "ma: M.02", "T610"),
        ("forms/M.01.yaml", "ten: BIỂU MẪU", "tenn: BIỂU MẪU", "D102"),
        ("reports/ngan/report.yaml", "ma: ngan", "ma: dai", "T610"),
        ("reports/ngan/report.yaml", "bieu: [M.01]", "bieu: [M.01, M.77]", "T301"),
        ("reports/ngan/report.yaml", "moi + ky_truoc", "moi + ky_sau", "T411"),
        ("reports/ngan/report.yaml", "moi / tong * 100", "moi / 0", "T843"),
        ("reports/ngan/report.yaml", "ten: Báo cáo ngắn", "tenn: Báo cáo ngắn", "D102"),
        ("reports/ngan/content.md", "{{ p.moi | dem }}", "{{ p.moii | dem }}", "T601"),
        ("reports/ngan/content.md", "{% set p", "{% sett p", "T303"),
        ("reports/ngan/example.yaml", "moi: 3", "moi: ba", "D204"),
        ("reports/ngan/example.yaml", "moi: 3", "moii: 3", "D102"),
        ("reports/ngan/example.yaml", "  chung:", "  chugn:", "D102"),
        ("reports/ngan/example.yaml", "loai: ngan", "loai: dai", "D305"),
        ("example-units.yaml", "", "don_vi: 3", "D111"),
    ],
)
def test_each_fault_is_reported(file: str, old: str, new: str, code: str, templates: Path) -> None:
    path = templates / file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    outcomes = list(check_templates([templates]))
    assert code in [item.code for outcome in outcomes for item in outcome.findings]
    assert max(outcome.exit_code for outcome in outcomes) in (1, 3, 4)


UNUSED = """
ma: X.01
ky_hieu_in: {name}
ten: BIỂU THỬ
nguon: Quy định mẫu
xac_nhan: da_xac_nhan
phan:
  - cot:
      - {{ten: STT, khoa: stt, ma: (1), kieu: stt}}
      - {{ten: Nội dung, khoa: noi_dung, ma: (2), kieu: chu}}
      - {{ten: Số lượng, khoa: so_luong, ma: (3)}}
    tong_cong: {{nhan: TỔNG CỘNG, gop: 2}}
"""


@pytest.mark.parametrize("name", ["Biểu số X.01", "Biểu X.01", "X.01"])
def test_a_form_that_no_report_uses_is_printed_for_trial(templates: Path, name: str) -> None:
    path = write(templates / "forms" / "X.01.yaml", UNUSED.format(name=name))
    assert reported(path) == {"templates/forms/X.01.yaml": []}
    home = shutil.copytree(packaged_templates() / "layouts" / "nd30", templates / "layouts" / "nd30")
    (home / "layout.html").write_text("{{ phu_luc[0].khong_co }}", encoding="utf-8")
    assert reported(path) == {"templates/forms/X.01.yaml": ["T608"]}
    assert reported(templates / "forms" / "M.01.yaml") == {"templates/forms/M.01.yaml": []}


def break_layout(templates: Path) -> None:
    """Whatever is printed with an appendix stops in the user's own nd30."""
    home = shutil.copytree(packaged_templates() / "layouts" / "nd30", templates / "layouts" / "nd30")
    (home / "layout.html").write_text("{{ phu_luc[0].khong_co }}", encoding="utf-8")


def test_a_version_that_no_example_prints_is_printed_for_trial(templates: Path) -> None:
    new = write(templates / "forms" / "M.01@2026-07.yaml", f"{FORM}hieu_luc: {{tu: 1/7/2026}}\n")
    assert reported(new) == {"templates/forms/M.01@2026-07.yaml": []}
    break_layout(templates)
    assert reported(new) == {"templates/forms/M.01@2026-07.yaml": ["T608"]}
    assert reported(templates / "forms" / "M.01.yaml") == {"templates/forms/M.01.yaml": []}


def test_a_form_that_its_report_only_names_is_printed_for_trial(templates: Path) -> None:
    write(
        templates / "reports" / "ngan" / "report.yaml", TYPE.replace("phu_luc:\n  - {bieu: M.01, huong: ngang}\n", "")
    )
    break_layout(templates)
    assert reported(templates / "forms") == {"templates/forms/M.01.yaml": ["T608"]}


def test_a_form_too_wide_for_its_paper_is_reported(templates: Path) -> None:
    more = "".join(f"      - {{ten: Số hồ sơ, khoa: cot_{number}}}\n" for number in range(30))
    path = write(
        templates / "forms" / "X.01.yaml", UNUSED.format(name="X.01").replace("    tong_cong", f"{more}    tong_cong")
    )
    assert reported(path) == {"templates/forms/X.01.yaml": ["T617"]}


@pytest.mark.parametrize("faulty", ["forms/M.01.yaml", "forms/M.01@2026-07.yaml"])
def test_a_fault_of_a_form_is_reported_once(faulty: str, templates: Path) -> None:
    write(templates / "forms" / "M.01@2026-07.yaml", f"{FORM}hieu_luc: {{tu: 1/7/2026}}\n")
    path = templates / faulty
    path.write_text(path.read_text(encoding="utf-8").replace("(4) + (5)", "(4) + (9)"), encoding="utf-8")
    outcomes = list(check_templates([templates, templates / "reports"]))
    assert [item.code for outcome in outcomes for item in outcome.findings] == ["T411"]
    assert reported(templates / "reports" / "ngan")["templates/reports/ngan"] == ["T411"]


def test_a_fault_of_a_block_is_reported_once(templates: Path) -> None:
    write(templates / "blocks" / "mau.yaml", "ten: Mẫu\nnguon: Mẫu\nloi_van:\n  them: {ten: Thêm}\n")
    write(templates / "blocks" / "mau.md", "{{ loi_van.them }}\n{{ loi_van.khac }}\n")
    kind = templates / "reports" / "ngan" / "report.yaml"
    kind.write_text(kind.read_text(encoding="utf-8").replace("bieu:", "khoi: [mau]\nbieu:", 1), encoding="utf-8")
    content = templates / "reports" / "ngan" / "content.md"
    content.write_text(WHOLE.replace("## Chung", '{% include "khoi/mau.md" %}\n## Chung'), encoding="utf-8")
    codes = reported(templates)
    assert codes["templates/blocks/mau.yaml"] == ["T601"]
    assert "T601" not in codes["templates/reports/ngan"]


def test_a_type_without_an_example_or_an_outline_is_reported(templates: Path) -> None:
    (templates / "reports" / "ngan" / "example.yaml").unlink()
    assert reported(templates)["templates/reports/ngan"] == ["T607"]
    (templates / "reports" / "ngan" / "content.md").unlink()
    (item,) = next(iter(check_templates([templates / "reports"]))).findings
    assert (item.code, item.details["reason"]) == ("T302", "không có tệp này")


def test_a_layout_folder_that_lacks_half_is_reported(templates: Path) -> None:
    shutil.copytree(packaged_templates() / "layouts" / "nd30", templates / "layouts" / "rieng")
    (templates / "layouts" / "rieng" / "layout.docx").unlink()
    assert reported(templates / "layouts")["templates/layouts/rieng"] == ["T512"]


@pytest.mark.parametrize(
    ("files", "text", "codes"),
    [
        (["layout.yaml"], "", ["T515"]),
        (["layout.docx", "layout.yaml"], "", []),
        (["layout.docx"], "", ["T506"]),
        (["layout.docx", "layout.yaml"], "co_chu_bang_pt: mười", ["D111"]),
        (["layout.docx", "layout.yaml"], "a: [", ["D031"]),
    ],
)
def test_the_layout_of_a_unit_is_linted_with_its_measures(
    files: list[str], text: str, codes: list[str], tmp_path: Path
) -> None:
    build(tmp_path)
    folder = tmp_path / "data" / "so-mau"
    for name in files:
        shutil.copyfile(packaged_templates() / "layouts" / "nd30" / name, folder / name)
    if text:
        write(folder / "layout.yaml", text)
    outcomes = list(check_unit_layouts([tmp_path / "data"], Workspace(tmp_path)))
    assert [item.code for outcome in outcomes for item in outcome.findings] == codes
    assert not any("Error" in item.message() for outcome in outcomes for item in outcome.findings)


def test_an_example_of_an_unknown_unit_is_reported_where_units_of_examples_are(templates: Path) -> None:
    path = templates / "reports" / "ngan" / "example.yaml"
    write(path, path.read_text(encoding="utf-8").replace("so-vi-du", "so-la"))
    (outcome,) = check_templates([templates / "reports"])
    assert [item.code for item in outcome.findings] == ["T620"]
    assert "example-units.yaml" in outcome.findings[0].message()


def test_a_type_s_own_layout_is_looked_at_with_it(templates: Path) -> None:
    own = templates / "reports" / "ngan" / "layout.html"
    own.write_text("<p>{{ than }}</p>", encoding="utf-8")
    assert set(reported(templates)["templates/reports/ngan"]) >= {"T503", "T508"}


def test_a_broken_layout_of_a_type_is_reported_once_in_vietnamese(templates: Path) -> None:
    write(templates / "reports" / "ngan" / "layout.docx", "đây không phải tệp Word")
    (item,) = next(iter(check_templates([templates / "reports"]))).findings
    assert (item.code, item.where.file) == ("T506", "templates/reports/ngan/layout.docx")
    assert item.details["reason"] == "tệp rỗng, hỏng, hoặc là tệp loại khác đổi đuôi"


def test_the_nearest_folder_templates_is_the_root(tmp_path: Path) -> None:
    assert template_root_of(tmp_path / "templates" / "forms" / "a.yaml") == (tmp_path / "templates").resolve()
    assert template_root_of(tmp_path / "data") is None
    with pytest.raises(WrongUsage, match="templates"):
        list(check_templates([tmp_path / "templates"]))


def test_the_command_prints_places_and_ends_with_4(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(templates.parent)
    result = CliRunner().invoke(main, ["check", "templates"])
    assert result.exit_code == 0, result.output
    assert result.stderr == "2 mẫu, 0 mẫu có lỗi, ghi 0 tệp; 0 lỗi, 0 cảnh báo, 0 lưu ý.\n"
    content = templates / "reports" / "ngan" / "content.md"
    content.write_text(WHOLE.replace("p.moi |", "p.moii |"), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "templates", "--json"])
    assert result.exit_code == 4
    (item,) = json.loads(result.stdout)["findings"]
    assert (item["code"], item["file"], item["line"]) == ("T601", "templates/reports/ngan/content.md", 6)


def test_all_faults_of_forms_outlines_and_types_come_in_one_run(templates: Path) -> None:
    edits = {
        "forms/M.01.yaml": [("(4) + (5)", "(4) + (55)")],
        "reports/ngan/report.yaml": [("  chung:", "  thua: {ten: Thừa}\n  chung:")],
        "reports/ngan/content.md": [("{{ p.moi | dem }}", "{{ p.moii | dem }} {{ bieu['M.01'].tong.tiep_nhan | so }}")],
    }
    for name, pairs in edits.items():
        text = (templates / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        write(templates / name, text)
    assert reported(templates) == {"templates/forms/M.01.yaml": ["T411"], "templates/reports/ngan": ["T601", "T603"]}


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("    tong_cong:", "    tong_cong: {gop: hai}\n    # ", ["D204", "T411"]),
        ("ten: BIỂU MẪU", "tenn: BIỂU MẪU", ["D102", "T411"]),
        ("huong: ngang", "huong: xéo", ["D121", "T411"]),
    ],
)
def test_a_form_that_fails_its_schema_is_looked_at_further(
    old: str, new: str, codes: list[str], templates: Path
) -> None:
    path = templates / "forms" / "M.01.yaml"
    text = path.read_text(encoding="utf-8").replace("(4) + (5)", "(4) + (55)")
    text = text if old in text else f"{text}\nhuong: ngang\n"
    write(path, text.replace(old, new, 1))
    found = reported(path)["templates/forms/M.01.yaml"]
    assert sorted(found) == codes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("ky: [quy]", "ky: {quy: 1}", "D111"), ("ten: Báo cáo ngắn", "tenn: Báo cáo ngắn", "D102")],
)
def test_a_type_that_fails_its_schema_is_looked_at_further(old: str, new: str, code: str, templates: Path) -> None:
    path = templates / "reports" / "ngan" / "report.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))
    content = templates / "reports" / "ngan" / "content.md"
    write(content, content.read_text(encoding="utf-8").replace("{{ don_vi.ten }}", "{{ don_vi.tenn }}", 1))
    assert sorted(reported(path)["templates/reports/ngan"]) == sorted(["T601", code])


def test_a_blank_title_of_a_kind_is_answered_with_the_kind_that_has_none(templates: Path) -> None:
    path = templates / "reports" / "ngan" / "report.yaml"
    write(path, f'{path.read_text(encoding="utf-8")}ten_loai: ""\n')
    (item,) = next(iter(check_templates([path]))).findings
    assert (item.code, "loai_van_ban: cong-van" in item.hint()) == ("T824", True)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kieu: chu}", "kieu: chon}", ["T419"]),
        ("kieu: chu}", "kieu: chon, lua_chon: []}", ["T419"]),
        ("phan:\n  - cot:", "phan:\n  - {khoa: trong, cot: []}\n  - cot:", ["T420"]),
        ("    tong_cong", "  - cot:\n      - {ten: Tên, khoa: ten_viec, kieu: chu}\n    tong_cong", ["T413"]),
        ("khoa: truc_tuyen, ma: (4)", "khoa: '', ma: (4), trong_do: (3)", ["D105"]),
    ],
)
def test_what_is_empty_in_a_form_is_told_there_and_the_rest_is_checked(
    old: str, new: str, expected: list[str], templates: Path
) -> None:
    form = templates / "forms" / "M.01.yaml"
    write(form.with_name("M.02.yaml"), form.read_text(encoding="utf-8").replace("M.01", "M.02").replace(old, new, 1))
    found = reported(templates)
    assert set(expected) <= set(found["templates/forms/M.02.yaml"])
    assert found["templates/forms/M.01.yaml"] == found["templates/reports/ngan"] == []


def test_a_fault_of_the_program_at_one_template_leaves_the_others_checked(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise IndexError

    monkeypatch.delenv("TTHC_DEBUG", raising=False)
    monkeypatch.setattr("tthc_render.template_checks.checker.lint_meaning", broken)
    write(templates / "forms" / "M.02.yaml", FORM.replace("M.01", "M.02").replace("(4) + (5)", "(4) + (9)"))
    outcomes = {outcome.file: outcome for outcome in check_templates([templates])}
    assert "IndexError" in outcomes["templates/forms/M.01.yaml"].error
    assert [item.code for item in outcomes["templates/forms/M.02.yaml"].findings] == ["T411"]
    assert outcomes["templates/reports/ngan"].exit_code == 0


_EMPTY = (None, "", [], {}, " ", 0)


def _places(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from _places(value, (*path, key))


EVERYTHING = yaml.safe_load("""
ma: M.02
ten: BIỂU
nguon: Quy định
hieu_luc: {tu: 2020-01-01}
chan_bieu: [{chuc_danh: NGƯỜI LẬP, khoa: lap}]
phan:
  - khoa: phan_1
    nhom: co_tong
    cot_phu: [{ten: Ẩn, khoa: an}]
    cot:
      - {ten: Nội dung, khoa: noi_dung, kieu: chu}
      - {ten: Loại, khoa: loai, kieu: chon, lua_chon: [A, B]}
      - ten: Số
        cot:
          - {ten: a, khoa: a, ma: (3), cong_thuc: (4) + (5)}
          - {ten: b, khoa: b, ma: (4), trong_do: (3)}
          - {ten: c, khoa: c, ma: (5)}
    tong_cong: {nhan: CỘNG, gop: 2, cot: [a, b], tung_nhom: [{nhom: x, nhan: X}]}
    kiem_tra: [{ma: k, cong_thuc: (3) >= (4), nguon: x}]
  - khoa: phan_2
    cot:
      - {ten: Chỉ tiêu, khoa: ct, kieu: chu}
      - {ten: Khác, khoa: khac, kieu: chu}
      - {ten: Số, khoa: so, ma: (1)}
    dong:
      - {ma: '01', ten: Tổng, cong_thuc: 02 + 03}
      - {ma: '02', ten: x, bo_trong: [so], in_san: [{cot: khac, chu: y}]}
      - {ma: '03', ten: y, trong_do: '01'}
      - {tu_do: true}
""")


@pytest.mark.parametrize("path", list(_places(EVERYTHING)), ids=str)
def test_no_empty_or_missing_item_of_a_form_stops_the_loader(path: tuple[str | int, ...]) -> None:
    for empty in ("missing", *_EMPTY):
        data = copy.deepcopy(EVERYTHING)
        above = data
        for step in path[:-1]:
            above = above[step]
        if empty == "missing":
            del above[path[-1]]
        else:
            above[path[-1]] = empty
        findings = Findings()
        source = parse_source(yaml.safe_dump(data, allow_unicode=True).encode(), "M.02.yaml", findings)
        assert source is not None
        form = load_form(source, findings)
        if form is None:
            assert any(item.severity == "error" for item in findings)
            findings.extend(lint_faulty(source, findings))
        else:
            assert example_result(form).parts.keys() == {part.key for part in form.parts}


def test_any_error_in_templates_ends_with_4(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(templates.parent)
    for file, more in (("forms/M.01.yaml", "\nkhong_co_khoa: 1\n"), ("reports/ngan/example.yaml", "\nsai: [\n")):
        path = templates / file
        before = path.read_text(encoding="utf-8")
        path.write_text(before + more, encoding="utf-8")
        assert CliRunner().invoke(main, ["check", "templates"]).exit_code == 4
        path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("change", [{"page_width": Mm(215.9), "page_height": Mm(279.4)}, {"top_margin": Mm(40)}])
def test_what_a_layout_breaks_by_itself_is_told_there_and_nowhere_else(
    change: dict[str, Length], templates: Path
) -> None:
    folder = Path(shutil.copytree(packaged_templates() / "layouts" / "nd30", templates / "layouts" / "rieng"))
    layout = Document(str(folder / "layout.docx"))
    for name, value in change.items():
        setattr(layout.sections[0], name, value)
    layout.save(str(folder / "layout.docx"))
    write(templates / "reports" / "ngan" / "report.yaml", TYPE.replace("bieu: [M.01]", "bieu: [M.01]\nbo_cuc: rieng"))
    everywhere = [item for outcome in check_templates([templates]) for item in outcome.findings]
    assert [(item.code, item.where.file) for item in everywhere] == [("F501", "templates/layouts/rieng/layout.docx")]
    of_type = [item for outcome in check_templates([templates / "reports"]) for item in outcome.findings]
    assert [item.details["rule"] for item in of_type] == [everywhere[0].details["rule"]]


def test_a_type_that_nobody_confirmed_is_told(templates: Path) -> None:
    kind = TYPE.replace("ky: [quy]", "xac_nhan: chua_xac_nhan\nky: [quy]")
    write(templates / "reports" / "ngan" / "report.yaml", kind)
    assert reported(templates)["templates/reports/ngan"] == ["T841"]
