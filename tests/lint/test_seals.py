"""Where the pictures of digital signatures are, held against the decree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.results import Status
from tthc_render.lint.rules import load_rules
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts, Ink, SignatureField

RULES = ("KY-05", "KY-06", "PL-09", "PL-10", "PL-11")
Box = tuple[float, float, float, float]
NOTE = "Số: 107/BC-SNgV; 20/03/2024; 10:15:30 +07:00"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(good_bytes("pdf"), "pdf", "x.pdf")


def field(box: Box, ink: Ink = "blue", page: int = 0, text: str = "") -> SignatureField:
    return SignatureField(page, box, bool(ink or text), ink, text, (10.0,) * bool(text), ("Times New Roman",))


def statuses(facts: Facts) -> dict[str, Status]:
    return {item.rule.id: item.status for item in lint_facts(facts, load_rules()).results if item.rule.id in RULES}


def signed(facts: Facts, own: float, down: float, ink: Ink, *, seal: float | None = None) -> Facts:
    """Signed with a picture of 100 by 50 points, ``own`` to the right of the title's middle, ``down`` below it."""
    roles = assign_roles(facts)
    title, name = roles.of("quyen_han")[-1], roles.of("ho_ten")[0]
    assert title.box_pt is not None
    assert name.box_pt is not None
    middle = (title.box_pt[0] + title.box_pt[2]) / 2 + own
    top = (title.box_pt[3] + name.box_pt[1]) / 2 - 25 + down
    fields = [field((middle - 50, top, middle + 50, top + 50), ink, name.page)]
    if seal is not None:
        fields.append(field((middle + seal, top - 20, middle + seal + 90, top + 70), "red", name.page))
    return replace(facts, signatures=tuple(fields))


@pytest.mark.parametrize(
    ("own", "down", "ink", "seal", "person", "agency"),
    [
        (0, 0, "blue", None, "passed", "absent"),
        (0, 0, "blue", -107, "passed", "passed"),
        (0, 0, "black", None, "broken", "absent"),
        (-200, 0, "blue", None, "broken", "absent"),
        (0, -300, "blue", None, "broken", "absent"),
        (0, 0, "", None, "broken", "absent"),
        (0, 0, "blue", 10, "passed", "broken"),
        (0, 0, "blue", -200, "passed", "broken"),
        (0, 0, "blue", -50, "passed", "broken"),
    ],
)
def test_the_person_signs_in_blue_below_the_title_and_the_seal_covers_a_third_from_the_left(
    facts: Facts, own: float, down: float, ink: Ink, seal: float | None, person: str, agency: str
) -> None:
    found = statuses(signed(facts, own, down, ink, seal=seal))
    assert (found["KY-05"], found["KY-06"]) == (person, agency)


def test_a_seal_alone_is_held_against_no_signature(facts: Facts) -> None:
    found = statuses(replace(facts, signatures=(field((300, 600, 390, 690), "red", 1),)))
    assert (found["KY-05"], found["KY-06"]) == ("absent", "uncheckable")


def test_words_in_the_upper_corner_are_no_signature_of_a_person(facts: Facts) -> None:
    found = statuses(replace(facts, signatures=(field((330, 20, 540, 60), "", 1, NOTE),)))
    assert found["KY-05"] == "absent"


def test_a_file_that_is_not_signed_shows_none_of_it(facts: Facts) -> None:
    assert set(statuses(facts).values()) == {Status.UNCHECKABLE}
    assert set(statuses(read_facts(good_bytes("docx"), "docx", "x.docx")).values()) == {Status.UNCHECKABLE}


@pytest.fixture(scope="module")
def appendix(facts: Facts) -> Facts:
    """The appendix of the good document alone."""
    start = assign_roles(facts).of("phu_luc")[0]
    moved = [
        replace(item, number=item.number - start.number + 1, page=item.page - start.page + 1, section=0)
        for item in facts.paragraphs
        if item.number >= start.number
    ]
    sections = (replace(facts.sections[0], page=1),)
    return replace(facts, paragraphs=tuple(moved), rules=(), numbers=(), sections=sections, pages=2)


@pytest.mark.parametrize(
    ("box", "ink", "text", "note", "time"),
    [
        ((330, 20, 540, 60), "", NOTE, "passed", "passed"),
        ((330, 20, 540, 60), "", "Số: 107/BC-SNgV; 2024-03-20T10:15:30+07:00", "passed", "passed"),
        ((330, 20, 540, 60), "", "Số: 107/BC-SNgV; ngày 20-3-2024", "passed", "broken"),
        ((60, 20, 200, 60), "", NOTE, "broken", "passed"),
        ((330, 400, 540, 460), "", NOTE, "broken", "passed"),
        ((330, 20, 540, 60), "red", NOTE, "broken", "passed"),
        ((330, 20, 540, 60), "", "Ký bởi Sở Ngoại vụ", "broken", "broken"),
    ],
)
def test_an_appendix_in_its_own_file_is_signed_with_words_in_the_upper_right_corner(
    appendix: Facts, box: Box, ink: Ink, text: str, note: str, time: str
) -> None:
    found = statuses(replace(appendix, signatures=(field(box, ink, 1, text),)))
    assert (found["PL-09"], found["PL-10"], found["PL-11"]) == (note, time, "absent")
