"""A province with broken files: page, table, lists, figures, summary agree with a count made from the files alone."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from tests.support.provinces import make_province
from tthc_render.cli.main import main

UNITS = 64
COUNTED = ("truc_tuyen", "truc_tiep", "ky_truoc")


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def changed(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert re.search(old, text)
        path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")

    return change


def doubled(path: Path) -> None:
    shutil.copy(path, path.with_name("ban-sao.yml"))


def moved(path: Path) -> None:
    (path.parents[1] / "khac").mkdir(exist_ok=True)
    path.rename(path.parents[1] / "khac" / f"{path.parent.name}.yaml")


FAULTS: tuple[tuple[Callable[[Path], None], str], ...] = (
    (changed(": ", ":{ "), "loi"),
    (lambda path: path.write_bytes(b"\xff\xfe\x00" + path.read_bytes()), "loi"),
    (changed("ky: 2024-Q2", "ky: 2024-Q5"), "loi"),
    (changed("ky: 2024-Q2", "ky: 2031-Q2"), "chua"),
    (changed("ky: 2024-Q2", "ky: 2022-Q2"), "chua"),  # reported as a file of the unit that states another period
    (changed("ky: 2024-Q2\n", "ky: 2024-Q2\nky: 2024-Q2\n"), "loi"),
    (changed("loai: [a-z-]+", "loai: tinh-hinh-giai-quyet-qui"), "loi"),  # opens no group of its own
    (changed("don_vi: [a-z0-9-]+", "don_vi: xa-9999"), "loi"),
    (lambda path: path.write_text("", encoding="utf-8"), "loi"),
    (lambda path: path.rename(f"{path}.txt"), "loi"),
    (as_folder, "loi"),
    (doubled, "loi"),
    (changed(r"truc_tuyen: \d+", "truc_tuyen: -5"), "loi"),
    (changed(r"dang_trong_han: \d+", "dang_trong_han: 9000"), "loi"),
    (as_pipe, "loi"),
    (lambda path: path.rename(path.with_name(f"\u202e{path.name}")), "xong"),  # signs that nobody sees
    (lambda path: path.rename(path.with_name(f"2024-Q2\u200b-{path.parent.name}.yaml")), "xong"),
    (lambda path: path.rename(path.with_name(f"2024-Q2\n{path.parent.name}.yaml")), "xong"),
    (moved, "canh-bao"),
    (lambda path: shutil.rmtree(path.parent), "chua"),
    (lambda path: path.unlink(), "chua"),
)


def figures_of(files: list[Path]) -> dict[str, int]:
    """What each unit has typed, read without the program."""
    sums = {}
    for path in files:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = data["bieu"]["II.06a"]["dong"]
        sums[data["don_vi"]] = sum(row[key] for row in rows for key in COUNTED)
    return sums


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_account_of_a_broken_province_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_province(UNITS, tmp_path)
    files = sorted((tmp_path / "data").rglob("2024-Q2-*.yaml"))
    chosen = random.Random(11).sample(files, len(FAULTS))
    truth = {path.parent.name: "xong" for path in files}
    for path, (fault, state) in zip(chosen, FAULTS, strict=True):
        fault(path)
        truth[path.parent.name] = state
    good = [path for unit in truth if truth[unit] == "xong" for path in (tmp_path / "data" / unit).iterdir()]
    good += list((tmp_path / "data" / "khac").iterdir())
    count = Counter(truth.values())

    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["render", "data", "-f", "docx", "--jobs", "1", "--report", "all.json"])
    assert run.exit_code == 3, run.output
    report = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    # One unit has two files; of those that state another period one is made, one is dated years before its period.
    assert report["counts"]["reports"] == len(files) - 2 + 1
    assert report["counts"]["done"] == len(good) + 1
    assert report["counts"]["bad"] == count["loi"] + 2
    assert f"ghi {len(good) + 1} tệp" in run.output

    page = (tmp_path / "outputs" / "index.html").read_text(encoding="utf-8")
    assert "Kỳ mới nhất: Quý II năm 2024" in page
    [tiles] = re.findall(r"<ul[^>]*>(?:(?!</ul>).)*báo cáo cần có.*?</ul>", page, re.DOTALL)
    counts = {words: int(number) for number, words in re.findall(r"<b[^>]*>(\d+)</b>([^<]+)</li>", tiles)}
    assert counts["báo cáo cần có"] == len(files)
    assert counts["đã xong"] == count["xong"] + count["canh-bao"]
    assert (counts["có lỗi"], counts["chưa có"]) == (count["loi"], count["chua"])
    assert sorted(path.name for path in (tmp_path / "outputs" / "tinh-hinh").glob("*.csv")) == [
        "2022-Q2.csv",
        "2024-Q2.csv",
        "2031-Q2.csv",
    ]
    assert len(table(tmp_path / "outputs" / "tinh-hinh" / "2022-Q2.csv")) == 1
    states = {row["don_vi"]: row["tinh_trang"] for row in table(tmp_path / "outputs" / "tinh-hinh" / "2024-Q2.csv")}
    assert states == truth

    listed = CliRunner().invoke(main, ["list", "missing", "--period", "2024-Q2", "--json"])
    missing = json.loads(listed.output)["missing"]
    assert {row["don_vi"] for row in missing} == {unit for unit, state in truth.items() if state == "chua"}
    assert len([row for row in missing if "2022-Q2" in row["ghi_chu"] or "2031-Q2" in row["ghi_chu"]]) == 2

    CliRunner().invoke(main, ["export", "2024-Q2", "-o", "so-lieu.csv"])
    sums: Counter[str] = Counter()
    for row in table(tmp_path / "so-lieu.csv"):
        if row["loai_dong"] == "data" and row["cot"] in COUNTED:
            sums[row["don_vi"]] += int(row["gia_tri"])
    assert sums == figures_of(good)
