"""What samples leave open."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_samples import (
    decimals_of,
    is_day_room,
    is_serial,
    mixed_words,
    open_questions,
    parts_of_one,
)


@pytest.mark.parametrize(
    ("texts", "kind", "divides", "words"),
    [
        (["x", "x", "x"], "so", False, "mọi dòng ghi x"),
        (["-", "", "5"], "so", False, "ô trống là chưa có số"),
        (["-", "5"], "so", False, "“-” là không có (0)"),
        (["-", "5"], "ty_le", True, "chia cho 0"),
        (["46150"], "ngay", False, "46150 là ngày 08/05/2026"),
        (["12 chương", "chưa rõ"], "chu", False, ""),
        (["05/07/2026", "chưa rõ"], "chu", False, "có ô ghi ngày, có ô ghi chữ"),
        (["5", "7"], "so", False, ""),
    ],
)
def test_questions_about_samples(texts: list[str], kind: str, divides: bool, words: str) -> None:
    said = open_questions(texts, [text for text in texts if text not in ("", "-", "x")], kind, divides)
    assert (words in "; ".join(said)) if words else said == []


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("… / … / 20…", True),
        ("…/…/…", True),
        (".../.../20...", True),
        ("/ /20…", True),
        ("ngày … tháng … năm 20…", True),
        ("__/__/____", True),
        ("…/20…", False),
        ("5/…/20…", False),
        ("…", False),
        ("...", False),
        ("…/…", False),
        ("- - -", False),
        ("", False),
    ],
)
def test_room_for_a_day(text: str, room: bool) -> None:
    assert is_day_room(text) is room


def test_days_as_excel_counts_them() -> None:
    assert is_serial("46150")
    assert not is_serial("2026")
    assert not is_serial("²")


@pytest.mark.parametrize(
    ("texts", "computed", "places", "asked"),
    [
        (["99,50", "98,25"], False, 2, ""),
        (["99,5", "99,01", "98"], False, 2, "không đều (99,5; 99,01): lấy 2"),
        (["12,34567", "7,5"], False, 2, "không đều (7,5; 12,34567): lấy 2"),
        (["0,125", "0,250"], False, 3, ""),
        (["0,125", "0,250"], True, 3, "3 số lẻ như ô trong tệp"),
        (["0,333333333"], False, 2, "đến 9 số lẻ: lấy 2"),
        (["97,5%", "98%"], False, 1, ""),
        (["5", "1.250"], False, None, ""),
    ],
)
def test_decimals_that_samples_show(texts: list[str], computed: bool, places: int | None, asked: str) -> None:
    found, words = decimals_of(texts, computed)
    assert found == places
    assert asked in words
    assert bool(asked) == bool(words)


@pytest.mark.parametrize(
    ("texts", "parted"),
    [
        (["0,994", "0,924", "1,209"], ["0,994", "0,924", "1,209"]),
        (["1,209", "1,150", "2,100"], []),
        (["0,9", "0,8"], []),
        (["0,994", "12,5"], []),
    ],
)
def test_shares_that_may_be_parts_of_one(texts: list[str], parted: list[str]) -> None:
    assert parts_of_one(texts) == parted


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (["<0,002", "0,004", "KPH"], True),
        (["0,002", "0,004"], False),
        (["KPH", "Đạt"], False),
        (["12", "đang chờ cơ quan khác trả lời"], False),
    ],
)
def test_results_among_figures_of_a_column_of_words_are_asked(cells: list[str], asked: bool) -> None:
    assert bool(mixed_words(cells)) is asked


def test_dots_among_figures_are_told() -> None:
    assert any("“…”" in words for words in open_questions(["12", "…"], ["12"], "so", divides=False))
    assert not open_questions(["…", "…"], [], "so", divides=False)
