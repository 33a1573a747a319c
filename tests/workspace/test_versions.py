"""Which version a period uses, from pure dates to reports before and after 1 July 2025."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build, write
from tthc_render.diagnostics.findings import Place
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.template_checks.checker import check_templates
from tthc_render.workspace.paths import Workspace, packaged_templates
from tthc_render.workspace.versions import ValiditySpec, Version, choose, in_force, validity_words

OLD = ValiditySpec(den="30/6/2025")
NEW = ValiditySpec(tu="1/7/2025")
OPEN = ValiditySpec()


def version(name: str, validity: ValiditySpec) -> Version[str]:
    return Version(name, validity, Path(f"{name}.yaml"))


@pytest.mark.parametrize(
    ("validity", "day", "expected"),
    [
        (OPEN, date(1999, 1, 1), True),
        (OLD, date(2025, 6, 30), True),
        (OLD, date(2025, 7, 1), False),
        (NEW, date(2025, 6, 30), False),
        (NEW, date(2025, 7, 1), True),
        (ValiditySpec(tu="1/1/2024", den="31/12/2024"), date(2024, 12, 31), True),
        (ValiditySpec(tu="1/1/2024", den="31/12/2024"), date(2025, 1, 1), False),
    ],
)
def test_both_ends_belong_to_a_time_of_validity(validity: ValiditySpec, day: date, expected: bool) -> None:
    assert in_force(validity, day) is expected


@pytest.mark.parametrize(
    ("day", "expected", "valid"),
    [
        (None, "A", True),
        (date(2025, 6, 14), "A", True),
        (date(2025, 9, 14), "A@2025-07", True),
        (date(2031, 1, 1), "A@2030", True),
    ],
)
def test_the_version_that_began_last_is_taken(day: date | None, expected: str, valid: bool) -> None:
    versions = [version("A@2030", ValiditySpec(tu="1/1/2030")), version("A@2025-07", NEW), version("A", OLD)]
    chosen, fits = choose(versions, day)
    assert (chosen.item, fits) == (expected, valid)


def test_where_none_is_in_force_the_nearest_is_taken_and_reported() -> None:
    versions = [version("A", ValiditySpec(den="31/12/2020")), version("A@2025", NEW)]
    assert choose(versions, date(2021, 6, 1))[0].item == "A"
    assert choose(versions, date(2025, 6, 1)) == (versions[1], False)
    with pytest.raises(ValueError, match="no versions"):
        choose([], None)


@pytest.mark.parametrize(
    ("validity", "words"),
    [
        (OPEN, "mọi kỳ"),
        (OLD, "đến 30/6/2025"),
        (NEW, "từ 01/7/2025"),
        (ValiditySpec(tu="1/1/2024", den="31/12/2024"), "từ 01/01/2024 đến 31/12/2024"),
    ],
)
def test_a_time_of_validity_in_words(validity: ValiditySpec, words: str) -> None:
    assert validity_words(validity) == words


# --- in a workspace ---------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    build(tmp_path)
    forms = tmp_path / "templates" / "forms"
    write(forms / "M.01.yaml", FORM.replace("nguon:", "hieu_luc: {den: 30/6/2025}\nnguon:"))
    newer = FORM.replace("nguon:", "hieu_luc: {tu: 1/7/2025, den: 31/12/2030}\nnguon:")
    newer = newer.replace("xac_nhan: da_xac_nhan\n", "")
    newer = newer.replace(", cong_thuc: (4) + (5)", ", cong_thuc: (4)").replace(
        "      - {ten: Trực tiếp, khoa: truc_tiep, ma: (5)}\n", ""
    )
    write(forms / "M.01@2025-07.yaml", newer)
    return tmp_path


def report(root: Path, period: str, cells: str = "truc_tuyen: 3, truc_tiep: 4") -> list[str]:
    text = REPORT.replace("2024-Q2", period).replace("truc_tuyen: 1200, truc_tiep: 34", cells)
    path = write(root / "data" / "so-mau" / "2024-Q2-ngan.yaml", text)
    _, findings = collected(load_report, path, Library(Workspace(root)))
    return [item.code for item in findings]


def test_a_period_picks_the_form_of_its_time(root: Path) -> None:
    assert report(root, "2025-Q2") == []
    assert report(root, "2025-Q3", "truc_tuyen: 3") == ["D314"]
    assert report(root, "2025-Q3") == ["D314", "D709"]  # a column of the version before, not another one misspelt
    assert report(root, "2025-Q3", "truc_tuyen: 3, truc_tip: 4") == ["D314", "D103"]
    assert report(root, "2031-Q2", "truc_tuyen: 3") == ["D313", "D314"]


def test_a_confirmed_version_needs_no_warning(root: Path) -> None:
    path = root / "templates" / "forms" / "M.01@2025-07.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "xac_nhan: da_xac_nhan\n", encoding="utf-8")
    assert report(root, "2025-Q3", "truc_tuyen: 3") == []


def test_a_version_that_cannot_be_read_is_not_passed_over(root: Path) -> None:
    path = root / "templates" / "forms" / "M.01@2025-07.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("(4)", "(9)", 1), encoding="utf-8")
    assert "T411" in report(root, "2025-Q3")


def test_report_types_have_versions_too(root: Path) -> None:
    types = root / "templates" / "reports"
    shutil.copytree(types / "ngan", types / "ngan@2025-07")
    write(types / "ngan" / "report.yaml", TYPE + "hieu_luc: {den: 30/6/2025}\n")
    write(
        types / "ngan@2025-07" / "report.yaml",
        TYPE.replace("Báo cáo ngắn", "Báo cáo mới") + "hieu_luc: {tu: 1/7/2025}\n",
    )
    library = Library(Workspace(root))
    names = []
    for day in (None, date(2025, 6, 14), date(2025, 9, 14)):
        loaded, findings = collected(library.report_type, "ngan", Place(), day)
        assert loaded is not None
        assert findings == []
        names.append(loaded.type.ten)
    assert names == ["Báo cáo ngắn", "Báo cáo ngắn", "Báo cáo mới"]
    assert library.workspace.names("reports").count("ngan") == 1
    assert "M.01" in library.workspace.names("forms")
    assert not any("@" in name for kind in ("forms", "reports") for name in library.workspace.names(kind))


def test_versions_that_clash_and_times_turned_round_are_reported(root: Path) -> None:
    forms = root / "templates" / "forms"
    write(forms / "M.01@hai.yaml", FORM.replace("nguon:", "hieu_luc: {tu: 1/7/2025, den: 30/6/2025}\nnguon:"))
    reported = {outcome.file: [item.code for item in outcome.findings] for outcome in check_templates([forms])}
    assert reported["templates/forms/M.01@hai.yaml"] == ["T614"]
    assert reported["templates/forms/M.01@2025-07.yaml"] == ["T825", "T613"]
    assert reported["templates/forms/M.01.yaml"] == []


# --- the forms of two tiers that ship ---------------------------------------------------------------------


@pytest.mark.parametrize("code", ["II.07b", "II.08"])
def test_two_tier_forms_are_marked_as_not_official(code: str, tmp_path: Path) -> None:
    form, _ = collected(Library(Workspace(tmp_path)).form, code, Place(), date(2025, 9, 14))
    assert form is not None
    assert form.spec.xac_nhan == "chua_xac_nhan"
    assert "chưa xác nhận" in form.spec.nguon


def test_a_commune_right_under_a_province_reports_after_july_2025(tmp_path: Path) -> None:
    example = packaged_templates() / "reports" / "kiem-soat-tthc-quy" / "example.yaml"
    lines = [
        line
        for line in example.read_text(encoding="utf-8").replace("so-vi-du", "ubnd-xa-vi-du").split("\n")
        if "_huyen:" not in line or "tai_cho" in line
    ]
    text = "\n".join(lines).replace("tai_cho_huyen", "tai_cho_xa").replace("ky: 2024-Q3", "ky: 2025-Q3")
    text = text.replace("20/9/2024", "20/9/2025")
    (tmp_path / "data" / "xa").mkdir(parents=True)
    shutil.copyfile(packaged_templates() / "example-units.yaml", tmp_path / "data" / "units.yaml")
    path = tmp_path / "data" / "xa" / "a.yaml"
    path.write_text(text, encoding="utf-8")
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "outputs")
    assert outcome.error == ""
    errors = [item.message() for item in outcome.findings if item.severity == "error"]
    assert errors == []
    unconfirmed = [item for item in outcome.findings if item.code == "D314"]
    assert [(item.details["name"], item.severity) for item in unconfirmed] == [("II.07b, II.08", "info")]
    assert len(outcome.outputs) == 2
