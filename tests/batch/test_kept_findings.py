"""Findings kept as text are the findings they were made from, whoever asks for what."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.batch.kept_findings import KeptFindings, count, findings_text
from tthc_render.diagnostics.findings import Finding, Place, finding

PLACES = st.builds(Place, st.text(max_size=12), st.integers(0, 9999), st.integers(0, 200))
FINDINGS = st.builds(
    lambda where, form, reason: finding("D310", where, form=form).accept(reason), PLACES, st.text(), st.text(max_size=9)
)


@given(st.lists(FINDINGS, max_size=5))
def test_they_are_the_findings_that_were_kept(found: list[Finding]) -> None:
    kept = KeptFindings(findings_text(found))
    assert kept == tuple(found)
    assert tuple(found) == kept
    assert list(kept) == found
    assert len(kept) == len(found)
    assert bool(kept) == bool(found)
    assert kept[1:] == tuple(found)[1:]
    assert findings_text(kept) == findings_text(found)
    assert pickle.loads(pickle.dumps(kept)) == kept


@given(st.lists(FINDINGS, max_size=5))
def test_the_numbers_in_the_text_are_those_of_findings_not_accepted(found: list[Finding]) -> None:
    row = json.loads(findings_text(found))
    assert count(found) == {name: row[name] for name in ("error", "warning", "info")}
    assert sum(count(found).values()) == sum(not item.accepted for item in found)


def test_other_findings_are_not_equal() -> None:
    one, other = (KeptFindings(findings_text([finding("D310", Place("a.yaml", line), form="x")])) for line in (1, 2))
    assert one != other
    assert one != ()
    assert one != [*one]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"list":5}', '{"list":[{}]}', '{"list":[{"code":"D310"}]}', '{"list":["a"]}']
)
def test_another_text_is_refused_when_it_is_kept(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        KeptFindings(text)
