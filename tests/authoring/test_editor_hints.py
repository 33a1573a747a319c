"""Units, periods and names in the schemas of editors."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tthc_render.authoring.editor_hints import of_workspace, offered_periods, without_samples
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.periods import parse_period


def kind(periods: str) -> ReportType:
    return ReportType(ma="ngan", ten="Ngắn", nguon="x", ky=tuple(periods.split()), trich_yeu=("x",))


def schema() -> dict[str, Any]:
    figure = {"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/Override"}], "description": "Số mới"}
    return {
        "properties": {
            "loai": {"description": "Loại"},
            "don_vi": {"description": "Đơn vị"},
            "ky": {"description": "Kỳ", "anyOf": [{"type": "string"}, {"$ref": "#/$defs/CustomPeriod"}]},
            "chi_tieu": {"$ref": "#/$defs/ChiTieu"},
            "bieu": {"properties": {"M.01": {"properties": {"dong": {"items": {"$ref": "#/$defs/Dong"}}}}}},
            "loi_van": {"description": "Lời văn"},
        },
        "$defs": {
            "ChiTieu": {"properties": {"pakn": {"properties": {"moi": figure}}}},
            "Dong": {"properties": {"tiep_nhan": {"type": "integer", "description": "Tiếp nhận"}}},
            "Override": {"properties": {"gia_tri": {"type": "number", "description": "Giá trị"}}},
        },
    }


def made(periods: str, *existing: str) -> dict[str, Any]:
    return of_workspace(schema(), [kind(periods)], {"xa-1": "UBND xã Một"}, map(parse_period, existing))


@pytest.mark.parametrize(
    ("periods", "good", "bad"),
    [
        ("quy", ["2026-Q1", "1999-Q4"], ["2026-Q5", "2026", "2026-T01", "Q1", "2026-Q11"]),
        ("thang", ["2026-T01", "2026-T12"], ["2026-T13", "2026-T1"]),
        ("nam", ["2026"], ["26", "2026-Q1"]),
        ("sau_thang chin_thang", ["2026-6T", "2026-6T2", "2026-9T"], ["2026-9T2", "2026-Q1"]),
    ],
)
def test_patterns_take_the_periods_of_the_type(periods: str, good: list[str], bad: list[str]) -> None:
    first = made(periods)["properties"]["ky"]["anyOf"][0]
    assert all(re.search(first["pattern"], code) for code in good)
    assert not any(re.search(first["pattern"], code) for code in bad)
    assert "ghi như 2026" in first["patternErrorMessage"]


def test_a_year_may_be_a_number_and_other_kinds_keep_their_own_window() -> None:
    assert made("nam")["properties"]["ky"]["anyOf"][1]["type"] == "integer"
    assert made("khac")["properties"]["ky"]["anyOf"] == [{"$ref": "#/$defs/CustomPeriod"}]


def test_periods_of_the_workspace_are_offered() -> None:
    found = made("quy", "2026-Q2", "2026-T05")["properties"]["ky"]["anyOf"][0]["defaultSnippets"]
    assert [(item["label"], item["description"]) for item in found] == [("2026-Q2", "Quý II năm 2026")]
    offered = [item.code for item in offered_periods([parse_period("2026-Q2"), parse_period("2026-Q2")])]
    assert offered == ["2026-Q3", "2026-Q2"]


def test_figures_say_how_narrative_names_them() -> None:
    found = made("quy")
    definitions = found["$defs"]
    moi = definitions["ChiTieu"]["properties"]["pakn"]["properties"]["moi"]["description"]
    assert moi == "Số mới. Trong lời văn: [= chi_tieu.pakn.moi | so]"
    cell = definitions["Dong"]["properties"]["tiep_nhan"]["description"]
    assert cell == "Tiếp nhận. Trong lời văn: [= bieu.M_01.tong.tiep_nhan | so]"
    assert definitions["Override"]["properties"]["gia_tri"]["description"] == "Giá trị"
    assert "[= tên]" in found["properties"]["loi_van"]["description"]


def test_samples_are_left_out() -> None:
    assert without_samples({"a": [{"examples": [1], "type": "x"}], "examples": [2]}) == {"a": [{"type": "x"}]}
    assert without_samples({"examples": {"type": "object"}}) == {"examples": {"type": "object"}}
