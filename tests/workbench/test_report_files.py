"""Files of reports: whole, inside of the workspace, versions kept, no change of another overwritten."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from pathlib import Path

import pytest

from tests.support.workspaces import build
from tthc_render.diagnostics.errors import RenderingFailed, WrongUsage
from tthc_render.workbench import report_files
from tthc_render.workbench.report_files import KEPT_FOLDER, ConflictError, ReportFiles
from tthc_render.workspace.paths import Workspace

SHOWN = "data/so-mau/2024-Q2-ngan.yaml"


def files_of(root: Path) -> tuple[Path, ReportFiles]:
    return build(root), ReportFiles(Workspace(root))


def test_what_is_saved_is_in_the_file_and_its_version_changes(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    first = files.read(SHOWN)
    second = files.save(SHOWN, first.version, lambda text: text.replace("moi: 3", "moi: 4"))
    assert "moi: 4" in path.read_text(encoding="utf-8") == second.text
    assert files.read(SHOWN) == second
    assert second.version != first.version


@pytest.mark.parametrize(
    "shown",
    ["", "data/units.yaml", "data/so-mau", "../x.yaml", "data/../../x.yaml", "/etc/passwd", "templates/forms/M.01.yaml",
     "data/so-mau/khac.yaml", "data/so-mau/ngoai.yaml", "data/so-mau/x\0.yaml", "data/" + "a" * 5000 + ".yaml",
     "data/so-mau/ghi-chu.txt", "data/so-mau/../../data/so-mau/2024-Q2-ngan.yaml"],
)  # fmt: skip
def test_nothing_but_reports_of_the_workspace_is_opened(tmp_path: Path, shown: str) -> None:
    _, files = files_of(tmp_path / "ws")
    (tmp_path / "x.yaml").write_text("loai: ngan\n", encoding="utf-8")
    (tmp_path / "ws" / "data" / "so-mau" / "ngoai.yaml").symlink_to(tmp_path / "x.yaml")
    (tmp_path / "ws" / "data" / "so-mau" / "ghi-chu.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WrongUsage, match="Không có báo cáo"):
        files.read(shown)


def test_what_is_typed_is_held_until_something_is_saved(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    assert files.held(SHOWN) == ("", 0.0)
    files.hold(SHOWN, '{"text": "đang gõ"}')
    typed, wait = files.held(SHOWN)
    assert typed == '{"text": "đang gõ"}'
    assert 0 < wait <= report_files.TYPED_AT_REST_S
    assert "đang gõ" not in path.read_text(encoding="utf-8")
    (held,) = (tmp_path / KEPT_FOLDER).rglob(report_files.TYPED_NAME)
    os.utime(held, (0, 0))
    assert ReportFiles(Workspace(tmp_path)).held(SHOWN) == (typed, 0.0)
    files.save(SHOWN, files.read(SHOWN).version, lambda text: text.replace("moi: 3", "moi: 4"))
    assert files.held(SHOWN) == ("", 0.0)


def test_what_was_typed_in_a_report_changed_by_another_stays_held(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    base = files.read(SHOWN)
    files.hold(SHOWN, "typed")
    path.write_text(base.text.replace("moi: 3", "moi: 9"), encoding="utf-8")
    with pytest.raises(ConflictError):
        files.save(SHOWN, base.version, lambda text: text.replace("luu: VT", "luu: VP"))
    assert files.held(SHOWN)[0] == "typed"


def test_more_than_a_report_is_not_held(tmp_path: Path) -> None:
    _, files = files_of(tmp_path)
    with pytest.raises(WrongUsage, match="lớn hơn"):
        files.hold(SHOWN, "x" * (report_files.BYTES_MAX + 1))
    with pytest.raises(WrongUsage, match="Không có báo cáo"):
        files.hold("data/units.yaml", "x")


def test_a_file_changed_by_another_is_a_conflict_with_both_texts(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    base = files.read(SHOWN)
    path.write_text(base.text.replace("moi: 3", "moi: 9"), encoding="utf-8")
    with pytest.raises(ConflictError) as found:
        files.save(SHOWN, base.version, lambda text: text.replace("luu: VT", "luu: VP"))
    assert "moi: 9" in found.value.theirs.text
    assert "luu: VT" in found.value.theirs.text
    assert "moi: 3" in found.value.mine
    assert "luu: VP" in found.value.mine
    assert "moi: 9" in path.read_text(encoding="utf-8")
    # What was to be written is saved on top of the other's text once the clerk has chosen.
    files.save(SHOWN, found.value.theirs.version, lambda _: found.value.mine)
    assert path.read_text(encoding="utf-8") == found.value.mine
    assert any("moi: 9" in files.kept(SHOWN, item["version"]).text for item in files.versions(SHOWN))


@pytest.mark.parametrize("linked", [False, True])
def test_two_workbenches_on_one_folder_never_save_over_each_other(tmp_path: Path, *, linked: bool) -> None:
    path, first = files_of(tmp_path)
    second, shown = ReportFiles(Workspace(tmp_path)), SHOWN
    if linked:
        (tmp_path / "data" / "so-khac").symlink_to(path.parent)
        shown = f"data/so-khac/{path.name}"
    base = first.read(SHOWN)
    second.read(shown)
    refused: list[ConflictError] = []

    def save_too() -> None:
        try:
            second.save(shown, base.version, lambda text: text.replace("moi: 3", "moi: 9"))
        except ConflictError as error:
            refused.append(error)

    other = threading.Thread(target=save_too)

    def change(text: str) -> str:
        other.start()
        other.join(0.3)  # time enough for the other one to save, were it let in
        return text.replace("moi: 3", "moi: 4")

    first.save(SHOWN, base.version, change)
    other.join()
    [conflict] = refused
    assert "moi: 9" in conflict.mine
    assert "moi: 4" in conflict.theirs.text == path.read_text(encoding="utf-8")


def test_a_disk_without_locks_still_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: object) -> contextlib.AbstractContextManager[None]:
        raise OSError(errno.ENOLCK, "No locks available")

    path, files = files_of(tmp_path)
    monkeypatch.setattr(report_files, "exclusive", refuses)
    files.save(SHOWN, files.read(SHOWN).version, lambda text: text.replace("moi: 3", "moi: 4"))
    assert "moi: 4" in path.read_text(encoding="utf-8")


def test_undo_goes_back_and_forth_also_after_a_restart(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    version = files.read(SHOWN).version
    texts = [path.read_text(encoding="utf-8")]
    for figure in (4, 5, 6):
        saved = files.save(
            SHOWN, version, lambda text, figure=figure: text.replace(f"moi: {figure - 1}", f"moi: {figure}")
        )  # type: ignore[misc]
        version = saved.version
        texts.append(saved.text)
    files = ReportFiles(Workspace(tmp_path))
    for wanted in (texts[2], texts[1], texts[0]):
        back = files.undo(SHOWN, version, 1)
        assert back is not None
        assert back.text == wanted == path.read_text(encoding="utf-8")
        version = back.version
    assert files.undo(SHOWN, version, 1) is None
    forth = files.undo(SHOWN, version, -1)
    assert forth is not None
    assert forth.text == texts[1]
    # A change after that: what was undone is still on the way back.
    new = files.save(SHOWN, forth.version, lambda text: text.replace("luu: VT", "luu: VP"))
    seen, version = set(), new.version
    while (back := files.undo(SHOWN, version, 1)) is not None:
        seen.add(back.text)
        version = back.version
    assert set(texts) <= seen


def test_any_kept_version_can_be_had_again(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    first = files.read(SHOWN)
    second = files.save(SHOWN, first.version, lambda text: text + "# thêm\n")
    files.restore(SHOWN, second.version, first.version)
    assert path.read_text(encoding="utf-8") == first.text
    assert [item["now"] for item in files.versions(SHOWN)] == [False, False, True]
    with pytest.raises(WrongUsage, match="bản lưu"):
        files.kept(SHOWN, "../../../etc")


def test_a_change_by_another_program_can_be_undone_too(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    first = files.read(SHOWN)
    path.write_text(first.text + "# người khác\n", encoding="utf-8")
    second = files.read(SHOWN)
    back = files.undo(SHOWN, second.version, 1)
    assert back is not None
    assert back.text == first.text


@pytest.mark.parametrize("raw", ["\ufeff{}", "{}"])
def test_line_ends_and_the_mark_at_the_beginning_stay_as_they_were(tmp_path: Path, raw: str) -> None:
    path, files = files_of(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(raw.format(text.replace("\n", "\r\n")).encode())
    base = files.read(SHOWN)
    assert base.text == text
    files.save(SHOWN, base.version, lambda text: text.replace("moi: 3", "moi: 4"))
    expected = raw.format(text.replace("moi: 3", "moi: 4").replace("\n", "\r\n")).encode()
    assert path.read_bytes() == expected


def test_what_is_no_text_or_too_much_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, files = files_of(tmp_path)
    base = files.read(SHOWN)
    monkeypatch.setattr(report_files, "BYTES_MAX", 2000)
    with pytest.raises(WrongUsage, match="MB"):
        files.save(SHOWN, base.version, lambda text: text + "x" * 4000)
    assert path.read_text(encoding="utf-8") == base.text
    path.write_bytes(b"loai: \xff\xfe")
    with pytest.raises(WrongUsage, match="UTF-8"):
        files.read(SHOWN)


@pytest.mark.parametrize("step", ["copy", "file", "log"])
def test_dying_in_the_middle_of_a_save_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, files = files_of(tmp_path)
    base = files.read(SHOWN)
    write = report_files.write_output
    calls = {"copy": 0, "file": 1, "log": 2}[step]
    done = []

    def dies(place: Path, data: bytes) -> int:
        if len(done) == calls:
            raise KeyboardInterrupt
        done.append(place)
        return write(place, data)

    monkeypatch.setattr(report_files, "write_output", dies)
    with pytest.raises(KeyboardInterrupt):
        files.save(SHOWN, base.version, lambda text: text.replace("moi: 3", "moi: 4"))
    monkeypatch.undo()
    files = ReportFiles(Workspace(tmp_path))
    now = files.read(SHOWN)
    assert now.text == base.text.replace("moi: 3", "moi: 4") if step == "log" else now.text == base.text
    back = files.undo(SHOWN, now.version, 1)
    assert (back is not None and back.text == base.text) if step == "log" else back is None
    assert list(path.parent.iterdir()) == [path]
    assert (tmp_path / KEPT_FOLDER).is_dir()


def full_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full after so many files were flushed to it."""
    flush, left = os.fsync, [writes]

    def flushed(file: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        flush(file)

    monkeypatch.setattr(os, "fsync", flushed)


@pytest.mark.parametrize("writes", range(6))
@pytest.mark.parametrize("opened", [True, False])
def test_on_a_full_disk_a_save_is_done_or_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, *, opened: bool
) -> None:
    path, files = files_of(tmp_path)
    old = path.read_text(encoding="utf-8")
    new = old.replace("moi: 3", "moi: 4")
    if opened:
        files.read(SHOWN)
    full_after(writes, monkeypatch)
    base = files.read(SHOWN)
    assert base.text == old
    try:
        saved = files.save(SHOWN, base.version, lambda _: new).text == new
    except RenderingFailed as error:
        saved = False
        assert "ổ đĩa đã đầy" in error.message  # noqa: PT017
    assert path.read_text(encoding="utf-8") == (new if saved else old)
    assert list(path.parent.iterdir()) == [path]
    assert saved or writes < 4
    monkeypatch.undo()
    again = ReportFiles(Workspace(tmp_path))
    assert again.save(SHOWN, base.version, lambda _: new).text == new
    back = again.undo(SHOWN, again.read(SHOWN).version, 1)
    assert back is not None
    assert back.text == old


