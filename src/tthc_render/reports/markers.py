"""Words by which copied, drafted and rolled-up report files are recognised."""

from __future__ import annotations

from typing import Final

AGGREGATED: Final = "# Tổng hợp bằng tthc-render aggregate"
"""The comment inside ``bieu`` that marks an aggregated report."""

OWN_FIGURES: Final = "bieu_rieng"
"""The key under which a unit that adds up others keeps the figures of its own dossiers."""

FROM_EXAMPLE: Final = "# Chép từ bài mẫu"
"""The beginning of the comment above a report made from the example of its type."""

PLACE_TO_FILL: Final = "Địa danh"
"""The ``dia_danh`` of a unit that was made and not yet described."""
