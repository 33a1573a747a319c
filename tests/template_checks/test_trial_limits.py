"""Templates that never end: each is one sentence, and all together take little more than one of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.workspaces import FORM, build, write
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.rendering.outcome import Outcome
from tthc_render.template_checks import checker, trial_limits
from tthc_render.template_checks.checker import check_templates
from tthc_render.template_checks.trial_limits import Trials
from tthc_render.workspace.paths import Workspace


def test_a_bundle_of_templates_without_end_is_bounded_and_the_others_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    for number in range(2, 9):
        write(tmp_path / "templates" / "forms" / f"M.0{number}.yaml", FORM.replace("M.01", f"M.0{number}"))
    monkeypatch.setattr(trial_limits, "TEMPLATE_SECONDS", 1.0)
    monkeypatch.setattr(trial_limits, "SECONDS_FOR_EACH", 0.3)

    def form(self: object, path: Path) -> Findings:
        if path.stem != "M.08":
            time.sleep(60)
        return Findings()

    monkeypatch.setattr(checker._Linter, "form", form)
    began = time.monotonic()
    outcomes = {Path(item.file).name: item for item in check_templates([tmp_path / "templates" / "forms"])}
    assert time.monotonic() - began < 20
    assert [name for name, item in outcomes.items() if "thử quá" in item.error] == [f"M.0{n}.yaml" for n in range(1, 8)]
    assert "riêng mẫu này" in outcomes["M.07.yaml"].error
    assert outcomes["M.01.yaml"].exit_code == 4
    assert not outcomes["M.08.yaml"].error


def test_what_fails_is_a_sentence(tmp_path: Path) -> None:
    trials = Trials(Workspace(tmp_path))

    def refused() -> Outcome:
        raise WrongUsage("một câu")

    def faulty() -> Outcome:
        raise KeyError("x")

    assert trials.tried(tmp_path / "a.yaml", refused).error == "một câu"
    assert "Lỗi của chương trình" in trials.tried(tmp_path / "a.yaml", faulty).error
    assert trials.tried(tmp_path / "a.yaml", lambda: Outcome("a.yaml")) == Outcome("a.yaml")
