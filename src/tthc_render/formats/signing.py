"""Names of the signature fields of a PDF, which the writer, signing and the linter share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PERSON: Final = "ChuKyCaNhan"
AGENCY: Final = "ChuKyCoQuan"

TITLES: Final[Mapping[str, str]] = {
    PERSON: "Chữ ký số của người có thẩm quyền (ô số 7c)",
    AGENCY: "Chữ ký số của cơ quan, tổ chức (ô số 8)",
}
"""What a person reads of a field."""
