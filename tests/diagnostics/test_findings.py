"""Findings: their words in both languages, their order, their JSON; and the catalogue that they come from."""

from __future__ import annotations

import json
import pickle
import re
import string
from typing import Any

import pytest

from tthc_render.diagnostics.findings import (
    CATALOGUE,
    LANGUAGES,
    Finding,
    Place,
    Severity,
    catalogue,
    entry,
    explained,
    finding,
    is_code,
    whole,
    worst,
)

FIELDS = {"severity", "vi", "vi_hint", "en", "en_hint", "wrong", "right"}
FAMILIES = "DCPTFB"
PLACE = Place("data/a/2024-Q2.yaml", 12, 5)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", catalogue())
def test_every_entry_is_whole(code: str) -> None:
    texts = entry(code)
    assert set(texts) == FIELDS
    assert texts["severity"] in list(Severity)
    assert all(isinstance(text, str) and text.strip() for text in texts.values())


@pytest.mark.parametrize("code", catalogue())
def test_both_languages_fill_the_same_blanks(code: str) -> None:
    texts = entry(code)
    assert blanks(texts["vi"]) == blanks(texts["en"])
    assert blanks(texts["vi_hint"]) == blanks(texts["en_hint"])
    assert all(name.isidentifier() for name in blanks(texts["vi"] + texts["vi_hint"]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_the_same_in_every_message_is_explained(lang: str) -> None:
    assert "{escape}" not in explained("D775", lang)
    assert " \\ " in explained("D775", lang)


@pytest.mark.parametrize("code", catalogue())
def test_every_entry_says_two_different_things_and_shows_two_examples(code: str) -> None:
    texts = entry(code)
    assert texts["vi"] != texts["en"]
    assert texts["wrong"] != texts["right"]


@pytest.mark.parametrize("code", catalogue())
def test_what_to_do_is_more_than_a_blank(code: str) -> None:
    for lang in ("vi", "en"):
        assert len(re.sub(r"\{\w+\}", "", whole(entry(code)[f"{lang}_hint"])).split()) > 0
        assert "⟦" not in whole(entry(code)[lang] + entry(code)[f"{lang}_hint"])


def test_what_holds_for_some_values_only_is_said_for_them() -> None:
    open_year = finding("P605", Place("a"), document="59/NĐ-CP", right="59/<năm>/NĐ-CP", open="x")
    assert "tra ở văn bản ấy" in open_year.hint()
    assert finding("P605", Place("a"), document="1/NĐCP", right="1/NĐ-CP", open="").hint() == "Viết “1/NĐ-CP”."
    assert "tra ở văn bản ấy" in explained("P605")


@pytest.mark.parametrize("code", catalogue())
def test_codes_are_a_family_and_three_digits(code: str) -> None:
    assert code[0] in FAMILIES
    assert code[1:].isdecimal()
    assert len(code) == 4


def test_codes_stand_in_their_family_s_file() -> None:
    for path in CATALOGUE.glob("*.yaml"):
        codes = [
            line[:4] for line in path.read_text(encoding="utf-8").splitlines() if line[4:5] == ":" and line[0].isupper()
        ]
        assert codes
        assert {code[0] for code in codes} == {path.stem}
        assert len(set(codes)) == len(codes)


def test_message_and_hint_are_filled_in_both_languages() -> None:
    item = finding("D014", PLACE, key="so", first=3, values="")
    assert item.message() == "Khóa “so” đã có ở dòng 3."
    assert item.message("en") == "The key “so” is already on line 3."
    assert item.hint().startswith("Giữ một trong hai dòng, xóa dòng kia; ")
    assert item.hint("en").startswith("Keep one of the two lines and delete the other; ")
    assert item.details == {"key": "so", "first": "3", "values": ""}


def test_a_blank_without_a_value_shows_its_name() -> None:
    assert finding("D014", PLACE, key="so", values="").message() == "Khóa “so” đã có ở dòng {first}."


def test_details_with_braces_are_shown_as_they_are() -> None:
    assert "{{ x }} {0}" in finding("D013", PLACE, found="{{ x }} {0}").message()


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        finding("D998", PLACE).message()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_has_the_keys_of_the_contract(lang: str) -> None:
    out = finding("D014", PLACE, key="so", first=3, values="").to_json(lang)
    assert list(out) == ["code", "severity", "message", "file", "line", "column", "hint"]
    assert out["code"] == "D014"
    assert out["severity"] == "error"
    assert (out["file"], out["line"], out["column"]) == ("data/a/2024-Q2.yaml", 12, 5)
    assert out["message"] == finding("D014", PLACE, key="so", first=3, values="").message(lang)
    assert json.loads(json.dumps(out)) == out


def test_json_tells_why_a_finding_was_accepted() -> None:
    out = finding("D038", PLACE).accept("đúng là ghi chú").to_json()
    assert out["accepted"] == "đúng là ghi chú"


ERROR, WARNING, INFO = finding("D014", PLACE), finding("D038", PLACE), finding("D037", PLACE)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], None),
        ([INFO], Severity.INFO),
        ([INFO, WARNING], Severity.WARNING),
        ([WARNING, ERROR, INFO], Severity.ERROR),
        ([WARNING.accept("đã xem")], None),
        ([WARNING, ERROR.accept("đã xem")], Severity.WARNING),
    ],
)
def test_the_worst_counts_what_is_not_accepted(findings: list[Finding], expected: Any) -> None:
    assert worst(findings) is expected
    assert worst(reversed(findings)) is expected


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(), "?"),
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
        (Place("a.yaml", 0, 7), "a.yaml"),
    ],
)
def test_places_are_shown_as_editors_do(place: Place, shown: str) -> None:
    assert str(place) == shown


