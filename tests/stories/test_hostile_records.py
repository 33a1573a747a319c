"""Finished files of strangers: whatever is wrong with the data inside, one sentence, and the other files are used."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.hostile_records import Sample, all_cases, sample_of
from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.diagnostics.faults import DEBUG
from tthc_render.readers.isolation import BUDGETS
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

UNHARMED = {
    # what was put in is read by nobody: a size in the directory, names of other parts, a part that is not ours
    *("w-phan-khai-lon.docx", "w-zip-ten-len.docx", "w-thuc-the-ngoai.docx", "w-bom-trong-tep.docx", "p-bang-sai.pdf"),
    # or is a fault of the report itself, which is found where it is computed
    *("w-yaml-hinh-le.docx", "w-yaml-so-dai.docx", "w-yaml-the-la.docx"),
}
NO_DATA = {"p-ten-vong.pdf", "p-ten-rong.pdf", "p-ten-ma.pdf", "p-tep-ngoai.pdf", "w-phan-ho-so-no.docx"}
SLOW = {
    # stopped by the clock; one of them is tried by default
    *("p-nghin-chu.pdf", "p-trang-lap.pdf", "p-the-vong.pdf", "p-the-rong.pdf", "w-so-in-nhieu.docx"),
    *("w-yaml-nhieu-dong.docx", "w-van-so.docx"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    root = tmp_path_factory.mktemp("goc")
    assert render_report(build(root), Library(Workspace(root)), root / "out").exit_code == 0
    made = root / "out" / "so-mau" / "2024-Q2"
    return sample_of((made / "ngan.docx").read_bytes(), (made / "ngan.pdf").read_bytes())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace without reports, limits that are reached sooner, and faults of the program raised."""
    monkeypatch.setenv(DEBUG, "1")
    for kind in ("docx", "pdf", "txt"):
        monkeypatch.setitem(BUDGETS, kind, replace(BUDGETS[kind], seconds=5, memory_mb=150))
    root = tmp_path / "nha"
    build(root).unlink()
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="module")
def cases(good: Sample) -> dict[str, bytes]:
    return all_cases(good)


def receive(root: Path, files: dict[str, bytes]) -> None:
    (root / "nhan-ve").mkdir()
    for name, data in files.items():
        (root / "nhan-ve" / name).write_bytes(data)


def test_a_hostile_record_is_one_sentence_and_the_others_are_used(
    good: Sample, cases: dict[str, bytes], home: Path
) -> None:
    left_out = UNHARMED if "TTHC_FUZZ" in os.environ else UNHARMED | SLOW
    cases = {name: data for name, data in cases.items() if name not in left_out}
    assert len(cases) > 90
    receive(home, {**cases, "aa-tot.pdf": good.pdf, "zz-tot.docx": good.docx})
    done = CliRunner().invoke(
        main, ["export", "2024-Q2", "-f", "csv", "-o", "a.csv", "--received", "nhan-ve", "--only-received"]
    )
    assert done.exit_code == 1, done.output
    assert f"{len(cases) - len(NO_DATA)} văn bản gửi về không dùng được nên không tính." in done.output
    about = [line for line in done.output.splitlines() if line.startswith("nhan-ve/")]
    named = [line.partition(":")[0] for line in about if " → " not in line]
    assert named == sorted(f"nhan-ve/{name}" for name in cases)
    used = [line for line in about if " → outputs/nhan-ve/so-mau/2024-Q2-ngan.yaml" in line]
    assert [line.partition(" ")[0] for line in used] == ["nhan-ve/aa-tot.pdf", "nhan-ve/zz-tot.docx"]
    assert "1234" in (home / "a.csv").read_text(encoding="utf-8-sig")
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    assert [path.name for path in home.parent.rglob("da-*")] == []
    assert [path.relative_to(home).as_posix() for path in home.rglob("outputs/**/*.yaml")] == [
        "outputs/nhan-ve/so-mau/2024-Q2-ngan.yaml"
    ]


def test_extract_writes_only_where_it_was_asked_to(good: Sample, cases: dict[str, bytes], home: Path) -> None:
    some = (
        "p-ten-len.pdf",
        "w-don-vi-len-thu-muc.docx",
        "w-so-in-o-an.docx",
        "w-yaml-the-python.docx",
        "p-mat-khau.pdf",
    )
    long = f"{'d' * 240}.docx"
    receive(home, {**{name: cases[name] for name in (*UNHARMED, *some)}, long: good.docx})
    before = set(home.parent.rglob("*"))
    done = CliRunner().invoke(main, ["extract", "nhan-ve", "-o", "trich", "--json"])
    assert done.exit_code == 3, done.output
    rows = {Path(row["file"]).name: row for row in json.loads(done.stdout)["files"]}
    assert {name for name, row in rows.items() if row["same"]} == {*UNHARMED, long}
    assert all((home / row["folder"] / "bao-cao.yaml").is_file() for row in rows.values() if row["same"])
    assert "mật khẩu" in rows["p-mat-khau.pdf"]["error"]
    assert all(path.is_relative_to(home / "trich") for path in set(home.parent.rglob("*")) - before)


def test_a_folder_that_cannot_be_written_is_named_for_each_file(good: Sample, home: Path) -> None:
    receive(home, {"a.docx": good.docx, "b.pdf": good.pdf})
    (home / "trich").write_text("một tệp", encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", "nhan-ve/a.docx", "nhan-ve/b.pdf", "-o", "trich/x"])
    assert done.exit_code == 3
    assert [line.partition(":")[0] for line in done.output.splitlines()] == ["nhan-ve/a.docx", "nhan-ve/b.pdf"]


def test_names_forge_no_line_and_what_is_no_file_is_named(good: Sample, home: Path) -> None:
    receive(home, {"a\nb.docx: khớp\u202e.docx": good.docx})
    os.mkfifo("nhan-ve/ong.pdf")
    Path("nhan-ve/thiet-bi.docx").symlink_to("/dev/zero")
    Path("nhan-ve/vong.pdf").symlink_to("vong.pdf")
    Path("nhan-ve/thu-muc.docx").mkdir()
    done = CliRunner().invoke(main, ["extract", "nhan-ve"])
    assert done.exit_code == 3
    [forged] = [line for line in done.stdout.splitlines() if "khớp" in line]
    assert forged.startswith("nhan-ve/a‹U+000A›b.docx")
    assert sorted(line.partition(":")[0] for line in done.stderr.splitlines()) == [
        "nhan-ve/ong.pdf",
        "nhan-ve/thiet-bi.docx",
        "nhan-ve/vong.pdf",
    ]
    counted = ["export", "2024-Q2", "-f", "csv", "-o", "a.csv", "--received", "nhan-ve", "--only-received"]
    done = CliRunner().invoke(main, counted)
    assert done.exit_code == 1
    assert "3 văn bản gửi về không dùng được" in done.output
    assert "nhan-ve/a‹U+000A›b.docx: khớp‹U+202E›.docx → outputs" in done.output
