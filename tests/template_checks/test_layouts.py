"""Each lint of a layout has a broken layout here; the product's own has no finding."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx import Document as WordDocument
from docx.shared import Mm, Pt
from lxml import etree

from tests.support.collecting import findings_of
from tests.support.documents import STAMP
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.findings import Finding
from tthc_render.formats.ooxml import WORD_NAMESPACE, W
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.template_checks import layouts
from tthc_render.template_checks.layouts import lint_docx_layout, lint_html_layout, sample_document, try_layout
from tthc_render.workspace.paths import packaged_templates

ND30 = packaged_templates() / "layouts" / "nd30"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ND30, tmp_path / "rieng"))


def paragraph(document: Any, text: str) -> Any:
    body = document.element.body
    found = [item for item in body.iter(f"{W}p") if text in "".join(item.itertext())]
    return found[0]


def texts(item: Any) -> list[Any]:
    return list(item.iter(f"{W}t"))


def changed(folder: Path, change: Callable[[Any], None]) -> list[Finding]:
    path = folder / "layout.docx"
    document = WordDocument(str(path))
    change(document)
    document.save(str(path))
    return findings_of(lint_docx_layout, path, "layout.docx")


def rewrite(old: str, new: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        first, *rest = texts(paragraph(document, old))
        whole = first.text + "".join(item.text for item in rest)
        first.text = whole.replace(old, new)
        for item in rest:
            item.text = ""

    return change


def remove(text: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        item = paragraph(document, text)
        item.getparent().remove(item)

    return change


def lose_a_section(document: Any) -> None:
    section = next(document.element.body.iter(f"{W}sectPr"))
    section.getparent().remove(section)


def test_the_layout_of_the_product_has_no_finding() -> None:
    assert findings_of(lint_docx_layout, ND30 / "layout.docx", "layout.docx") == []
    assert findings_of(lint_html_layout, ND30 / "layout.html", "layout.html") == []
    assert [item.message() for item in findings_of(try_layout, ND30, "nd30")] == []


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (rewrite("{%p for dong in trich_yeu %}", "Về việc {%p for dong in trich_yeu %}"), "T501", "Về việc"),
        (rewrite("{{ so_ky_hieu }}", "{{ so_ky_hieu }}{%tr if ho_ten %}"), "T501", "CỘNG HÒA|dia_danh_ngay|so_ky_hieu"),
        (rewrite("{{ ten_loai }}", "{%tr if ten_loai %}"), "T509", "hàng"),
        (rewrite("{{ so_ky_hieu }}", "{{ so_van_ban }}"), "T502", "so_van_ban"),
        (rewrite("{{ phan.ky_hieu }}", "{{ phan.kyhieu }}"), "T502", "kyhieu"),
        (rewrite("{{ so_ky_hieu }}", "Số"), "T503", "so_ky_hieu"),
        (rewrite("{{p phan.than }}", "Bảng"), "T503", "phu_luc: than"),
        (remove("{{p duong_ke_tieu_ngu }}"), "T510", "duong_ke_tieu_ngu"),
        (rewrite("{{ ho_ten }}", "{{ ho_ten | hoaa }}"), "T505|T506", "hoaa"),
        (remove("{%p endif %}"), "T506", "if|end"),
        (remove("=== HẾT PHẦN IN"), "T506", "HẾT PHẦN IN"),
        (lose_a_section, "T506", "3 mẫu"),
    ],
)  # fmt: skip
def test_each_fault_of_a_word_layout_is_reported(
    change: Callable[[Any], None], code: str, words: str, folder: Path
) -> None:
    findings = changed(folder, change)
    hits = [item for item in findings if item.code in code.split("|")]
    assert hits, [item.message() for item in findings]
    assert any(word in hits[0].message() for word in words.split("|"))


def in_header(text: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        header = next(section.header for section in document.sections if not section.header.is_linked_to_previous)
        header.add_paragraph(text)

    return change


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ so_van_ban }}", "T502", "so_van_ban"),
        ("{{ so_ky_hieu | hoaa }}", "T505|T506", "hoaa"),
        ("Về việc {%p if ho_ten %}", "T501", "Về việc"),
        ("{{ so_ky_hieu }}", "", ""),
    ],
)
def test_faults_in_a_header_are_reported_there(text: str, code: str, words: str, folder: Path) -> None:
    findings = changed(folder, in_header(text))
    hits = [item for item in findings if item.code in code.split("|")]
    assert bool(hits) is bool(code)
    assert not code or ("header" in f"{hits[0].where} {hits[0].message()}" and words in hits[0].message())


@pytest.mark.parametrize("name", ["so_ky_hieu", "ten_loai", "ho_ten"])
def test_what_a_report_must_have_is_forgotten_if_only_a_header_has_it(name: str, folder: Path) -> None:
    def move(document: Any) -> None:
        rewrite(f"{{{{ {name} }}}}", "…")(document)
        in_header(f"{{{{ {name} }}}}")(document)

    assert [(item.code, item.details["name"]) for item in changed(folder, move)] == [("T503", name)]


def test_a_rule_may_stand_in_a_header_only(folder: Path) -> None:
    def move(document: Any) -> None:
        remove("{{p duong_ke_tieu_ngu }}")(document)
        in_header("{{p duong_ke_tieu_ngu }}")(document)

    assert [item.message() for item in changed(folder, move)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{p than }}", "than"),
        ("{% for phan in phu_luc %}{{ phan.than }}{% endfor %}", "than"),
        ("{% for phan in phu_luc %}{{ phan.ngat_trang }}{% endfor %}", "ngat_trang"),
    ],
)
def test_the_body_is_not_placed_in_a_header(text: str, name: str, folder: Path) -> None:
    (item,) = changed(folder, in_header(text))
    assert (item.code, item.details["name"]) == ("T514", name)
    assert "header" in item.message()
    with pytest.raises(TemplateUnusable, match=name):
        render_docx(measure(sample_document(), load_geometry(folder)), load_docx_layout(folder / "layout.docx"), STAMP)


def test_a_body_that_was_moved_into_a_header_is_reported_twice(folder: Path) -> None:
    def move(document: Any) -> None:
        rewrite("{{p than }}", "…")(document)
        in_header("{{p than }}")(document)

    assert sorted(item.code for item in changed(folder, move)) == ["T503", "T514"]


def with_box(text: str, *, beside: str = "") -> Callable[[Any], None]:
    """A text box as Word writes it, with its older double, in a paragraph that also has the words ``beside``."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f'<w:p xmlns:w="{WORD_NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:r><w:t>{beside}</w:t></w:r></w:p>"
    )

    def change(document: Any) -> None:
        document.element.body.insert(0, etree.fromstring(box))

    return change


