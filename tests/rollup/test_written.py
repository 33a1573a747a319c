"""Figures written into a parent's report: only what stands between the marks changes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.rollup.test_aggregate import communes, rolled_up
from tthc_render.rollup.aggregate import Aggregate
from tthc_render.rollup.written import END, typed_otherwise, written
from tthc_render.yaml_files.edits import nodes_of

__all__ = ["communes"]

HEAD = "loai: linh-vuc  # loại\ndon_vi: huyen\nky: '2024'\n"
WORDS = "loi_van:\n  chung: |\n    Lời của huyện.\n"
OLD = "  II.06a:\n    dong:  # số cũ\n      - {linh_vuc: Đất đai, truc_tuyen: 1}\n"
OTHER = "  # biểu riêng của huyện\n  II.08:\n    dong: []\n"


@pytest.fixture
def found(communes: Path) -> Aggregate:
    return rolled_up(communes, "huyen")


@pytest.mark.parametrize("forms", ["", "bieu:\n" + OLD, "bieu:\n" + OTHER + OLD, "bieu:\n" + OLD + OTHER, "bieu: {}\n"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_rest_of_the_file_stays(found: Aggregate, forms: str, ends: str) -> None:
    text = (HEAD + forms + WORDS).replace("\n", ends)
    after = written(text, found, {})
    assert after.startswith(HEAD.replace("\n", ends))
    assert after.endswith(WORDS.replace("\n", ends))
    assert ("truc_tuyen: 12" in after, OLD in after.replace("\r\n", "\n")) == (True, False)
    assert (OTHER in forms) == (OTHER in after.replace("\r\n", "\n"))
    assert after.count("\r\n") == (after.count("\n") if ends == "\r\n" else 0)
    assert written(after, found, {}) == after
    assert ("bieu", "II.06a", "dong", 0, "linh_vuc") in nodes_of(after)


def test_own_figures_are_kept_apart_once(found: Aggregate) -> None:
    after = written(HEAD + "bieu:\n" + OLD + WORDS, found, {}, own=["II.06a"])
    own = after[after.index("bieu_rieng:") : after.index("loi_van:")]
    assert own.split("\n", 1)[1] == OLD
    assert after.index(END) < after.index("bieu_rieng:")
    assert written(after, found, {}, own=["II.06a"]) == after


def test_a_file_that_ends_with_its_figures(found: Aggregate) -> None:
    after = written((HEAD + "bieu:\n" + OLD).rstrip("\n"), found, {}, own=["II.06a"])
    assert ("bieu_rieng", "II.06a", "dong", 0, "truc_tuyen") in nodes_of(after)


def test_indicators_fill_what_is_open_and_change_nothing_that_was_typed(found: Aggregate) -> None:
    text = HEAD + "chi_tieu:\n  pakn: {moi: null, cu: 5}\n  khac:\n    mot:  # điền\n" + WORDS
    sums = {
        ("pakn", "moi"): Decimal(7),
        ("pakn", "cu"): Decimal(6),
        ("khac", "mot"): Decimal(1),
        ("x", "y"): Decimal(2),
    }
    after = written(text, found, sums)
    assert "pakn: {moi: 7, cu: 5}" in after
    assert "mot: 1  # điền" in after
    assert typed_otherwise(text, sums) == {("pakn", "cu"): "5"}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "chi_tieu:\n",
        "chi_tieu: {}\n",
        "chi_tieu:\n  khac: {mot: 1}\n",
        "chi_tieu: {khac: {mot: 1}}\n",
        "chi_tieu:\n  pakn:\n",
        "chi_tieu:\n  pakn:\n    cu: 5  # giữ\n",
        "chi_tieu:\n  pakn: {cu: 5}\n",
        "chi_tieu:\n  pakn: {moi: null}\n",
        "chi_tieu:\n  pakn:\n    moi:  # điền\n",
    ],
)
@pytest.mark.parametrize("after", [WORDS, "bieu: {}\n" + WORDS, "bieu:\n" + OLD, ""])
def test_indicators_are_written_wherever_they_lack_and_anew(found: Aggregate, before: str, after: str) -> None:
    pair = ("pakn", "moi")
    first = written(HEAD + before + after, found, {pair: Decimal(7)})
    old = yaml.safe_load(HEAD + before + after).get("chi_tieu") or {}
    wanted = {**old, "pakn": {**(old.get("pakn") or {}), "moi": 7}}
    assert yaml.safe_load(first)["chi_tieu"] == wanted
    again = written(first, found, {pair: Decimal(8)}, known={pair: "7"})
    assert again == first.replace("moi: 7", "moi: 8")
    assert typed_otherwise(first, {pair: Decimal(8)}, {pair: "7"}) == {}
    # Somebody has corrected it since.
    assert written(first, found, {pair: Decimal(8)}, known={pair: "6"}) == first
    assert typed_otherwise(first, {pair: Decimal(8)}, {pair: "6"}) == {pair: "7"}


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "bieu_rieng: {}\n",
        "bieu_rieng:\n",
        "bieu_rieng:\n    # của huyện\n    II.08:\n        dong: []\n",
        "bieu_rieng: {II.08: {dong: []}}\n",
        "bieu_rieng:\n  II.08: {dong: []}  # của huyện\n",
    ],
)
@pytest.mark.parametrize("old", [OLD, OLD.replace("  ", "    "), "  II.06a: {dong: [{linh_vuc: A, truc_tuyen: 1}]}\n"])
@pytest.mark.parametrize("first", [False, True])
def test_own_figures_join_those_that_are_kept_already(found: Aggregate, kept: str, old: str, first: bool) -> None:
    forms = f"bieu:\n{old}"
    text = HEAD + (kept + forms if first else forms + kept) + WORDS
    before, after = yaml.safe_load(text), yaml.safe_load(written(text, found, {}, own=["II.06a"]))
    assert after["bieu_rieng"] == {**(before.get("bieu_rieng") or {}), **before["bieu"]}
    assert after["bieu"]["II.06a"] != before["bieu"]["II.06a"]
    assert {**after, "bieu": 0, "bieu_rieng": 0} == {**before, "bieu": 0, "bieu_rieng": 0}
    assert "# của huyện" in written(text, found, {}, own=["II.06a"]) or "#" not in kept


@pytest.mark.parametrize("kept", ["", "chi_tieu_rieng:\n  khac: {mot: 2}\n", "chi_tieu_rieng: {pakn: {cu: 1}}\n"])
@pytest.mark.parametrize("typed", ["3", '{in: "03", gia_tri: 3, vi_sao: bản giấy}'])
def test_own_counts_are_kept_apart_and_the_sum_is_written(found: Aggregate, kept: str, typed: str) -> None:
    pair = ("pakn", "moi")
    text = HEAD + f"chi_tieu:\n  pakn:\n    moi: {typed}  # đã rà\n    cu: 5\n" + kept + "bieu: {}\n" + WORDS
    first = written(text, found, {pair: Decimal(10)}, own=[pair])
    data, before = yaml.safe_load(first), yaml.safe_load(text)
    own = before.get("chi_tieu_rieng") or {}
    moved = {**own, "pakn": {**own.get("pakn", {}), "moi": before["chi_tieu"]["pakn"]["moi"]}}
    assert (data["chi_tieu"], data["chi_tieu_rieng"]) == ({"pakn": {"moi": 10, "cu": 5}}, moved)
    assert "# đã rà" in first
    assert written(first, found, {pair: Decimal(10)}, own=[pair], known={pair: "10"}) == first
