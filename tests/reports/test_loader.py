"""Loading a report: everything wrong with it is found at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build, write
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def load(root: Path, report: str = REPORT):  # type: ignore[no-untyped-def]
    return collected(load_report, build(root, report=report), Library(Workspace(root)))


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("so-mau\nky", "so-mauu\nky"), "D309", 2),
        (("2024-Q2", "2024-T02"), "D308", 3),
        (("M.01:", "M.1:"), "D102", 14),
        (("M.01:", "X.9:"), "D103", 14),
        (("M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "M.01:"), "D688", 14),
        (
            ("bieu:\n  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "bieu: 5"),
            "D110",
            13,
        ),
        (("  chung: |", "  chungg: |"), "D102", 18),
    ],
)
def test_faults(change: tuple[str, str], code: str, line: int, tmp_path: Path) -> None:
    _, findings = load(tmp_path, REPORT.replace(*change))
    assert (code, line) in {(item.code, item.where.line) for item in findings}
    assert all(item.message() and "{" not in item.message() for item in findings)


def test_an_empty_form_says_what_is_written_below_it_and_a_form_left_out_that_it_lacks(tmp_path: Path) -> None:
    rows = "    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"
    _, empty = load(tmp_path, REPORT.replace(rows, ""))
    [hint] = [item.hint() for item in empty if item.code in ("D310", "D688")]
    assert "“dong:”" in hint
    assert "- {linh_vuc: …, truc_tuyen: …, truc_tiep: …}" in hint
    assert "số 0" in hint
    _, braces = load(tmp_path, REPORT.replace(f"M.01:\n{rows}", "M.01: {}\n"))
    assert [item.hint() for item in braces if item.code in ("D101", "D688")] == [hint]
    _, absent = load(tmp_path, REPORT.replace(f"bieu:\n  M.01:\n{rows}", ""))
    assert [item.code for item in absent if item.code in ("D310", "D688")] == ["D310"]


def test_a_file_of_another_type_is_one_finding_with_the_type_that_it_looks_like(tmp_path: Path) -> None:
    path = build(tmp_path)
    other = tmp_path / "templates" / "reports" / "khac"
    other.mkdir()
    (other / "content.md").write_text("{{ loi_van.mot }}{{ loi_van.hai }}{{ loi_van.ba }}./.", encoding="utf-8")
    (other / "report.yaml").write_text(
        "ma: khac\nten: Báo cáo khác\nnguon: Mẫu\nky: [quy]\ntrich_yeu: [Kết quả]\n"
        "chi_tieu: {gop: {ten: Gộp, truong: {so: {ten: Số}}}}\n"
        "loi_van: {mot: {ten: Một}, hai: {ten: Hai}, ba: {ten: Ba}}\n",
        encoding="utf-8",
    )
    head = REPORT[: REPORT.index("chi_tieu:")]
    text = f"{head}chi_tieu: {{gop: {{so: 3}}}}\nloi_van: {{mot: A, hai: B, ba: C}}\n"
    path.write_text(text.lstrip("\n"), encoding="utf-8")
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.where.line, item.details["near"]) for item in findings] == [("D643", 1, "khac")]


@pytest.mark.parametrize(
    ("code", "codes"),
    [("M.1", ["D102"]), ("M01", ["D102"]), ("M.02", ["D102"]), ("Biểu số M.01", ["D102"]), ("X.9", ["D103", "D310"])],
)
def test_a_form_under_another_code_is_not_called_missing(tmp_path: Path, code: str, codes: list[str]) -> None:
    _, findings = load(tmp_path, REPORT.replace("M.01:", f"{code}:"))
    assert [item.code for item in findings if item.code in ("D102", "D103", "D310")] == codes


@pytest.mark.parametrize(("said", "codes"), [("chua_xac_nhan", ["D745"]), ("da_xac_nhan", []), ("dia_phuong", [])])
def test_an_outline_that_nobody_compared_is_told_at_every_use(said: str, codes: list[str], tmp_path: Path) -> None:
    kind = TYPE.replace("ky: [quy]", f"xac_nhan: {said}\nky: [quy]")
    _, findings = collected(load_report, build(tmp_path, kind=kind), Library(Workspace(tmp_path)))
    assert [item.code for item in findings] == codes


def test_the_code_of_another_form_is_no_slip(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("M.01:", "M.02:"))
    other = (tmp_path / "templates/forms/M.01.yaml").read_text("utf-8").replace("M.01", "M.02")
    write(tmp_path / "templates/forms/M.02.yaml", other)
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings] == ["D103", "D310"]


def test_rows_without_their_key_are_told_with_it(tmp_path: Path) -> None:
    _, findings = load(tmp_path, REPORT.replace("    dong:\n", ""))
    (item,) = [item for item in findings if item.code == "D110"]
    assert (item.details["key"], item.details["right"].split(",")[0]) == ("M.01", "dong:")
