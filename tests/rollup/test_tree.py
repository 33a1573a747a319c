"""Whole trees: whatever the tree and its figures, a unit's sum is that of the leaves beneath and of all own figures."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.rollup.test_aggregate import fees
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
    """Units by code with the code of the one above; figures by field of those that report, and their counts.

    ``unmarked`` are parents none of whose units report: theirs are under ``bieu`` and ``chi_tieu`` as everybody's.
    """

    above: dict[str, str]
    figures: dict[str, dict[str, int]]
    counts: dict[str, int] = field(default_factory=dict)
    unmarked: frozenset[str] = frozenset()

    def beneath(self, unit: str) -> set[str]:
        below = {code for code, parent in self.above.items() if parent == unit}
        return below.union(*(self.beneath(code) for code in below))

    def parents(self) -> set[str]:
        return {parent for parent in self.above.values() if parent}

    def expected(self, unit: str) -> dict[str, int]:
        units = {unit, *self.beneath(unit)} & set(self.figures)
        sums = {name: sum(self.figures[code].get(name, 0) for code in units) for name in FIELDS}
        return {name: value for name, value in sums.items() if any(name in self.figures[code] for code in units)}

    def expected_count(self, unit: str) -> int:
        return sum(self.counts.get(code, 0) for code in {unit, *self.beneath(unit)})


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(2, 7))
    above = {"u0": ""}
    for number in range(1, count):
        above[f"u{number}"] = f"u{draw(st.integers(0, number - 1))}"
    rows = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 10**6), min_size=1)
    parents = set(above.values())
    # Some leaves have not reported, some parents have nothing of their own.
    reporting = [code for code in above if draw(st.integers(0, 4 if code not in parents else 1))]
    figures = {code: draw(rows) for code in reporting}
    counts = {code: draw(st.integers(0, 1000)) for code in reporting if draw(st.booleans())}
    tree = Tree(above, figures, counts)
    silent = [code for code in figures if code in parents and not tree.beneath(code) & set(figures)]
    return replace(tree, unmarked=frozenset(code for code in silent if draw(st.booleans())))


def build(tree: Tree, root: Path) -> None:
    lines = ["don_vi:\n"]
    for code, parent in tree.above.items():
        over = f"cap_tren: {parent}, " if parent else ""
        lines.append(f"  - {{ma: {code}, ten: UBND {code}, cap: xa, {over}ten_in: [X], ky_hieu: U, dia_danh: Mẫu}}\n")
    write(root / "data" / "units.yaml", "".join(lines))
    write(root / "templates" / "forms" / "M.01.yaml", FORM)
    kind = "ma: ngan\nten: Báo cáo\nnguon: Mẫu\nky: [quy]\ntrich_yeu: [Kết quả]\nbieu: [M.01]\ntong_hop: [M.01]\n"
    kind += (
        "chi_tieu:\n  pakn:\n    ten: PAKN\n    tong_hop: true\n    de_trong: true\n    truong: {moi: {ten: Số mới}}\n"
    )
    write(root / "templates" / "reports" / "ngan" / "report.yaml", kind)
    write(root / "templates" / "reports" / "ngan" / "content.md", "Báo cáo của {{ don_vi.ten }}./.\n")
    for code, rows in tree.figures.items():
        apart = code in tree.parents() and code not in tree.unmarked
        report(root, code, rows, key="bieu_rieng" if apart else "bieu", count=tree.counts.get(code))


def report(root: Path, code: str, rows: dict[str, int], key: str = "bieu", count: int | None = None) -> Path:
    cells = "".join(
        f"      - {{linh_vuc: {field}, truc_tuyen: {value}, truc_tiep: 1}}\n" for field, value in rows.items()
    )
    head = f"loai: ngan\ndon_vi: {code}\nky: 2024-Q2\nvan_ban:\n  so: 1\n  ngay: 5/7/2024\n  noi_nhan: [X]\n  luu: VT\n"
    path = root / "data" / code / "2024-Q2-ngan.yaml"
    if count is not None:
        cells += f"{key.replace('bieu', 'chi_tieu')}:\n  pakn: {{moi: {count}}}\n"
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


@settings(max_examples=40, deadline=None)
@given(trees())
def test_every_sum_is_that_of_the_leaves_and_of_the_own_figures(folder: Path, tree: Tree) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    build(tree, folder)
    assert sums(folder, "u0") == {unit: tree.expected(unit) for unit in tree.parents()}


@settings(max_examples=15, deadline=None)
@given(trees(), st.data())
def test_after_a_change_exactly_the_ancestors_are_stale(folder: Path, tree: Tree, data: st.DataObject) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    build(tree, folder)
    assume(tree.figures)
    written(folder)
    assert stale(folder) == set()
    assert printed(folder, tree) == {unit: tree.expected_count(unit) for unit in counting(tree)}
    code = data.draw(st.sampled_from(sorted(tree.figures)))
    change(folder, code, apart=code in tree.parents())
    ancestors = {unit for unit in tree.parents() if code == unit or code in tree.beneath(unit)}
    assert stale(folder) == ancestors
    written(folder)
    assert stale(folder) == set()
    if code in tree.counts:
        tree = replace(tree, counts={**tree.counts, code: tree.counts[code] + 1})
    assert printed(folder, tree) == {unit: tree.expected_count(unit) for unit in counting(tree)}


@settings(max_examples=15, deadline=None)
@given(trees(), st.data())
def test_what_comes_later_makes_exactly_the_ancestors_stale(folder: Path, tree: Tree, data: st.DataObject) -> None:
    shutil.rmtree(folder / "data", ignore_errors=True)
    assume(tree.figures)
    code = data.draw(st.sampled_from(sorted(tree.figures)))
    before = {unit: rows for unit, rows in tree.figures.items() if unit != code}
    assume(before)
    build(replace(tree, figures=before, counts={unit: n for unit, n in tree.counts.items() if unit != code}), folder)
    written(folder)
    path = folder / "data" / code / "2024-Q2-ngan.yaml"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    apart = code in tree.parents()
    report(folder, code, tree.figures[code], key="bieu_rieng" if apart else "bieu", count=tree.counts.get(code))
    if old:  # a district that was rolled up already gets own figures
        mine = path.read_text(encoding="utf-8")
        path.write_text(f"{old.rstrip()}\n{mine[mine.index('bieu_rieng:') :]}", encoding="utf-8")
    rolled = {unit for unit in tree.parents() if (folder / "data" / unit / "2024-Q2-ngan.nguon.json").exists()}
    assert stale(folder) == {unit for unit in rolled if code == unit or code in tree.beneath(unit)}
    written(folder)
    assert stale(folder) == set()
    assert sums(folder, "u0") == {unit: tree.expected(unit) for unit in tree.parents()}
    assert printed(folder, tree) == {unit: tree.expected_count(unit) for unit in counting(tree)}


def change(root: Path, code: str, *, apart: bool) -> None:
    """Change a figure and, where there is one, the count that a unit has typed."""
    path = root / "data" / code / "2024-Q2-ngan.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("truc_tiep: 1", text.index("bieu_rieng:") if apart else 0)
    text = text[:at] + "truc_tiep: 2" + text[at + len("truc_tiep: 1") :]
    key = "chi_tieu_rieng:\n  pakn: {moi: " if apart else "chi_tieu:\n  pakn: {moi: "
    head, found, rest = text.partition(key)
    if found:
        number, brace, rest = rest.partition("}")
        text = f"{head}{key}{int(number) + 1}{brace}{rest}"
    path.write_text(text, encoding="utf-8")


def counting(tree: Tree) -> set[str]:
    """The parents that add up a count."""
    return {unit for unit in tree.parents() if {unit, *tree.beneath(unit)} & set(tree.counts)}


def printed(root: Path, tree: Tree) -> dict[str, int]:
    """The count in the report of each parent that has one."""
    out = {}
    for unit in tree.parents():
        path = root / "data" / unit / "2024-Q2-ngan.yaml"
        data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        count = ((data.get("chi_tieu") or {}).get("pakn") or {}).get("moi")
        out |= {unit: count} if count is not None else {}
    return out


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


def test_what_a_parent_types_itself_is_no_edit_of_sums_and_no_sum_is_asked_for_it(tmp_path: Path) -> None:
    folder = fees(tmp_path)
    here = ["aggregate", "huyen", "2024", "--write", "--yes"]
    with chdir(folder):
        first = CliRunner().invoke(main, here)
        assert first.exit_code == 0
        assert max(first.output.find("@@"), 0) < first.output.find("B304") < first.output.rfind(": 2 báo cáo")
        home = folder / "data" / "huyen" / "2024-phi.yaml"
        text = home.read_text(encoding="utf-8")
        own = text
        for key, value in (("muc_phi", 8), ("muc_phi", 1), ("so_luong", 0.9)):  # rows 01, 02 and 04
            assert f" {key}: null\n" in own
            own = own.replace(f" {key}: null\n", f" {key}: {value}\n", 1)
        home.write_text(own, encoding="utf-8")
        told = CliRunner().invoke(main, ["check", str(home)]).output
        assert not any(code in told for code in ("C204", "C207", "B505"))
        assert CliRunner().invoke(main, here).exit_code == 0
        assert "so_luong: 0.9" in home.read_text(encoding="utf-8")
        assert stale(folder) == set()
        home.write_text(own.replace("phai_nop: 40", "phai_nop: 41"), encoding="utf-8")
        told = CliRunner().invoke(main, ["check", str(home)]).output
        assert ("B505" in told, "C204" in told, stale(folder)) == (True, True, {"huyen"})
