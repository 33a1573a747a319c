"""Trials of templates: every branch is taken, every name is reported with its line, nothing stops early."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from tthc_render.document.templates import content_environment, layout_environment
from tthc_render.forms.result import Figures
from tthc_render.template_checks.probe import Anything, Trace, Trial, try_out, watched

NAMES: dict[str, Any] = {
    "chi_tieu": Figures(p=Figures(moi=7, cu=7)),
    "bieu": Figures({"M.01": Figures(tong=Figures(x=7), dong=(), rows=(Figures(a=7),))}),
    "loi_van": Figures(a="chữ"),
    "noi": ("UBND tỉnh",),
}


def tried(source: str, *, tests: bool = True) -> Trial:
    return try_out(source, NAMES, content_environment(), tests=tests)


def missing(source: str) -> list[tuple[str, int]]:
    return [(".".join(path), line) for path, line in tried(source).trace.missing]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ chi_tieu.p.moi }}", []),
        ("{{ chi_tieu.p.moii | dem }}", [("chi_tieu.p.moii", 1)]),
        ("{{ chi_tieu.q.moi }}", [("chi_tieu.q", 1)]),
        ("{{ khong_co.a.b }}", [("khong_co", 1)]),
        ("a\n{{ bieu['M.02'].tong.x }}", [("bieu.M.02", 2)]),
        ("{{ bieu['M.01'].tong['y'] }}", [("bieu.M.01.tong.y", 1)]),
        ("{% set p = chi_tieu.p %}\n\n{{ p.zz + 1 }}", [("chi_tieu.p.zz", 3)]),
        ("{% if loi_van.a %}\n{{ x1 }}\n{% elif x2 %}\n{{ x3 }}\n{% else %}\n{{ x4 }}\n{% endif %}",
         [("x1", 2), ("x2", 3), ("x3", 4), ("x4", 6)]),
        ("{% for d in bieu['M.01'].dong %}{{ d.gi_cung_duoc }}{{ y }}{% else %}{{ z }}{% endfor %}",
         [("y", 1), ("z", 1)]),
        ("{% for d in bieu['M.01'].rows %}{{ d.a }}{{ d.b }}{% endfor %}", [("bieu.M.01.rows.[].b", 1)]),
        ("{{ 'a' if q1 else q2 }}", [("q2", 1), ("q1", 1)]),
        ("{{ loi_van.a or q1 }}{{ q2 and loi_van.b }}", [("q1", 1), ("loi_van.b", 1), ("q2", 1)]),
        ("{{ noi[0] }}{{ noi | length }}{{ noi[0].ten }}", []),
        ("{% for k, v in chi_tieu.p.items() %}{{ k }}{{ v }}{% endfor %}{{ chi_tieu.p.get('x') }}", []),
        ("{{ loi_van.a | upper }}{{ q.upper()[3](1) - 5 > 2 }}{% for a in q %}{% endfor %}", [("q", 1)]),
    ],
)  # fmt: skip
def test_names_that_are_not_there_are_reported_with_their_lines(source: str, expected: list[tuple[str, int]]) -> None:
    assert missing(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ noi[0] }}\n{{ noi[0].ten }}", [("ten", 2)]),
        ("\n{{ ''.__class__.__mro__ }}", [("__class__", 2)]),
        ("{{ 'x'.ljust(10**10) }}{{ q }}", [("ljust", 1)]),
        ("\n\n{{ {'a': 1}['b'] }}", [("b", 3)]),
        ("{% for d in noi %}\n{{ loop.indexx }}{% endfor %}", [("loop.indexx", 2)]),
    ],
)
def test_parts_of_plain_values_are_refused_at_their_line(source: str, expected: list[tuple[str, int]]) -> None:
    assert list(try_out(source, NAMES, content_environment()).trace.refused) == expected
    assert tried(source).fault is None


def test_what_is_called_as_a_function_is_known() -> None:
    assert tried("{{ so(chi_tieu.p.moi) }}{{ loi_van.a.b() }}{% if len(noi) > 1 %}{% endif %}").called == {"so", "len"}


def test_what_only_stands_in_a_condition_is_not_shown() -> None:
    source = "{% if chi_tieu.p.moi %}{{ chi_tieu.p.cu }}{% endif %}{{ 1 if loi_van.a else 2 }}"
    assert ("chi_tieu", "p", "moi") in tried(source).trace.used
    shown = tried(source, tests=False).trace.used
    assert ("chi_tieu", "p", "cu") in shown
    assert ("chi_tieu", "p", "moi") not in shown
    assert ("loi_van", "a") not in shown


def test_filters_and_tests_that_do_not_exist_are_all_reported() -> None:
    trial = tried("{{ 1 | la }}\n{{ 1 | dem | la }}\n{% if 1 is ky_quac %}{% endif %}{{ zz }}")
    assert trial.unknown == (("la", 1, False), ("la", 2, False), ("ky_quac", 3, True))
    assert trial.trace.missing == {(("zz",), 3): None}


@pytest.mark.parametrize("source", ["a\n{{ 1 / 0 }}", "a\n{{ loi_van.a | ty_le }}", "a\n{{ 'a' + 1 }}"])
def test_what_stops_a_trial_is_reported_with_its_line(source: str) -> None:
    trial = tried(source)
    assert trial.fault is not None
    assert trial.fault_line == 2


def test_a_template_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        tried("{% if %}")


def test_a_trial_leaves_the_environment_as_it_was() -> None:
    tried("{{ 1 | la }}{{ zz }}")
    assert "la" not in content_environment().filters
    with pytest.raises(jinja2.UndefinedError):
        content_environment().from_string("{{ zz }}").render()


def test_layouts_are_tried_with_their_own_rules() -> None:
    trial = try_out("{{ noi[0] }}{{ noi_nhan }}", NAMES, layout_environment())
    assert trial.trace.missing == {(("noi_nhan",), 1): None}


def test_watched_values_behave_as_the_values_do() -> None:
    trace = Trace()
    value = watched(Figures(a=Figures(b=1), c=[1, 2]), ("x",), trace)
    assert str(value.c) == "[1, 2]"
    assert len(value.c) == 2
    assert 2 in value.c
    assert list(value) == ["a", "c"]
    assert value.a.values() == [1]
    assert bool(value.a)
    assert isinstance(value.c[9], Anything)
    assert ("x", "a", "b") in trace.used
