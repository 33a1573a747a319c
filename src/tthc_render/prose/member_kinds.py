"""What a member of a list is by its first words, and whether a comma or "và" before it begins it.

``Sở Y tế, Sở Văn hóa, Thể thao và Du lịch``: "Sở" begins a member, "Thể thao" may be the rest of a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

PLACE_WORDS: Final = (
    "tổ dân phố|khu phố|khối phố|thị trấn|thị xã|thành phố|đặc khu|thôn|xã|phường|bản|ấp|buôn|xóm|khóm|làng|huyện|quận"
    "|tỉnh|khu vực"
)
_OFFICE_WORDS: Final = (
    "Sở|UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Ban|Bộ|Phòng|Chi cục|Cục|Trung tâm|Văn phòng|Công an|Thanh tra|Công ty"
    "|Tổng công ty|Tổng Công ty|Tập đoàn|Ngân hàng|Trường|Học viện|Đại học|Bệnh viện|Trạm|Kho bạc|Bảo hiểm|Tòa án|Viện"
    "|Đảng ủy|Đảng bộ|Chi bộ|Hội|Đoàn|Liên đoàn|Liên minh|Hợp tác xã|HTX|Doanh nghiệp|DNTN|Quỹ|Thuế|Báo|Đài|Đội|Đồn|Hạt"
    "|Vườn|Mặt trận|THPT|THCS|TH|Mầm non|Mẫu giáo|Tiểu học|Trung học|Khoa(?! học)|Xí nghiệp|Nhà máy|Chi đoàn"
    "|Chi nhánh|Tổng cục"
)
_TITLES: Final = (
    "ông|bà|anh|chị|em|cháu|cô|thầy|đồng chí|đ/c|gia đình|hộ|nghệ nhân|bác sĩ|nhà giáo|Ông|Bà|Anh|Chị|Em|Đồng chí|BS"
    "|ThS|TS|Hộ"
)
_KINDS_OF_PAPERS: Final = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|Thông báo|Hướng dẫn|Văn bản"
    "|Kết luận|Quy chế|Chương trình|Đề án|Công điện|Luật"
)
_SYLLABLE: Final = rf"[{CAPITALS}][^\W\d_]{{0,7}}(?:['’][^\W\d_]{{1,7}})?"
OWN_NAME: Final = rf"{_SYLLABLE}(?:(?: | - |-){_SYLLABLE}){{0,4}}(?: (?:\d{{1,2}}|[IVX]{{1,3}}))?"
_NAME: Final = pattern_of(OWN_NAME)
_PERSON: Final = pattern_of(rf"(?:(?:{_TITLES})\s){{1,2}}{_SYLLABLE}(?: {_SYLLABLE}){{0,5}}(?!\w)")
_BARE_PERSON: Final = pattern_of(rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,4}}")
_PLACE: Final = pattern_of(rf"(?:{PLACE_WORDS})\s(?:{OWN_NAME}|(?:số )?\d{{1,2}}[A-Z]?(?!\w))", re.IGNORECASE)
_OFFICE: Final = pattern_of(rf"(?:{_OFFICE_WORDS})\s(?=\S)")
_PAPER: Final = pattern_of(rf"(?:{_KINDS_OF_PAPERS})\s(?:liên tịch |kết luận )?(?:số\s)?\d", re.IGNORECASE)
_THING: Final = pattern_of(rf"[^\W\d_]+(?: [^\W\d_{CAPITALS}][^\W\d_]*){{0,5}}? {OWN_NAME}")
_CAPITAL: Final = pattern_of(rf"[{CAPITALS}]")
_PREDICATE: Final = pattern_of(
    r" (?:đã|chưa|đạt|có|được|bị|không|đều|đang|còn|vẫn|do|với|trong|là|để|nhằm|sẽ|phải|cùng|chiếm|tăng|giảm|từ"
    r"|đến)(?!\w)"
)
_TAILS_OF_NAMES: Final = ("thể thao", "thương binh", "hạ tầng", "công nghệ", "môi trường", "xây dựng và", "thương mại")
_ENDS_OF_NAMES: Final = pattern_of(
    r"(?:giáo dục và đào tạo|thể thao và du lịch|nông nghiệp và (?:môi|phát)|thương binh và xã hội"
    r"|dân tộc và tôn giáo|khoa học và công"
    r"|thông tin và truyền|kế hoạch và đầu tư|tài nguyên và môi|hạ tầng và đô thị|kinh tế và hạ tầng"
    r"|văn hóa và (?:thể|du|gia))"
)
_CLASSES: Final = frozenset({"lớp", "nhóm", "loại", "khối"})
_SHORT_NOUNS: Final = {
    "đợt", "vụ", "tổ", "nhóm", "lớp", "gói", "tuyến", "đoàn", "đội", "nghề", "kỳ", "khu", "điểm", "giải", "chợ",
    "cầu", "đường", "trạm", "ca", "cuộc", "khối", "môn", "thôn", "xã", "phường", "bản", "ấp", "buôn", "xóm", "huyện",
    "tỉnh", "quận", "giáo", "trường", "hội", "phòng", "sở", "ban", "hộ", "cụm", "bước", "phiên"
}  # fmt: skip
"""Nouns of one syllable of which each member may be named again."""
_AS_ONE: Final = pattern_of(r"(?<![\w/-])(?:HĐND|Hội đồng nhân dân|Đảng ủy|Huyện ủy|Tỉnh ủy|Đảng ủy, HĐND)$")
_FEW_WORDS, _SHORT = 4, 5


def mark_between(
    kinds: Sequence[str], nth: int, kind: str, one: str, other: str, *, joined: bool, offices: bool
) -> str:
    """Does a mark part two members ("sure"), may it ("doubtful"), is it inside of one ("inner"), or between common
    words ("plain")?"""
    left, right = kinds[nth], kinds[nth + 1]
    if right == "person" and (kind == "person" or left == "person"):
        return "sure"
    if kind == "person":
        return "inner" if right != "name" else "doubtful"
    if joined and _ENDS_OF_NAMES.search(f"{one} và {other}".lower()):
        return "inner"
    if joined and _AS_ONE.search(one):
        return "doubtful"
    if right in ("paper", "noun"):
        return "sure"
    if right == "office":
        return "sure" if left in ("office", "place", "noun", "thing", "name", "person") or not joined else "doubtful"
    if right == "place":
        return "sure" if all(x in ("place", "name") for x in kinds) else "doubtful"
    begun = sum(x in ("office", "noun") for x in kinds) > 1  # "Sở Y tế, Sở Văn hóa, Thể thao và Du lịch"
    if offices and not begun and right in ("name", "capital") and not other.lower().startswith(_TAILS_OF_NAMES):
        return "doubtful" if joined else "sure"
    if right == "name":
        shared = kinds[0] in ("noun", "office") and len(kinds) > 2 and all(x == "name" for x in kinds[1:])
        if shared or (left in ("name", "place") and all(x in ("name", "place") for x in kinds)):
            return "sure"
        return "doubtful"
    if right == "thing":
        if kind == "office":
            return "doubtful"
        if joined:
            first = other.split()[0].lower()
            again = one.lower().startswith(first)
            return "sure" if left == "thing" and (again or (len(first) > 1 and _alike(one, other))) else "doubtful"
        if kind == "plain":
            return "plain"
        return "sure" if left in ("thing", "noun", "place", "name", "office") else "doubtful"
    if right == "capital":
        low = other.lower()
        of_offices = offices or not {"office", "noun"}.isdisjoint(kinds)
        if of_offices and low.startswith(_TAILS_OF_NAMES) and left in ("office", "capital", "name"):
            return "inner"
        capitals = kind in ("capital", "name") and all(x in ("capital", "name") for x in kinds[: nth + 2])
        return "sure" if capitals and not joined else "doubtful"
    return "plain" if kind == "plain" and left in ("plain", "thing") else "doubtful"


def _alike(one: str, other: str) -> bool:
    """``quán Bình Hương và quán Thanh Vân``: two common nouns with a name of their own each."""
    return len(one.split()) <= _FEW_WORDS and len(other.split()) <= _FEW_WORDS


def most_of(kinds: Sequence[str]) -> str:
    """What most members are; places among names, and names behind an office, are of its kind."""
    counted = Counter(kinds)
    if counted["office"]:
        return "office"
    if counted["place"] and counted["place"] + counted["name"] == len(kinds):
        return "place"
    return counted.most_common(1)[0][0]


def short_noun(noun: str) -> str:
    """The noun alone of a phrase that begins with it, as far as that is known."""
    words = noun.split()
    return words[0] if words[0].lower() in _SHORT_NOUNS else " ".join(words if len(words) < _SHORT else words[:2])


def _starts(words: Sequence[str]) -> list[str]:
    """What members of a counted noun begin with, that are named by it: ``lớp nghề``: "lớp nghề", "lớp", "nghề"."""
    out = [" ".join(words[at : at + 2]) for at in (0, 1)[: len(words) - 1]]
    out += words[:1] if words and words[0] in _SHORT_NOUNS else []
    return [*out, *(words[1:2] if words and words[0] in _CLASSES else [])]


def kind_of(piece: str, noun: str, persons: bool) -> str:
    """What a member is by its first words."""
    piece = piece.strip()
    words = noun.lower().split()
    low = piece.lower()
    if _PERSON.match(piece) or (persons and _BARE_PERSON.fullmatch(_PREDICATE.split(piece)[0])):
        return "person"
    if _PAPER.match(piece):
        return "paper"
    if _OFFICE.match(piece):
        return "office"
    if any(low.startswith(f"{start} ") for start in _starts(words)):
        return "place" if _PLACE.match(piece) else "noun"
    if _PLACE.match(piece):
        return "place"
    own = _PREDICATE.split(piece)[0]
    if _NAME.fullmatch(own):
        return "name"
    if _CAPITAL.match(piece):
        return "capital"
    return "thing" if _THING.match(piece) else "plain"
