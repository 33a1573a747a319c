"""What the command line says about runs, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.support.provinces import TYPE, make_province, outputs_of, replace_in, report_of
from tthc_render.batch.kept_findings import KeptFindings, findings_text
from tthc_render.batch.options import Options
from tthc_render.cli.main import COMMANDS, LazyCommand, main
from tthc_render.cli.render import FEW, gravest_lines
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import Outcome


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_province(3, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["render", "-f", "docx", *words])


def test_the_first_run_makes_the_second_leaves_alone(province: Path) -> None:
    first = call()
    assert first.exit_code == 0, first.output
    assert first.stdout.count(".docx (") == 3
    second = call()
    assert second.stdout == ""
    assert f"data/xa-0001/2024-Q2-{TYPE}.yaml: không đổi, đã có trong outputs" in second.stderr
    assert call("--force").stdout.count(".docx (") == 3


def test_dry_run_tells_why_and_writes_nothing(province: Path) -> None:
    reported = call("--dry-run")
    assert reported.exit_code == 0
    assert f"data/xa-0001/2024-Q2-{TYPE}.yaml: chưa có" in reported.stdout
    assert "3 báo cáo sẽ làm, 0 không đổi, 0 không làm được." in reported.stdout
    assert not (province / "outputs").exists()
    assert "3 reports to render" in call("--dry-run", "--lang", "en").stdout


def test_filters_and_formats(province: Path) -> None:
    assert call("--unit", "xa-0001", "--unit", "xa-0002", "--period", "2024-Q2").exit_code == 0
    assert {name.split("/")[0] for name in outputs_of(province / "outputs")} == {"xa-0001", "xa-0002"}
    nothing = call("--since", "2024-Q3")
    assert nothing.exit_code == 0
    assert "Không có báo cáo nào hợp với yêu cầu." in nothing.stderr
    assert call("--period", "hôm qua").exit_code == 2


def test_json_holds_the_findings_of_unchanged_reports_too(province: Path) -> None:
    replace_in(report_of(province), "truc_tuyen: ", "truc_tuyen: x")
    first, again = (json.loads(call("--json").stdout) for _ in range(2))
    assert first["findings"] == again["findings"] != []
    assert len(first["outputs"]) == 2
    assert again["outputs"] == []


def test_long_runs_tell_only_what_must_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_province(FEW + 2, tmp_path)
    monkeypatch.chdir(tmp_path)
    replace_in(report_of(tmp_path), "truc_tuyen: ", "truc_tuyen: x")
    first = call("--jobs", "2")
    assert first.exit_code == 1
    assert first.stdout == ""
    assert f"data/xa-0001/2024-Q2-{TYPE}.yaml:14:" in first.stderr
    assert "Chưa làm được: xa-0001 1." in first.stderr
    assert f"Đã ghi {FEW + 1} tệp vào outputs." in first.stderr
    assert len(first.stderr.splitlines()) <= 14
    assert "outputs/index.html" in first.stderr
    again = call()
    assert again.exit_code == 1
    assert f"{FEW + 1 + 1} báo cáo không đổi từ lần trước" in again.stderr
    assert "Chưa làm được: xa-0001 1." in again.stderr


def test_fail_fast_says_how_many_are_left(province: Path) -> None:
    replace_in(report_of(province, "huyen-0000"), "truc_tuyen: ", "truc_tuyen: x")
    assert "còn 2 báo cáo chưa làm" in call("--fail-fast").stderr


def test_an_engine_that_is_none_is_refused(province: Path) -> None:
    result = call("--engine", "spark")
    assert result.exit_code == 5
    assert "--engine spark" in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_tells_their_first_lines(name: str) -> None:
    later = main.commands[name]
    assert isinstance(later, LazyCommand)
    assert later.loaded().get_short_help_str(200) == COMMANDS[name]


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        (("--unit", "xa-00001"), "Có phải xa-0001?"),
        (("--unit", "tinh-gia-dinh"), "--unit tinh-gia-dinh"),
        (("--period", "2023-Q2"), "--period 2023-Q2"),
        (("--period", "2024-Q5"), "--period 2024-Q5"),
    ],
)
def test_a_selection_of_what_is_not_there_is_wrong_use(province: Path, words: tuple[str, ...], reported: str) -> None:
    for more in ((), ("--dry-run",)):
        result = call(*words, *more)
        assert (result.exit_code, reported in result.stderr) == (2, True), result.output


def test_dry_run_as_json(province: Path) -> None:
    call("--unit", "xa-0001")
    (province / "data" / "xa-0002" / "x.yaml").symlink_to("khong-co")
    reported = json.loads(call("--dry-run", "--json").stdout)
    assert (reported["todo"], reported["unchanged"], reported["refused"]) == (2, 1, 1)
    assert {(item["file"].split("/")[1], item["reason"]) for item in reported["plan"]} == {
        ("huyen-0000", "new"),
        ("xa-0002", "new"),
        ("xa-0002", "unreadable"),
    }


def test_a_run_in_which_nothing_changed_is_reported_in_three_lines(province: Path) -> None:
    replace_in(report_of(province), "noi_nhan: [", "noi_nhan: [Như trên, ")
    first, again = (CliRunner().invoke(main, ["render"]) for _ in range(2))
    assert len(first.stdout.splitlines()) == 3
    assert all(line.startswith("outputs/") and ".docx, .pdf (" in line for line in first.stdout.splitlines())
    assert again.stdout == ""
    assert len(again.stderr.splitlines()) <= 5
    assert "cảnh báo P" not in again.stderr


def test_the_gravest_are_of_different_kinds_first() -> None:
    three = [finding("P401", Place("a.yaml", line)) for line in (1, 2, 3)]
    others = [finding("P801", Place("a.yaml", 9)), finding("C204", Place("a.yaml", 8)), finding("C110", Place("a", 1))]
    lines = gravest_lines([Outcome("a.yaml", findings=(*three, *others))], Options())
    assert [line.split(":")[1] for line in lines[:3]] == ["1", "8", "9"]
    assert lines[3].startswith("Còn 2 điều nữa; xem hết: tthc-render check a.yaml")


CODES = ("C204", "D310", "D401", "C103", "D314", "P301")
REPORTS = st.lists(
    st.lists(st.tuples(st.sampled_from(CODES), st.booleans(), st.integers(1, 9)), max_size=4), min_size=1, max_size=8
)


@given(REPORTS)
def test_the_gravest_of_many_reports_are_those_of_all_their_findings(
    reports: list[list[tuple[str, bool, int]]],
) -> None:
    """Findings are read only of reports that can have one of the gravest; together in one report all are read."""
    made = [
        tuple(
            finding(code, Place("a.yaml", line), form=f"{number}").accept("ừ" if accepted else "")
            for code, accepted, line in rows
        )
        for number, rows in enumerate(reports)
    ]
    options = Options()
    kept = [Outcome("a.yaml", findings=KeptFindings(findings_text(found))) for found in made]
    assert gravest_lines(kept, options) == gravest_lines([Outcome("a.yaml", findings=sum(made, ()))], options)


def test_few_reports_are_read_to_find_the_gravest(monkeypatch: pytest.MonkeyPatch) -> None:
    one = finding("D310", Place("a.yaml", 1), form="x")
    other = finding("D310", Place("b.yaml", 1), form="x")
    outcomes = [
        Outcome("a.yaml", findings=KeptFindings(findings_text([one if number else other]))) for number in range(50)
    ]
    read: list[object] = []
    of = KeptFindings.__iter__
    monkeypatch.setattr(KeptFindings, "__iter__", lambda self: (read.append(self), of(self))[1])
    assert "47" in gravest_lines(outcomes, Options())[-1]
    assert len(read) < 9
