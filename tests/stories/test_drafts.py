"""A clerk's first hour: a unit, a draft, its figures; for every level, report type and year.

At the start a draft lacks figures and nothing else; with figures it passes its own check and renders.
"""

from __future__ import annotations

import functools
import os
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner

from tests.support.collecting import collected
from tthc_render.authoring.new_report import begin_report, fitting_types
from tthc_render.authoring.new_unit import new_unit
from tthc_render.cli.main import main
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.rendering.pipeline import check_report, render_report
from tthc_render.reports.library import EXAMPLE_FILE, Library
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace

UNITS: Final = {
    "tinh": ("ubnd-tinh-mau", "UBND tỉnh Mẫu"),
    "so": ("so-tu-phap-mau", "Sở Tư pháp"),
    "huyen": ("ubnd-huyen-mau", "UBND huyện Mẫu Đông"),
    "xa": ("ubnd-xa-mau", "UBND xã Mẫu Trung"),
}
PERIODS: Final = {
    "thang": ("2024-T03", "2025-T06", "2025-T08", "2026-T01"),
    "quy": ("2024-Q1", "2025-Q2", "2025-Q3", "2026-Q4"),
    "sau_thang": ("2024-6T", "2025-6T", "2025-6T2", "2026-6T"),
    "nam": ("2024", "2025", "2026"),
}
TYPES: Final = {
    # level → the report types of its units while there were districts
    "tinh": {"cai-cach-hanh-chinh-quy", "cai-cach-tthc-nam", "kiem-soat-tthc-6-thang"},
    "so": {"kiem-soat-tthc-6-thang"},
    "huyen": {"cai-cach-tthc-thang", "kiem-soat-tthc-6-thang"},
    "xa": {"cai-cach-tthc-thang", "kiem-soat-tthc-6-thang"},
}
FOR_ALL: Final = {"kiem-soat-tthc-quy", "kiem-soat-tthc-nam"}
CELLS: Final = {
    "truc_tuyen": 20,
    "truc_tiep": 5,
    "ky_truoc": 2,
    "truoc_han": 15,
    "dung_han": 8,
    "qua_han": 1,
    "dang_trong_han": 2,
    "dang_qua_han": 1,
    "tich_hop": 1,
    "mot_phan_ho_so": 12,
    "toan_trinh_ho_so": 8,
}
YEARLY: Final = CELLS | {"bcci": 0, "dung_han": 23, "tra_lai": 0, "bo_sung": 0}
NO_COUNTS: Final = {"tich_hop", "hang", "so_tinh"}
TIMES: Final = (0, 1, 37)
"""Other figures make other sentences: counts of all sizes must agree with each other in prose, too."""
EMPTY: Final = "D401"
USUAL: Final = ("D605", "D314")


def kinds_of(library: Library, code: str) -> list[str]:
    return sorted({kind for version in library.type_versions(code) for kind in version.type.ky})


def walk() -> list[tuple[str, str, str]]:
    """Level, report type and period of every report that a unit must make."""
    library = Library(Workspace(Path("/nonexistent")))
    found = []
    for level, codes in TYPES.items():
        for code in sorted(codes | FOR_ALL):
            for kind in kinds_of(library, code):
                for period in PERIODS[kind]:
                    if level != "huyen" or parse_period(period).end < date(2025, 7, 1):
                        found.append((level, code, period))
    return found


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("drafts"))
    for level, (code, name) in UNITS.items():
        new_unit(made, code, name=name, level=level)
    return made


@pytest.fixture
def workspace(shared: Workspace) -> Workspace:
    """A unit of each level, and no report: what other tests began is gone."""
    for old in shared.data.glob("*/*.yaml"):
        old.unlink()
    return shared


read_yaml = functools.partial(yaml.load, Loader=yaml.CSafeLoader)


@functools.cache
def example_of(folder: Path) -> Any:
    return read_yaml((folder / EXAMPLE_FILE).read_text(encoding="utf-8"))


