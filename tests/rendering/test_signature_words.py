"""Words in the upper right corner: an agency's signature on an appendix in a file of its own, or on a copy."""

from __future__ import annotations

import io
import re
import string
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.authority import PASSWORD, authority, p12
from tests.support.documents import letter, pdf_of, without_pictures
from tests.support.pdf_claims import faults, spoken
from tthc_render.diagnostics.errors import RenderingFailed, WrongUsage
from tthc_render.document.tree import Signature
from tthc_render.formats.fonts import LETTERS
from tthc_render.formats.signing import APPENDIX, COPY, PERSON
from tthc_render.layout.pdf.engines import Engine
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.rules import load_rules
from tthc_render.readers.any_file import read_facts
from tthc_render.rendering.signature_words import LINE_PT, MOST_LINES, lines_of
from tthc_render.rendering.signing import Wish, empty_fields, sign_pdf, signer_of_p12, with_corner_field
from tthc_render.rendering.verification import verified

NUMBER = "Số: 107/BC-UBND"
TIME = r"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d \+07:00"
WISH = Wish(APPENDIX, words=NUMBER)


def foreign(angle: int = 0, box: tuple[float, ...] = (0, 0, 595.28, 841.89), *, inherited: bool = False) -> bytes:
    """A page of another program, without tags, shown at ``angle``."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
    page.MediaBox = pikepdf.Array(list(box))
    (pdf.Root.Pages if inherited else page).Rotate = angle
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def appendix_alone() -> bytes:
    """The page of "Phụ lục I" as a file of its own."""
    with pikepdf.open(io.BytesIO(pdf_of(without_pictures(), engine="direct"))) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf_bytes(pdf))]
        [kept] = [number for number, text in enumerate(texts) if "Phụ lục I\r" in text or "Phụ lục I\n" in text]
        for number in reversed(range(len(pdf.pages))):
            if number != kept:
                del pdf.pages[number]
        for key in ("/StructTreeRoot", "/AcroForm", "/Outlines", "/PageLabels", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        return pdf_bytes(pdf)


def pdf_bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def signed(folder: Path, data: bytes, wish: Wish = WISH) -> bytes:
    return sign_pdf(data, signer_of_p12(p12(folder, "Văn thư"), PASSWORD), wish)


def test_the_words_are_those_of_the_decree(tmp_path: Path) -> None:
    made = signed(tmp_path, appendix_alone())
    facts = read_facts(made, "pdf", "a.pdf")
    [field] = facts.signatures
    assert re.fullmatch(f"{NUMBER}; {TIME}", field.text)
    assert (field.sizes_pt, field.ink, field.page) == ((10.0,), "", 1)
    assert field.fonts[0].startswith("Times New Roman")
    found = {item.rule.id: item.status for item in lint_facts(facts, load_rules()).results}
    assert (found["PL-09"], found["PL-10"]) == ("passed", "passed")
    one = verified(made, [authority().pem], "a.pdf").signatures[0]
    assert one.whole
    assert not one.change
    assert field.text.endswith(one.time)  # the time that is shown is that of the signature


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_a_tagged_file_keeps_its_claims_and_tells_the_field_first(tmp_path: Path, engine: Engine) -> None:
    data = pdf_of(letter(signature=Signature((), "")), engine=engine)
    before = spoken(data)
    made = signed(tmp_path, data)
    assert faults(made) == []
    assert spoken(made) == before
    with pikepdf.open(io.BytesIO(made)) as pdf:
        top = pdf.Root.StructTreeRoot.K
        top = top[0] if isinstance(top, pikepdf.Array) else top
        assert top.K[0].S == "/Form"


@pytest.mark.parametrize("inherited", [False, True])
@pytest.mark.parametrize("angle", [0, 90, 180, 270, -90, 450])
def test_words_stand_upright_in_the_corner_however_the_page_is_turned(
    tmp_path: Path, angle: int, inherited: bool
) -> None:
    made = signed(tmp_path, foreign(angle, (20, 30, 615, 872), inherited=inherited))
    document = pypdfium2.PdfDocument(made)
    document.init_forms()
    picture = document[0].render(scale=1, may_draw_forms=True).to_pil().convert("L")
    wide = picture.width
    left, top, right, foot = picture.point(lambda shade: 255 if shade < 140 else 0).getbbox()
    assert wide - 40 < right < wide - 20
    assert left > wide / 2 - 10
    assert 10 < top < foot < 40
    assert right - left > 8 * (foot - top)  # one line that goes across


def test_other_programs_find_the_empty_field(tmp_path: Path) -> None:
    made = with_corner_field(foreign(), WISH)
    assert empty_fields(made) == [APPENDIX]
    assert with_corner_field(made, WISH) == made
    done = signed(tmp_path, made)
    assert empty_fields(done) == []
    assert re.search(TIME, read_facts(done, "pdf", "a.pdf").signatures[0].text)


def test_a_copy_of_a_signed_document_leaves_its_signature_whole(tmp_path: Path) -> None:
    once = sign_pdf(pdf_of(letter()), signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD), Wish(PERSON))
    twice = signed(tmp_path, once, Wish(COPY, words="Sao y; Ủy ban nhân dân xã Cẩm Vịnh"))
    found = verified(twice, [authority().pem], "a.pdf")
    assert {item.field: (item.whole, item.change) for item in found.signatures} == {
        PERSON: (True, ""),
        COPY: (True, ""),
    }
    ours, theirs = faults(twice)  # a change of the structure would be a change of what is signed
    assert ours == "page 1: UA 7.18.1: /Widget is not in the structure"
    assert theirs.startswith("PDFUA1-WIDGET-FORM-TAG-001")


def test_why_a_field_in_a_signed_file_stays_out_of_its_structure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the structure, the copy would keep PDF/UA and the first signature would be one of a changed file."""
    once = sign_pdf(pdf_of(letter()), signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD), Wish(PERSON))
    monkeypatch.setattr("tthc_render.rendering.signature_words.enumerate_sig_fields", lambda writer: iter(()))
    twice = signed(tmp_path, once, Wish(COPY, words="Sao y; Ủy ban nhân dân xã Cẩm Vịnh"))
    assert faults(twice) == []
    found = {item.field: item.change for item in verified(twice, [authority().pem], "a.pdf").signatures}
    assert found == {PERSON: "tệp đã được sửa thêm sau khi ký", COPY: ""}


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(LETTERS + string.digits + " /-;"), min_size=1, max_size=250))
def test_any_words_fit_or_are_refused(words: str) -> None:
    try:
        lines = lines_of(words, "29/11/2026 16:04:27 +07:00")
    except WrongUsage:
        return
    assert len(lines) <= MOST_LINES
    assert " ".join(lines) == " ".join(f"{' '.join(words.split())}; 29/11/2026 16:04:27 +07:00".split())
    assert LINE_PT * len(lines) < 50


@pytest.mark.parametrize("words", ["數 107", "x" * 80, "a b " * 200])
def test_words_that_cannot_be_shown_are_refused(words: str) -> None:
    with pytest.raises(WrongUsage):
        with_corner_field(foreign(), Wish(COPY, words=words))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\nrac", foreign()[:300], foreign().replace(b"/Pages", b"/Pagez")]
)
def test_a_broken_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(RenderingFailed, match="PDF"):
        with_corner_field(data, WISH)
