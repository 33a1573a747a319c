"""What a parent takes from received files is what it takes from YAML: every report and every shipped example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.stories.test_examples import copied, with_figures
from tests.stories.test_ready_forms import TYPES, UNITS
from tests.support.workspaces import write
from tthc_render.cli.main import main
from tthc_render.reports.identity import head_of
from tthc_render.workspace.paths import packaged_templates

DATA = Path(__file__).parents[2] / "data"
ISSUED = sorted(DATA.glob("*/*.yaml"))


KINDS = ("pdf", "docx")


def receive(root: Path) -> None:
    """The finished files of ``root`` as another office gets them, by kind in folders, and no report in YAML."""
    for kind in KINDS:
        (root / f"nhan-{kind}").mkdir()
        for number, path in enumerate(sorted((root / "outputs").rglob(f"*.{kind}"))):
            shutil.copy(path, root / f"nhan-{kind}" / f"{number}.{kind}")
    for folder in (root / "data").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


def exported(period: str, *words: str) -> list[str]:
    """The rows of an export, without where each was read."""
    name = "-".join(("e", *words)).replace("/", "") + ".csv"
    done = CliRunner().invoke(main, ["export", period, "-f", "csv", "-o", name, *words])
    assert done.exit_code == 0, done.output
    text = Path(name).read_text(encoding="utf-8-sig")
    return sorted(re.sub(r"(?:data|outputs/nhan-\w+)/[^,;]*\.yaml", "", text).splitlines())


@pytest.mark.parametrize("example", [*ISSUED, *with_figures()], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_export_from_received_files_equals_that_from_yaml(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if example in ISSUED:
        shutil.copy(DATA / "units.yaml", write(tmp_path / "data" / "units.yaml", ""))
        write(tmp_path / "data" / example.parent.name / example.name, example.read_text(encoding="utf-8"))
    else:
        copied(example.parent.name, tmp_path)
    monkeypatch.chdir(tmp_path)
    head = head_of(example)
    assert head is not None
    made = CliRunner().invoke(main, ["render"])
    assert made.exit_code == 0, made.output
    wanted = exported(str(head.period))
    assert len(wanted) > 1
    receive(tmp_path)
    for kind in KINDS:
        assert exported(str(head.period), "--received", f"nhan-{kind}", "--only-received") == wanted, kind


@pytest.mark.parametrize("report_type", TYPES)
def test_a_roll_up_from_received_files_equals_that_from_yaml(
    report_type: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "data" / "units.yaml", UNITS)
    example = (packaged_templates() / "reports" / report_type / "example.yaml").read_text(encoding="utf-8")
    for unit in ("mot", "hai"):
        text = example.replace("so-vi-du", unit).replace("ubnd-xa-vi-du", unit)
        write(tmp_path / "data" / unit / f"2026-Q2-{report_type}.yaml", text)
    made = CliRunner().invoke(main, ["render"])
    assert made.exit_code == 0, made.output
    words = ["aggregate", "tinh", "2026-Q2", "--type", report_type, "-o"]
    assert CliRunner().invoke(main, [*words, "a.yaml"]).exit_code == 0
    receive(tmp_path)
    for kind in KINDS:
        done = CliRunner().invoke(main, [*words, f"{kind}.yaml", "--received", f"nhan-{kind}"])
        assert done.exit_code == 0, done.output
        texts = [Path(name).read_text("utf-8") for name in ("a.yaml", f"{kind}.yaml")]
        sums = [re.sub(r"(?:data|outputs/nhan-\w+)/", "", text) for text in texts]
        assert sums[0] == sums[1], kind
