"""Tags of a Word layout: whole within their paragraph, with the letter of what they take away."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.template_checks.layouts import lint_docx_layout
from tthc_render.template_checks.tag_forms import doubled, tag_faults
from tthc_render.workspace.paths import packaged_templates

LAYOUT = packaged_templates() / "layouts" / "nd30" / "layout.docx"


def found(*paragraphs: str) -> list[tuple[int, str, bool]]:
    return [(fault.number, fault.why, fault.torn) for fault in tag_faults(enumerate(paragraphs, 1))]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{{p than }}", "{{ ho_ten }}", "Số: {{ so_ky_hieu }} {{ ten_loai }}"],
        ["{%p for dong in trich_yeu %}", "{{r dong }}", "{%p endfor %}", "{{r phan.ten }}"],
        [
            "{%p for x in trich_yeu %}",
            "{{r x }}",
            "{%p endfor %}",
            "{%p for x in noi_nhan %}",
            "{{ x }}",
            "{%p endfor %}",
        ],
        ["{% if ve_viec %}V/v {{ ve_viec }}{% else %}…{% endif %}"],
        ["{%p if a %}", "{%p elif b %}", "{%p else %}", "{%p endif %}"],
        ["{%p if a %}", "{% set b = 1 %}", "{%p endif %}"],
        ["{# bỏ {{ than }} và {% for x in trich_yeu %} #}{{ ho_ten }}"],
        ["{# lời giải thích #}", "dấu } và { thường", "dấu }} thường"],
    ],
)
def test_what_is_well_formed(paragraphs: list[str]) -> None:
    assert found(*paragraphs) == []


@pytest.mark.parametrize(
    ("paragraphs", "number", "words"),
    [
        (["{{ than }}"], 1, "{{p than }}"),
        (["a", "{{r phan.than }}"], 2, "{{p phan.than }}"),
        (["{%p for dong in trich_yeu %}", "{{ dong }}", "{%p endfor %}"], 2, "{{r dong }}"),
        (["{{ phan.ten }}"], 1, "{{r phan.ten }}"),
        (["{% for dong in quyen_han %}", "{{ dong }}", "{%p endfor %}"], 1, "{%p for dong in quyen_han %}"),
        (["{%p if ve_viec %}", "V/v", "{% endif %}"], 3, "{%p endif %}"),
        (["{%p if a %}", "x", "{% else %}", "y", "{%p endif %}"], 3, "{%p else %}"),
        (["{{ so_ky_hieu }", "{%p if ve_viec %}", "{%p endif %}"], 1, "không có }}"),
        (["{%p if a %}", "{%p for x in y %}", "{{ x }}", "{%p endfor %}", "{% endif %}"], 5, "{%p endif %}"),
        (["{{ so_ky_hieu %}"], 1, "không có }}"),
        (["{%p if ve_viec ", "x", "{%p endif %}"], 1, "không có %}"),
    ],
)
def test_each_fault_is_one_at_its_paragraph(paragraphs: list[str], number: int, words: str) -> None:
    ((at, why, torn),) = found(*paragraphs)
    assert (at, words in why) == (number, True)
    assert torn is ("không có" in words)


SLIPS = [
    ("{{p than }}", "", "T503"),
    ("{{p than }}", "{{ than }}", "T504"),
    ("{{ ho_ten }}", "{{ ho_tn }}", "T502"),
    ("{{ ho_ten }}", "{{ ho_ten | hoa }}", "T505"),
    ("{{ so_ky_hieu }}", "{{ so_ky_hieu }", "T504"),
    ("{{ dia_danh_ngay }}", "{ { dia_danh_ngay } }", "T504"),
    ("{{ dia_danh_ngay }}", "{{ so_ky_hieu }}", "T503"),
    ("{{ noi }}", "{{ nơi }}", "T502"),
    ("{{r dong }}", "{{ dong }}", "T504"),
    ("{{p duong_ke_co_quan }}", "{{ duong_ke_co_quan }}", "T504"),
    ("{%p for noi in noi_nhan %}", "{%p for noi in noi_nhn %}", "T502"),
    ("{%p for dong in quyen_han %}", "{% for dong in quyen_han %}", "T504"),
    ("{%p endfor %}", "{%p enfor %}", "T506"),
    ("{%p endfor %}", "{% endfor %}", "T504"),
    ("{%p elif kinh_gui %}", "{%p elseif kinh_gui %}", "T506"),
    ("{%p if ve_viec %}", "{%p if ve_viẹc %}", "T502"),
    ("kinh_gui|length == 1", "kinh_gui|lenght == 1", "T505"),
    ("kinh_gui|length == 1", "kinh_gui|length = 1", "T506"),
    ("=== HẾT PHẦN IN", "=== HET PHAN IN", "T506"),
    ('w:val="Ô số"', 'w:val="O so"', "T507"),
    ('w:val="Bảng số liệu"', 'w:val="Bang so lieu"', "T507"),
]


@pytest.mark.parametrize(("old", "new", "code"), SLIPS)
def test_a_slip_of_a_layout_is_one_finding(old: str, new: str, code: str, tmp_path: Path) -> None:
    """In the layout that ships, which has none."""
    with zipfile.ZipFile(LAYOUT) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    part = "word/styles.xml" if old.startswith("w:val") else "word/document.xml"
    text = members[part].decode("utf-8")
    assert old in text
    members[part] = text.replace(old, new, 1).encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    (tmp_path / "layout.docx").write_bytes(out.getvalue())
    (tmp_path / "layout.yaml").write_bytes((LAYOUT.parent / "layout.yaml").read_bytes())
    findings = Findings()
    lint_docx_layout(tmp_path / "layout.docx", "layout.docx", findings)
    assert [item.code for item in findings] == [code], [item.message() for item in findings]


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        ("{{p than }} {%p for pl in phu_luc %}{{p pl.than }}{%p endfor %}", []),
        ("{%p if a %}{{p than }}{%p else %}{{p than }}{%p endif %}", []),
        ("{{ than }} x {# {{ than }} #}", []),
        ("{{p than }}{{p than }}", ["{{p than }}"]),
        ("{{ than }}<p>{{ than }}</p>", ["{{p than }}"]),
        ("{{p than }}{{p pl.than }}{{p pl.than }}", ["{{p pl.than }}"]),
    ],
)
def test_words_that_would_be_printed_twice_are_found(markup: str, tags: list[str]) -> None:
    assert list(doubled(markup, "docx")) == tags
