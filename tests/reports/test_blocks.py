"""Blocks: figures declared once, sentences included, nothing outside their folder."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, TYPE, build, write
from tthc_render.diagnostics.findings import Place
from tthc_render.document.block_text import to_text
from tthc_render.reports.blocks import block_names, included, load_block, outline_environment, with_blocks
from tthc_render.reports.builder import build_document
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.template_checks.checker import check_templates
from tthc_render.workspace.paths import Workspace, packaged_templates

SPEC = """
ten: Hồ sơ trả lại
nguon: Quy định mẫu
chi_tieu:
  tra_lai:
    ten: Hồ sơ trả lại
    truong:
      rut: {ten: Số xin rút}
      khac: {ten: Số khác}
      tong: {ten: Tổng, cong_thuc: rut + khac}
    kiem_tra: ["rut <= tong"]
loi_van:
  tra_lai: {ten: Nguyên nhân}
"""
WORDS = """
{% set t = chi_tieu.tra_lai %}
- Hồ sơ trả lại: {{ t.tong | dem }}, xin rút: {{ t.rut | dem }}, khác: {{ t.khac | dem }}
{% if loi_van.tra_lai %}
{{ loi_van.tra_lai }}
{% endif %}
"""
WHOLE = CONTENT.replace("đạt {{ p.ty_le", "kỳ trước: {{ p.ky_truoc | dem }}, đạt {{ p.ty_le")
OUTLINE = WHOLE.replace("## Chung", '{% include "khoi/tra_lai.md" %}\n## Chung')
KIND = TYPE.replace("bieu: [M.01]", "khoi: [tra_lai]\nbieu: [M.01]")
DATA = REPORT.replace("  pakn:", "  tra_lai: {rut: 2, khac: 3}\n  pakn:")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = build(tmp_path, report=DATA, kind=KIND, content=OUTLINE)
    write(tmp_path / "templates" / "blocks" / "tra_lai.yaml", SPEC)
    write(tmp_path / "templates" / "blocks" / "tra_lai.md", WORDS)
    return path


def printed(path: Path, root: Path) -> list[str]:
    computed, findings = collected(load_report, path, Library(Workspace(root)))
    assert computed is not None, [item.message() for item in findings]
    document, findings = collected(build_document, computed)
    assert document is not None
    assert findings == []
    return to_text(document.blocks)


def test_a_block_brings_its_figures_and_its_sentences(report: Path, tmp_path: Path) -> None:
    lines = printed(report, tmp_path)
    at = lines.index("- Hồ sơ trả lại: 05, xin rút: 02, khác: 03")
    assert lines[at + 1] == "2. Chung"  # the next line of the outline is not glued on


def test_a_block_s_narrative_is_printed_where_the_block_has_it(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("  chung: |", "  tra_lai: Do thiếu giấy tờ.\n  chung: |")
    report.write_text(text, encoding="utf-8")
    assert "Do thiếu giấy tờ." in printed(report, tmp_path)


def test_a_block_s_identities_hold_for_the_report(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("rut: 2, khac: 3", "rut: 2, khac: -3")
    report.write_text(text, encoding="utf-8")
    _, findings = collected(load_report, report, Library(Workspace(tmp_path)))
    assert findings


def test_two_blocks_may_share_a_group() -> None:
    workspace = Workspace(Path("nowhere"))
    blocks = [collected(load_block, workspace, name, Place())[0] for name in ("cong_bo", "mot_cua")]
    found = [block for block in blocks if block is not None]
    assert len(found) == 2
    loaded, _ = collected(Library(workspace).report_type, "kiem-soat-tthc-6-thang", Place())
    assert loaded is not None
    own = loaded.type.model_copy(update={"chi_tieu": {}})
    fields = list(with_blocks(own, [block.spec for block in found]).chi_tieu["cong_bo"].truong)
    assert fields[:3] == ["quyet_dinh", "danh_muc", "cong_khai"]
    assert len(set(fields)) == len(fields)
    assert "ty_le_mot_cua" in fields


def test_a_type_s_own_field_wins_over_the_block_s(report: Path, tmp_path: Path) -> None:
    kind = KIND.replace("chi_tieu:\n", "chi_tieu:\n  tra_lai: {ten: Trả lại, truong: {rut: {ten: Tự đặt}}}\n")
    write(tmp_path / "templates" / "reports" / "ngan" / "report.yaml", kind)
    loaded, findings = collected(Library(Workspace(tmp_path)).report_type, "ngan", Place())
    assert loaded is not None
    assert findings == []
    group = loaded.type.chi_tieu["tra_lai"]
    assert (group.truong["rut"].ten, list(group.truong), group.kiem_tra) == (
        "Tự đặt",
        ["rut", "khac", "tong"],
        ("rut <= tong",),
    )


@pytest.mark.parametrize(
    "name", ["khoi/../x.md", "../x.md", "/etc/passwd", "khoi/x.yaml", "khoi/khong_co.md", "x.md", "khoi/a/b.md"]
)
def test_nothing_outside_the_folder_of_blocks_can_be_included(name: str, tmp_path: Path) -> None:
    write(tmp_path / "x.md", "bí mật")
    write(tmp_path / "blocks" / "a" / "b.md", "bí mật")
    with pytest.raises(jinja2.TemplateNotFound):
        outline_environment((tmp_path,)).from_string(f"{{% include '{name}' %}}").render()


def test_a_changed_block_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path / "blocks" / "a.md", "một")
    template = outline_environment((tmp_path,)).from_string('{% include "khoi/a.md" %}')
    assert template.render() == "một\n"
    path.write_text("hai và ba", encoding="utf-8")
    assert template.render() == "hai và ba\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        ("reports/ngan/report.yaml", "khoi: [tra_lai]", "khoi: [tra_laii]", {"T615"}),
        ("reports/ngan/report.yaml", "khoi: [tra_lai]\n", "", {"T616"}),
        ("reports/ngan/content.md", '{% include "khoi/tra_lai.md" %}\n', "", {"T602", "T603"}),
        ("blocks/tra_lai.md", "t.rut", "t.rutt", {"T601", "T602"}),
        ("blocks/tra_lai.md", "t.tong | dem", "t.tong | demm", {"T605"}),
        ("blocks/tra_lai.md", "{% endif %}", "", {"T303", "T603"}),
        ("blocks/tra_lai.yaml", "rut + khac", "rut + kha", {"T411"}),
        ("blocks/tra_lai.yaml", "nguon: Quy định mẫu", "nguonn: Quy định mẫu", {"D102"}),
    ],
)
def test_faults_of_blocks_are_reported_with_the_types_that_include_them(
    file: str, old: str, new: str, codes: set[str], report: Path, tmp_path: Path
) -> None:
    assert report.is_file()
    path = tmp_path / "templates" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    outcomes = {outcome.file: outcome for outcome in check_templates([tmp_path / "templates" / "reports"])}
    reported = {item.code for item in outcomes["templates/reports/ngan"].findings} - {"T607"}
    assert codes & reported
    assert reported - codes - {"T602", "T603", "T304"} == set()
    if file.startswith("blocks") and "T411" not in codes:
        (own,) = check_templates([tmp_path / "templates" / "blocks"])
        assert codes & {item.code for item in own.findings}


def test_the_blocks_that_ship() -> None:
    workspace = Workspace(Path("nowhere"))
    names = block_names(workspace)
    wanted = {"tham_dinh", "cong_bo", "ra_soat", "pakn", "mot_cua", "dien_tu", "bo_chi_so_766"}
    assert wanted <= set(names)
    outcomes = list(check_templates([packaged_templates() / "blocks"]))
    assert [item.message() for outcome in outcomes for item in outcome.findings] == []
    assert len(outcomes) == len(names)
    used = {
        name
        for path in (packaged_templates() / "reports").glob("*/content.md")
        for name in included(path.read_text(encoding="utf-8"))
    }
    assert used == set(names)


def test_a_block_that_lacks_a_file_or_includes_itself_is_reported(tmp_path: Path) -> None:
    blocks = tmp_path / "templates" / "blocks"
    write(blocks / "mot.yaml", "ten: Một\nnguon: thử\n")
    write(blocks / "hai.yaml", "ten: Hai\nnguon: thử\n")
    write(blocks / "hai.md", '- Câu\n{% include "khoi/ba.md" %}\n')
    write(blocks / "ba.yaml", "ten: Ba\nnguon: thử\n")
    write(blocks / "ba.md", '{% include "khoi/hai.md" %}\n')
    found = [
        f"{item.code} {item.where.file.rpartition('/')[2]}:{item.where.line}"
        for outcome in check_templates([blocks])
        for item in outcome.findings
    ]
    assert found == ["T618 ba.md:1", "T618 hai.md:2", "T619 mot.yaml:0"]
