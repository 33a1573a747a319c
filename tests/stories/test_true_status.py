"""A province with broken files: page, table, list and summary agree with a count made from the files alone."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.provinces import make_province
from tthc_render.cli.main import main

UNITS = 40


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def changed(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert re.search(old, text)
        path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")

    return change


FAULTS: tuple[Callable[[Path], None], ...] = (
    changed(": ", ":{ "),
    lambda path: path.write_bytes(b"\xff\xfe\x00" + path.read_bytes()),
    changed("ky: 2024-Q2", "ky: 2024-Q5"),
    lambda path: path.write_text("", encoding="utf-8"),
    as_folder,
    changed(r"truc_tuyen: \d+", "truc_tuyen: -5"),
)


def test_every_account_of_a_broken_province_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_province(UNITS, tmp_path)
    files = sorted((tmp_path / "data").rglob("2024-Q2-*.yaml"))
    chosen = random.Random(11).sample(files, 2 * len(FAULTS) + 3)
    for path, fault in zip(chosen, FAULTS * 2, strict=False):
        fault(path)
    absent = chosen[2 * len(FAULTS) :]
    for path in absent:
        path.unlink()
    truth = Counter(loi=2 * len(FAULTS), chua=len(absent))
    truth["xong"] = len(files) - truth.total()

    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["render", "data", "-f", "docx", "--jobs", "1"])
    assert f"{len(files) - len(absent)} báo cáo, {truth['loi']} báo cáo có lỗi, ghi {truth['xong']} tệp" in run.output
    page = (tmp_path / "outputs" / "index.html").read_text(encoding="utf-8")
    counts = {words: int(count) for count, words in re.findall(r"<b[^>]*>(\d+)</b>([^<]+)</li>", page)}
    assert counts["báo cáo cần có"] == len(files)
    assert (counts["đã xong"], counts["có lỗi"], counts["chưa có"]) == (truth["xong"], truth["loi"], truth["chua"])
    [table] = (tmp_path / "outputs" / "tinh-hinh").glob("*.csv")
    with table.open(encoding="utf-8-sig", newline="") as file:
        states = {row["don_vi"]: row["tinh_trang"] for row in csv.DictReader(file)}
    assert Counter(states.values()) == truth
    assert {path.parent.name for path in absent} == {unit for unit, state in states.items() if state == "chua"}
    listed = CliRunner().invoke(main, ["list", "missing", "--period", "2024-Q2", "--json"])
    missing = json.loads(listed.output)["missing"]
    assert len(missing) == truth["chua"], missing