def test_places_sort_by_file_line_and_column() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 3)]
    assert sorted(places) == [Place("a", 2, 3), Place("a", 2, 9), Place("a", 10, 1), Place("b", 1, 1)]


def test_a_finding_crosses_processes() -> None:
    assert pickle.loads(pickle.dumps(WARNING.accept("đã xem"))) == WARNING.accept("đã xem")


def test_the_sources_and_the_catalogue_know_the_same_codes() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in CATALOGUE.parents[1].rglob("*.py"))
    assert set(re.findall(rf'"([{FAMILIES}][0-9]{{3}})"', sources)) == set(catalogue())


@pytest.mark.parametrize(("near", "asked"), [("ty_le", True), ("", False), ("–", False)])
def test_no_name_is_suggested_where_none_is_near(near: str, asked: bool) -> None:
    item = Finding("D504", Place("a.yaml", 1), {"text": "x | y", "name": "y", "near": near, "known": "ty_le, dem"})
    assert ("Có phải “ty_le”?" in item.hint("vi")) is asked
    assert ("Did you mean" in item.hint("en")) is asked
    assert "Dùng được: ty_le, dem." in item.hint("vi")


def test_no_nearest_name_is_reported_where_none_is_near() -> None:
    item = Finding("D309", Place("a.yaml", 1), {"value": "x", "near": "–"})
    assert item.hint("vi") == "Sửa mã. Đơn vị mới thì thêm bằng: tthc-render new unit x"
    assert "nearest" not in item.hint("en")


@pytest.mark.parametrize("near", ["", "–"])
def test_nobody_is_asked_whether_nothing_was_meant(near: str) -> None:
    item = finding("D309", PLACE, value="xa-1", near=near)
    assert item.hint() == "Sửa mã. Đơn vị mới thì thêm bằng: tthc-render new unit xa-1"
    assert "Có phải xa-2?" in finding("D309", PLACE, value="xa-1", near="xa-2").hint()


def test_a_relation_is_reported_in_words() -> None:
    details = {"row": "A", "left": "x = 2", "right": "y = 1", "difference": "1", "source": "…"}
    item = finding("C104", PLACE, sign="<=", **details)
    assert "số trước không được lớn hơn số sau" in item.message()
    assert "the first must not be larger" in item.message("en")


def test_an_entry_read_alone_is_the_entry_of_the_catalogue() -> None:
    assert {code: entry(code) for code in catalogue()} == catalogue()
    assert all(map(is_code, catalogue()))
    assert not is_code("X999")


def test_a_finding_of_a_huge_value_is_told_in_a_few_lines() -> None:
    item = finding("D103", Place("a.yaml"), name="k" * 1_000_000, hint="x" * 1_000_000)
    assert len(item.message()) + len(item.hint()) < 10_000
