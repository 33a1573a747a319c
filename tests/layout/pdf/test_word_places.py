"""Places for the words of a document: which layouts have them, and that every place is filled once."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.support.documents import ND30, words
from tthc_render.document.tree import Figure, Heading, Item, Note, Paragraph, Run
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.page_structure import structure_of
from tthc_render.layout.pdf.word_places import NotPlainError, WordPlaces, Words, only_prints_words


def test_the_layout_that_ships_only_prints_words() -> None:
    assert only_prints_words((ND30 / "layout.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "{{ than }}",
        "{{- than -}}",
        "{% for phan in phu_luc %}{{ phan.than }}{% endfor %}",
        "{% if kinh_gui|length == 1 %}{{ kinh_gui[0] }}{% endif %}{{ than }}",
        "{{ thanh_phan }}{{ than }}",
    ],
)
def test_layouts_that_print_words_and_nothing_else(source: str) -> None:
    assert only_prints_words(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ than|upper }}",
        "{{ than ~ 'a' }}",
        "{% if than %}{{ than }}{% endif %}",
        "{{ than|length }}",
        "{% set a = than %}{{ a }}",
        "{% set a %}{{ than }}{% endset %}{{ a }}",
        "{% filter upper %}{{ than }}{% endfilter %}",
        "{{ phan['than'] }}",
        "{% for ten, chu in phan.items() %}{{ chu }}{% endfor %}",
        "{{ phan[ten] }}",
        "{{ phan|join }}",
        "{% macro a(b) %}{{ b }}{% endmacro %}",
        "{{ than.striptags() }}",
    ],
)
def test_layouts_that_may_look_at_the_words(source: str) -> None:
    assert not only_prints_words(source)


def test_nothing_has_no_place() -> None:
    places = WordPlaces(35.0, 2.6)
    assert places.blocks(()) == ""
    places.hold()


def test_what_belongs_in_a_place() -> None:
    places = WordPlaces(35.0, 2.6)
    note = Note((Run("lời"),), 1)
    page = "".join(
        [
            places.blocks((Heading(1, words("Một"), "I."), Item("-", words("hai")))),
            places.blocks((Paragraph((Run("ba"), note)),), keep_last=True),
        ]
    )
    root = ElementTree.fromstring(f"<html><body>{page}</body></html>")
    made = structure_of(root, places.fill)
    places.hold()
    first, second = (places.parts_at(node) for node in root.iter("div"))
    assert first is not None
    assert second is not None
    assert [part.look.classes for part in (*first, *second) if isinstance(part, Words)] == ["muc", "gach", "than giu"]
    assert [part.element.kind for part in (*first, *second) if isinstance(part, Words)] == ["H1", "LBody", "P"]
    assert len(made.notes) == 1
    assert places.parts_at(root) is None


@pytest.mark.parametrize("times", [0, 2])
def test_a_place_that_is_lost_or_printed_twice_is_not_plain(times: int) -> None:
    places = WordPlaces(35.0, 2.6)
    page = places.blocks((Paragraph(words("a")),)) * times
    root = ElementTree.fromstring(f"<html><body>{page}</body></html>")
    if not times:
        places.blocks((Paragraph(words("a")),))

    def made() -> None:
        structure_of(root, places.fill)
        places.hold()

    with pytest.raises(NotPlainError):
        made()


def test_pictures_are_not_printed_directly() -> None:
    places = WordPlaces(35.0, 2.6)
    root = ElementTree.fromstring(f"<html><body>{places.blocks((Figure('a.png', 10.0),))}</body></html>")
    with pytest.raises(NotCoveredError):
        structure_of(root, places.fill)
