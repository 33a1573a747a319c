"""DOCX from a layout: content, strictness, equal bytes, and what a broken layout is reported."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.support import read_back
from tests.support.documents import (
    ND30,
    PICTURE,
    STAMP,
    docx_of,
    everything,
    layout_copy,
    letter,
    merged_table,
    signed_form,
    words,
)
from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.document.tree import Appendix, Document, Figure, FormHead, Item, Letterhead, Paragraph, Run, Signature

GOLDEN = Path(__file__).parents[2] / "data" / "golden"
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout nd30 with a picture beside it."""
    return layout_copy(tmp_path_factory.mktemp("docx"))


def changed(folder: Path, changes: dict[str, Change | None]) -> Path:
    """A layout in ``folder`` whose parts are changed; a part whose change is None is left out."""
    home = layout_copy(folder)
    path = home / "layout.docx"
    with zipfile.ZipFile(ND30 / "layout.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            change = changes.get(name, str)
            if change is not None:
                new.writestr(name, change(old.read(name).decode()))
    return home


def document_changed(folder: Path, old: str, new: str) -> Path:
    def change(text: str) -> str:
        assert old in text, f"{old} is not in the layout"
        return text.replace(old, new)

    return changed(folder, {"word/document.xml": change})


@pytest.mark.parametrize("name", ["letter", "everything"])
def test_paragraphs_styles_and_grids_are_as_agreed(folder: Path, name: str) -> None:
    """To accept a change on purpose: delete the file in tests/data/golden and run the test twice."""
    found = "\n".join(read_back.outline(docx_of({"letter": letter, "everything": everything}[name](), folder))) + "\n"
    path = GOLDEN / f"{name}.txt"
    if not path.exists():
        path.write_text(found, encoding="utf-8")
        pytest.fail(f"{path} was missing and is written anew; look at it and run again")
    assert found == path.read_text(encoding="utf-8")


def test_another_library_reads_the_same(folder: Path) -> None:
    found = docx.Document(io.BytesIO(docx_of(everything(), folder)))
    assert len(found.tables) == 8
    assert [(round(section.page_width.mm), round(section.page_height.mm)) for section in found.sections] == [
        (210, 297),
        (297, 210),
        (210, 297),
        (210, 297),
        (297, 210),
    ]
    assert [item.text for item in found.paragraphs if item.style.name == "Heading 2"] == ["1. Công tác chỉ đạo"]
    assert found.core_properties.keywords == str(STAMP)
    assert len(found.inline_shapes) == 1


def test_all_parts_are_strictly_well_formed_and_named_once(folder: Path) -> None:
    data = docx_of(everything(), folder)
    found = read_back.names(data)
    assert len(found) == len(set(found))
    for name in found:
        if name.endswith((".xml", ".rels")):
            read_back.part(data, name)
    assert sum(name.startswith("word/media/") for name in found) == 1


def test_every_relation_that_is_used_is_there_and_leads_to_a_part(folder: Path) -> None:
    data = docx_of(everything(), folder)
    for part, rels in (("document", "document"), ("footnotes", "footnotes")):
        relations = {
            item.get("Id"): item for item in read_back.part(data, f"word/_rels/{rels}.xml.rels") if item.get("Id")
        }
        used = {
            value
            for item in read_back.part(data, f"word/{part}.xml").iter()
            for name, value in item.attrib.items()
            if str(name).startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}")
        }
        assert used <= set(relations)
        assert used
        inside = [str(item.get("Target")) for item in relations.values() if item.get("TargetMode") != "External"]
        assert [target for target in inside if f"word/{target}" not in read_back.names(data)] == []


def test_note_numbers_follow_the_text(folder: Path) -> None:
    data = docx_of(everything(), folder)
    notes = read_back.docx_notes(data)
    assert len(notes) == 8
    assert notes[1].strip() == "Ban hành ngày\u00a020/4/2024, CO2."
    identities = [note.get(f"{read_back.W}id") for note in read_back.part(data, "word/footnotes.xml")]
    assert identities == ["-1", "0", *map(str, range(1, 9))]


