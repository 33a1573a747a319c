"""The command ``aggregate``: what is printed, what is written, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.rollup.test_aggregate import communes
from tests.support.provinces import replace_in
from tests.support.workspaces import CONTENT, REPORT, TYPE, build, write
from tests.support.workspaces import FORM as SMALL_FORM
from tthc_render.cli.main import main

__all__ = ["communes"]


@pytest.fixture
def district(communes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(communes)
    return communes


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["aggregate", *words])


def test_the_figures_are_written(district: Path) -> None:
    result = call("huyen", "2024")
    assert result.exit_code == 0, result.output
    assert "truc_tuyen: 12" in (district / "outputs" / "huyen" / "2024" / "tong-hop.yaml").read_text(encoding="utf-8")
    assert call("huyen", "2024", "-o", "x.yaml").exit_code == 0
    assert (district / "x.yaml").exists()
    assert call("huyen", "2024", "-o", "x.yaml").exit_code == 0


def test_explanations_go_to_standard_output(district: Path) -> None:
    assert "      xa-2: 2 (data/xa-2/2024-linh-vuc.yaml:" in call("huyen", "2024", "--explain").stdout


def test_a_missing_report_stops_or_stays_blank_by_choice(district: Path) -> None:
    (district / "data" / "xa-2" / "2024-linh-vuc.yaml").unlink()
    stopped = call("huyen", "2024")
    assert stopped.exit_code == 1
    assert "UBND xa-2 (xa-2): chưa có báo cáo kỳ 2024" in stopped.stderr
    assert "--without xa-2" in stopped.stderr
    assert not (district / "outputs").exists()
    assert call("huyen", "2024", "--missing", "blank").exit_code == 0
    assert call("huyen", "2024", "--without", "xa-2").exit_code == 0


def test_a_child_with_errors_is_named(district: Path) -> None:
    replace_in(district / "data" / "xa-1" / "2024-linh-vuc.yaml", "truc_tuyen: 10", "truc_tuyen: 1.0x")
    result = call("huyen", "2024", "--lang", "en")
    assert result.exit_code == 1
    assert "xa-1: the report has errors" in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "reported"),
    [
        (("huyenn", "2024"), 2, "Có phải huyen?"),
        (("huyen", "năm nay"), 2, "năm nay"),
        (("huyen", "2023"), 1, "Chưa có báo cáo nào kỳ 2023"),
        (("xa-1", "2024"), 1, "không có đơn vị trực thuộc nào"),
        (("huyen", "2024", "--subtotal", "x"), 2, "NHÃN=ĐẦU_TÊN"),
        (("huyen", "2024", "--appendix", "II.06a"), 2, "mỗi dòng một đơn vị"),
        (("huyen", "2024", "--appendix", "ha-tinh-tong-hop-ho-so"), 1, "B305"),
        (("huyen", "2024", "--without", "xa-1x"), 2, "Có phải xa-1?"),
        (("huyen", "2024", "--type", "linhvuc"), 2, "--type linhvuc"),
        (("huyen", "2024", "-o", "data/units.yaml"), 2, "không phải do aggregate ghi"),
        (("huyen",), 2, ""),
    ],
)
def test_what_cannot_be_done_is_said(district: Path, words: tuple[str, ...], code: int, reported: str) -> None:
    result = call(*words)
    assert (result.exit_code, reported in result.stderr) == (code, True), result.output


def test_a_broken_registry_is_reported(district: Path) -> None:
    (district / "data" / "units.yaml").write_text("don_vi: 1\n", encoding="utf-8")
    result = call("huyen", "2024")
    assert result.exit_code == 3
    assert "data/units.yaml:1" in result.stderr


def test_with_a_type_a_parent_s_report_of_another_type_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its form by unit is not asked of the units, and the figures go into a report of the type that was named."""
    build(tmp_path)
    templates = tmp_path / "templates"
    by_unit = SMALL_FORM.replace("M.01", "U.01").replace("ten: Lĩnh vực, khoa: linh_vuc", "ten: Đơn vị, khoa: co_quan")
    write(templates / "forms" / "U.01.yaml", by_unit.replace("khoa: truc", "khoa: nop_truc"))
    write(templates / "reports" / "dai" / "report.yaml", TYPE.replace("ma: ngan", "ma: dai").replace("M.01", "U.01"))
    write(templates / "reports" / "dai" / "content.md", CONTENT.replace("M.01", "U.01"))
    report = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace("ngan", "dai").replace("M.01", "U.01")
    report = report.replace("linh_vuc: Đất đai", "co_quan: Sở Mẫu").replace("truc_t", "nop_truc_t")
    other = write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-dai.yaml", report)
    before = other.read_bytes()
    monkeypatch.chdir(tmp_path)
    asked = ["aggregate", "ubnd-tinh-mau", "2024-Q2", "--own"]
    without = CliRunner().invoke(main, asked)
    assert (without.exit_code, "B305" in without.output) == (1, True)
    for more in ([], ["--tree"], ["--write", "--yes"]):
        result = CliRunner().invoke(main, [*asked, "--type", "ngan", *more])
        assert (result.exit_code, "B305" in result.output) == (0, False), result.output
    assert other.read_bytes() == before
    assert (tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml").is_file()


def test_figures_to_paste_bring_the_unit_s_own_along(district: Path) -> None:
    """A paste of the whole file keeps what is the unit's own: the next roll-ups count it as the first one did."""
    text = (district / "data" / "xa-1" / "2024-linh-vuc.yaml").read_text(encoding="utf-8")
    report = district / "data" / "huyen" / "2024-linh-vuc.yaml"
    write(report, text.replace("don_vi: xa-1", "don_vi: huyen").replace("truc_tuyen: 10", "truc_tuyen: 3"))
    sums = []
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        result = call("huyen", "2024", "-o", name, "--own")
        assert result.exit_code == 0, result.output
        sums.append((district / name).read_text(encoding="utf-8"))
        whole = report.read_text(encoding="utf-8")
        report.write_text(whole[: whole.index("bieu:")] + sums[-1], encoding="utf-8")
    assert "truc_tuyen: 15" in sums[0].partition("bieu_rieng:")[0]
    assert "truc_tuyen: 3" in sums[0].partition("bieu_rieng:")[2]
    assert sums[0] == sums[1] == sums[2]
