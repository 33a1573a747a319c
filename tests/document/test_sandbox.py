"""The sandbox denies by default: nothing but records, macros and closed lists; work is counted."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader

from tests.support.workspaces import build
from tthc_render.diagnostics.collector import Findings
from tthc_render.document import work_budget
from tthc_render.document.records import LEAVES, Record
from tthc_render.document.sandbox import GLOBALS, RECORD_METHODS, Environment
from tthc_render.document.template_errors import locate, reason
from tthc_render.document.templates import FAULTS, content_environment, fill, layout_environment
from tthc_render.reports.computed import template_names
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.template_checks.layout_tags import frame_names, sample_names
from tthc_render.workspace.paths import Workspace

ENVIRONMENTS = (content_environment(), layout_environment())
DEPTH = 6


def contexts(folder: Path) -> Iterator[dict[str, Any]]:
    """The names that outlines, titles, conditions, expressions and layouts see."""
    computed = load_report(build(folder), Library(Workspace(folder)), Findings())
    assert computed is not None
    yield template_names(computed)
    yield sample_names("docx")
    yield sample_names("html")
    yield frame_names()


def reachable(
    environment: Environment, value: Any, path: str, known: set[type], depth: int = 0
) -> Iterator[tuple[str, Any]]:
    """Everything that a template can come to from ``value`` by dots and brackets, with any name that Python knows.

    ``known`` are the types of plain values that were searched: what a text or a number has depends on its type alone.
    """
    yield path, value
    if depth == DEPTH or (isinstance(value, LEAVES) and type(value) in known):
        return
    known.add(type(value))
    names = {*dir(value), *(value if isinstance(value, Mapping) else ())}
    for name in sorted(map(str, names)):
        for way in (environment.getattr, environment.getitem):
            found = way(value, name)
            try:
                str(found)
            except FAULTS:
                continue  # undefined or refused
            if way == environment.getattr and isinstance(found, (*LEAVES, Mapping, tuple, list)):
                yield from reachable(environment, found, f"{path}.{name}", known, depth + 1)
            elif not isinstance(found, (*LEAVES, Mapping, tuple, list)):
                yield f"{path}.{name}", found
    if isinstance(value, tuple | list):
        for index, item in enumerate(value[:2]):
            yield from reachable(environment, item, f"{path}[{index}]", known, depth + 1)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_nothing_that_is_not_on_the_list_can_be_reached_or_called(environment: Environment, tmp_path: Path) -> None:
    seen, known = 0, set[type]()
    for names in contexts(tmp_path):
        assert not any(map(callable, names.values()))
        for path, value in reachable(environment, Record(names), "", known):
            seen += 1
            if callable(value):
                assert path.rpartition(".")[2] in RECORD_METHODS, path
                assert environment.is_safe_callable(value)
            else:
                assert isinstance(value, (*LEAVES, Mapping, tuple, list)), path
    assert seen > 500
    assert set(environment.globals) == set(GLOBALS) == {"range"}


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ d.__init__.__globals__ }}",
    "{{ (1).real }}",
    "{{ 'a'.join(['b']) }}",
    "{{ 'a'.format(1) }}",
    "{{ 'a'.upper() }}",
    "{{ d.pop('x') }}",
    "{{ d.copy() }}",
    "{{ l.append(1) }}",
    "{{ range.__self__ }}",
    "{{ m.secret }}",
    "{{ m.danger() }}",
    "{{ m['danger']() }}",
    "{{ f() }}",
    "{{ [f] | map('string') | list | first }}",
    "{{ d.items.__self__ }}",
    "{{ self.x() }}",
    "{{ self._TemplateReference__context }}",
    "{% macro a() %}{% endmacro %}{{ a._func }}",
    "{% macro a() %}{% endmacro %}{{ a.name }}",
    "{% for i in l recursive %}{{ loop(l) }}{% endfor %}",
    "{% for i in l %}{{ loop._iterable }}{% endfor %}",
    "{% set ns = namespace(a=1) %}",
    "{{ dict(a=1) }}{{ lipsum(5) }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{% include 'khoi/../../x' %}",
    "{% extends '/etc/passwd' %}",
    "{% from 'x' import y %}",
]


class Model:
    secret = 5

    def danger(self) -> str:
        raise AssertionError("was called")


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("source", ESCAPES)
def test_ways_out_are_closed(environment: Environment, source: str) -> None:
    names = {"d": {"x": 1}, "l": [1], "m": Model(), "f": lambda: "was called"}
    with pytest.raises(FAULTS) as caught:
        fill(environment.from_string(source), names)
    assert "was called" not in str(caught.value)
    assert reason(caught.value)


GROWING = [
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a | length }}",
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40,
    "{% set a %}xxxxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "{% set a = [1] %}" + "{% set a = a + a %}" * 40,
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a = [1] %}{% set b = [1] %}" + "{% set a = [a, a] %}{% set b = [b, b] %}" * 40 + "{{ a == b }}",
    "{% for i in range(100000) %}" + "x" * 10_000 + "{% endfor %}",
    "{% for i in range(100000) %}{{ 'x' * 100000 }}{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(i) if j == 99999 %}{% endfor %}{% endfor %}",
    "{% for i in range(100000) %}{{ range(100000) | sum }}{% endfor %}",
    "{% for i in range(100000) %}{{ ('x' * 100000) | length }}{% endfor %}",
    "{% set a = range(100000) | list %}{% for i in a %}{% if i in a %}{% endif %}{% endfor %}",
    "{{ (((9 ** 64) ** 64) ** 64) ** 64 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 10 ** 64 * 10 ** 64 * 10 ** 64 * 10 ** 64 * 10 ** 64 * 10 ** 64 }}",
]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("source", GROWING, ids=[source[:40] for source in GROWING])
def test_no_template_runs_away(environment: Environment, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_budget, "WORK_MAX", work_budget.WORK_MAX // 30)  # the same end, sooner
    with pytest.raises(FAULTS) as caught:
        fill(environment.from_string(source), {})
    assert any(word in reason(caught.value) for word in ("quá", "danh sách")), reason(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% for i in [1] %}" * 60 + "{% endfor %}" * 60,
        "{% if 1 %}" * 150 + "{% endif %}" * 150,
        "{{ " + "-" * 5000 + "1 }}",
        "{{ " + "not " * 3000 + "1 }}",
    ],
)
def test_what_is_nested_too_deep_is_a_fault_of_the_template(source: str) -> None:
    with pytest.raises(FAULTS) as caught:
        fill(content_environment().from_string(source), {})
    assert reason(caught.value)


@pytest.mark.parametrize("number", ["1" + "0" * 5000, "0x" + "f" * 9000, "1_" + "0" * 9000, "1" * 5000 + "0" * 20000])
def test_a_number_of_thousands_of_digits_is_a_fault_at_its_line(number: str) -> None:
    source = f"a\n{'9' * 100}\n{{{{ {number} }}}}"
    with pytest.raises(FAULTS) as caught:
        fill(content_environment().from_string(source), {})
    assert reason(caught.value)
    assert number[:2] in locate(caught.value, source, "")[1]


def test_a_large_honest_template_has_room() -> None:
    source = "{% for row in rows %}{% for cell in row %}<td>{{ cell }}</td>{% endfor %}{% endfor %}"
    rows = [[f"ô {n}" for n in range(60)] for _ in range(2000)]
    assert len(fill(layout_environment().from_string(source), {"rows": rows})) > 1_500_000


def test_a_text_is_compiled_once_but_for_trials() -> None:
    """Environments that only find other templates share its code; one of a trial has its own and is not held."""
    base, text = content_environment(), "{% set a = 'abc' | upper %}{{ a }}"
    assert base.compile(text) is base.compile(text) is base.overlay(loader=DictLoader({})).compile(text)
    trial = base.overlay(optimized=False)
    assert trial.compile(text) is not base.compile(text)
    held = weakref.ref(trial)
    del trial
    gc.collect()
    assert held() is None
