"""What stands below the title of a form on its period."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from tthc_render.reports.appendix_periods import period_lines
from tthc_render.reports.types import AppendixSpec
from tthc_render.vietnamese.periods import parse_period


def report(window: object = None) -> Any:
    head = SimpleNamespace(ky_so_lieu=window)
    return SimpleNamespace(period=parse_period("2026"), file=SimpleNamespace(van_ban=head))


def lines(window: object = None, *own: str) -> tuple[str, ...]:
    return period_lines(AppendixSpec(bieu="GD.01", ky_bao_cao=own), report(window), lambda text: text.strip("?"))


def test_a_form_states_its_period_and_its_data_window() -> None:
    assert lines() == ("Kỳ báo cáo: Năm 2026", "(Từ ngày 15/12/2025 đến ngày 14/12/2026)")


def test_a_window_in_words_of_the_report_is_that_of_its_forms() -> None:
    assert lines("(Năm học 2025-2026)") == ("Kỳ báo cáo: Năm 2026", "(Năm học 2025-2026)")


def test_a_type_says_what_its_forms_print_instead() -> None:
    assert lines("(Số liệu cuối năm)", "Năm học 2025-2026", "?") == ("Năm học 2025-2026",)


@pytest.mark.parametrize("other", [{"nhan": "Phụ lục I", "bieu": "GD.01"}, {"loi_van": "quy_che", "nhan": "QUY CHẾ"}])
def test_only_forms_print_it(other: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        AppendixSpec(ky_bao_cao=("Năm học 2025-2026",), **other)
