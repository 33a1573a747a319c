"""Short codes and names in which no line ends: telephone numbers, standards, names such as Ea H'leo.

"(024) 3828.1234", "1900.6035 nhánh 2", "QCVN 08:2023/BTNMT", "TCVN ISO 9001:2015", "Krông Pắk". Only the kind of their
spaces changes. Hyphens of numbers of documents (02/2022/TT-BTNMT) stay as they are: search and programs that take the
text out of a Word file know no other.
"""

from __future__ import annotations

from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_SPACE: Final = "[ \u00a0]"
_GAP: Final = "[ \u00a0.-]"
_NATIONAL: Final = (
    rf"(?<![\w.,/-])(?!\d\d[./-]\d\d?[./-](?:19|20)\d\d)(?=\(?\+?(?:\d\D{{0,2}}){{9,12}}(?!\d))"
    rf"(?:\+84{_GAP}?\d{{1,3}}|\((?:\+84|0\d{{1,3}})\)|0[1-9](?:\d{{1,3}}|(?={_GAP}?\d{{3,4}}(?!\d)))){_GAP}?\d{{1,4}}(?:{_GAP}?\d{{2,4}}){{1,4}}(?!\w|[.,/-]\d)"
)
"""A telephone number with its area: 0243 828 1234, (024) 3828.1234, +84 24 3828 1234.

Behind an area of two figures without brackets are three or four: "05 10 2025" is a day.
"""
_CALLED: Final = "|".join(
    rf"(?i:(?<={words}{sign}{_SPACE}1[89]00))"
    for words in ("gọi", "điện thoại", "đt", "hotline", "tổng đài", "gọi số", "điện thoại số")
    for sign in ("", ":")
)
"""Words before the number of a service."""
_SERVICE: Final = (
    r"(?<![\w.,/-])1[89]00"
    rf"(?:\.(?!(?:19|20)\d\d\b)\d{{4}}|(?:{_CALLED}){_SPACE}\d{{4}}|{_GAP}\d{{2,3}}{_GAP}\d{{2,3}})(?!\w|[.,/-]\d)"
)
"""A number of a service: 1900.6035, "tổng đài 1800 1234"; not two years or figures."""
_EXTENSION: Final = rf"(?:,?{_SPACE}\(?(?:nhánh|máy lẻ|số lẻ|bấm phím|phím){_SPACE}(?:số{_SPACE})?\d{{1,4}}\b)?"
_BODY: Final = r"(?:QCVN|TCVN|QCXDVN|TCXDVN|TCXD|QCĐP|QCDP|TCĐP|TCCS|TCN)"
_FOREIGN: Final = r"(?:ISO(?:/(?:IEC|TS|TR))?|IEC|OHSAS|ASTM|HACCP)"
_STANDARD: Final = (
    rf"\b(?:{_BODY}(?:{_SPACE}{_FOREIGN})?{_SPACE}\d|{_FOREIGN}{_SPACE}\d"
    rf"|[A-ZĐ]{{2,8}}{_SPACE}(?=[\d.-]+:(?:19|20)\d\d\b))"
    rf"(?:[\d./-]*(?:[A-Z]{{1,3}}(?=:))?{_SPACE}?:{_SPACE}?(?:19|20)\d\d\b)?"
)
"""A standard or regulation with its number, and its year behind a colon."""
_NAME: Final = (
    rf"\b(?:Ea|Ia|Ya|Krông|Kông|Cư|Chư|Đắk|Đăk|Đak|Kon|Plei|Buôn){_SPACE}(?=[A-ZĐ])"
    rf"|(?<=[^\W\d_]){_SPACE}(?=[A-ZĐ][^\W\d_]?['’ʼ][^\W\d_])"
)
"""A name of the Central Highlands, or the space before a name with an apostrophe."""
_WHOLE: Final = pattern_of(rf"(?:{_NATIONAL}|{_SERVICE}){_EXTENSION}|{_STANDARD}|{_NAME}")


def with_whole_codes(text: str) -> str:
    """``text`` with the spaces inside of such codes and names as no-break spaces."""
    return _WHOLE.sub(lambda found: found.group().replace(" ", "\u00a0"), text)
