"""The input hash: it changes with everything that can change an output, and with nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.provinces import TYPE, make_province, replace_in, report_of
from tthc_render.rendering import fingerprint as inputs
from tthc_render.rendering.fingerprint import digest_of, inputs_of
from tthc_render.reports.identity import Names, names_of
from tthc_render.reports.library import Library
from tthc_render.reports.markers import AGGREGATED
from tthc_render.workspace.paths import Workspace, packaged_templates
from tthc_render.yaml_files.loader import read_source

NAMES = Names("xa-0001", "2024-Q2", TYPE)


@pytest.fixture
def province(tmp_path: Path) -> Path:
    make_province(3, tmp_path)
    shutil.copytree(packaged_templates() / "layouts", tmp_path / "templates" / "layouts")
    shutil.copytree(packaged_templates() / "forms", tmp_path / "templates" / "forms")
    return tmp_path


def hash_of(folder: Path, names: Names = NAMES, data: str = "x") -> str:
    library = Library(Workspace(folder))
    return inputs_of(library).report(data, names)


def test_equal_inputs_have_equal_hashes_wherever_they_lie(
    province: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(province, other)
    assert hash_of(province) == hash_of(other)


def append(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_bytes(path.read_bytes() + b"\n")

    return change


def rename_unit(folder: Path) -> None:
    replace_in(folder / "data" / "units.yaml", "ten: UBND xã Bình An", "ten: UBND xã Bình Yên")


def own_layout(folder: Path) -> None:
    shutil.copy(folder / "templates/layouts/nd30/layout.docx", folder / "data" / "xa-0001" / "layout.docx")


@pytest.mark.parametrize(
    "change",
    [
        append(f"templates/reports/{TYPE}/content.md"),
        append(f"templates/reports/{TYPE}/report.yaml"),
        append("templates/forms/II.06a.yaml"),
        append("templates/layouts/nd30/layout.html"),
        append("templates/layouts/nd30/nd30.css"),
        append("templates/layouts/nd30/layout.docx"),
        append("templates/layouts/nd30/layout.yaml"),
        rename_unit,
        own_layout,
    ],
    ids=["outline", "type", "form", "html", "css", "docx", "geometry", "unit", "own layout"],
)
def test_the_hash_follows_every_input(province: Path, change: Callable[[Path], None]) -> None:
    before = hash_of(province)
    change(province)
    assert hash_of(province) != before


def rename_neighbour(folder: Path) -> None:
    replace_in(folder / "data" / "units.yaml", "ten: UBND xã Cẩm An", "ten: UBND xã Cẩm Yên")


@pytest.mark.parametrize(
    "change",
    [append("templates/forms/II.08.yaml"), rename_neighbour, append("data/xa-0002/2024-Q2-" + TYPE + ".yaml")],
    ids=["form of other reports", "another unit", "another report"],
)
def test_the_hash_leaves_the_rest_alone(province: Path, change: Callable[[Path], None]) -> None:
    before = hash_of(province)
    change(province)
    assert hash_of(province) == before


def test_units_named_in_tables_count(province: Path) -> None:
    names = Names("huyen-0000", "2024-Q2", TYPE, ("xa-0002",))
    before = hash_of(province, names)
    rename_neighbour(province)
    assert hash_of(province, names) != before


def test_a_unit_that_prints_its_parent_depends_on_it(province: Path) -> None:
    units = province / "data" / "units.yaml"
    replace_in(units, "ten: UBND xã Bình An\n    cap: xa", "ten: UBND xã Bình An\n    cap: phong")
    before = hash_of(province)
    replace_in(units, "HUYỆN AN AN", "HUYỆN AN YÊN")
    assert hash_of(province) != before


@pytest.mark.parametrize(
    "names", [Names(), Names("khong-co", "2024-Q2", TYPE), Names("xa-0001", "2024-Q2", "khong-co")]
)
def test_unknown_names_have_hashes_too(province: Path, names: Names) -> None:
    assert len(hash_of(province, names)) == 32


def test_a_new_unit_changes_the_hash_of_a_report_that_waits_for_it(province: Path) -> None:
    names = Names("xa-moi", "2024-Q2", TYPE)
    before = hash_of(province, names)
    replace_in(province / "data" / "units.yaml", "ma: xa-0002", "ma: xa-moi")
    assert hash_of(province, names) != before


def test_fonts_and_program_count(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_of(province)
    monkeypatch.setattr(inputs.fonts, "fingerprint", lambda: "other")
    with_fonts = hash_of(province)
    monkeypatch.setattr(inputs, "program_digest", lambda: "other")
    assert len({before, with_fonts, hash_of(province)}) == 3


def test_templates_are_hashed_before_they_are_used(province: Path) -> None:
    library = Library(Workspace(province))
    first = inputs_of(library)
    append(f"templates/reports/{TYPE}/content.md")(province)
    assert inputs_of(library) is first
    assert first.report("x", NAMES) != hash_of(province)


@pytest.mark.parametrize(("one", "other"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), (("á",), ("a\u0301",))])
def test_digests_know_where_parts_end(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert digest_of(*one) != digest_of(*other)
    assert digest_of(*one) == digest_of(*(part.encode() for part in one))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("loai: a\ndon_vi: b\nky: 2024-Q2\n", Names("b", "2024-Q2", "a")),
        ("loai: a\ndon_vi: b\nky: {ma: 2024, tu_ngay: 1/1/2024}\n", Names("b", "2024", "a")),
        ("loai: a\ndon_vi: b\nky: hôm qua\n", Names("b", "hôm qua", "a")),
        ("loai: [a]\ndon_vi: {b: c}\n", Names()),
        ("bieu: {x: {dong: [{don_vi: b, t: 1}, {don_vi: a}, {don_vi: b}]}}\n", Names(others=("a", "b"))),
    ],
)
def test_names_of_a_file(tmp_path: Path, text: str, names: Names) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    source, _ = collected(read_source, path, "x.yaml")
    assert source is not None
    assert names_of(source) == names


def test_the_hash_in_the_outputs_is_the_hash_of_the_plan(province: Path) -> None:
    from tthc_render.rendering.pipeline import render_report

    library = Library(Workspace(province))
    path = report_of(province)
    outcome = render_report(path, library, province / "outputs", ("docx",))
    assert outcome.input_hash == hash_of(province, data=digest_of(path.read_bytes()))


def test_the_reports_it_is_checked_against_count(province: Path) -> None:
    """Last period's report and that of a year ago; those of the units below where they are added up."""
    kind = province / "templates" / "reports" / TYPE / "report.yaml"
    text = kind.read_text(encoding="utf-8")
    names = Names("huyen-0000", "2024-Q2", TYPE)
    library = Library(Workspace(province))
    plain = inputs_of(library)
    assert plain.neighbours(names) == []
    kind.write_text(text + "tong_hop: [II.06a]\n", encoding="utf-8")
    before = province / "data" / "huyen-0000" / "2024-Q1.yaml"
    before.write_text(report_of(province, "huyen-0000").read_text("utf-8").replace("2024-Q2", "2024-Q1"), "utf-8")
    year_ago = province / "data" / "huyen-0000" / "cu.yaml"
    year_ago.write_text(before.read_text("utf-8").replace("2024-Q1", "2023-Q2"), "utf-8")
    library = Library(Workspace(province))
    checked = inputs_of(library)
    below = [report_of(province, "xa-0001"), report_of(province, "xa-0002")]
    assert checked.neighbours(names) == [before, year_ago, *below]
    first = hash_of(province, names)
    append(f"data/xa-0002/2024-Q2-{TYPE}.yaml")(province)
    second = hash_of(province, names)
    before.unlink()
    assert len({first, second, hash_of(province, names)}) == 3


