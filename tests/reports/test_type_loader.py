"""The folder of a report type is read as far as it can be read, all of its files at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import TYPE, build
from tthc_render.reports.type_loader import CONTENT_FILE, TYPE_FILE, TypeParts, load_type
from tthc_render.workspace.paths import Workspace


def load(root: Path) -> tuple[TypeParts, list[str]]:
    parts, findings = collected(load_type, Workspace(root), root / "templates" / "reports" / "ngan")
    return parts, [item.code for item in findings]


def test_a_whole_type(tmp_path: Path) -> None:
    build(tmp_path)
    parts, codes = load(tmp_path)
    assert codes == []
    assert parts.own == parts.type
    assert parts.type is not None
    assert parts.indicators is not None
    assert parts.outline is not None
    assert [part.key for part in parts.indicators.parts] == list(parts.type.chi_tieu) == ["pakn"]
    assert parts.outline_shown == "templates/reports/ngan/content.md"


@pytest.mark.parametrize(
    ("kind", "codes", "missing"),
    [
        (TYPE.replace("ky: [quy]", "ky: [quyy]"), ["D120"], {"own", "type", "indicators"}),
        (TYPE + "khoi: [khong_co]\n", ["T615"], {"type", "indicators"}),
        (TYPE.replace("moi + ky_truoc", "moi + ky_truocc"), ["T411"], {"indicators"}),
    ],
)
def test_parts_that_cannot_be_used_are_none(tmp_path: Path, kind: str, codes: list[str], missing: set[str]) -> None:
    build(tmp_path, kind=kind)
    parts, found = load(tmp_path)
    assert found == codes
    assert {
        name for name in ("source", "own", "type", "indicators", "outline") if getattr(parts, name) is None
    } == missing


def test_a_figure_that_a_check_does_not_find_is_not_called_a_column(tmp_path: Path) -> None:
    build(tmp_path, kind=TYPE.replace('["moi <= 100"]', '["moi <= gia"]'))
    _, findings = collected(load_type, Workspace(tmp_path), tmp_path / "templates" / "reports" / "ngan")
    (item,) = [item for item in findings if item.code == "T411"]
    assert item.message().startswith("Không có số liệu “gia”")
    assert item.hint().startswith("Các số liệu có: ")


GROUP = "chi_tieu:\n  truoc:\n    ten: Nhóm trước\n    truong:\n      a: {ten: A}\n  pakn:"


@pytest.mark.parametrize(
    ("right", "wrong", "code", "word"),
    [
        ("moi + ky_truoc}", "moi + ky_truocc}", "T411", "ky_truocc}"),
        ("moi / tong * 100", "moi / tongg * 100", "T411", "tongg"),
        ("moi / tong * 100", "moi / * 100", "T402", "moi / *"),
        ('["moi <= 100"]', '["moi <= 100", "mooi <= 1"]', "T411", "mooi"),
        ('["moi <= 100"]', "\n      - moi <= 100\n      - moi +", "T405", "- moi +"),
        ('["moi <= 100"]', "\n      - moi <= 100\n      - moi <= 100\n      - mooi <= 1", "T411", "- mooi"),
    ],
)
@pytest.mark.parametrize("more", [False, True])
def test_faults_of_formulas_stand_at_their_own_line(
    tmp_path: Path, right: str, wrong: str, code: str, word: str, more: bool
) -> None:
    kind = TYPE.replace(right, wrong)
    build(tmp_path, kind=kind.replace("chi_tieu:\n  pakn:", GROUP) if more else kind)
    parts, findings = collected(load_type, Workspace(tmp_path), tmp_path / "templates" / "reports" / "ngan")
    assert parts.source is not None
    assert [(item.code, word in parts.source.lines[item.where.line - 1]) for item in findings] == [(code, True)]


@pytest.mark.parametrize(("file", "code"), [(TYPE_FILE, "D040"), (CONTENT_FILE, "T302")])
def test_one_missing_file_leaves_the_other(tmp_path: Path, file: str, code: str) -> None:
    build(tmp_path)
    (tmp_path / "templates" / "reports" / "ngan" / file).unlink()
    parts, codes = load(tmp_path)
    assert codes == [code]
    assert (parts.source is None, parts.outline is None) == (file == TYPE_FILE, file == CONTENT_FILE)
