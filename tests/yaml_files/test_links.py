"""Which links to folders a search follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.workspace.paths import report_files
from tthc_render.yaml_files import links


@pytest.mark.parametrize(
    ("target", "expected"), [("/proc", True), ("/usr/share", True), ("/", False), ("/srv", False), ("/usrlocal", False)]
)
def test_folders_of_the_system_are_known(target: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(target)
    assert links.leads_to_system(tmp_path / "a") is expected


def test_only_links_lead_anywhere(tmp_path: Path) -> None:
    assert not links.leads_to_system(Path("/usr"))
    assert not links.leads_up(tmp_path)


def test_a_link_to_too_many_folders_is_given_up_and_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "FOLDERS_MAX", 20)
    for number in range(40):
        (tmp_path / "xa" / f"{number // 10}" / f"{number}").mkdir(parents=True)
    data = tmp_path / "data"
    (data / "own").mkdir(parents=True)
    for name in ("own/a.yaml", "own/b.yaml"):
        (data / name).touch()
    (data / "link").symlink_to(tmp_path / "xa")
    assert [path.relative_to(data).as_posix() for path in report_files((data,))] == ["link", "own/a.yaml", "own/b.yaml"]


def test_folders_that_are_no_links_are_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "FOLDERS_MAX", 3)
    for number in range(9):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}" / "a.yaml").touch()
    assert len(list(report_files((tmp_path,)))) == 9
