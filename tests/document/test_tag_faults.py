"""Tags that cannot be read: each fault once, at its line, and the rest of the template is still read."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.tag_faults import readable
from tthc_render.document.templates import content_environment


def read(text: str) -> tuple[str | None, list[Finding]]:
    return collected(readable, text, "content.md")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n{{ b }}\n{% if x %}c{% endif %}", []),
        ("{# {{ x #}\n{% set a = 1 %}\n{% for d in x %}\n{{ d }}\n{% endfor %}", []),
        ("a\n{% if x %}\nb\nc", [2]),
        ("a\n{{ n.giao\n# b\n{{ c }}", [2]),
        ("a\n{{ b\n{{ c }\n{{ d }}\n{{ | e }}\n", [2, 3, 5]),
        ("{% for d in x %}\n{% if d %}\n{% endif %}\nb", [1]),
        ("{% for d in x %}\n{% if d %}\n{% endfor %}\nb", [2]),
        ("{% if a %}\n{% if b %}\nx", [1, 2]),
        ("a\n{% endif %}\n{{ b }}", [2]),
        ("{% for d in x %}\n- {{ d }}\n{% end for %}", [3]),
        ("{% for d in x %}\n- {{ d }}\n{% enfor %}\n{{ y", [3, 4]),
        ("{% if x %}\na\n{% end %}", [3]),
        ("{% fi x %}\na\n{% endif %}", [1]),
        ("{% sett p = 1 %}\n{{ p }}", [1]),
        ("{% if n.a == %}\nb\n{% endif %}\n{{ | x }}", [1, 4]),
        ("{{ a – b }}\n{{ bieu[‘B’] }}", [1, 2]),
        ("a\n{% set n.a = 1 %}\n{{ b }}\n{% end for %}", [2, 4]),
        ("{% for d in x %}\n{%- set d.a.b = d.a ~ 'x' -%}\n{% endfor %}", [2]),
    ],
)
def test_each_fault_is_reported_once_where_it_is(text: str, lines: list[int]) -> None:
    mended, findings = read(text)
    assert sorted(item.where.line for item in findings) == lines
    assert {item.code for item in findings} <= {"T303"}
    assert mended is not None
    content_environment().parse(mended)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% for d in x %}\n{% end for %}", "{% endfor %}"),
        ("{% if x %}\n{% kết thúc %}", "thẻ"),
        ("{% sett p = 1 %}", "set"),
        ("{% if x %}\na\n{% elseif y %}\nb\n{% endif %}", "{% elif … %}"),
        ("{% if x %}\na\n{% elsif y %}\nb\n{% endif %}", "{% elif … %}"),
        ("{% if x %}\na\n{% else_if y %}\nb\n{% endif %}", "{% elif … %}"),
        ("{% if x %}\na\n{%- else if y %}\nb\n{% endif %}", "{% elif … %}"),
        ("{% if x %}\na\n{% elese %}\nb\n{% endif %}", "{% else … %}"),
        ("{% foreach d in x %}\n{{ d }}\n{% endforeach %}", "{% for … %}"),
        ("{% for d in x %}\n{{ d }}\n{% endforeach %}", "{% endfor %}"),
        ("{% assign a = 1 %}\n{{ a }}", "{% set … %}"),
        ("{% endif %}", "không có thẻ mở"),
        ("{{ n.giao", "thiếu dấu đóng “}}”"),
        ("{% if n.giao\n{{ a }}{% endif %}", "thiếu dấu đóng “%}”"),
        ("{% set n.a = 1 %}", "“n.a = …” sửa một số đã có"),
    ],
)
def test_the_word_that_was_meant_is_offered(text: str, words: str) -> None:
    assert words in read(text)[1][0].message()


@pytest.mark.parametrize("text", ["{% for d on x %}\n{{ d }}\n{% endfor %}", "{% set = %}", "{% " * 500, "{{" * 500])
def test_what_cannot_be_mended_is_reported_at_least_once(text: str) -> None:
    assert len(read(text)[1]) >= 1