def test_a_broken_list_of_versions_is_begun_anew(tmp_path: Path) -> None:
    _, files = files_of(tmp_path)
    files.read(SHOWN)
    [log] = (tmp_path / KEPT_FOLDER).glob("*/lich-su.json")
    for broken in ("", "[", '{"at": "x"}', "[]"):
        log.write_text(broken, encoding="utf-8")
        files.read(SHOWN)
        assert [item["now"] for item in files.versions(SHOWN)] == [True]


def test_half_a_sign_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path, files = files_of(tmp_path)
    before = path.read_bytes()
    with pytest.raises(WrongUsage, match="Trần Văn” có nửa ký tự hỏng"):
        files.save(SHOWN, files.read(SHOWN).version, lambda text: text.replace("Văn An", "Văn \ud800An"))
    assert path.read_bytes() == before


def test_kept_versions_are_not_written_through_a_link(tmp_path: Path) -> None:
    path, files = files_of(tmp_path / "ws")
    (tmp_path / "khac").mkdir()
    (tmp_path / "ws" / KEPT_FOLDER).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "ws" / KEPT_FOLDER).symlink_to(tmp_path / "khac")
    before = path.read_bytes()
    for use in (lambda: files.read(SHOWN), lambda: files.hold(SHOWN, "x"), lambda: files.save(SHOWN, "1", str)):
        with pytest.raises(RenderingFailed, match="là liên kết tới"):
            use()
    assert path.read_bytes() == before
    assert list((tmp_path / "khac").iterdir()) == []
