"""Records of an earlier report: what it lacks is empty, what does not exist at all is unknown."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest

from tthc_render.diagnostics.findings import Place
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.expressions import expression_finding, expression_text
from tthc_render.document.past import Absent, EarlierRecord, PastRows, absent_of
from tthc_render.document.records import Record, plain
from tthc_render.document.templates import content_environment, fill

NOW: dict[str, Any] = {
    "bieu": {
        "II_06a": {
            "tong": {"moi": 90, "cu": 0, "them": 5},
            "dong": [{"linh_vuc": "Hộ tịch", "moi": 60}, {"linh_vuc": "Đất đai", "moi": 30}],
        }
    }
}
BEFORE: dict[str, Any] = {
    "bieu": {"II_06a": {"tong": {"moi": 80, "cu": 0, "bo": 1}, "dong": [{"linh_vuc": "Hộ tịch", "moi": 80}]}}
}


def names(before: dict[str, Any] | None) -> dict[str, Any]:
    own = {key: plain(value) for key, value in NOW.items()}
    ky = Record({"truoc": Record({"gon": "Quý II"})})
    past = EarlierRecord(lambda: before, own, "2026-Q2", {"ky": Record({"gon": "Quý II"})})
    return {**own, "ky_truoc": past, "ky": ky}


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("ky_truoc.bieu.II_06a.tong.moi | so", "80", ""),
        ("ky_truoc.bieu.II_06a.tong.moi + 1", "81", ""),
        ("100 - ky_truoc.bieu.II_06a.tong.moi", "20", ""),
        ("-ky_truoc.bieu.II_06a.tong.moi", "-80", ""),
        ("ky_truoc.bieu.II_06a.tong.them | so", "", ""),
        ("ky_truoc.bieu.II_06a.tong.bo", "1", None),
        ("tang_giam(bieu.II_06a.tong.moi, ky_truoc.bieu.II_06a.tong.moi)", "tăng 12,5%", ""),
        ("tang_giam(bieu.II_06a.tong.moi, ky_truoc.bieu.II_06a.tong.cu)", "mới phát sinh", ""),
        ("ky_truoc.bieu.II_06a.tong.them | mac_dinh(0)", "0", "0"),
        ("neu(ky_truoc, 'có', 'chưa có')", "có", "chưa có"),
        ("'có' if ky_truoc.bieu.II_06a.tong.moi else 'chưa có'", "có", "chưa có"),
        ("'kỳ trước ' ~ ky_truoc.bieu.II_06a.tong.moi", "kỳ trước 80", "kỳ trước "),
        ("ky_truoc.bieu.II_06a.tong.moi > 1", "có", "không"),
        ("ky_truoc.bieu.II_06a.tong.moi == 80", "có", "không"),
        ("ky_truoc.bieu.II_06a.tong.moi != 80", "không", "có"),
        ("ky_truoc.bieu.II_06a.dong[0].moi", "80", ""),
        ("ky_truoc.bieu.II_06a.dong[1].moi", "", ""),
        ("ky_truoc.bieu.II_06a.dong['hộ tịch'].moi", "80", ""),
        ("ky_truoc.bieu.II_06a.dong['Đất đai'].moi", "", ""),
        ("bieu.II_06a.dong['Đất đai'].moi", "30", "30"),
        ("tong(ky_truoc.bieu.II_06a.dong, 'moi')", "80", ""),
        ("ky_truoc.ky.gon", "Quý II", "Quý II"),
    ],
)
def test_figures_of_an_earlier_report(text: str, there: str, missing: str | None) -> None:
    assert expression_text(text, names(BEFORE)) == there
    if missing is not None:
        assert expression_text(text, names(None)) == missing


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ky_truoc.bieu.II_06a.tong.moii", "ky_truoc.bieu.II_06a.tong.moi"),
        ("ky_truocc.bieu", "ky_truoc"),
        ("ky.truoc.bieu.II_06a.tong.moi", "ky_truoc.bieu"),
        ("bieu.II_06a.dong['Hộ tịc'].moi", "bieu.II_06a.dong.Hộ tịch"),
    ],
)
@pytest.mark.parametrize("before", [BEFORE, None])
def test_a_name_that_does_not_exist_is_reported_with_the_one_that_is_meant(
    text: str, near: str, before: dict[str, Any] | None
) -> None:
    with pytest.raises(ExpressionError) as raised:
        expression_text(text, names(before))
    assert (raised.value.code, raised.value.details["near"]) == ("D307", near)


def test_without_a_name_like_it_nothing_is_asked() -> None:
    with pytest.raises(ExpressionError) as raised:
        expression_text("bieu.zzz", names(None))
    hint = expression_finding(raised.value, "bieu.zzz", Place()).hint()
    assert hint == "Ở chỗ đó có: II_06a."


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("{{ ky_truoc.bieu.II_06a.tong.moi | so }}", "80", ""),
        ("{{ ky_truoc.bieu.II_06a.tong.moi - 1 }}", "79", ""),
        ("{{ bieu.II_06a.tong.moi | tang_giam(ky_truoc.bieu.II_06a.tong.moi, 'hồ sơ') }}", "tăng 10 hồ sơ", ""),
        ("{% if ky_truoc %}có{% endif %}", "có", ""),
        ("{{ ky_truoc.bieu.II_06a.dong[1].moi }}", "", ""),
    ],
)
def test_outlines_name_them_too(text: str, there: str, missing: str) -> None:
    template = content_environment().from_string(text)
    assert fill(template, names(BEFORE)) == there
    assert fill(template, names(None)) == missing


def test_the_earlier_report_is_read_only_when_it_is_named() -> None:
    read: list[int] = []
    past = EarlierRecord(lambda: read.append(1) or BEFORE, NOW, "2026-Q2", {"ky": "Quý II"})
    assert (past["ky"], "bieu" in past, read) == ("Quý II", True, [])
    assert bool(past)
    assert list(past) == ["ky", "bieu"]
    assert len(past) == 2
    assert past["bieu"] is past["bieu"]
    assert read == [1]


def test_what_is_absent() -> None:
    absent = pickle.loads(pickle.dumps(Absent("2026-Q2")))
    assert (absent, absent.period) == ("", "2026-Q2")
    rows = EarlierRecord(lambda: None, NOW["bieu"]["II_06a"], "2026-Q2")["dong"]
    assert isinstance(rows, PastRows)
    assert rows[:1] == ()
    found = absent_of([Decimal(1), rows])
    assert found is not None
    assert found.period == "2026-Q2"
    assert absent_of([Decimal(1), "", None]) is None