def filled(path: Path, library: Library, code: str, times: int) -> None:
    """The figures of a draft, as a clerk types them: from the example of the type, counts so many ``times`` as large.

    With 0 there is nothing to report at all.
    """
    data = read_yaml(path.read_text(encoding="utf-8"))
    registry = library.units(Findings())
    assert registry is not None
    period, level = parse_period(str(data["ky"])), registry.units[data["don_vi"]].cap
    loaded = library.report_type(code, Place(), Findings(), period.end, level)
    assert loaded is not None
    example = example_of(loaded.folder)
    out, path_of = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        found = re.match(r"( *)(?:- )?([\w.-]+):(.*)", line)
        if found and not line.lstrip().startswith("#"):
            depth = len(found[1]) // 2
            path_of = [*path_of[:depth], found[2]]
            if re.match(r" null\b", found[3]):
                value = figure(path_of, example, period.year) if times else 0
                value *= times if isinstance(value, int) and is_count(loaded.type, path_of) else 1
                line = line.replace(": null", f": {value}", 1)
            line = line.replace(': "…"', ": Tên của một dòng", 1)
        out.append(line)
    path.write_text("\n".join(out), encoding="utf-8")


def is_count(kind: ReportType, path: list[str]) -> bool:
    """Whether a figure grows with the work of the unit; shares, points, ranks and marks do not."""
    if path[0] == "chi_tieu":
        return kind.chi_tieu[path[1]].truong[path[2]].kieu == "so" and path[2] not in NO_COUNTS
    return path[-1] not in NO_COUNTS


def figure(path: list[str], example: dict[str, Any], year: int) -> Any:
    """The figure of the example; a date, of a plan made before, in the year before."""
    if path[0] == "chi_tieu":
        found = example["chi_tieu"][path[1]][path[2]]
        return re.sub(r"^(\d+/\d+)/\d{4}$", rf"\1/{year - 1}", found) if isinstance(found, str) else found
    cells = YEARLY if path[1].startswith("ha-tinh") else CELLS
    return cells.get(path[-1], 9 if "tham_quyen" in path[-1] else 3)


@pytest.mark.parametrize(("level", "code", "period"), walk())
def test_a_draft_lacks_figures_and_with_them_passes(
    level: str, code: str, period: str, workspace: Workspace, tmp_path: Path
) -> None:
    library = Library(workspace)
    # The two tables of a province do not tell of the same offices here.
    usual = (*USUAL, "C202") if level == "tinh" else USUAL
    draft = begin_report(library, None, unit=UNITS[level][0], kind=code, period=period)
    text = draft.path.read_text(encoding="utf-8")
    _, findings = collected(check_report, draft.path, library)
    assert {item.code for item in findings if item.severity == "error"} == {EMPTY}
    data = read_yaml(text)
    assert None not in walk_values([data["van_ban"], data["loi_van"], data["loai"]])
    if parse_period(period).end >= date(2025, 7, 1):
        assert "huyện" not in text.casefold()
        assert "huyen" not in text.replace("chuyen", "")
    for times in TIMES:
        filled(draft.path, library, code, times)
        _, findings = collected(check_report, draft.path, library)
        reported = [f"{item.code} {item.where}: {item.message()}" for item in findings if item.code not in usual]
        assert reported == [], times
        draft.path.write_text(text, encoding="utf-8")


OTHER_PERIODS: Final = PERIODS | {"chin_thang": ("2024-9T", "2025-9T", "2026-9T")}
TO_FILL: Final = {"cong-van": "D742", "bien-ban": "D638"}
"""What only the writer knows: to whom a letter goes, who has met and when."""


def walk_of_others() -> list[tuple[str, str, str]]:
    """Level, type and period, for the types and kinds of documents that are made by name.

    Every type meets every level and every period that it may have, in other pairs from type to type; with TTHC_FUZZ all
    three meet each other.
    """
    library = Library(Workspace(Path("/nonexistent")))
    usual = FOR_ALL.union(*TYPES.values())
    found = []
    for number, code in enumerate(code for code in library.workspace.names("reports") if code not in usual):
        for kind in kinds_of(library, code):
            periods = OTHER_PERIODS.get(kind, ())
            pairs = [(level, period) for level in UNITS for period in periods if is_of_its_time(level, period)]
            found += [(level, code, period) for level, period in pairs if "TTHC_FUZZ" in os.environ] or [
                (level, code, period) for level, period in in_turn(pairs, number)
            ]
    return found


def is_of_its_time(level: str, period: str) -> bool:
    """Whether there were units of ``level`` in ``period``."""
    return level != "huyen" or parse_period(period).end < date(2025, 7, 1)


def in_turn(pairs: list[tuple[str, str]], number: int) -> list[tuple[str, str]]:
    """The fewest pairs that hold every level and every period of ``pairs``, others for each ``number``."""
    levels, periods = (list(dict.fromkeys(pair[at] for pair in pairs)) for at in (0, 1))
    chosen, missing = [], {*levels, *periods}
    turned = sorted(pairs, key=lambda pair: (levels.index(pair[0]) + periods.index(pair[1]) + number) % 4)
    for wanted in (2, 1):  # first pairs of which both are new
        for pair in turned:
            if len(missing & {*pair}) == wanted:
                chosen.append(pair)
                missing -= {*pair}
    return chosen