@pytest.mark.parametrize(
    ("text", "beside", "lost"),
    [
        ("{{p duong_ke_co_quan }}", "", []),
        ("{{p duong_ke_co_quan }}", "Chữ bên cạnh khung", []),
        ("Bản dự thảo {{p duong_ke_co_quan }}", "", ["Bản dự thảo"]),
        ("Bản dự thảo", "{{p duong_ke_co_quan }}", ["Bản dự thảo"]),
    ],
)
def test_words_of_a_text_box_are_not_those_beside_it(text: str, beside: str, lost: list[str], folder: Path) -> None:
    findings = changed(folder, with_box(text, beside=beside))
    assert [item.details["lost"] for item in findings if item.code == "T501"] == lost


def test_a_footnote_of_the_layout_s_own_is_refused(folder: Path) -> None:
    def note(document: Any) -> None:
        run = paragraph(document, "{{ ten_loai }}").find(f"{W}r")
        run.append(run.makeelement(f"{W}footnoteReference", {f"{W}id": "5"}))

    (item,) = changed(folder, note)
    assert (item.code, item.details["text"]) == ("T513", "{{ ten_loai }}")
    assert int(item.details["number"]) > 3
    assert "content.md" in item.hint()
    with pytest.raises(TemplateUnusable, match=r"chú thích.*content\.md"):
        load_docx_layout(folder / "layout.docx")


def test_a_footnote_after_the_printed_part_is_a_sample(folder: Path) -> None:
    def note(document: Any) -> None:
        run = paragraph(document, "=== HẾT PHẦN IN").find(f"{W}r")
        run.append(run.makeelement(f"{W}footnoteReference", {f"{W}id": "5"}))

    assert changed(folder, note) == []


def test_a_paragraph_is_named_by_number_and_words(folder: Path) -> None:
    (item,) = [item for item in changed(folder, rewrite("{{ so_ky_hieu }}", "{{ so_vb }}")) if item.code == "T502"]
    assert "so_vb" in item.details["text"]
    assert int(item.details["number"]) > 3


def test_a_style_that_was_renamed_is_reported(folder: Path) -> None:
    def change(document: Any) -> None:
        document.styles["Ô tổng"].name = "O tong"

    assert [(item.code, item.details["style"]) for item in changed(folder, change)] == [("T507", "Ô tổng")]


