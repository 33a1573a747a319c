"""Templates are sandboxed and strict, filters print the Vietnamese way, and errors tell line and reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tthc_render.document.template_errors import locate_in_word, one_line_each, reason
from tthc_render.document.template_filters import FILTERS
from tthc_render.document.templates import FAULTS, Literal, content_environment, layout_environment

DATA: dict[str, Any] = {"a": {"c": 1}, "l": [1, 2], "n": None, "s": "chữ", "f": len, "g": lambda x: x, "k": 3}


def filled(source: str, **names: Any) -> str:
    return content_environment().from_string(source).render(DATA | names)


def fault(source: str) -> Exception:
    with pytest.raises(FAULTS) as caught:
        filled(source)
    return caught.value


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 314849|so }}", "314.849"),
        ("{{ 4|dem }}", "04"),
        ("{{ 40|dem }}", "40"),
        ("{{ 314849|so_tran }}", "314849"),
        ("{{ x|thap_phan }}", "97,92"),
        ("{{ x|ty_le }}", "97,92%"),
        ("{{ 1500000|tien }}", "1.500.000"),
        ("{{ 4|bang_chu }}", "bốn"),
        ("{{ 4|dem_chu }}", "04 (bốn)"),
        ("{{ 900|tang_giam (800) }}", "tăng 12,5%"),
    ],
)
def test_filters(source: str, text: str) -> None:
    assert filled(source, x=Decimal("97.92")).replace("\u00a0", " ").startswith(text)


def test_every_filter_has_an_example() -> None:
    shown = next(mark.args[1] for mark in test_filters.pytestmark)  # type: ignore[attr-defined]
    assert {source.split("|")[1].split()[0] for source, _ in shown} == set(FILTERS)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ k }}", "3"),
        ("{{ 12000 }}", "12.000"),
        ("{{ d }}", "0,5"),
        ("{{ n }}", ""),
        ("{{ 1 == 1 }}{{ 1 == 2 }}", "cókhông"),
        ("{{ s }}", "chữ"),
        ("{{ m }}", "**đậm**"),
        ("{% for x in l %}\n{{ x }};\n{% endfor %}", "1;\n2;\n"),
        ("{{ 3 * 'ab' }}", "ababab"),
        ("{{ 2 ** 10 }}", "1.024"),
    ],
)
def test_values_print_without_filters_too(source: str, text: str) -> None:
    assert filled(source, d=Decimal("0.5"), m=Literal("**đậm**")) == text


def test_values_are_escaped_for_the_content_grammar_and_narrative_is_not() -> None:
    from tthc_render.document.inlines import escape

    text = "**x** ^[y] # z"
    assert escape(text) != text
    assert filled("{{ x }}", x=text) == escape(text)
    assert filled("{{ x }}", x=Literal(text)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("<b>3 & 4", "&lt;b&gt;3 &amp; 4"), ("{{ x }}", "{{ x }}"), (3, "3"), ("]]>", "]]&gt;")]
)
def test_layouts_escape_every_value(value: object, text: str) -> None:
    assert layout_environment().from_string("{{ v }}").render(v=value) == text


DIVIDED = "chia cho 0; số chia có thể bằng 0 thì bọc câu này trong {% if … %} … {% endif %}"
REASONS = [
    ("{{ x }}", "không có tên “x”"),
    ("{{ x|so }}", "không có tên “x”"),
    ("{% if x == 1 %}{% endif %}", "không có tên “x”"),
    ("{% for y in x %}{% endfor %}", "không có tên “x”"),
    ("{{ a.b }}", "không có mục “b”"),
    ("{{ a.b|ty_le }}", "không có mục “b”"),
    ("{{ a['b'].c }}", "không có mục “b”"),
    ("{{ n.x }}", "không có mục “x”"),
    ("{{ l[5] }}", "không có phần tử “5”"),
    ("{{ 1|la }}", "không có bộ lọc “la”"),
    ("{{ 1 is la }}", "không có phép thử “la”"),
    ("{% la %}", "thẻ lạ “la”"),
    ("{% for i in l %}", "thiếu thẻ đóng “endfor”"),
    ("{% if k %}{{ k }}", "thiếu thẻ đóng “endif”"),
    ("{{ 1", "thiếu “}}” ở cuối"),
    ("{# ghi chú", "thiếu dấu đóng của “{#”"),
    ("{{ ( }}", "ký tự “}” đặt sai chỗ"),
    ("{{ 1 ? }}", "ký tự “?” đặt sai chỗ"),
    ("{{ 'a }}", "ký tự “'” đặt sai chỗ"),
    ("{{ 1 2 }}", "cần “}}” nhưng gặp “số”"),
    ("{% for x %}{% endfor %}", "cần “in” nhưng gặp “%}”"),
    ("{% if %}x{% endif %}", "thiếu biểu thức trước “%}”"),
    ("{{ }}", "thiếu biểu thức trước “}}”"),
    ("{{ 1/0 }}", DIVIDED),
    ("{{ d/0 }}", DIVIDED),
    ("{{ 1 + 'a' }}", "không làm được phép “+” với hai giá trị này"),
    ("{{ 'a' < 1 }}", "không làm được phép “<” với hai giá trị này"),
    ("{{ 'a' + 1 }}", "không cộng được chữ với số"),
    ("{{ f() }}", "sau tên này không ghi được cặp ngoặc (…)"),
    ("{{ 1|so(2) }}", "sai số lượng hoặc tên tham số"),
    ("{{ s|so }}", "không phải là số: 'chữ'"),
    ("{{ k() }}", "sau tên này không ghi được cặp ngoặc (…)"),
    ("{% for x in k %}{% endfor %}", "giá trị này không phải là danh sách để lặp, nối hay cộng dồn"),
    ("{% include 'x' %}", "không được phép chèn tệp khác"),
    ("{% import '/etc/passwd' as x %}", "không được phép chèn tệp khác"),
    ("{{ ''.__class__ }}", "không được phép dùng “__class__”"),
    ("{{ ''|attr('__class__') }}", "không có bộ lọc “attr”"),
    ("{{ g.__globals__ }}", "không được phép dùng “__globals__”"),
    ("{{ cycler.__init__ }}", "không được phép dùng “__init__”"),
    ("{{ l.append(3) }}", "không được phép dùng “append”"),
    ("{{ a.update(b=1) }}", "không được phép dùng “update”"),
    ("{% set a.z = 1 %}", "thẻ này sửa số liệu, mà số liệu chỉ sửa được ở tệp số liệu"),
    ("{{ range(10**9) }}", "vòng lặp dài quá 100.000 lượt"),
    ("{{ 'a' * 10**9 }}", "kết quả của phép “*” quá lớn"),
    ("{{ 10**9 * [1] }}", "kết quả của phép “*” quá lớn"),
    ("{{ 2**100000 }}", "kết quả của phép “**” quá lớn"),
]


@pytest.mark.parametrize(("source", "reported"), REASONS, ids=[source for source, _ in REASONS])
def test_reasons_are_vietnamese(source: str, reported: str) -> None:
    with pytest.raises(FAULTS) as caught:
        filled(source, d=Decimal(1))
    assert reason(caught.value) == reported


def test_a_template_cannot_change_the_data() -> None:
    fault("{{ l.append(3) }}")
    fault("{{ a.pop('c') }}")
    assert (DATA["l"], DATA["a"]) == ([1, 2], {"c": 1})


def test_the_paragraph_of_an_error_in_a_word_layout() -> None:
    markup = one_line_each("<w:p><w:t>Một</w:t></w:p><w:p w:x='1'><w:pPr/><w:t>Hai {{ x }}</w:t></w:p><w:p>Ba</w:p>")
    assert len(markup.split("\n")) == 4
    with pytest.raises(FAULTS) as caught:
        layout_environment().from_string(markup).render()
    assert locate_in_word(caught.value, markup, "layout.docx") == (
        "layout.docx: thẻ trong bố cục không dùng được (không có tên “x”); gần đoạn “Hai {{ x }}”."
    )


def test_the_environments_are_made_once() -> None:
    assert content_environment() is content_environment()
    assert layout_environment() is layout_environment()


def test_a_tag_of_a_word_layout_that_is_never_closed_is_named_where_it_opens() -> None:
    markup = one_line_each(
        "<w:p>{% if ve_viec %}</w:p><w:p>V/v</w:p><w:p>{% if a %}b{% endif %}</w:p>"
        "<w:p>{% for d in c %}d{% endfor %}</w:p>"
    )
    with pytest.raises(FAULTS) as caught:
        layout_environment().from_string(markup)
    sentence = locate_in_word(caught.value, markup, "layout.docx")
    assert "thẻ mở ở đây không có thẻ đóng" in sentence
    assert "gần đoạn “{% if ve_viec %} V/v" in sentence


@pytest.mark.parametrize("source", ["a{{ none }}b", "a{{ None }}b", "a{{ n }}b", "a{{ 'x' if false else none }}b"])
def test_a_layout_prints_nothing_for_none(source: str) -> None:
    assert layout_environment().from_string(source).render(DATA) == "ab"


def test_a_list_typed_into_a_layout_is_a_fault() -> None:
    with pytest.raises(FAULTS):
        layout_environment().from_string("{{ [1] }}").render()