def test_the_units_below_a_pasted_roll_up_count(province: Path) -> None:
    names = Names("huyen-0000", "2024-Q2", TYPE)
    report = report_of(province, "huyen-0000")
    text = report.read_text("utf-8")
    assert inputs_of(Library(Workspace(province))).neighbours(names) == []
    report.write_text(text.replace("bieu:\n", f"bieu:\n  {AGGREGATED} huyen-0000 2024-Q2\n"), "utf-8")
    below = [report_of(province, "xa-0001"), report_of(province, "xa-0002")]
    assert inputs_of(Library(Workspace(province))).neighbours(names) == below


def test_the_units_other_reports_of_the_same_number_count(province: Path) -> None:
    """D632 of a report that stays as it is goes when the other one gets another number, is renamed or goes."""
    text = report_of(province).read_text("utf-8").replace("2024-Q2", "2024-Q4")
    number = re.search(r"^  so: .*$", text, re.MULTILINE)
    assert number is not None
    other = report_of(province).with_name("2024-Q4.yaml")
    alone = hash_of(province)
    other.write_text(text, "utf-8")
    assert inputs_of(Library(Workspace(province))).neighbours(NAMES) == [other]
    both = hash_of(province)
    other.write_text(text.replace(number[0], "  so: 999"), "utf-8")
    assert hash_of(province) == alone != both
    other.write_text(text, "utf-8")
    other.rename(other.with_name("2024-Q4-lai.yaml"))
    assert hash_of(province) not in (alone, both)