@pytest.mark.parametrize(("level", "code", "period"), walk_of_others())
def test_a_draft_of_any_other_type_lacks_figures_and_with_them_passes(
    level: str, code: str, period: str, workspace: Workspace
) -> None:
    library = Library(workspace)
    draft = begin_report(library, None, unit=UNITS[level][0], kind=code, period=period)
    _, findings = collected(check_report, draft.path, library)
    allowed = {EMPTY, TO_FILL.get(code, EMPTY)}
    assert {item.code for item in findings if item.severity == "error"} <= allowed
    text = draft.path.read_text(encoding="utf-8")
    for times in (0, TIMES[-1]):
        draft.path.write_text(text, encoding="utf-8")
        filled(draft.path, library, code, times)
        _, findings = collected(check_report, draft.path, library)
        reported = [f"{item.code} {item.where}: {item.message()}" for item in findings if item.code not in USUAL]
        assert [item for item in reported if not item.startswith(TO_FILL.get(code, "–"))] == [], times


def walk_values(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [item for below in value.values() for item in walk_values(below)]
    if isinstance(value, list):
        return [item for below in value for item in walk_values(below)]
    return [value]


FOLLOWING: Final = {
    "thang": ("2026-T01", "2026-T02"),
    "quy": ("2026-Q1", "2026-Q2"),
    "sau_thang": ("2025-6T2", "2026-6T"),
    "nam": ("2025", "2026"),
}
WITHOUT_COMPARISON: Final = {"cai-cach-hanh-chinh-quy"}
"""It has no figures of dossiers."""


@pytest.mark.parametrize(
    ("level", "code"), [(level, code) for level in TYPES if level != "huyen" for code in sorted(TYPES[level] | FOR_ALL)]
)
def test_the_report_of_the_next_period_passes_too_and_compares(level: str, code: str, workspace: Workspace) -> None:
    library = Library(workspace)
    (kind,) = kinds_of(library, code)
    first, second = FOLLOWING[kind]
    draft = begin_report(library, None, unit=UNITS[level][0], kind=code, period=first)
    filled(draft.path, library, code, times=0)
    library = Library(workspace)
    following = begin_report(library, draft.path)
    assert following.path.name == f"{second}-{code}.yaml"
    assert ("tang_giam" in following.path.read_text(encoding="utf-8")) is (code not in WITHOUT_COMPARISON)
    filled(following.path, library, code, times=0)
    _, findings = collected(check_report, following.path, library)
    assert [f"{item.code} {item.where}: {item.message()}" for item in findings if item.code not in USUAL] == []


@pytest.mark.parametrize("level", UNITS)
def test_every_level_has_its_report_types(level: str, workspace: Workspace) -> None:
    library = Library(workspace)
    registry = library.units(Findings())
    assert registry is not None
    unit = registry.units[UNITS[level][0]]
    assert {code for code, _ in fitting_types(library, unit)} == TYPES[level] | FOR_ALL


def test_a_filled_draft_renders(workspace: Workspace, tmp_path: Path) -> None:
    library = Library(workspace)
    draft = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2026-Q1")
    filled(draft.path, library, "kiem-soat-tthc-quy", times=1)
    outcome = render_report(draft.path, library, tmp_path / "outputs")
    assert (outcome.error, outcome.exit_code, len(outcome.outputs)) == ("", 0, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--unit", "ubnd-xa-mau", "--type", "cai-cach-tthc-nam", "--period", "2026"], "kiem-soat-tthc-nam"),
        (["--unit", "ubnd-xa-mau", "--type", "khong-co"], "kiem-soat-tthc-quy"),
        (["--unit", "ubnd-xa-mau", "--period", "2026-T02"], "2026-T02-cai-cach-tthc-thang.yaml"),
        (
            ["--unit", "ubnd-huyen-mau", "--type", "cai-cach-tthc-thang", "--period", "2026-T02"],
            "từ ngày 01/7/2025 không còn cấp huyện",
        ),
    ],
)
def test_the_type_that_fits_is_found_or_named(
    arguments: list[str], words: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    result = CliRunner().invoke(main, ["new", "report", *arguments])
    assert words in result.output