@pytest.mark.parametrize(
    ("mode", "codes"),
    [("14", []), ("15", ["T730"]), ("16", ["T730"]), ("lạ", ["T730"]), ("12", ["T731"]), ("11", ["T731"])],
)
def test_a_mode_in_which_word_breaks_other_lines_is_reported(folder: Path, mode: str, codes: list[str]) -> None:
    def change(document: Any) -> None:
        (setting,) = document.settings.element.iter(f"{W}compatSetting")
        setting.set(f"{W}val", mode)

    found = changed(folder, change)
    assert [(item.code, item.details["mode"]) for item in found] == [(code, mode) for code in codes]


def test_a_layout_of_word_2007_has_no_mode(folder: Path) -> None:
    def change(document: Any) -> None:
        for compat in list(document.settings.element.iter(f"{W}compat")):
            compat.getparent().remove(compat)

    assert [(item.code, item.details["mode"]) for item in changed(folder, change)] == [("T731", "12")]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("{{ so_ky_hieu }}", "{{ so_van_ban }}", "T502", "so_van_ban"),
        ("{{ ho_ten }}", "{{ ho_ten | hoaa }}", "T505", "hoaa"),
        ("{{ ho_ten }}", "{{ ho_ten }", "T504", ""),
        ("{{ ho_ten }}", "", "T503", "ho_ten"),
        ("{{ phan.than }}", "", "T503", "phu_luc: than"),
        ("{{ duong_ke_co_quan }}", "", "T510", "duong_ke_co_quan"),
    ],
)
def test_each_fault_of_an_html_layout_is_reported_at_its_line(
    old: str, new: str, code: str, words: str, folder: Path
) -> None:
    path = folder / "layout.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    (item, *_) = [item for item in findings_of(lint_html_layout, path, "layout.html") if item.code == code]
    assert words in item.message()
    if code in ("T502", "T504", "T505"):
        assert item.where.line == next(n for n, line in enumerate(text.split("\n"), 1) if old in line)


def test_a_class_without_a_look_is_reported(folder: Path) -> None:
    css = folder / "nd30.css"
    css.write_text(css.read_text(encoding="utf-8").replace(".sang-trang", ".sang"), encoding="utf-8")
    assert [
        (item.code, item.details["name"]) for item in findings_of(lint_html_layout, folder / "layout.html", "x")
    ] == [("T508", "sang-trang")]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip"])
def test_a_file_that_is_no_layout_is_reported(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "layout.docx").write_bytes(data)
    (item,) = findings_of(lint_docx_layout, tmp_path / "layout.docx", "x")
    assert (item.code, item.details["reason"]) == ("T506", "tệp rỗng, hỏng, hoặc là tệp loại khác đổi đuôi")


def test_a_layout_that_breaks_the_decree_is_reported_where_it_does(folder: Path) -> None:
    layout = docx.Document(str(folder / "layout.docx"))
    for section in layout.sections:
        section.left_margin = Mm(10)
    layout.styles["Normal"].font.size = Pt(9)
    layout.save(str(folder / "layout.docx"))
    findings = findings_of(try_layout, folder, "rieng")
    assert {item.code[0] for item in findings} == {"F"}
    assert {item.where.file for item in findings} == {"rieng/layout.docx"}  # the PDF takes these measures from it


def test_a_page_that_breaks_the_decree_by_itself_is_reported(folder: Path) -> None:
    page = folder / "layout.html"
    words = page.read_text(encoding="utf-8").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Cộng hòa xã hội chủ nghĩa")
    page.write_text(words, encoding="utf-8")
    findings = findings_of(try_layout, folder, "rieng")
    assert {(item.code[0], item.where.file) for item in findings} == {("F", "rieng/layout.html")}


def test_a_trial_that_fails_is_reported(folder: Path) -> None:
    (folder / "layout.yaml").write_text("tieu_ngu: x\n", encoding="utf-8")
    assert {item.code for item in findings_of(try_layout, folder, "rieng")} == {"T511"}


