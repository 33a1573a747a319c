"""The options of a run, and the reports that they let through."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from tthc_render.batch.options import EVERYTHING, Options, Selection, selection
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.reports.identity import Names


def test_options_cross_processes() -> None:
    options = Options(formats=("docx",), jobs=3)
    assert pickle.loads(pickle.dumps(options)) == options


@pytest.mark.parametrize(
    ("periods", "since"), [(("quý 2",), ""), (("2024-Q5",), ""), ((), "hôm qua"), ((), "31/2/2024")]
)
def test_filters_that_mean_nothing_are_refused(periods: tuple[str, ...], since: str) -> None:
    with pytest.raises(WrongUsage, match=r"2024-Q2"):
        selection((), periods, since)


def test_a_file_that_names_nothing_is_taken_whenever_nothing_speaks_against_it() -> None:
    names = Names("xa-1")
    assert Selection(units=("xa-1",)).takes(names)
    assert not Selection(units=("xa-2",)).takes(names)
    assert not Selection(periods=("2024-Q2",)).takes(names)
    assert Selection(since=date(2024, 1, 1)).takes(names)
    assert EVERYTHING.takes(names)
