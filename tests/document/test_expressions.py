"""Expressions of data: decimal arithmetic, names, choice, functions; every fault is a finding, nothing runs away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.diagnostics.findings import Place
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.expressions import expression_finding, expression_text
from tthc_render.document.functions import FUNCTIONS
from tthc_render.document.inlines import token
from tthc_render.document.records import Record
from tthc_render.document.templates import Literal
from tthc_render.vietnamese.numbers import Printed

NAMES: dict[str, Any] = {
    "bieu": Record(
        {
            "II.06a": {"tong": {"moi": 12, "cu": 0}, "dong": [{"moi": 5}, {"moi": 7}]},
            "II_06a": {"tong": {"moi": 12, "cu": 0}},
        }
    ),
    "chi_tieu": Record({"p": {"tong": 4, "ty_le": Decimal("97.92"), "trong": None, "in": Printed(98, "98,8%")}}),
    "don_vi": Record({"ten": "UBND xã An", "goi": ""}),
    "ds": ("a", "b"),
    "loi_van": Record({"chung": Literal(token("chung")), "khac": ""}),
}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("12.5 * 1.1", "13,75"),
        ("0.1 + 0.2", "0,3"),
        ("0.1 + 0.2 == 0.3", "có"),
        ("1 - 0.9", "0,1"),
        ("7 / 2", "3,5"),
        ("7 // 2", "3"),
        ("-7 // 2", "-4"),
        ("7 % 4", "3"),
        ("2 ** 10", "1.024"),
        ("-2 ** 2", "-4"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("1 / 3", "0,33"),
        ("200 / 3 | ty_le", "66,67%"),
        ("200 / 3 | ty_le(1)", "66,7%"),
        ("29999 / 30000 * 100 | ty_le", "99,997%"),
        ("69999 / 70000 * 100 | ty_le(1)", "99,999%"),
        ("1 / 30000 * 100 | ty_le", "0,003%"),
        ("1 / 3 * 3 * 100 | ty_le", "100%"),
        ("1 / 3 | thap_phan(4)", "0,3333"),
        ("1 / 3 | thap_phan", "0,33"),
        ("lam_tron(2 / 3, 4)", "0,6667"),
        ("tang_giam(1 / 3, 1)", "giảm 66,67%"),
        ("tang_giam(1 / 3, 1, 'tấn')", "giảm 0,67 tấn"),
        ("1000000", "1.000.000"),
        ("bieu.II_06a.tong.moi | dem", "12"),
        ("bieu['II.06a'].tong.moi", "12"),
        ("bieu[\"II.06a\"]['tong']['moi']", "12"),
        ("bieu['II.06a'].dong[0].moi", "5"),
        ("bieu['II.06a'].dong[-1].moi", "7"),
        ("tong(bieu['II.06a'].dong, 'moi')", "12"),
        ("bieu['II.06a'].dong | sum(attribute='moi')", "12"),
        ("bieu['II.06a'].dong | length", "2"),
        ("chi_tieu.p.in", "98,8%"),
        ("chi_tieu.p.in | ty_le", "98,8%"),
        ("chi_tieu.p.in + 1", "99"),
        ("chi_tieu.p.trong", ""),
        ("chi_tieu.p.trong | mac_dinh(0)", "0"),
        ("chi_tieu.p.la | default('chưa có')", "chưa có"),
        ("chi_tieu.p.la is defined", "không"),
        ("chi_tieu.p.tong is defined and chi_tieu.p.trong is none", "có"),
        ("chi_tieu.p.tong is not none", "có"),
        ("chi_tieu.p.tong / 5 * 100 | ty_le", "80%"),
        ("bieu['II.06a'].dong | length + 1", "3"),
        ("bieu['II.06a'].dong | length * 2 + 1 | dem", "05"),
        ("'đạt ' ~ chi_tieu.p.ty_le | ty_le", "đạt 97,92%"),
        ("'a' + 'b'", "ab"),
        ("don_vi.ten | replace('UBND ', '')", "xã An"),
        ("don_vi.goi or don_vi.ten", "UBND xã An"),
        ("'tăng' if 3 > 2 else 'giảm'", "tăng"),
        ("'tăng' nếu 2 > 3 không thì 'giảm'", "giảm"),
        ("'tăng' nếu 2 > 3 không  thì 'giảm' nếu 3 > 9 không thì 'giữ'", "giữ"),
        ("neu(2 > 3, 1 / 0, 5)", "5"),
        ("5 if true else 1 / 0", "5"),
        ("'có' if loi_van.khac", ""),
        ("'có' if loi_van.chung", "có"),
        ("1 < 2 <= 2 < 3", "có"),
        ("1 = 1 và không 2 = 3", "có"),
        ("'a' in ['a', 'b']", "có"),
        ("'c' not in ('a', 'b')", "có"),
        ("'moi' in bieu.II_06a.tong", "có"),
        ("'An' in don_vi.ten", "có"),
        ("'a' == 1", "không"),
        ("'a' < 'b'", "có"),
        ("ds | join(' và ')", "a và b"),
        ("ds | first ~ ds | last", "ab"),
        ("max(3, 4.5, -2)", "4,5"),
        ("[3, 4] | min", "3"),
        ("-3 | abs", "3"),
        ("lam_tron(2.5)", "3"),
        ("round(-2.5, 0)", "-3"),
        ("4 | bang_chu(tu=false)", "bốn"),
        ("2024 | bang_chu(linh=false)", "hai nghìn không trăm hai mươi tư"),
        ("4516.5 | thap_phan(so_le=2)", "4.516,50"),
        ("“chữ” ~ ‘ khác’", "chữ khác"),
        ("3 × 4 ÷ 2 − 1", "5"),
        (r"'a\nb'", r"a\nb"),
        (r"'d\'x'", "d'x"),
    ],
)
def test_values(text: str, printed: str) -> None:
    assert expression_text(text, NAMES) == printed


@pytest.mark.parametrize(
    ("text", "code", "parts"),
    [
        ("bieu.II_06a.tong.mooi", "D307", ("bieu.II_06a.tong.mooi", "bieu.II_06a.tong.moi", "cu")),
        ("bieu.II.06a.tong.moi", "D307", ("bieu.II", "bieu.II_06a")),
        ("chi_tieuu.p.tong", "D307", ("chi_tieuu", "chi_tieu")),
        ("don_vi.__class__", "D307", ("don_vi.__class__",)),
        ("don_vi.ten.upper", "D676", ("don_vi.ten", "upper")),
        ("'a'.b", "D676", ("b",)),
        ("1 / 0", "D502", ("chia cho 0",)),
        ("5 // bieu.II_06a.tong.cu", "D502", ("bieu.II_06a.tong.cu bằng 0",)),
        ("5 % 0", "D502", ()),
        ("0 ** -1", "D502", ()),
        ("don_vi.ten.hoa", "D676", ("“don_vi.ten”", "“hoa”")),
        ("'a'.__class__", "D676", ("“…”",)),
        ("(1 + 2).b", "D676", ("“…”",)),
        ("don_vi.ten + 1", "D503", ("“don_vi.ten” là chữ",)),
        ("'5' * 2", "D503", ("“5” là chữ",)),
        ("'a' * 1000000000", "D503", ()),
        ("[1] * 2", "D503", ("danh sách",)),
        ("true + 1", "D503", ("có/không",)),
        ("1 < 'a'", "D503", ("“a” là chữ",)),
        ("1 in 2", "D503", ("danh sách",)),
        ("bieu", "D503", ("II_06a",)),
        ("ds", "D503", ("danh sách",)),
        ("ds ~ 'a'", "D503", ()),
        ("ds[2]", "D503", ("2 mục",)),
        ("1/3 | round(99999999)", "D503", ("round(99999999)", "ghi số từ 0 đến 12")),
        ("1 | thap_phan(15)", "D503", ("thap_phan(15)", "ghi số từ 0 đến 12")),
        ("1 | thap_phan(-1)", "D503", ("thap_phan(-1)", "ghi số từ 0 đến 12")),
        ("1 | thap_phan(1.5)", "D503", ("thap_phan(1.5)", "ghi số từ 0 đến 12")),
        ("1 | thap_phan('hai')", "D503", ("số chữ số lẻ từ 0 đến 12, ở đây là chữ",)),
        ("don_vi.ten | so", "D503", ("so cần một số, ở đây là chữ",)),
        ("1 | thap_phan(99)", "D503", ("0 đến 12",)),
        ("1 | thap_phan(-1)", "D503", ()),
        ("1 | so(2, 3)", "D503", ("so cần",)),
        ("tong(ds)", "D503", ("không phải là số",)),
        ("min([])", "D503", ("không có số nào",)),
        ("[] | first", "D503", ("trống",)),
        ("tong(bieu['II.06a'].dong, 'la')", "D503", ("“la”",)),
        ("tong(bieu['II.06a'].dong)", "D503", ("tên cột",)),
        ("'a' | replace('', 'x')", "D503", ()),
        ("loi_van.chung", "D675", ("lời văn",)),
        ("1 | tyle", "D504", ("tyle", "ty_le")),
        ("xxxx(1)", "D504", ("xxxx",)),
        ("'%1000000000d' | format(1)", "D504", ("format",)),
        ("''|attr('__class__')", "D504", ("attr",)),
        ("range(10 ** 9)", "D504", ("range",)),
        ("1 | thap_phan(places=2)", "D504", ("tham số “places” của hàm thap_phan",)),
        ("(((9**64)**64)**64)**64", "D505", ("quá lớn",)),
        ("9 ** 9999999", "D505", ()),
        (f"'{'a' * 50}'" + f" | replace('a', '{'a' * 50}')" * 3, "D505", ("quá lớn",)),
        ("10 ** 27", "D505", ()),
        ("2 ** -9999", "D505", ("số mũ từ -64 đến 64",)),
        ("10**-400", "D505", ("số mũ",)),
        ("0.1**99999999", "D505", ("số mũ",)),
        ("(-8) ** (1/3)", "D503", ("số âm",)),
        ("0 ** 0", "D503", ("0 ** 0",)),
        ("[0] * 9", "D503", ("có một danh sách, không tính “*” được",)),
        ("[0] + [1]", "D503", ("có một danh sách",)),
        ("true + 1", "D503", ("có có/không",)),
        ("'ab' * 3", "D503", ("“ab” là chữ",)),
        ("chi_tieu.p.trong + 1", "D506", ("chi_tieu.p.trong",)),
        ("chi_tieu.p.trong | dem", "D506", ("dem",)),
    ],
)
def test_a_wrong_expression_says_what_is_wrong(text: str, code: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(ExpressionError) as caught:
        expression_text(text, NAMES)
    assert caught.value.code == code
    item = expression_finding(caught.value, f"[= {text} ]", Place("a.yaml", 3))
    reported = f"{item.message()} {item.hint()}"
    assert all(part in reported for part in parts), reported
    assert "Decimal" not in reported


def outcome(text: str, names: dict[str, Any]) -> str:
    """The code of what is wrong, "" for an expression with a value."""
    try:
        expression_text(text, names)
    except ExpressionError as error:
        return expression_finding(error, text, Place()).code
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "'" + "a" * 900 + "' ~ " + "'b'",
        " ~ ".join(["ds | join('" + "x" * 300 + "')"] * 3),
        "+".join(["tong(rows, 'n')"] * 60),
        "lam_tron(" * 29 + "2.5" + ")" * 29,
        "(9 ** 20) * (9 ** 20)",
    ],
)
def test_no_expression_takes_many_steps(text: str) -> None:
    assert outcome(text, NAMES | {"rows": tuple({"n": 1} for _ in range(3000))}) in ("", "D505")


def test_texts_grow_to_a_limit_only() -> None:
    names = NAMES | {"dai": "x" * 9000}
    with pytest.raises(ExpressionError) as caught:
        expression_text("dai ~ dai", names)
    assert caught.value.code == "D505"


PIECES = [
    *("bieu", "chi_tieu.p", ".tong", ".moi", "['II.06a']", "ds", "1", "2.5", "'a'", " + ", " * ", " / ", " ** ", " ~ "),
    *("(", ")", "[", "]", ",", " if ", " else ", " not ", " and ", " is defined", " in ", "|", ".__class__"),
    "loi_van.chung",
    *FUNCTIONS,
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_expression_has_a_value_or_a_finding(pieces: list[str]) -> None:
    assert outcome("".join(pieces), NAMES) in ("", "D307", "D675", "D676", *(f"D50{n}" for n in range(1, 7)))