DEEP = "{% for i in range(20000) %}<div>{% endfor %}{{ than }}{% for i in range(20000) %}</div>{% endfor %}"
BREAKS = '{% for i in range(3000) %}<p style="break-before: page">x</p>{% endfor %}{{ than }}'
BODY = "{{ than }}"
TOO_MUCH = {
    "nested boxes": (BODY, "<div>" * 20_000 + BODY + "</div>" * 20_000, "", "lồng nhau quá"),
    "nested boxes of a loop": (BODY, DEEP, "", "lồng nhau quá"),
    "nested words": (BODY, "<p>" + "<span>" * 900 + "x" + "</span>" * 900 + "</p>" + BODY, "", "lồng nhau quá"),
    "nested tables": (BODY, "<table><tr><td>" * 40 + "x" + "</td></tr></table>" * 40 + BODY, "", "lồng nhau quá"),
    "boxes left open": (BODY, "<div>" * 90 + BODY, "", "lồng nhau quá"),
    "forced pages": (BODY, BREAKS, "", "thẻ HTML"),
    "forced pages by a class": (BODY, "<p class='x'>x</p>" * 3000 + BODY, ".x { break-after: page }", "thẻ HTML"),
    "columns of a span": (BODY, "<table><tr><td colspan='1000000000'>x</td></tr></table>" + BODY, "", "ô gộp"),
    "rows of a span": (BODY, "<table><tr><td rowspan=99999>x</td></tr></table>" + BODY, "", "ô gộp"),
    "cells of a row": (BODY, "<table><tr>" + "<td>x</td>" * 1500 + "</tr></table>" + BODY, "", "ô"),
    "elements": (BODY, "{% for i in range(9000) %}<p>x</p>{% endfor %}{{ than }}", "", "thẻ HTML"),
    "letters": (BODY, "<p>chữ </p>" * 400 + ("<br title='" + "chữ " * 90_000 + "'>") + BODY, "", "chữ"),
    "a long word": (BODY, "<p>" + "x" * 30_000 + "</p>" + BODY, "", "liền nhau"),
    "letters of a loop": (BODY, "<p>{% for i in range(90000) %}chữ dài {% endfor %}</p>" + BODY, "", "chữ"),
    "the body again and again": (BODY, "{% for i in range(50) %}{{ than }}<br/>{% endfor %}", "", "nhiều lần"),
    "a tag without end": (BODY, "<p " + BODY, "", "dấu >"),
    "a size in a tag": (BODY, '<div style="font-size: 1e9pt">x</div>' + BODY, "", "số đo quá lớn"),
    "columns in a tag": (BODY, '<div style="columns: 100000">x</div>' + BODY, "", "nhiều cột"),
    "columns in a sheet of the page": ("</head>", "<style>p { columns: 9 }</style></head>", "", "nhiều cột"),
    "columns": ("", "", "body { columns: 100000 }", "nhiều cột"),
    "two columns": ("", "", "@media print { .than { column-count: 2 } }", "nhiều cột"),
    "a letter as large as a field": ("", "", ".than { font-size: 1e9pt }", "số đo quá lớn"),
    "many em": ("", "", ".than { margin: 0 1000em }", "số đo quá lớn"),
    "a high line": ("", "", "p { line-height: 1e9 }", "số đo quá lớn"),
    "a page without end": ("", "", "@page { size: 1e9mm 210mm }", "số đo quá lớn"),
    "a size within brackets": ("", "", "p { width: calc(1mm + (2mm + 1e7mm)) }", "số đo quá lớn"),
    "brackets": ("", "", f"p {{ width: {'calc(' * 5000}1pt{')' * 5000} }}", "ngoặc lồng nhau"),
    "brackets of selectors": ("", "", f"{':not(' * 400}p{')' * 400} {{ color: red }}", "ngoặc lồng nhau"),
    "nested rules": ("", "", f"{'@media print {' * 3000}{'}' * 3000}", "ngoặc lồng nhau"),
    "words of a sheet": ("", "", f"p::before {{ content: '{'x' * 300_000}' }}", "chữ"),
    "a colour again and again": ("", "", "p { background: repeating-linear-gradient(red, blue 0.0001pt) }", "dải màu"),
    "grids of a size": ("", "", "body { display: grid; grid-template-columns: repeat(100000, 1fr) }", "số đo quá lớn"),
}


@pytest.mark.parametrize(("old", "new", "css", "words"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_layout_that_asks_for_too_much_is_one_finding_at_its_line(
    old: str, new: str, css: str, words: str, folder: Path
) -> None:
    page, sheet = folder / "layout.html", folder / "nd30.css"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    lines = sheet.read_text(encoding="utf-8").rstrip("\n").count("\n") + 1
    sheet.write_text(sheet.read_text(encoding="utf-8").rstrip("\n") + f"\n{css}\n", encoding="utf-8")
    (item,) = [item for item in findings_of(try_layout, folder, "rieng") if item.where.file != "rieng/layout.docx"]
    assert item.code == "T511"
    assert words in item.message()
    if css and not old:
        assert (item.where.file, item.where.line) == ("rieng/nd30.css", lines + 1)
    elif not css:
        line = text[: text.index(old)].count("\n") + 1
        assert (item.where.file, item.where.line) == ("rieng/layout.html", line)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "huge", "old"])
