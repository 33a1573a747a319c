"""Deadlines of reports, as ``data/ky-han.yaml`` sets them: by kind of period, level, report type and unit.

No central regulation sets one day for all levels, so without that file there are no deadlines.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.vietnamese.periods import Period, deadline
from tthc_render.workspace.units import Level, Unit
from tthc_render.yaml_files.fields import Code, Count, Day, Flag, Model, Text
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

HOLIDAYS: Final = Path(__file__).with_name("holidays.yaml")
PeriodKindKey = Literal["thang", "quy", "sau_thang", "chin_thang", "nam", "khac"]


class DayRange(Model):
    """Những ngày nghỉ liền nhau."""

    tu: Day = Field(description="Ngày nghỉ đầu tiên")
    den: Day = Field(description="Ngày nghỉ cuối cùng")


class DeadlineSpec(Model):
    """Hạn gửi của một loại kỳ; điều kiện nào không ghi thì không xét."""

    ky: tuple[PeriodKindKey, ...] = Field((), description="Các loại kỳ", examples=[["quy"]])
    cap: tuple[Level, ...] = Field((), description="Các cấp", examples=[["xa"]])
    loai: tuple[Code, ...] = Field((), description="Các loại báo cáo")
    don_vi: tuple[Code, ...] = Field((), description="Các đơn vị")
    so_ngay: Annotated[Count, Field(le=366)] = Field(description="Số ngày sau ngày chốt số liệu", examples=[4])
    ngay_lam_viec: Flag = Field(False, description="Chỉ đếm ngày làm việc")
    gap_ngay_nghi: Literal["sau", "truoc", "giu"] = Field(
        "sau", description="Hạn rơi vào ngày nghỉ: chuyển sang ngày làm việc sau, trước, hay giữ nguyên"
    )


class DeadlinesFile(Model):
    """Hạn gửi báo cáo (data/ky-han.yaml)."""

    han: tuple[DeadlineSpec, ...] = Field((), description="Các hạn gửi; mục đầu tiên hợp với báo cáo được dùng")
    ngay_nghi: tuple[Day | DayRange, ...] = Field(
        (), description="Ngày nghỉ lễ, Tết của từng năm, ngoài các ngày lễ cố định", examples=[["16/2/2026"]]
    )
    lam_bu: tuple[Day, ...] = Field((), description="Thứ bảy, chủ nhật phải làm việc bù")
    nguon: Text = Field("", description="Văn bản quy định các hạn này")


@dataclass(frozen=True)
class Deadlines:
    """The deadlines of a workspace."""

    rules: tuple[DeadlineSpec, ...] = ()
    free_days: frozenset[date] = frozenset()
    worked_days: frozenset[date] = frozenset()

    def due(self, period: Period, report_type: str, unit: Unit | None) -> date | None:
        """The last day on which a report is in time; None if nothing sets one."""
        rule = next((rule for rule in self.rules if _fits(rule, period, report_type, unit)), None)
        if rule is None:
            return deadline(period)
        day = period.end
        if rule.ngay_lam_viec:
            for _ in range(rule.so_ngay):
                day = self._working(day + timedelta(days=1), 1)
        else:
            day += timedelta(days=rule.so_ngay)
        step = {"sau": 1, "truoc": -1, "giu": 0}[rule.gap_ngay_nghi]
        return self._working(day, step) if step else day

    def is_free(self, day: date) -> bool:
        """Whether the day is free: weekends and holidays, but not days worked instead."""
        if day in self.worked_days:
            return False
        return day.weekday() >= 5 or day in self.free_days or (day.month, day.day) in _fixed_holidays()

    def _working(self, day: date, step: int) -> date:
        while self.is_free(day):
            day += timedelta(days=step)
        return day


def load_deadlines(source: Source, findings: Findings) -> Deadlines | None:
    """The deadlines in ``data/ky-han.yaml``; None if the file has errors."""
    model = validate(DeadlinesFile, source, findings)
    if model is None:
        return None
    free: set[date] = set()
    for item in model.ngay_nghi:
        first, last = (item, item) if isinstance(item, date) else (item.tu, item.den)
        free |= {first + timedelta(days=number) for number in range(min((last - first).days + 1, 366))}
    return Deadlines(model.han, frozenset(free), frozenset(model.lam_bu))


def _fits(rule: DeadlineSpec, period: Period, report_type: str, unit: Unit | None) -> bool:
    return (
        (not rule.ky or period.kind in rule.ky)
        and (not rule.loai or report_type in rule.loai)
        and (not rule.cap or (unit is not None and unit.cap in rule.cap))
        and (not rule.don_vi or (unit is not None and unit.ma in rule.don_vi))
    )


@functools.cache
def _fixed_holidays() -> frozenset[tuple[int, int]]:
    with HOLIDAYS.open(encoding="utf-8") as file:
        table: Mapping[str, list[Mapping[str, int]]] = yaml.load(file, Loader=yaml.CSafeLoader)
    return frozenset((int(row["month"]), int(row["day"])) for row in table["fixed"])
