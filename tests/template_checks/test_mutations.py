"""Every natural slip in a template that ships is one finding, at the line where it was made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tthc_render.template_checks.checker import check_templates

TEMPLATES = Path(__file__).parents[2] / "templates"
UNCONFIRMED = ("T823", "D314", "T841")


# A slip may say another file ``at`` which it is found, and what must be suggested as ``near``.
SLIPS = yaml.safe_load((Path(__file__).parents[1] / "data" / "template_slips.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{number:02d}" for number in range(len(SLIPS))])
def test_one_finding_at_its_line(slip: dict[str, str], tmp_path: Path) -> None:
    file, old, new = slip["file"], slip["old"], slip["new"]
    home = slip.get("at", file)
    root = tmp_path / "templates"
    (tmp_path / "data").mkdir()
    for name in (file, *slip.get("others", ())):
        if name.startswith("forms/"):
            (root / "forms").mkdir(parents=True, exist_ok=True)
            shutil.copy(TEMPLATES / name, root / name)
        else:
            shutil.copytree((TEMPLATES / name).parent, (root / name).parent)
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    (root / file).write_text(text, encoding="utf-8")
    text = (root / home).read_text(encoding="utf-8")
    at = text.index(slip.get("mark") or new.split("\n")[0])
    found = [item for outcome in check_templates([root]) for item in outcome.findings if item.code not in UNCONFIRMED]
    assert [(item.where.file, item.where.line) for item in found] == [
        (f"templates/{home}", text.count("\n", 0, at) + 1)
    ], [item.message() for item in found]
    assert found[0].details.get("near", "") == slip["near"] if "near" in slip else True
