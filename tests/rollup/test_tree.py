"""Whole trees: whatever the tree and its figures, a unit's sum is that of the leaves beneath and of all own figures."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.collecting import collected
from tests.support.workspaces import FORM, write
from tthc_render.cli.main import main
from tthc_render.reports.library import Library
from tthc_render.reports.rollup_record import descendants, stale_findings
from tthc_render.rollup.gather import Wishes
from tthc_render.rollup.tree import aggregate_tree, parents_beneath
from tthc_render.workspace.paths import Workspace

FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng")


@dataclass(frozen=True)
class Tree:
    """Units by code with the code of the one above; figures by field of those that report."""

    above: dict[str, str]
    figures: dict[str, dict[str, int]]

    def beneath(self, unit: str) -> set[str]:
        below = {code for code, parent in self.above.items() if parent == unit}
        return below.union(*(self.beneath(code) for code in below))

    def parents(self) -> set[str]:
        return {parent for parent in self.above.values() if parent}

    def expected(self, unit: str) -> dict[str, int]:
        units = {unit, *self.beneath(unit)} & set(self.figures)
        sums = {field: sum(self.figures[code].get(field, 0) for code in units) for field in FIELDS}
        return {field: value for field, value in sums.items() if any(field in self.figures[code] for code in units)}


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(2, 7))
    above = {"u0": ""}
    for number in range(1, count):
        above[f"u{number}"] = f"u{draw(st.integers(0, number - 1))}"
    rows = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 10**6), min_size=1)
    parents = set(above.values())
    figures = {code: draw(rows) for code in above if code not in parents or draw(st.booleans())}
    return Tree(above, figures)


def build(tree: Tree, root: Path) -> None:
    lines = ["don_vi:\n"]
    for code, parent in tree.above.items():
        over = f"cap_tren: {parent}, " if parent else ""
        lines.append(f"  - {{ma: {code}, ten: UBND {code}, cap: xa, {over}ten_in: [X], ky_hieu: U, dia_danh: Mẫu}}\n")
    write(root / "data" / "units.yaml", "".join(lines))
    write(root / "templates" / "forms" / "M.01.yaml", FORM)
    kind = "ma: ngan\nten: Báo cáo\nnguon: Mẫu\nky: [quy]\ntrich_yeu: [Kết quả]\nbieu: [M.01]\ntong_hop: [M.01]\n"
    write(root / "templates" / "reports" / "ngan" / "report.yaml", kind)
    write(root / "templates" / "reports" / "ngan" / "content.md", "Báo cáo của {{ don_vi.ten }}./.\n")
    for code, rows in tree.figures.items():
        report(root, code, rows, key="bieu_rieng" if code in tree.parents() else "bieu")


def report(root: Path, code: str, rows: dict[str, int], key: str = "bieu") -> Path:
    cells = "".join(
        f"      - {{linh_vuc: {field}, truc_tuyen: {value}, truc_tiep: 1}}\n" for field, value in rows.items()
    )
    head = f"loai: ngan\ndon_vi: {code}\nky: 2024-Q2\nvan_ban:\n  so: 1\n  ngay: 5/7/2024\n  noi_nhan: [X]\n  luu: VT\n"
    path = root / "data" / code / "2024-Q2-ngan.yaml"
    return write(path, f"{head}  quyen_han: [CHỦ TỊCH]\n  ho_ten: Trần An\n{key}:\n  M.01:\n    dong:\n{cells}")


def sums(root: Path, unit: str, wishes: Wishes = Wishes()) -> dict[str, dict[str, int]]:  # noqa: B008
    library = Library(Workspace(root))
    registry, _ = collected(library.units)
    assert registry is not None
    out = {}
    for found in aggregate_tree(library, registry, registry.units[unit], "2024-Q2", wishes):
        assert not found.bad
        assert not found.unsure
        rows = found.forms["M.01"][1][0].rows if found.forms else ()
        out[found.unit.ma] = {row.label: int(row.value("truc_tuyen") or 0) for row in rows}
    return out


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=25, deadline=None)
@given(trees())
def test_every_sum_is_that_of_the_leaves_and_of_the_own_figures(folder: Path, tree: Tree) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    build(tree, folder)
    assert sums(folder, "u0") == {unit: tree.expected(unit) for unit in tree.parents()}


@settings(max_examples=10, deadline=None)
@given(trees(), st.data())
def test_after_a_change_exactly_the_ancestors_are_stale(folder: Path, tree: Tree, data: st.DataObject) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    build(tree, folder)
    written(folder)
    assert stale(folder) == set()
    code = data.draw(st.sampled_from(sorted(tree.figures)))
    path = folder / "data" / code / "2024-Q2-ngan.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("truc_tiep: 1")  # own figures come first in these files
    path.write_text(text[:at] + "truc_tiep: 2" + text[at + len("truc_tiep: 1") :], encoding="utf-8")
    ancestors = {unit for unit in tree.parents() if code == unit or code in tree.beneath(unit)}
    assert stale(folder) == ancestors
    written(folder)
    assert stale(folder) == set()


def written(root: Path) -> None:
    import os

    before = Path.cwd()
    os.chdir(root)
    try:
        done = CliRunner().invoke(main, ["aggregate", "u0", "2024-Q2", "--tree", "--write", "--missing", "blank"])
        assert done.exit_code == 0, done.output
    finally:
        os.chdir(before)


def stale(root: Path) -> set[str]:
    library = Library(Workspace(root))
    return {entry.unit for entry in library.reports.entries if stale_findings(entry.path, library)}


def test_parents_come_after_those_beneath_them(folder: Path) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    tree = Tree({"u0": "", "u1": "u0", "u2": "u1", "u3": "u0", "u4": "u3"}, {})
    build(tree, folder)
    registry, _ = collected(Library(Workspace(folder)).units)
    assert registry is not None
    assert [unit.ma for unit in parents_beneath(registry, registry.units["u0"])] == ["u1", "u3", "u0"]
    assert list(descendants(registry, "u0")) == ["u1", "u2", "u3", "u4"]
