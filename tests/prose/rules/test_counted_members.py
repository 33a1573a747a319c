"""Groups of persons and their members by office."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.counted_members import check_counted_members


@pytest.mark.parametrize(
    "text",
    [
        "Tổ số hóa gồm {11|12} ông, bà: 01 Tổ trưởng, 02 Tổ phó và 08 thành viên, có tên trong Phụ lục.",
        "Đoàn kiểm tra gồm {5|6} người, trong đó: 01 Trưởng đoàn; 04 thành viên.",
        "Hội đồng gồm {09|10} người: 01 Chủ tịch, 01 Phó Chủ tịch, 06 ủy viên, 01 ủy viên kiêm thư ký.",
        "Tổ gồm {03|02} người, trong đó: 01 Tổ trưởng và 02 Tổ phó.",
    ],
)
def test_a_count_that_its_members_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_counted_members, text, "P969")


@pytest.mark.parametrize(
    "text",
    [
        "Tổ gồm 12 người: 01 Tổ trưởng, 02 Tổ phó và các thành viên.",
        "Tổ gồm 12 người: 01 Tổ trưởng, 02 Tổ phó và 08 thành viên là công chức, 01 thư ký.",
        "Tổ gồm 12 người: 01 Tổ trưởng, 02 người của Sở và 08 thành viên.",
        "Tổ công tác gồm 12 người: 01 Tổ trưởng, 02 Tổ phó, 09 cán bộ chuyên môn.",
        "Tổ gồm 12 người: 01 Tổ trưởng, 02 Tổ phó (01 Tổ phó thường trực), 09 thành viên.",
        "Hội đồng gồm 09 người: 01 Chủ tịch, 01 Phó Chủ tịch, 06 ủy viên, 01 ủy viên kiêm thư ký.",
        "Đoàn gồm 06 người: 01 Trưởng đoàn, 01 Phó đoàn, 01 thư ký, 02 thành viên và 01 lái xe.",
        "Tổ gồm 12 người, trong đó: 01 Tổ trưởng và 02 Tổ phó.",
    ],
)
def test_members_that_are_not_all_seen(text: str) -> None:
    assert findings_of_rule(check_counted_members, text) == []
