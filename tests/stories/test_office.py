"""What LibreOffice and the Open XML validator say of our DOCX. They must be there: ``make test-office``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.compare_pages import Agreement, compare
from tests.support.documents import (
    PICTURE,
    docx_of,
    everything,
    layout_copy,
    letter,
    merged_table,
    pdf_of,
    png,
    torture,
    words,
)
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Document,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)

pytestmark = pytest.mark.office

VALIDATOR = "TTHC_OOXML_VALIDATOR"
PROSE = (
    "Thực hiện Kế hoạch số 107/KH-UBND ngày 20/4/2024 của Ủy ban nhân dân tỉnh, Sở Ngoại vụ đã tiếp nhận 1.234 hồ sơ, "
    "trong đó trực tuyến 1.200 hồ sơ (đạt tỷ lệ 97,24%), trực tiếp 34 hồ sơ; giải quyết đúng hạn 1.230/1.234 hồ sơ. "
)


def long_report() -> Document:
    """Pages of prose of many lengths, in which a single other line break would show."""
    blocks: list[Heading | Paragraph | Item] = []
    for n in range(1, 31):
        if n % 6 == 1:
            blocks.append(Heading(1, words(f"PHẦN THỨ {n}"), f"{n}."))
        text = (PROSE * 4)[n * 7 : n * 7 + 60 * (n % 9 + 1)].strip()
        pieces = (Run(text[: len(text) // 2], bold=n % 5 == 0), Run(text[len(text) // 2 :], italic=n % 4 == 0))
        blocks.append(Item("-", pieces, 1 + n % 2) if n % 3 == 0 else Paragraph(pieces))
    return letter(blocks=tuple(blocks))


def bare() -> Document:
    """No parent, no addressee, no signer, an appendix with a table only."""
    return letter(
        letterhead=Letterhead((), ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), "Số: 1/BC-UBND", "Hà Tĩnh, ngày 01 tháng 02"),
        window="",
        addressees=(),
        signature=Signature(("CHỦ TỊCH",), ""),
        appendices=(Appendix(AppendixHead("Phụ lục", ("SỐ LIỆU",)), (merged_table(60),), "portrait"),),
    )


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "letter": letter,
    "everything": everything,
    "long": long_report,
    "bare": bare,
    "notes": lambda: torture(12),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout nd30 with a picture beside it."""
    return layout_copy(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Has LibreOffice convert a file; its profile is kept for the module, because the first start is slow."""
    profile = tmp_path_factory.mktemp("profile")

    def run(path: Path, kind: str) -> Path:
        target = path.parent / f"office-{kind}"
        target.mkdir(exist_ok=True)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(target),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return target / f"{path.stem}.{kind}"

    return run


def validated(path: Path) -> list[dict[str, object]]:
    """The errors that the Open XML SDK finds in the file at ``path``."""
    program = os.environ.get(VALIDATOR)
    assert program, f"{VALIDATOR} must name the Open XML validator"
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=120)
    errors: list[dict[str, object]] = json.loads(done.stdout)["errors"]
    return errors


def agreement(
    name: str, document: Document, folder: Path, target: Path, convert: Callable[[Path, str], Path]
) -> Agreement:
    """How far our PDF and LibreOffice's PDF of our DOCX agree; the figure is printed."""
    word, ours = target / f"{name}.docx", target / f"{name}.pdf"
    word.write_bytes(docx_of(document, folder))
    ours.write_bytes(pdf_of(document, folder))
    found = compare(convert(word, "pdf"), ours)
    print(f"{name}: {found}")
    return found


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "notes"])
def test_docx_and_pdf_are_the_same_to_the_line(
    name: str, folder: Path, tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    found = agreement(name, DOCUMENTS[name](), folder, tmp_path, convert)
    assert found.good, found


def test_close_notes_break_the_same_lines(folder: Path, tmp_path: Path, convert: Callable[[Path, str], Path]) -> None:
    """Where each paragraph has a long note the two programs part pages elsewhere, but break no line otherwise."""
    found = agreement("notes", DOCUMENTS["notes"](), folder, tmp_path, convert)
    assert found.same_in_any_order >= 0.99, found


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_the_validator_finds_no_error(name: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(docx_of(DOCUMENTS[name](), folder))
    assert validated(path) == []


def test_the_validator_would_find_one(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "bo-cuc"
    shutil.copytree(folder, home)
    path = tmp_path / "a.docx"
    data = docx_of(letter(), home)
    path.write_bytes(data)
    assert validated(path) == []
    path.write_bytes(data[:-200])
    assert validated(path) != []


def test_a_layout_that_libreoffice_has_saved_still_works(
    folder: Path, tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    home = tmp_path / "saved"
    shutil.copytree(folder, home)
    (home / PICTURE).write_bytes(png())
    shutil.copyfile(convert(home / "layout.docx", "docx"), home / "layout.docx")
    found = agreement("saved", everything(), home, tmp_path, convert)
    assert found.good, found
    assert validated(tmp_path / "saved.docx") == []
