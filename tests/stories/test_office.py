"""What LibreOffice and the Open XML validator say of our DOCX. They must be there: ``make test-office``."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pytest

from tests.support.compare_pages import Agreement, compare, page_lines
from tests.support.documents import (
    PICTURE,
    docx_of,
    everything,
    geometry,
    layout_copy,
    letter,
    pdf_of,
    png,
    signed_form,
    words,
)
from tests.support.drawn import drawn_report
from tests.support.office import FIRST_LIKE_WORD, Office, office_version
from tests.support.printed import CLOSE_NOTES, NAMES, WITH_NOTES, place_of, write_all
from tests.support.read_back import docx_notes, names, part
from tests.support.set_lines import expected_lines, squeezed
from tthc_render.document.tree import Appendix, Block, Figure, FormHead, Paragraph, Picture
from tthc_render.formats.ooxml import W
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine

pytestmark = pytest.mark.office

VALIDATOR = "TTHC_OOXML_VALIDATOR"
SAVED = ("everything", "so-ngoai-vu-kiem-soat-tthc-2024-q2", "ha-tinh-cai-cach-tthc-2024")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """All documents as DOCX and PDF, and in ``office/`` what LibreOffice prints of the DOCX."""
    folder = tmp_path_factory.mktemp("printed")
    write_all(folder, judged=True)
    office.convert([folder / f"{name}.docx" for name in NAMES], "pdf", folder / "office")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout nd30 with a picture beside it."""
    return layout_copy(tmp_path_factory.mktemp("layout"))


def validated(path: Path) -> list[dict[str, object]]:
    """The errors that the Open XML SDK finds in the file at ``path``."""
    program = os.environ.get(VALIDATOR)
    assert program, f"{VALIDATOR} must name the Open XML validator"
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=120)
    errors: list[dict[str, object]] = json.loads(done.stdout)["errors"]
    return errors


def is_as_good_as_can_be(name: str, found: Agreement) -> bool:
    """Every page starts and ends alike and the lines are the same.

    Not with an old LibreOffice, which leaves less room above notes: there the lines are the same, whatever page they
    are on.
    """
    if name in WITH_NOTES and office_version() < FIRST_LIKE_WORD:
        return found.same_in_any_order >= 0.99
    return found.good


@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
@pytest.mark.parametrize("name", NAMES)
def test_docx_and_pdf_are_the_same_to_the_line(name: str, engine: Engine, printed: Path) -> None:
    found = compare(printed / "office" / f"{name}.pdf", place_of(printed, engine) / f"{name}.pdf")
    print(f"{name}, {engine}: {found}")
    assert is_as_good_as_can_be(name, found), found


def test_pictures_lower_than_a_line_are_as_high_in_both(office: Office, tmp_path: Path) -> None:
    shapes = [(160, 0.8), (20, 2), (1, 0.75), (4, 4), (6, 6), (10, 10), (100, 3)] * 4
    blocks: list[Block] = []
    for number, (width, height) in enumerate(shapes):
        caption = words("Chú thích") if number % 2 else ()
        picture = Picture("png", png(40, 40), width, height)
        blocks += [Paragraph(words(f"Hình thứ {number}.")), Figure("a.png", width, caption, picture=picture)]
    document = letter(blocks=tuple(blocks))
    (tmp_path / "a.docx").write_bytes(docx_of(document))
    (tmp_path / "ours.pdf").write_bytes(pdf_of(document))
    office.convert([tmp_path / "a.docx"], "pdf", tmp_path)
    assert compare(tmp_path / "a.pdf", tmp_path / "ours.pdf").good