@pytest.mark.parametrize("folder_name", ["a", "b"])
def test_equal_input_gives_equal_bytes(folder: Path, tmp_path: Path, folder_name: str) -> None:
    first = docx_of(everything(), folder)
    assert docx_of(everything(), folder) == first
    assert docx_of(everything(), layout_copy(tmp_path / folder_name)) == first


def test_bytes_do_not_depend_on_the_process(folder: Path) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from tests.support.documents import docx_of, everything;"
        "print(hashlib.sha256(docx_of(everything(), Path(sys.argv[1]))).hexdigest())"
    )
    root = Path(__file__).parents[3]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert hashes == {hashlib.sha256(docx_of(everything(), folder)).hexdigest()}


def test_another_stamp_changes_only_the_properties() -> None:
    first, second = docx_of(letter()), docx_of(letter(), stamp=replace(STAMP, input_hash="f" * 32))
    assert first != second
    assert read_back.outline(first) == read_back.outline(second)


HOSTILE = [
    "<b>3 & 4 {{ x }}",
    "]]>",
    "{% for %}",
    "{{ ''.__class__ }}",
    "&lt;",
    "'\"",
    "</w:t>",
    "📄",
    "a\u0301",
    "x" * 900,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_value_stands_literally_wherever_it_comes_from(text: str) -> None:
    document = letter(
        letterhead=Letterhead((text,), (text,), text, text),
        kind=text,
        subject=(text,),
        window=text,
        addressees=(text, text),
        blocks=(Paragraph((Run(text, bold=True, link=f"https://a.vn/{text}"),)), Item("-", words(text))),
        recipients=(text,),
        signature=Signature((text,), text),
    )
    data = docx_of(document, stamp=replace(STAMP, title=text, author=text))
    assert read_back.docx_text(data).count(text) == 14
    assert docx.Document(io.BytesIO(data)).core_properties.title == text


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_refused_with_its_place(char: str) -> None:
    with pytest.raises(RenderingFailed, match=rf"ký tự không in được: U\+{ord(char):04X} sau “.*Sở Ngoại vụ”"):
        docx_of(letter(blocks=(Paragraph(words(f"Sở Ngoại vụ{char} báo cáo")),)))


@pytest.mark.parametrize(
    "document",
    [
        letter(letterhead=Letterhead((), (), "", ""), subject=(), window="", addressees=(), recipients=()),
        letter(blocks=(), signature=Signature((), "")),
        letter(blocks=(merged_table(),)),
        letter(addressees=("Một nơi",)),
    ],
    ids=["no head", "no body", "only a table", "one addressee"],
)
def test_thin_documents_are_whole(document: Document) -> None:
    data = docx_of(document)
    assert ("Nơi nhận:" in read_back.docx_text(data)) == bool(document.recipients)
    assert all(len(set(grid)) == 1 for grid in read_back.grids(data))


def test_an_office_stands_above_the_name() -> None:
    text = read_back.docx_text(
        docx_of(letter(signature=Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Trần A", "BỘ TRƯỞNG")))
    )
    assert "BỘ TRƯỞNG\nTrần A" in text


def test_what_prescribes_a_form_is_typed_without_marks() -> None:
    source = "(theo Hướng dẫn số 12-HD/BTCTW ngày 12/4/2022)"
    form = Appendix(FormHead("Biểu 2A", ("KẾT QUẢ",), (), (), source), (), "landscape")
    assert source in read_back.docx_text(docx_of(letter(appendices=(form,))))


def test_one_addressee_stands_in_the_line_and_several_below() -> None:
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in read_back.docx_text(docx_of(letter()))
    several = read_back.docx_text(docx_of(letter(addressees=("Bộ A;", "Bộ B."))))
    assert "Kính gửi:\n- Bộ A;\n- Bộ B." in several
    assert "Kính gửi" not in read_back.docx_text(docx_of(letter(addressees=())))


# Pictures.


@pytest.mark.parametrize("name", ["khong-co.png", "../layout.docx", "layout.yaml"])
def test_a_picture_that_cannot_be_shown_is_reported(folder: Path, name: str) -> None:
    with pytest.raises(RenderingFailed, match=re.escape(name)):
        docx_of(letter(blocks=(Figure(name, 50.0),)), folder)


def test_a_layout_without_declared_picture_types_can_still_show_pictures(tmp_path: Path) -> None:
    home = changed(
        tmp_path, {"[Content_Types].xml": lambda text: re.sub(r'<Default Extension="(png|jpeg)"[^>]*>', "", text)}
    )
    data = docx_of(letter(blocks=(Figure(PICTURE, 50.0),)), home)
    types = {item.get("Extension") for item in read_back.part(data, "[Content_Types].xml")}
    assert {"png", "jpeg"} <= types


# Layouts.


@pytest.mark.parametrize(
    ("style", "reported"),
    [("Thân bài", "“Thân bài”"), ("heading 1", "“heading 1”"), ("Đường kẻ", "“Đường kẻ”"), ("Sau bảng", "“Sau bảng”")],
)
def test_a_missing_style_is_named(tmp_path: Path, style: str, reported: str) -> None:
    home = changed(
        tmp_path, {"word/styles.xml": lambda text: text.replace(f'w:name w:val="{style}"', 'w:name w:val="Khác"')}
    )
    with pytest.raises(TemplateUnusable, match=f"không có kiểu đoạn {reported}.*tạo kiểu đoạn có đúng tên này"):
        docx_of(everything(picture=False), home)


def test_a_missing_table_style_leaves_the_default(tmp_path: Path) -> None:
    home = changed(tmp_path, {"word/styles.xml": lambda text: text.replace("Bảng số liệu", "Khác")})
    data = docx_of(letter(blocks=(merged_table(),)), home)
    assert next(read_back.part(data, "word/document.xml").iter(f"{read_back.W}tblStyle"), None) is None


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("{{ ten_loai }}", "{{ ten_la }}", "không có tên “ten_la”.*gần đoạn “{{ ten_la }}"),
        ("{{ ten_loai }}", "Loại: {{ ten_loai|dep }}", "không có bộ lọc “dep”.*gần đoạn “Loại: {{ ten_loai.dep }}"),
        ("{{ phan.nhan }}", "{{ phan.la }}", "không có mục “la”.*gần đoạn “{{ phan.la }}"),
        ("{{ kinh_gui[0] }}", "{{ kinh_gui[9] }}", "không có phần tử “9”.*gần đoạn “Kính gửi: {{ kinh_gui"),
        ("{{ ten_loai }}", "{{ ten_loai + 1 }}", "không cộng được chữ với số.*“{{ ten_loai . 1 }}"),
        ("{{ ten_loai }}", "{{ ten_loai.__class__ }}", "không được phép dùng “__class__”"),
        ("{%p endfor %}", "{%p enfor %}", "thẻ lạ “enfor”.*gần đoạn “.*{% enfor %}"),
        ("{%p if ky_so_lieu %}", "{%p if ky_so_lieu? %}", "ký tự “[?]” đặt sai chỗ"),
    ],
)
def test_a_faulty_tag_is_reported_with_its_paragraph(tmp_path: Path, old: str, new: str, reported: str) -> None:
    home = document_changed(tmp_path, old, new)
    with pytest.raises(TemplateUnusable, match=rf"layout\.docx: thẻ trong bố cục không dùng được \({reported}"):
        docx_of(replace(everything(picture=False), addressees=("Một nơi",)), home)


def in_header(folder: Path, *runs: str) -> Path:
    """A layout whose header also has a paragraph of these runs."""
    words = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return changed(folder, {"word/header1.xml": lambda text: text.replace("</w:hdr>", f"<w:p>{words}</w:p></w:hdr>")})


def test_tags_in_a_header_are_filled_as_in_the_body(tmp_path: Path) -> None:
    document = letter()
    document = replace(document, letterhead=replace(document.letterhead, number="Số: 05/BC-A&amp;<B"))
    home = in_header(tmp_path, "Bản {{ so_", "ky_hieu }}", "{% if ho_ten %} ký{% endif %}")
    root = read_back.part(docx_of(document, home), "word/header1.xml")
    assert "".join(root.itertext()).endswith("Bản Số: 05/BC-A&amp;<B ký")
    assert docx_of(letter()) != docx_of(letter(), home)


def with_header(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    """A layout whose header is changed byte by byte."""
    home = layout_copy(folder)
    with zipfile.ZipFile(ND30 / "layout.docx") as old, zipfile.ZipFile(home / "layout.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "word/header1.xml" else old.read(name))
    return home


def tagged(data: bytes, text: str) -> str:
    return data.decode().replace("</w:hdr>", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>")


@pytest.mark.parametrize(
    "encode",
    [
        lambda data: tagged(data, "{% if ho_ten == &quot;Trần Văn An&quot; %}ký{% endif %}").encode(),
        lambda data: tagged(data, "{% if ho_ten %}ký{% endif %}").replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda data: b"\xef\xbb\xbf" + tagged(data, "{% if ho_ten %}ký{% endif %}").encode(),
        lambda data: tagged(data, "{% if 1 &lt; 2 %}ký{% endif %}").encode(),
    ],
    ids=["quotes as entities", "UTF-16", "mark of UTF-8", "entities"],
)
def test_a_header_may_be_written_as_other_programs_do(tmp_path: Path, encode: Callable[[bytes], bytes]) -> None:
    document = letter(signature=Signature(("GIÁM ĐỐC",), "Trần Văn An"))
    data = docx_of(document, with_header(tmp_path, encode))
    assert "".join(read_back.part(data, "word/header1.xml").itertext()).endswith("ký")


@pytest.mark.parametrize("tag", ["{{ so_van_ban }}", "{% if ho_ten %}"])
def test_a_faulty_tag_in_a_header_names_the_header(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateUnusable, match=r"layout\.docx \(word/header1\.xml\)"):
        docx_of(letter(), in_header(tmp_path, tag))


def test_a_layout_without_footnotes_gets_them(tmp_path: Path) -> None:
    home = changed(
        tmp_path,
        {
            "word/footnotes.xml": None,
            "[Content_Types].xml": lambda text: re.sub(r"<Override PartName=\"/word/footnotes[^>]*>", "", text),
            "word/_rels/document.xml.rels": lambda text: re.sub(r"<Relationship [^>]*footnotes\.xml\"/>", "", text),
            "word/settings.xml": lambda text: re.sub(r"<w:footnotePr>.*</w:footnotePr>", "", text),
        },
    )
    data = docx_of(everything(picture=False), home)
    assert len(read_back.docx_notes(data)) == 8
    targets = [item.get("Target") for item in read_back.part(data, "word/_rels/document.xml.rels")]
    assert targets.count("footnotes.xml") == 1
    assert len(docx.Document(io.BytesIO(data)).tables) == 8


def test_styles_with_other_ids_and_names_in_capitals_are_found(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("Heading1", "berschrift1").replace("heading 1", "Heading 1").replace("Thnbi", "a7")

    home = changed(tmp_path, {"word/styles.xml": change, "word/document.xml": change})
    outline = read_back.outline(docx_of(letter(), home))
    assert "Heading 1 | I. KẾT QUẢ" in outline


def test_a_changed_letterhead_width_moves_its_rule(tmp_path: Path) -> None:
    def indents(home: Path) -> list[str | None]:
        root = read_back.part(docx_of(letter(), home), "word/document.xml")
        table = next(root.iter(f"{read_back.W}tbl"))
        return [item.get(f"{read_back.W}left") for item in table.iter(f"{read_back.W}ind")]

    wide = document_changed(tmp_path, '<w:tcW w:w="3402" w:type="dxa"/>', '<w:tcW w:w="3602" w:type="dxa"/>')
    first, second = indents(ND30), indents(wide)
    assert int(second[0] or 0) - int(first[0] or 0) == 100
    assert second[1] == first[1]


def test_the_line_behind_a_table_at_the_end_of_a_form_needs_no_room() -> None:
    """Signers that fill a page to its end would else leave a page with nothing but its number."""
    xml = etree.tostring(read_back.part(docx_of(letter(appendices=(signed_form(3),))), "word/document.xml")).decode()
    end = xml[xml.rindex("</w:tbl>") : xml.rindex("<w:sectPr")]
    assert 'w:line="1" w:lineRule="exact"' in end
