"""``aggregate --tree --write``: reports of parents are made and updated."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.rollup.test_aggregate import STATES, add_type, unit_lines, write_report
from tests.rollup.test_tree import Tree, build, report
from tests.support.workspaces import REPORT, TYPE, UNITS, write
from tests.support.workspaces import build as build_workspace
from tthc_render.cli.main import main

TREE = Tree(
    {"u0": "", "u1": "u0", "u2": "u1", "u3": "u1"},
    {"u1": {"Đất đai": 10}, "u2": {"Đất đai": 400}, "u3": {"Đất đai": 500, "Hộ tịch": 7}},
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(TREE, tmp_path)
    report(tmp_path, "u1", {"Đất đai": 10})  # the district's own, not marked as such
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["aggregate", "u0", "2024-Q2", *words])


def figures(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def test_a_whole_tree_is_written_and_brought_up_to_date(tree: Path) -> None:
    done = call("--tree", "--write")
    assert done.exit_code == 0, done.output
    assert "Tính cả số riêng của UBND u1" in done.output
    assert "+        truc_tuyen: 910" in done.output
    for unit in ("u0", "u1"):
        assert "linh_vuc: Đất đai truc_tuyen: 910" in figures(tree / unit / "2024-Q2-ngan.yaml")
    assert "bieu_rieng:" in figures(tree / "u1" / "2024-Q2-ngan.yaml")
    again = call("--tree", "--write")
    assert again.output.count("không đổi") == 2
    report(tree.parent, "u2", {"Đất đai": 401})
    check = CliRunner().invoke(main, ["check", "data"])
    assert check.output.count("B505") == 2
    assert call("--tree", "--write").exit_code == 0
    assert "B505" not in CliRunner().invoke(main, ["check", "data"]).output
    assert "truc_tuyen: 911" in figures(tree / "u0" / "2024-Q2-ngan.yaml")


def test_a_sum_typed_over_by_hand_is_named_with_its_cell(tree: Path) -> None:
    assert call("--tree", "--write").exit_code == 0
    path = tree / "u0" / "2024-Q2-ngan.yaml"
    written = path.read_text(encoding="utf-8")
    assert "C204" not in CliRunner().invoke(main, ["check", str(path)]).output
    path.write_text(written.replace("910", "810"), encoding="utf-8")
    check = CliRunner().invoke(main, ["check", str(path)]).output
    assert "B505" in check
    assert "C204" in check
    assert "810" in check
    assert "910" in check


def test_what_could_be_meant_in_two_ways_is_asked(tree: Path) -> None:
    report(tree.parent, "u1", {"Đất đai": 905, "Hộ tịch": 7})
    asked = call("--tree")
    assert asked.exit_code == 1
    assert "--no-own" in asked.output
    assert "data/u1/2024-Q2-ngan.yaml" in asked.output
    assert call("--tree", "--own").exit_code == 0
    assert "truc_tuyen: 1805" in figures(tree.parent / "outputs" / "u0" / "2024-Q2" / "tong-hop.yaml")
    assert call("--tree", "--no-own").exit_code == 0
    assert "truc_tuyen: 900" in figures(tree.parent / "outputs" / "u0" / "2024-Q2" / "tong-hop.yaml")


@pytest.mark.parametrize("missing", ["stop", "blank", "last"])
def test_a_child_that_cannot_be_read_is_an_error_whatever_is_done_about_missing_ones(tree: Path, missing: str) -> None:
    (tree / "u2" / "2024-Q2-ngan.yaml").write_text("loai: [", encoding="utf-8")
    done = call("--tree", "--write", "--missing", missing)
    assert done.exit_code == 1
    assert "u2: báo cáo có lỗi" in done.output
    assert not (tree / "u0").exists()


def test_missing_units_stop_stay_blank_or_count_with_the_period_before(tree: Path) -> None:
    path = tree / "u2" / "2024-Q2-ngan.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    stopped = call("--tree", "--write")
    assert stopped.exit_code == 1
    assert "u2): chưa có báo cáo" in stopped.output
    path.with_name("2024-Q1-ngan.yaml").write_text(text.replace("2024-Q2", "2024-Q1"), encoding="utf-8")
    last = call("--tree", "--write", "--missing", "last")
    assert "lấy số kỳ trước: data/u2/2024-Q1-ngan.yaml" in last.output
    assert "truc_tuyen: 910" in figures(tree / "u0" / "2024-Q2-ngan.yaml")
    assert call("--tree", "--write", "--missing", "blank").exit_code == 0
    assert "truc_tuyen: 510" in figures(tree / "u0" / "2024-Q2-ngan.yaml")


def test_an_output_is_of_one_unit(tree: Path) -> None:
    assert call("--tree", "-o", "x.yaml").exit_code == 2


def test_counts_of_the_text_are_written_and_follow_their_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = "  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [X], ky_hieu: U, dia_danh: M}\n"
    build_workspace(tmp_path, kind=TYPE.replace("{ten: Số mới}", "{ten: Số mới, tong_hop: true}"), units=UNITS + more)
    other = tmp_path / "data" / "so-hai" / "2024-Q2-ngan.yaml"
    write(other, REPORT.replace("so-mau", "so-hai").replace("moi: 3", "moi: 4"))
    monkeypatch.chdir(tmp_path)
    command = ["aggregate", "ubnd-tinh-mau", "2024-Q2", "--tree", "--write", "--missing", "blank"]

    def count() -> object:
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
        [path] = (tmp_path / "data" / "ubnd-tinh-mau").glob("*.yaml")
        return yaml.safe_load(path.read_text(encoding="utf-8"))["chi_tieu"]["pakn"]["moi"]

    assert count() == 7
    write(other, other.read_text(encoding="utf-8").replace("moi: 4", "moi: 14"))
    assert "B505" in CliRunner().invoke(main, ["check", "data/ubnd-tinh-mau"]).output
    assert count() == 17
    [path] = (tmp_path / "data" / "ubnd-tinh-mau").glob("*.yaml")
    write(path, path.read_text(encoding="utf-8").replace("moi: 17", "moi: 18"))
    write(other, other.read_text(encoding="utf-8").replace("moi: 14", "moi: 24"))
    assert count() == 18  # what a person has typed is kept, and reported
    assert "đang ghi 18, cộng đơn vị trực thuộc được 27" in CliRunner().invoke(main, command).output


@pytest.mark.parametrize(
    ("field", "more", "told"),
    [
        ("{ten: Số mới}", "", "“Số mới” (pakn.moi); “Số kỳ trước” (pakn.ky_truoc)"),
        ("{ten: Số mới, tong_hop: true}", "", "“Số kỳ trước” (pakn.ky_truoc)"),
        ("{ten: Số mới, de_trong: true}", "", "“Số kỳ trước” (pakn.ky_truoc)"),
        ("{ten: Số mới}", "    de_trong: true\n", ""),
        ("{ten: Số mới}", "    tong_hop: true\n", ""),
    ],
)
def test_figures_of_the_text_that_are_not_added_up_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str, more: str, told: str
) -> None:
    kind = TYPE.replace("{ten: Số mới}", field).replace("    truong:\n", f"{more}    truong:\n")
    build_workspace(tmp_path, kind=kind)
    monkeypatch.chdir(tmp_path)
    command = ["aggregate", "ubnd-tinh-mau", "2024-Q2", "--write", "--missing", "blank"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert ("B308" in done.output) is bool(told), done.output
    assert f"{told}." in done.output
    assert "“Tỷ lệ mới”" not in done.output


def test_figures_edited_between_the_marks_are_reported_before_they_are_written_anew(tree: Path) -> None:
    call("--tree", "--write")
    path = tree / "u1" / "2024-Q2-ngan.yaml"
    assert "sửa tay" not in call("--tree", "--write").output
    path.write_text(path.read_text(encoding="utf-8").replace("truc_tuyen: 910", "truc_tuyen: 999"), encoding="utf-8")
    again = call("--tree", "--write")
    assert "data/u1/2024-Q2-ngan.yaml: phần tổng hợp đã bị sửa tay" in again.output
    assert "truc_tuyen: 910" in figures(path)


def test_an_own_cell_whose_row_goes_is_told_though_no_sum_was_edited(tree: Path) -> None:
    call("--tree", "--write")
    path = tree / "u0" / "2024-Q2-ngan.yaml"
    text = path.read_text(encoding="utf-8")
    own = "        tiep_nhan: {in: 8*, gia_tri: 8, vi_sao: Ước}\n        truc_tuyen: 7\n"
    assert text.count("        truc_tuyen: 7\n") == 1
    path.write_text(text.replace("        truc_tuyen: 7\n", own), encoding="utf-8")
    assert "sẽ mất" not in call("--tree", "--write").output
    report(tree.parent, "u3", {"Đất đai": 500})
    again = call("--tree", "--write").output
    assert "sửa tay" not in again
    assert "Ô đã ghi sẽ mất hoặc lấy lại số cộng: M.01, ho_tich: Tiếp nhận (cột 3)." in again
    assert "ho_tich: Trực tuyến" not in again


def test_words_that_all_units_state_follow_them_unless_the_parent_has_typed_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "templates" / "forms" / "XE.01.yaml", STATES.partition('      - {ma: "02"')[0])
    add_type(tmp_path, "xe", "XE.01")
    units = [unit_lines("huyen", "UBND huyện", "huyen")]
    units += [unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")]
    write(tmp_path / "data" / "units.yaml", "don_vi:\n" + "".join(units))
    monkeypatch.chdir(tmp_path)

    def state(*states: str) -> tuple[object, str]:
        for unit, word in zip(("xa-1", "xa-2"), states, strict=True):
            write_report(tmp_path, unit, "xe", "XE.01", f'      - {{dong: "01", mua: 5, ban: 6, tinh_trang: {word}}}\n')
        done = CliRunner().invoke(main, ["aggregate", "huyen", "2024", "--write"])
        assert done.exit_code == 0, done.output
        [path] = (tmp_path / "data" / "huyen").glob("*.yaml")
        return yaml.safe_load(path.read_text(encoding="utf-8"))["bieu"]["XE.01"]["dong"][0]["tinh_trang"], done.output

    assert state("Tốt", "Tốt")[0] == "Tốt"
    found, told = state("Hỏng", "Hỏng")
    assert found == "Hỏng"
    assert "giữ nguyên" not in told
    found, told = state("Hỏng", "Tốt")
    assert found is None
    assert "B306" in told
    assert "sẽ mất" not in told
    assert state("Tốt", "Tốt")[0] == "Tốt"
    [path] = (tmp_path / "data" / "huyen").glob("*.yaml")
    write(path, path.read_text(encoding="utf-8").replace("tinh_trang: Tốt", "tinh_trang: Hỏng"))
    found, told = state("Tốt", "Tốt")
    assert found == "Hỏng"
    assert "XE.01, 01: Tình trạng (cột 4) đang ghi Hỏng, các đơn vị trực thuộc đều ghi Tốt; giữ nguyên." in told
    assert state("Hỏng", "Tốt")[0] == "Hỏng"  # typed by the parent, which has to state it itself