@pytest.mark.parametrize("body_pages", [1, 2])
def test_the_pages_of_a_form_are_counted_from_one_again(body_pages: int, office: Office, tmp_path: Path) -> None:
    """Whether the form begins on a left or a right page; LibreOffice would put in an empty page or go on counting."""
    body = tuple(Paragraph(words(f"Việc thứ {number}.")) for number in range(45 * body_pages - 20))
    head = FormHead("Biểu số II.08", ("KẾT QUẢ",), ("Kỳ: Quý II/2024",), ("Đơn vị: Sở Ngoại vụ",))
    rows = tuple(Paragraph(words(f"Dòng {number}.")) for number in range(60))
    document = letter(blocks=body, appendices=(Appendix(head, rows, "landscape"), Appendix(head, rows, "portrait")))
    (tmp_path / "a.docx").write_bytes(docx_of(document))
    (tmp_path / "ours.pdf").write_bytes(pdf_of(document))
    office.convert([tmp_path / "a.docx"], "pdf", tmp_path)
    numbers = [numbers_on_pages(tmp_path / name) for name in ("ours.pdf", "a.pdf")]
    assert numbers[0] == numbers[1]
    assert numbers[0].count("") == 3  # the first page of each part has no number
    assert numbers[0].count("2") >= 2


def numbers_on_pages(path: Path) -> list[str]:
    """What stands first on each page, if it is a number."""
    with pdfplumber.open(path) as pdf:
        first = [(page.extract_text() or "").strip().split("\n")[0] for page in pdf.pages]
    return [text if text.isdigit() else "" for text in first]


def test_libreoffice_prints_the_lines_that_are_expected(office: Office, tmp_path: Path) -> None:
    """The line breaker itself against LibreOffice; of words and codes as reports have them."""
    drawn = [f"drawn-{seed}" for seed in range(10, 14)]
    documents = [drawn_report(random.Random(name), 60) for name in drawn]
    for name, document in zip(drawn, documents, strict=True):
        (tmp_path / f"{name}.docx").write_bytes(docx_of(document))
    office.convert([tmp_path / f"{name}.docx" for name in drawn], "pdf", tmp_path / "office")
    expected, met = 0, 0
    for name, document in zip(drawn, documents, strict=True):
        lines = [squeezed(line) for line in expected_lines(measure(document, geometry()).document, geometry())]
        found = {squeezed(line) for page in page_lines(tmp_path / "office" / f"{name}.pdf") for line in page}
        expected += len(lines)
        met += sum(line in found for line in lines)
    assert expected > 1000
    assert met >= 0.995 * expected, f"{met} of {expected}"


@pytest.mark.parametrize("noted", [False, True])
def test_signers_of_a_form_take_its_last_rows_with_them(noted: bool, office: Office, tmp_path: Path) -> None:
    document = letter(appendices=tuple(signed_form(rows, noted=noted) for rows in range(31, 37)))
    (tmp_path / "a.docx").write_bytes(docx_of(document))
    (tmp_path / "ours.pdf").write_bytes(pdf_of(document))
    office.convert([tmp_path / "a.docx"], "pdf", tmp_path)
    assert compare(tmp_path / "a.pdf", tmp_path / "ours.pdf").good


SIGNS = (
    "2021-2025",
    "QĐ-UBND",
    "/",
    "260318-ABC",
    "15-3",
    "hatinh.gov.vn",
    "tt-",
    "https://",
    "?id=",
    ".5",
    "±5",
    "–",
    "|",
)


def glued(draw: random.Random) -> str:
    """Addresses, numbers and codes glued together in any order: a sign before its number, a hyphen before a slash."""
    return "".join(draw.choices(SIGNS, k=draw.randint(1, 7)))


def long_name(draw: random.Random) -> str:
    """A name of a file, an address or a code, mostly longer than a line."""
    parts = [draw.choice(("bao_cao", "ket_qua", "quy_II", "2025", "II.06a", "hoso", "kiemsoat")) for _ in range(12)]
    return draw.choice(
        (
            f"{'_'.join(parts)}.xlsx",
            f"{'.'.join(parts[:6]).replace('_', '')}vanphongubnd@hatinh.gov.vn;",
            f"https://a.vn/{'/'.join(parts[:5])}?ma=H27.99-240614&linhVuc={'-'.join(parts[5:])}",
            "-".join(f"1.00{draw.randint(1000, 9999)}.000.00.00.H27" for _ in range(4)),
            "".join(parts).replace("_", ""),
        )
    )


