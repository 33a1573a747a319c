"""Where templates, data and outputs are looked for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import build, write
from tthc_render.diagnostics.errors import TemplateUnusable, WrongUsage
from tthc_render.workspace.paths import Workspace, find_workspace, packaged_templates, report_files
from tthc_render.yaml_files.loader import read_source


def test_the_users_templates_win_folder_by_folder(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)
    assert workspace.report_type_folder("ngan") == tmp_path / "templates" / "reports" / "ngan"
    packaged = workspace.report_type_folder("kiem-soat-tthc-quy")
    assert packaged == packaged_templates() / "reports" / "kiem-soat-tthc-quy"
    assert workspace.report_type_folder("khong-co") is None
    assert workspace.form_files("M.01") == [tmp_path / "templates" / "forms" / "M.01.yaml"]
    assert workspace.form_files("khong-co") == []
    assert {"ngan", "kiem-soat-tthc-quy"} <= set(workspace.names("reports"))
    assert {"M.01", "II.06a"} <= set(workspace.names("forms"))
    assert workspace.names("layouts") == ["nd30"]


def test_the_nearest_layout_is_used(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)

    def found() -> Path:
        return workspace.layout_file("nd30", "layout.html", "ngan", "so-mau")

    assert found() == packaged_templates() / "layouts" / "nd30" / "layout.html"
    own = write(tmp_path / "templates" / "layouts" / "nd30" / "layout.html", "x")
    assert found() == own
    of_type = write(tmp_path / "templates" / "reports" / "ngan" / "layout.html", "x")
    assert found() == of_type
    of_unit = write(tmp_path / "data" / "so-mau" / "layout.html", "x")
    assert found() == of_unit
    with pytest.raises(TemplateUnusable, match=r"nd31.*nd30"):
        workspace.layout_file("nd31", "layout.html")


def test_report_files_are_all_yaml_but_the_registry(tmp_path: Path) -> None:
    report = build(tmp_path)
    other = write(tmp_path / "data" / "a" / "b.yml", "x: 1")
    write(tmp_path / "data" / "a" / "note.txt", "x")
    assert list(report_files((tmp_path / "data",))) == [other, report]
    assert list(report_files((report,))) == [report]
    with pytest.raises(WrongUsage, match="khong-co"):
        list(report_files((tmp_path / "khong-co",)))


def test_the_workspace_is_found_from_any_path_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = build(tmp_path)
    for path in (report, report.parent, tmp_path / "data", tmp_path):
        assert find_workspace((path,)).root == tmp_path
    monkeypatch.chdir(tmp_path)
    assert find_workspace(()).root == tmp_path
    assert find_workspace(()).shown(report) == "data/so-mau/2024-Q2-ngan.yaml"
    assert Workspace(tmp_path / "data").shown(tmp_path / "x") == str(tmp_path / "x")


def test_a_folder_that_may_not_be_read_is_reported_and_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "data" / "xa-1"
    closed.mkdir(parents=True)
    (tmp_path / "data" / "a.yaml").touch()
    scandir, access = os.scandir, os.access

    def refusing(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and access(path, mode))
    assert list(report_files((tmp_path / "data",))) == [tmp_path / "data" / "a.yaml", closed]
    _, [reported] = collected(read_source, closed, "data/xa-1")
    assert reported.code == "D042"


@pytest.mark.parametrize(
    ("name", "reported"),
    [("a.pdf", "lint"), ("a.DOC", r"\.docx"), ("a.xlsx", "new form"), ("a.md", r"\.yaml"), ("a.docx", "check")],
)
def test_files_that_are_no_report_are_refused_with_advice(tmp_path: Path, name: str, reported: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(WrongUsage, match=reported):
        list(report_files((tmp_path / name,)))


def test_texts_of_a_folder_without_reports_will_do_where_they_can_be_read(tmp_path: Path) -> None:
    for name in ("a.docx", "~$a.docx", "b.txt", "layout.docx", "c.pdf"):
        (tmp_path / name).touch()
    assert list(report_files((tmp_path,))) == []
    assert [path.name for path in report_files((tmp_path,), (".docx", ".txt"))] == ["a.docx", "b.txt"]
    (tmp_path / "x.yaml").touch()
    assert [path.name for path in report_files((tmp_path,), (".docx", ".txt"))] == ["x.yaml"]


def test_a_folder_under_the_name_of_a_report_is_a_report_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "xa-1" / "2024-Q2-ngan.yaml"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("a: 1", encoding="utf-8")
    assert list(report_files((tmp_path / "data",))) == [folder]
    _, [reported] = collected(read_source, folder, "data/xa-1/2024-Q2-ngan.yaml")
    assert "thư mục" in reported.message("vi")


def test_a_pipe_under_the_name_of_a_report_is_a_report_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2024-Q2-ngan.yaml")
    os.mkfifo(tmp_path / "khac")
    assert list(report_files((tmp_path,))) == [tmp_path / "2024-Q2-ngan.yaml"]


@pytest.mark.parametrize(
    "name", ["a.yaml", "a\u200b.yaml", "\u202ea.yaml", "a\n.yaml", "a‹U+200B›.yaml", "a\udcff.yaml"]
)
def test_a_file_is_found_again_by_what_is_shown_of_it(tmp_path: Path, name: str) -> None:
    workspace = Workspace(tmp_path)
    path = tmp_path / "data" / f"{name}.yaml"
    path.parent.mkdir()
    path.touch()
    assert workspace.path_of(workspace.shown(path)) == path


def test_a_file_of_the_program_is_not_shown_by_its_folder(tmp_path: Path) -> None:
    path = packaged_templates() / "forms" / "II.06a.yaml"
    assert Workspace(tmp_path).shown(path) == "(mẫu của chương trình) forms/II.06a.yaml"


def test_a_link_to_itself_is_a_path_like_others(tmp_path: Path) -> None:
    build(tmp_path)
    loop = tmp_path / "data" / "vong.yaml"
    loop.symlink_to(loop)
    assert find_workspace((loop,)).root == tmp_path
    assert Workspace(tmp_path / "x").shown(loop).endswith("vong.yaml")


def test_linked_folders_are_read_once_and_dead_links_are_named(tmp_path: Path) -> None:
    elsewhere = tmp_path / "o-mang" / "xa-1"
    elsewhere.mkdir(parents=True)
    (elsewhere / "a.yaml").write_text("a: 1", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "xa-1").symlink_to(elsewhere)
    (data / "xa-1-cu").symlink_to(elsewhere)
    (data / "xa-2").symlink_to(tmp_path / "chua-ket-noi")
    (data / ".#x").symlink_to("user@host")  # the lock of an editor
    (data / "hinh.png").symlink_to(tmp_path / "chua-ket-noi")
    found = list(report_files((data,)))
    assert [path.name for path in found] in (["a.yaml", "xa-2"], ["xa-2", "a.yaml"])


def test_files_of_a_layout_beside_it_are_no_reports(tmp_path: Path) -> None:
    for name in ("layout.yaml", "kinds.yaml", "rules.yaml", "2026-Q1.yaml"):
        write(tmp_path / "so-a" / name, "a: 1")
        write(tmp_path / "so-b" / name.replace("layout", "x"), "a: 1")
    found = [path.relative_to(tmp_path).as_posix() for path in report_files((tmp_path,))]
    assert found == ["so-a/2026-Q1.yaml", *(f"so-b/{name}.yaml" for name in ("2026-Q1", "kinds", "rules", "x"))]
