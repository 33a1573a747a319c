"""What a parent takes from received files is what it takes from YAML: every report and every shipped example."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from tests.stories.test_examples import copied, with_figures
from tests.support.authority import PASSWORD, p12
from tests.support.workspaces import write
from tthc_render.cli.main import main
from tthc_render.formats.signing import PERSON
from tthc_render.formats.writing import write_new
from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12
from tthc_render.reports.identity import head_of

DATA = Path(__file__).parents[2] / "data"
ISSUED = sorted(DATA.glob("*/*.yaml"))


KINDS = ("pdf", "docx")
LEVELS = {"tinh": "UBND tỉnh", "so": "Sở", "huyen": "UBND huyện", "phong": "Phòng", "xa": "UBND xã"}
PARENTS = """
don_vi:
  - {ma: bo, ten: Bộ Ví dụ, cap: trung_uong, ky_hieu: BVD, dia_danh: Hà Nội}
  - {ma: ubnd-tinh-vi-du, ten: UBND tỉnh Ví Dụ, cap: tinh, ten_in_cho_cap_duoi: [UBND TỈNH VÍ DỤ]}
""".lstrip()


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


def levels_of(example: Path) -> list[str]:
    """The levels at which a report of this type is made."""
    found = yaml.safe_load(example.with_name("report.yaml").read_text(encoding="utf-8")).get("cap")
    return list(found or LEVELS)


def rolled_up() -> list[tuple[Path, str]]:
    """Each example with a level that makes it, all levels in turn; `make fuzz` tries every level of each."""
    if "TTHC_FUZZ" in os.environ:
        return [(example, level) for example in with_figures() for level in levels_of(example)]
    levels = map(levels_of, with_figures())
    return [(item, some[n % len(some)]) for n, (item, some) in enumerate(zip(with_figures(), levels, strict=True))]


def two_units(example: Path, level: str, home: Path) -> tuple[str, str, str]:
    """Two units of ``level`` with the report ``example``: their parent, the period and the type of the report."""
    head = head_of(example)
    assert head is not None
    parent = "bo" if level == "tinh" else "ubnd-tinh-vi-du"
    units = "".join(
        f"  - {{ma: {unit}, ten: {LEVELS[level]} {name}, goi: {LEVELS[level]}, cap: {level}, cap_tren: {parent}, "
        f"ky_hieu: {'UBND' if 'UBND' in LEVELS[level] else 'KH'}, dia_danh: {name}}}\n"
        for unit, name in (("mot", "Một Hai"), ("hai", "Ba Bốn"))
    )
    others = "".join(f"  - {{ma: {unit}, ten: Đơn vị khác, cap: khac}}\n" for unit in ("so-vi-du", "ubnd-huyen-vi-du"))
    write(home / "data" / "units.yaml", f"{PARENTS}{others}{units}")
    text = example.read_text(encoding="utf-8")
    for unit in ("mot", "hai"):
        write(home / "data" / unit / "bao-cao.yaml", text.replace(f"don_vi: {head.unit}", f"don_vi: {unit}"))
    return parent, str(head.period), head.report_type


@pytest.mark.parametrize(
    ("example", "level"), rolled_up(), ids=lambda value: getattr(value, "parent", Path(value)).name
)
def test_a_roll_up_from_received_files_equals_that_from_yaml(
    example: Path, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From PDF, from DOCX, and from PDF that were signed."""
    monkeypatch.chdir(tmp_path)
    parent, period, report_type = two_units(example, level, tmp_path)
    made = CliRunner().invoke(main, ["render", "--no-check"])
    assert made.exit_code == 0, made.output
    words = ["aggregate", parent, period, "--type", report_type, "-o"]
    from_yaml = CliRunner().invoke(main, [*words, "a.yaml"])
    assert from_yaml.exit_code == 0, from_yaml.output
    receive(tmp_path)
    signer = signer_of_p12(p12(tmp_path, "Trần Văn An"), PASSWORD)
    for path in sorted(Path("nhan-pdf").iterdir()):
        write_new(Path("nhan-da-ky") / path.name, sign_pdf(path.read_bytes(), signer, Wish(PERSON)))
    for kind in (*KINDS, "da-ky"):
        done = CliRunner().invoke(main, [*words, f"{kind}.yaml", "--received", f"nhan-{kind}"])
        assert done.exit_code == 0, done.output
        texts = [Path(name).read_text("utf-8") for name in ("a.yaml", f"{kind}.yaml")]
        sums = [re.sub(r"(?:data|outputs/nhan-\w+)/", "", text) for text in texts]
        assert sums[0] == sums[1], kind
