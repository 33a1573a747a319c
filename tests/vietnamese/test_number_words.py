from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import num2words
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tthc_render.vietnamese.number_words import LIMIT, read_words, register, spell, spell_after
from tthc_render.vietnamese.numbers import Numeric, Printed


@pytest.fixture(autouse=True)
def _registered() -> None:
    register()


CARDINALS: list[tuple[Numeric, str]] = [
    (0, "không"),
    (1, "một"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (27, "hai mươi bảy"),
    (44, "bốn mươi tư"),
    (55, "năm mươi lăm"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh bốn"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (115, "một trăm mười lăm"),
    (121, "một trăm hai mươi mốt"),
    (555, "năm trăm năm mươi lăm"),
    (1000, "một nghìn"),
    (1005, "một nghìn không trăm linh năm"),
    (1010, "một nghìn không trăm mười"),
    (1015, "một nghìn không trăm mười lăm"),
    (1021, "một nghìn không trăm hai mươi mốt"),
    (2024, "hai nghìn không trăm hai mươi tư"),
    (2026, "hai nghìn không trăm hai mươi sáu"),
    (10_000, "mười nghìn"),
    (21_004, "hai mươi mốt nghìn không trăm linh bốn"),
    (314_849, "ba trăm mười bốn nghìn tám trăm bốn mươi chín"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_234_567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
    (10_000_001, "mười triệu không trăm linh một"),
    (10**9, "một tỷ"),
    (10**9 + 5, "một tỷ không trăm linh năm"),
    (
        176_602_392_331,
        "một trăm bảy mươi sáu tỷ sáu trăm linh hai triệu ba trăm chín mươi hai nghìn ba trăm ba mươi mốt",
    ),
    (10**12, "một nghìn tỷ"),
    (10**12 + 10**6, "một nghìn tỷ không trăm linh một triệu"),
    (10**15, "một triệu tỷ"),
    (10**15 + 5, "một triệu tỷ không trăm linh năm"),
    (10**18, "một tỷ tỷ"),
    (-1, "âm một"),
    (-5, "âm năm"),
    (-21, "âm hai mươi mốt"),
    (-(10**18), "âm một tỷ tỷ"),
    (12.5, "mười hai phẩy năm"),
    (0.05, "không phẩy không năm"),
    (3.14, "ba phẩy một bốn"),
    (Decimal("97.92"), "chín mươi bảy phẩy chín hai"),
    (Decimal("-0.5"), "âm không phẩy năm"),
    (Decimal("12.50"), "mười hai phẩy năm"),
    (Decimal("4.0"), "bốn"),
    (Decimal("1E+3"), "một nghìn"),
    (Decimal("-0"), "không"),
]


@pytest.mark.parametrize(("n", "words"), CARDINALS)
def test_cardinal(n: Numeric, words: str) -> None:
    assert spell(n) == words
    assert num2words.num2words(n, lang="vi") == words
    assert num2words.num2words(str(n), lang="vi") == words


@pytest.mark.parametrize(("n", "words"), CARDINALS)
def test_cardinal_is_read_back(n: Numeric, words: str) -> None:
    assert read_words(words) == Decimal(str(n))


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (105, "một trăm lẻ năm"),
        (1005, "một nghìn không trăm lẻ năm"),
        (24, "hai mươi tư"),
        (10**9 + 101, "một tỷ một trăm lẻ một"),
    ],
)
def test_le_style(n: int, words: str) -> None:
    assert spell(n, linh=False) == words
    assert num2words.num2words(n, lang="vi", linh=False) == words


def test_bon_style() -> None:
    assert spell(1_024_044, tu=False) == "một triệu không trăm hai mươi bốn nghìn không trăm bốn mươi bốn"


@pytest.mark.parametrize(
    ("to", "n", "words"),
    [
        ("ordinal", 1, "thứ nhất"),
        ("ordinal", 2, "thứ hai"),
        ("ordinal", 4, "thứ tư"),
        ("ordinal", 14, "thứ mười bốn"),
        ("ordinal", 24, "thứ hai mươi tư"),
        ("ordinal", 101, "thứ một trăm linh một"),
        ("ordinal_num", 4, "thứ 4"),
        ("year", 2024, "hai nghìn không trăm hai mươi tư"),
        ("year", -111, "một trăm mười một trước Công nguyên"),
        ("currency", 176_000, "một trăm bảy mươi sáu nghìn đồng"),
        ("currency", 0, "không đồng"),
        ("currency", -5, "âm năm đồng"),
        ("currency", "2500000", "hai triệu năm trăm nghìn đồng"),
        ("currency", Decimal("0.5"), "không phẩy năm đồng"),
    ],
)
def test_other_kinds(to: str, n: Numeric | str, words: str) -> None:
    assert num2words.num2words(n, lang="vi", to=to) == words


def test_currency_by_name() -> None:
    assert num2words.num2words(5, lang="vi", to="currency", currency="USD") == "năm đô la Mỹ"
    with pytest.raises(ValueError, match="XYZ"):
        num2words.num2words(5, lang="vi", to="currency", currency="XYZ")


@pytest.mark.parametrize("n", [-1, Decimal("1.5")])
def test_no_ordinal_of_negatives_and_fractions(n: Numeric) -> None:
    with pytest.raises(TypeError):
        num2words.num2words(n, lang="vi", ordinal=True)


def test_other_languages_stay() -> None:
    assert num2words.num2words(21, lang="en") == "twenty-one"


@pytest.mark.parametrize(
    ("n", "error"),
    [
        (LIMIT, OverflowError),
        (-LIMIT, OverflowError),
        (Decimal("1E+999999"), OverflowError),
        (1e300, OverflowError),
        (1e-300, OverflowError),
        (float("nan"), ValueError),
        (Decimal("Infinity"), ValueError),
        (True, TypeError),
    ],
)
def test_what_cannot_be_spelt(n: Numeric, error: type[Exception]) -> None:
    with pytest.raises(error):
        spell(n)


def test_the_largest_number() -> None:
    assert read_words(spell(LIMIT - 1)) == LIMIT - 1
    assert read_words(spell(Decimal(f"{LIMIT - 1}.123456789"))) == Decimal(f"{LIMIT - 1}.123456789")


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (4, "04 (bốn)"),
        (0, "0 (không)"),
        (24, "24 (hai mươi tư)"),
        (1005, "1.005 (một nghìn không trăm linh năm)"),
        (Decimal("4.0"), "04 (bốn)"),
        (Printed(5, "04"), "04 (bốn)"),
        (Printed(5, "5 việc"), "5 việc (năm)"),
    ],
)
def test_spell_after(n: Numeric, text: str) -> None:
    assert spell_after(n) == text


