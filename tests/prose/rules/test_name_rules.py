"""The table of rules on names."""

from __future__ import annotations

from datetime import date

from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.rule_table import RULES
from tthc_render.prose.rules.name_rules import NAME_RULES

TEXT = """Kính gửi: UBND xã Đại Từ
UBDN xã ban hành kế hoạch; Giám đốc UBND xã chủ trì.
Đề nghị Bộ Giao thông vận tải và UBND huyện bố trí vốn.
Nhân dân xã Hòa Bình cơ bản đồng tình."""


def test_the_checker_runs_every_rule_of_the_table() -> None:
    facts = ProseFacts(report_date=date(2025, 12, 5), issuer="UBND xã Đại Từ, tỉnh Thái Nguyên")
    found = {item.code for item in check_prose(from_text(TEXT.split("\n"), "a.txt"), facts)}
    assert found >= {"P905", "P907", "P908", "P980", "P981", "P983"}
    assert set(NAME_RULES) <= set(RULES)