@pytest.mark.parametrize("drawn", [glued, long_name])
def test_libreoffice_breaks_words_of_signs_at_the_same_places(
    drawn: Callable[[random.Random], str], office: Office, tmp_path: Path
) -> None:
    draw = random.Random(17)
    texts = [f"{number:03d}. {'hồ sơ ' * draw.randint(0, 12)}{drawn(draw)} hết" for number in range(200)]
    document = letter(blocks=tuple(Paragraph(words(text)) for text in texts))
    (tmp_path / "signs.docx").write_bytes(docx_of(document))
    (tmp_path / "signs.pdf").write_bytes(pdf_of(document))
    office.convert([tmp_path / "signs.docx"], "pdf", tmp_path / "office")
    ours, theirs = (
        {line for page in page_lines(path / "signs.pdf") for line in page} for path in (tmp_path, tmp_path / "office")
    )
    assert len(ours - theirs) <= 0.02 * len(ours), sorted(ours ^ theirs)


@pytest.mark.parametrize("name", ["everything", "bare", CLOSE_NOTES, "so-ngoai-vu-kiem-soat-tthc-2024-q2"])
def test_the_validator_finds_no_error(name: str, printed: Path) -> None:
    assert validated(printed / f"{name}.docx") == []


def test_the_validator_would_find_one(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.docx"
    data = docx_of(letter(), folder)
    path.write_bytes(data)
    assert validated(path) == []
    path.write_bytes(data[:-200])
    assert validated(path) != []


def test_a_layout_that_libreoffice_has_saved_still_works(folder: Path, tmp_path: Path, office: Office) -> None:
    home = tmp_path / "saved"
    shutil.copytree(folder, home)
    (home / PICTURE).write_bytes(png())
    office.convert([home / "layout.docx"], "docx", tmp_path / "by-office")
    shutil.copyfile(tmp_path / "by-office" / "layout.docx", home / "layout.docx")
    word, ours = tmp_path / "saved.docx", tmp_path / "saved.pdf"
    word.write_bytes(docx_of(everything(), home))
    ours.write_bytes(pdf_of(everything(), home))
    office.convert([word], "pdf", tmp_path / "office")
    found = compare(tmp_path / "office" / "saved.pdf", ours)
    assert is_as_good_as_can_be("everything", found), found
    assert compatibility(word.read_bytes()) == "14"
    assert validated(word) == []


@pytest.mark.parametrize("program", ["libreoffice", "python-docx"])
def test_a_report_saved_by_another_program_keeps_its_pages(
    program: str, printed: Path, tmp_path: Path, office: Office
) -> None:
    """Sections, title pages, notes and every line are those of the PDF still."""
    files = [printed / f"{name}.docx" for name in SAVED]
    if program == "libreoffice":
        office.convert(files, "docx", tmp_path)
    for path in files:
        if program == "python-docx":
            docx.Document(str(path)).save(str(tmp_path / path.name))
    office.convert([tmp_path / path.name for path in files], "pdf", tmp_path / "office")
    for name in SAVED:
        before, after = (printed / f"{name}.docx").read_bytes(), (tmp_path / f"{name}.docx").read_bytes()
        assert sections(after) == sections(before)
        assert notes_of(after) == notes_of(before)
        assert compatibility(after) == "14"
        found = compare(tmp_path / "office" / f"{name}.pdf", printed / f"{name}.pdf")
        assert is_as_good_as_can_be(name, found), f"{name}: {found}"


def sections(data: bytes) -> list[tuple[str, ...]]:
    """Paper, whether the first page is a title page, and the first page number of each section."""
    found = []
    for section in part(data, "word/document.xml").iter(f"{W}sectPr"):
        size, start = section.find(f"{W}pgSz"), section.find(f"{W}pgNumType")
        title = section.find(f"{W}titlePg")
        is_title = title is not None and title.get(f"{W}val") not in ("0", "false")
        found.append(
            (
                *(size.get(f"{W}{name}", "") for name in ("w", "h")),
                str(is_title),
                "" if start is None else start.get(f"{W}start", ""),
            )
        )
    return found


def notes_of(data: bytes) -> list[str]:
    """The footnotes; LibreOffice leaves out the part where there is none."""
    return docx_notes(data) if "word/footnotes.xml" in names(data) else []


def compatibility(data: bytes) -> str:
    """The compatibility mode of a Word file."""
    (mode,) = (
        item.get(f"{W}val", "")
        for item in part(data, "word/settings.xml").iter(f"{W}compatSetting")
        if item.get(f"{W}name") == "compatibilityMode"
    )
    return mode
