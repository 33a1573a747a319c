"""Names of the signature fields of a PDF, which the writer, signing and the linter share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PERSON: Final = "ChuKyCaNhan"
AGENCY: Final = "ChuKyCoQuan"
APPENDIX: Final = "ChuKyPhuLuc"
COPY: Final = "ChuKyBanSao"

TITLES: Final[Mapping[str, str]] = {
    PERSON: "Chữ ký số của người có thẩm quyền (ô số 7c)",
    AGENCY: "Chữ ký số của cơ quan, tổ chức (ô số 8)",
    APPENDIX: "Chữ ký số của cơ quan, tổ chức trên văn bản kèm theo (góc trên, bên phải, trang đầu)",
    COPY: "Chữ ký số của cơ quan, tổ chức sao văn bản (góc trên, bên phải, trang đầu)",
}
"""What a person reads of a field."""

IN_CORNER: Final = (APPENDIX, COPY)
"""Fields of files of their own: words and time in the upper right corner of the first page, no picture."""
