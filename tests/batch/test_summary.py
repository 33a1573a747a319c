"""What a run tells at its end: no warning is hidden by the size of the run."""

from __future__ import annotations

import pytest

from tests.batch.test_manifest import ERROR, WARNING
from tthc_render.batch.plan import Plan, Planned
from tthc_render.batch.run import RunResult
from tthc_render.batch.summary import errors_by_unit, one_line, run_as_json, warnings_by_unit
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import Outcome, Output
from tthc_render.reports.identity import Names

OTHER = finding("B501", Place("data/x.yaml", 1), unit="x", right="y")


def outcome(unit: str, *findings: object, code: int = 0) -> Outcome:
    made = () if code else (Output("outputs/a.docx", "docx", "c" * 64, 0.5),)
    return Outcome(f"data/{unit}.yaml", unit, "2024-Q2", "quy", "", tuple(findings), made, exit_code=code)  # type: ignore[arg-type]


def test_warnings_of_a_few_units_are_summed_by_unit() -> None:
    outcomes = [outcome("a", WARNING, WARNING, OTHER), outcome("b", ERROR, code=1), outcome("c", WARNING.accept("vì"))]
    assert warnings_by_unit(outcomes) == ["Cảnh báo: a 3."]
    assert warnings_by_unit(outcomes[1:]) == []
    many = [outcome(f"u{number}", *[WARNING] * number) for number in range(1, 10)]
    assert warnings_by_unit(many, "en") == ["Warnings: u9 9, u8 8, u7 7, u6 6, u5 5 and 4 other units."]


def test_units_whose_reports_could_not_be_made_are_in_one_line() -> None:
    assert errors_by_unit([outcome("a", WARNING)]) == []
    outcomes = [outcome(f"u{number}", ERROR, code=1) for number in range(7)]
    assert errors_by_unit([*outcomes, outcome("u6", ERROR, code=1)]) == [
        "Chưa làm được: u6 2, u0 1, u1 1, u2 1, u3 1 và 2 đơn vị khác."
    ]


def test_warnings_of_many_units_are_summed_by_kind_with_an_example() -> None:
    outcomes = [outcome(f"u{number}", WARNING) for number in range(60)]
    outcomes += [outcome("xa", WARNING, WARNING, OTHER)]
    first, second = warnings_by_unit(outcomes)
    assert first.startswith("C204: 62 cảnh báo ở 61 đơn vị, nhiều nhất xa (2). Ví dụ data/a.yaml:3:5: ")
    assert second.startswith("B501: 1 cảnh báo ở 1 đơn vị, nhiều nhất xa (1). Ví dụ data/x.yaml:1: ")


def a_run(*outcomes: Outcome, interrupted: int = 0) -> RunResult:
    from pathlib import Path

    todo = tuple(Planned(Path(item.file), item.file, Names(), "", "", "new") for item in outcomes)
    return RunResult(Plan(todo), outcomes, 12.3, interrupted, "", (OTHER,))


@pytest.mark.parametrize(("interrupted", "code"), [(0, 1), (2, 130), (15, 143)])
def test_one_line_has_counts_and_exit_code(interrupted: int, code: int) -> None:
    done = a_run(outcome("a", WARNING), outcome("b", ERROR, code=1), interrupted=interrupted)
    assert one_line(done) == (f"2 báo cáo: 1 xong, 0 không đổi, 1 có lỗi; 1 lỗi, 1 cảnh báo; 12 giây; mã thoát {code}")
    data = run_as_json(done)
    assert (data["exit_code"], data["counts"]["bad"], data["counts"]["left"]) == (code, 1, 0)
    assert [item["exit_code"] for item in data["reports"]] == [0, 1]
    assert data["reports"][0]["outputs"][0]["path"] == "outputs/a.docx"
    assert [item["code"] for item in data["notes"]] == ["B501"]