def test_a_style_sheet_that_cannot_be_read_is_one_finding(kind: str, folder: Path) -> None:
    sheet = folder / "them.css"
    if kind == "pipe":
        os.mkfifo(sheet)
    elif kind == "device":
        sheet.symlink_to("/dev/zero")
    elif kind == "folder":
        sheet.mkdir()
    else:
        sheet.write_bytes(b"p{}" * 400_000 if kind == "huge" else "p::before{content:'Đ'}".encode("cp1258"))
    (item,) = findings_of(lint_html_layout, folder / "layout.html", "rieng/layout.html")
    assert (item.code, item.where.file) == ("T506", "rieng/them.css")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>" + b"x" * 100_000 + b"</text></svg>", "SVG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "SVG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>" + b" " * 21_000_000, "lớn"),
    ],
)
def test_a_picture_of_a_layout_is_held_like_those_of_reports(data: bytes, words: str, folder: Path) -> None:
    (folder / "hinh.svg").write_bytes(data)
    page = folder / "layout.html"
    page.write_text(page.read_text(encoding="utf-8").replace(BODY, f"<img src='hinh.svg'/>{BODY}"), encoding="utf-8")
    (item,) = findings_of(try_layout, folder, "rieng")
    assert (item.code, item.where.file) == ("T511", "rieng/layout.html")
    assert words in item.message()


def test_pages_that_are_forced_are_counted(folder: Path) -> None:
    page, sheet = folder / "layout.html", folder / "nd30.css"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(BODY, '<p class="x">x</p>' * 450 + BODY, 1), encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8") + ".x { break-after: page; color: blue }", encoding="utf-8")
    (item,) = findings_of(try_layout, folder, "rieng")
    assert (item.code, item.where.file) == ("T511", "rieng/layout.html")
    assert "trang" in item.message()


@pytest.mark.parametrize("display", ["flex", "grid", "inline-flex"])
def test_boxes_that_are_laid_out_again_and_again_are_one_finding(display: str, folder: Path) -> None:
    page, sheet = folder / "layout.html", folder / "nd30.css"
    nested = '<div class="x">' * 20 + "<p>x y</p>" + "</div>" * 20
    page.write_text(page.read_text(encoding="utf-8").replace(BODY, nested + BODY, 1), encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8") + f".x {{ display: {display} }}", encoding="utf-8")
    (item,) = findings_of(try_layout, folder, "rieng")
    assert (item.code, item.where.file) == ("T511", "rieng/layout.html")
    assert "dàn trang mãi không xong" in item.message()


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("a grid", ".than { display: grid; grid-template-columns: 1fr 2fr }"),
        (
            "a shade",
            "p { background: #eee; opacity: 0.5; z-index: 99999; transition: 300ms; transform: rotate(360deg) }",
        ),
        ("a font", "@font-face { font-family: X; src: local('Times New Roman'); unicode-range: U+0-10FFFF }"),
        ("a weight", "h1 { font-weight: 900; line-height: 1.5 }"),
        ("a variable", ":root { --a: 3mm } p.than { margin-left: var(--a) }"),
        ("one column", "body { columns: auto; column-gap: 3mm }"),
    ],
)
def test_a_layout_of_its_own_look_is_tried_out_as_ever(name: str, css: str, folder: Path) -> None:
    sheet = folder / "nd30.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\n{css}\n", encoding="utf-8")
    assert "T511" not in {item.code for item in findings_of(try_layout, folder, "rieng")}


def test_a_trial_without_end_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "TRIAL_SECONDS", 0.2)
    monkeypatch.setattr(layouts, "render_pdf", lambda *_: time.sleep(30))
    (item,) = [item for item in findings_of(try_layout, folder, "rieng") if item.where.file == "rieng/layout.html"]
    assert item.code == "T511"
    assert "giây" in item.message()


def test_the_sample_has_every_kind_of_block() -> None:
    kinds = {type(block).__name__ for block in sample_document().blocks}
    assert kinds == {"Heading", "Paragraph", "Item"}
    assert {type(block).__name__ for block in sample_document().appendices[0].blocks} == {"Paragraph", "Table"}