@given(st.integers(0, 10**15), st.booleans(), st.booleans())
@example(10**15, True, True)
def test_whole_numbers_are_read_back(n: int, linh: bool, tu: bool) -> None:
    assert read_words(spell(n, linh=linh, tu=tu)) == n


@given(st.integers(-LIMIT + 1, LIMIT - 1))
def test_the_whole_range_is_read_back(n: int) -> None:
    assert read_words(spell(n)) == n


@given(st.lists(st.sampled_from([0, 0, 1, 4, 5, 10, 15, 21, 24, 105, 999]), min_size=1, max_size=8))
def test_numbers_full_of_zeros_are_read_back(groups: list[int]) -> None:
    n = sum(group * 1000**place for place, group in enumerate(groups))
    assert read_words(spell(n)) == n


@given(st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=4))
def test_decimals_are_read_back(x: Decimal) -> None:
    assert read_words(spell(x)) == x


@given(st.floats(-1e12, 1e12).filter(lambda x: x == 0 or abs(x) > 1e-20))
def test_floats_are_read_back(x: float) -> None:
    assert read_words(spell(x)) == Decimal(repr(x))


def test_every_number_below_ten_thousand_has_words_of_its_own() -> None:
    spoken = [spell(n) for n in range(10_000)]
    assert len(set(spoken)) == len(spoken)
    assert [read_words(words) for words in spoken] == list(range(10_000))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Năm", 5),
        ("  hai   mươi\nbốn ", 24),
        ("hai mươi nhăm", 25),
        ("hai mươi năm", 25),
        ("hai mươi một", 21),
        ("mười năm", 15),
        ("một trăm lẻ tư", 104),
        ("bẩy", 7),
        ("một ngàn không trăm lẻ năm", 1005),
        ("một nghìn linh năm", 1005),
        ("hai nghìn hai mươi sáu", 2026),
        ("một triệu không nghìn không trăm linh năm", 1_000_005),
        ("một triệu năm nghìn", 1_005_000),
        ("ba tỉ", 3 * 10**9),
        ("trừ ba", -3),
        ("âm không", 0),
        ("ba phẩy mười bốn", Decimal("3.14")),
        ("mười hai phẩy năm mươi", Decimal("12.50")),
        ("không phẩy không không một", Decimal("0.001")),
        ("bo\u0302\u0301n", 4),
    ],
)
def test_read_words(words: str, value: Numeric) -> None:
    assert read_words(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "âm",
        "tỷ",
        "trăm",
        "mươi",
        "linh năm",
        "một mươi",
        "không mươi",
        "mốt",
        "lăm",
        "tư",
        "hai ba",
        "một nghìn năm",
        "một nghìn năm tỷ",
        "một trăm năm",
        "một nghìn hai triệu",
        "một nghìn hai nghìn",
        "một trăm linh",
        "một trăm linh mười",
        "một trăm hai trăm",
        "phẩy năm",
        "năm phẩy",
        "năm phẩy hai phẩy ba",
        "năm phẩy âm hai",
        "bốn hồ sơ",
        "4",
        "một tỷ tỷ tỷ",
        "âm âm năm",
    ],
)
def test_read_words_refuses(words: str) -> None:
    with pytest.raises(ValueError, match="không đọc được"):
        read_words(words)


SOME_WORDS = "không một tư lăm mười mươi trăm linh nghìn triệu tỷ phẩy âm x"


@given(st.lists(st.sampled_from(SOME_WORDS.split()), max_size=12))
def test_read_words_gives_a_number_or_refuses(words: list[str]) -> None:
    text = " ".join(words)
    try:
        value = read_words(text)
    except ValueError:
        return
    assert value.is_finite()
    assert read_words(spell(value)) == value


def test_num2words_is_imported_only_when_a_number_is_spelt() -> None:
    code = (
        "import sys, tthc_render.vietnamese.number_words as w; "
        "assert 'num2words' not in sys.modules; print(w.spell(1005))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )
    assert done.stdout.strip() == "một nghìn không trăm linh năm"
