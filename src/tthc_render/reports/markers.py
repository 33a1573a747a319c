"""Words by which copied, drafted and rolled-up report files are recognised."""

from __future__ import annotations

from typing import Final

AGGREGATED: Final = "# Tổng hợp bằng tthc-render aggregate"
"""The comment inside ``bieu`` that marks an aggregated report."""

OWN_FIGURES: Final = "bieu_rieng"
"""The key under which a unit that adds up others keeps the figures of its own dossiers."""

OWN_COUNTS: Final = "chi_tieu_rieng"
"""The key under which such a unit keeps its own counts of the running text."""

FROM_EXAMPLE: Final = "# Chép từ bài mẫu"
"""The beginning of the comment above a report made from the example of its type."""

PLACE_TO_FILL: Final = "Địa danh"
"""The ``dia_danh`` of a unit that was made and not yet described."""

NAME_TO_FILL: Final = "Đơn vị mới (sửa tên)"
"""The ``ten`` of a unit that was made without a name."""

DRAFT: Final = "# Lời văn dưới đây là"
"""How the comments begin above narrative which is not yet the writer's own."""

DRAFT_WORDS: Final = f"{DRAFT} câu mẫu: đọc, sửa từng mục cho đúng thực tế, rồi xóa dòng này."
"""The comment above the standard sentences of a first report."""

WORDS_OF_LAST_PERIOD: Final = f"{DRAFT} của kỳ trước: đọc, sửa từng mục cho đúng kỳ này, rồi xóa dòng này."
"""The comment above narrative that was copied from an earlier report."""
