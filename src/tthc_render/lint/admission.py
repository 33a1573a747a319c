"""Whether a file can be judged at all, and which of its parts were not read.

What was not read is never called clean; what is no administrative document of Decree 30 is not blamed for what it
lacks. Each reason is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tthc_render.lint.law_dates import Validity, date_of
from tthc_render.lint.roles import BODY, CLOSING, LETTERHEAD, Roles
from tthc_render.readers.facts import Facts
from tthc_render.vietnamese.patterns import pattern_of

SIGNS_LEAST: Final = 3
"""Fewer of the signs of an administrative document than this, and the file is none."""
TITLE_LINES: Final = 15
LEFT_OVER_LETTERS: Final = 300
LEFT_OVER_SHARE: Final = 0.2
"""More letters than this outside tables without a place in the document, and a share of its text, are reported."""
_SIGNS: Final = (
    ("quoc_hieu", "tieu_ngu"),
    ("so",),
    ("dia_danh",),
    ("ban_hanh",),
    ("ten_loai", "trich_yeu_cong_van"),
    ("noi_nhan_nhan",),
    ("quyen_han",),
)
_CITIZEN = pattern_of(
    r"^(?:ĐƠN\b|TỜ KHAI|SƠ YẾU|LÝ LỊCH|PHIẾU (?:ĐĂNG KÝ|KHAI|YÊU CẦU)|BẢN (?:KHAI|CAM KẾT|TỰ KIỂM ĐIỂM)|"
    r"GIẤY (?:ĐỀ NGHỊ|CAM ĐOAN)|CURRICULUM|HỒ SƠ (?:CÁ NHÂN|XIN))"
)
_PARTY = pattern_of(r"(?:^|\t|\s{4})ĐẢNG CỘNG SẢN VIỆT NAM$")
_YOUTH = pattern_of(r"(?:^|\t|\s{4})ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$")
_UNION = pattern_of(
    r"^(?:ỦY BAN |BAN THƯỜNG TRỰC |BTT )?(?:ỦY BAN )?(?:MẶT TRẬN TỔ QUỐC|MTTQ)\b|"
    r"^(?:BAN CHẤP HÀNH |BCH )?(?:CÔNG ĐOÀN|(?:TỔNG )?LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ|ĐOÀN (?:TNCS|THANH NIÊN)|TỈNH ĐOÀN|"
    r"HỘI (?:LIÊN HIỆP PHỤ NỮ|LHPN|NÔNG DÂN|CỰU CHIẾN BINH|CCB))\b"
)
"""Names of the Fatherland Front and of the five socio-political organisations (Luật Mặt trận Tổ quốc Việt Nam)."""
_NORMATIVE_TITLE = pattern_of(r"^(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|THÔNG TƯ|THÔNG TƯ LIÊN TỊCH|LỆNH)$")
_NORMATIVE_NUMBER = pattern_of(r"/\s*(?:19|20)\d{2}\s*/\s*(?:NĐ|TT|TTLT|QH|UBTVQH|PL)")
_EITHER_NUMBER = pattern_of(r"/\s*(?:19|20)\d{2}\s*/\s*(?:QĐ|NQ)")
"""Decisions and resolutions are normative or not; a directive has not been normative since 01/7/2016."""
_NORMATIVE_GROUND = pattern_of(r"ban hành văn bản quy phạm pháp luật", re.IGNORECASE)
_NORMATIVE_SUBJECT = pattern_of(
    r"^(?:Về việc |V/v )?(?:ban hành|quy định|sửa đổi|bổ sung|bãi bỏ|thay thế|phân cấp|quy chế|phê chuẩn quy định)\b",
    re.IGNORECASE,
)
"""How the subject of a normative decision begins; "Về việc kiện toàn Tổ công tác" is none."""
_MAKES_LAW = pattern_of(
    r"^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|BỘ|QUỐC HỘI|ỦY BAN THƯỜNG VỤ|"
    r"TÒA ÁN NHÂN DÂN TỐI CAO|VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO|KIỂM TOÁN NHÀ NƯỚC|CHỦ TỊCH NƯỚC)"
)
"""Luật Ban hành văn bản quy phạm pháp luật, Điều 4: only these issue legal normative acts."""
OLD_FONTS: Final = (".vn", "vni-")


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Why a file is not judged: the code of the finding, and the sentence in each language."""

    code: str
    words: Mapping[str, str]


SCAN: Final = Unjudged(
    "F602",
    {
        "vi": "bản quét có lớp chữ do máy nhận dạng; chữ, cỡ và lề đo được không phải của văn bản nên không chấm",
        "en": "a scan with a layer of recognised text; its letters, sizes and margins are not the document's",
    },
)
OLD_LETTERS: Final = Unjudged(
    "F604",
    {
        "vi": "chữ gõ theo bảng mã cũ (TCVN3 hoặc VNI), không phải Unicode; không đọc được lời văn nên không chấm",
        "en": "typed in an old encoding (TCVN3 or VNI), not in Unicode; its words cannot be read",
    },
)
PARTY: Final = Unjudged(
    "F603",
    {
        "vi": "văn bản của Đảng, theo hướng dẫn riêng, không theo Nghị định 30/2020/NĐ-CP",
        "en": "a document of the Party, which has rules of its own, not those of Decree 30/2020/NĐ-CP",
    },
)
YOUTH: Final = Unjudged(
    "F603",
    {
        "vi": "văn bản của Đoàn thanh niên, theo hướng dẫn riêng, không theo Nghị định 30/2020/NĐ-CP",
        "en": "a document of the Youth Union, which has rules of its own, not those of Decree 30/2020/NĐ-CP",
    },
)
UNION: Final = Unjudged(
    "F603",
    {
        "vi": "văn bản của tổ chức chính trị - xã hội, theo hướng dẫn riêng, không theo Nghị định 30/2020/NĐ-CP",
        "en": "a socio-political organisation's, which has rules of its own, not those of Decree 30/2020/NĐ-CP",
    },
)
NORMATIVE: Final = Unjudged(
    "F603",
    {
        "vi": "văn bản quy phạm pháp luật, theo Nghị định 78/2025/NĐ-CP, không theo Nghị định 30/2020/NĐ-CP",
        "en": "a legal normative act, under Decree 78/2025/NĐ-CP, not Decree 30/2020/NĐ-CP",
    },
)
CITIZEN: Final = Unjudged(
    "F603",
    {
        "vi": "đơn, tờ khai hay hồ sơ của cá nhân, không phải văn bản hành chính",
        "en": "an application or form of a citizen, no administrative document",
    },
)
OTHER: Final = Unjudged(
    "F603",
    {
        "vi": "không có Quốc hiệu, số, nơi nhận, chữ ký như một văn bản hành chính",
        "en": "it has no Quốc hiệu, number, recipients or signature as an administrative document has",
    },
)


def unjudged(facts: Facts, roles: Roles, validity: Validity) -> Unjudged | None:
    """Why the document is not judged by rules that are in force as ``validity`` says, None if it is."""
    found = next((reason for applies, reason in _REASONS if applies(facts, roles)), None)
    if found is None or found in (CITIZEN, OTHER):
        return _out_of_force(roles, validity) or found
    return found


def _out_of_force(roles: Roles, validity: Validity) -> Unjudged | None:
    """Why a document of another time is not judged."""
    day = date_of(roles)
    if day is None or validity.covers(day):
        return None
    early = validity.first is not None and day < validity.first
    limit = (validity.first if early else validity.last) or day
    said = limit.strftime("%d/%m/%Y")
    if early:
        vi = f"văn bản ghi ngày trước {said}, khi {validity.law} chưa có hiệu lực"
        return Unjudged("F603", {"vi": vi, "en": f"it is dated before {said}, when {validity.law} came into force"})
    vi = f"văn bản ghi ngày sau {said}, khi {validity.law} không còn hiệu lực"
    return Unjudged("F603", {"vi": vi, "en": f"it is dated after {said}, when {validity.law} went out of force"})


def _is_scan(facts: Facts, roles: Roles) -> bool:
    return facts.scanned


def _is_old(facts: Facts, roles: Roles) -> bool:
    letters = sum(use.letters for use in facts.fonts)
    old = sum(use.letters for use in facts.fonts if use.name.lower().startswith(OLD_FONTS))
    return 2 * old > letters > 0


def _is_party(facts: Facts, roles: Roles) -> bool:
    return not roles.of("quoc_hieu") and any(_PARTY.search(text) for text in _top(facts))


def _is_youth(facts: Facts, roles: Roles) -> bool:
    return not roles.of("quoc_hieu") and any(_YOUTH.search(text) for text in _top(facts))


def _is_union(facts: Facts, roles: Roles) -> bool:
    return any(_UNION.match(item.plain.upper().replace("UỶ", "ỦY")) for item in roles.of("chu_quan", "ban_hanh"))


def _is_normative(facts: Facts, roles: Roles) -> bool:
    if not roles.kind and any(_NORMATIVE_TITLE.match(text) for text in _top(facts)):
        return True
    numbers = roles.of("so")
    issuers = [item.plain.upper() for item in roles.of("ban_hanh")]
    if not numbers or not any(_MAKES_LAW.match(name) for name in issuers):
        return False
    if _NORMATIVE_NUMBER.search(numbers[0].plain):
        return True
    return _EITHER_NUMBER.search(numbers[0].plain) is not None and not _is_individual(roles)


def _is_individual(roles: Roles) -> bool:
    """Whether a decision or resolution is none of law: its subject names one matter, and no ground is on making law."""
    subjects, grounds = roles.of("trich_yeu"), roles.of("can_cu")
    lawful = any(_NORMATIVE_GROUND.search(item.plain) for item in grounds)
    return bool(subjects and grounds) and not lawful and not _NORMATIVE_SUBJECT.match(subjects[0].plain)


def _is_citizens(facts: Facts, roles: Roles) -> bool:
    titled = any(_CITIZEN.match(text) for text in _top(facts) if text.upper() == text)
    return titled and not roles.of("so", "noi_nhan_nhan", "ten_loai")


def _is_other(facts: Facts, roles: Roles) -> bool:
    signs = sum(bool(roles.of(*sign)) for sign in _SIGNS)
    return signs < SIGNS_LEAST and not roles.only_appendix


_REASONS: Final[tuple[tuple[Callable[[Facts, Roles], bool], Unjudged], ...]] = (
    (_is_scan, SCAN),
    (_is_old, OLD_LETTERS),
    (_is_party, PARTY),
    (_is_youth, YOUTH),
    (_is_union, UNION),
    (_is_normative, NORMATIVE),
    (_is_citizens, CITIZEN),
    (_is_other, OTHER),
)


def _top(facts: Facts) -> list[str]:
    """The first lines of words."""
    lines = (line.strip() for item in facts.paragraphs[: 3 * TITLE_LINES] for line in item.text.split("\n"))
    return [line for line in lines if line][:TITLE_LINES]


_NOWHERE: Final = {"vi": "không thấy ở chỗ nào trong tệp", "en": "it was found nowhere in the file"}
_PICTURE: Final = {"vi": "ở đó chỉ có ảnh chụp, không có chữ", "en": "there is a picture only, no text"}


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of a document, by the rules about it: their first letters; its name, and why it was not read."""

    rules: tuple[str, ...]
    names: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=lambda: _NOWHERE)


HEAD: Final = DocumentPart(
    ("QH", "CQ", "SO", "DD"),
    {
        "vi": "phần đầu (Quốc hiệu, tên cơ quan, số, ngày tháng)",
        "en": "the letterhead (Quốc hiệu, issuer, number, date)",
    },
)
TEXT: Final = DocumentPart(("ND", "NB"), {"vi": "phần nội dung", "en": "the text"})
END: Final = DocumentPart(
    ("KY", "NN"), {"vi": "phần cuối (nơi nhận, chức vụ, họ tên người ký)", "en": "the end (recipients, title, signer)"}
)


def unread(facts: Facts, roles: Roles) -> tuple[DocumentPart, ...]:
    """The pages that are pictures; the parts of which nothing was found, or of which much found no place."""
    parts = [_pages(facts.pictured)] if facts.pictured else []
    if roles.only_appendix:
        return tuple(parts)
    if not roles.of(*LETTERHEAD):
        parts.append(HEAD)
    if not roles.of(*BODY) or _much_left_over(facts, roles):
        parts.append(TEXT)
    kind = roles.document_kind
    if not roles.of(*CLOSING) and (kind is None or kind.must("quyen_han")):
        parts.append(END)
    return tuple(parts)


def _pages(numbers: Sequence[int]) -> DocumentPart:
    """Pages as a part; anything that the document must have may be on them."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    said = ", ".join("–".join(map(str, span)) for span in spans)
    return DocumentPart(("",), {"vi": f"trang {said}", "en": f"page {said}"}, _PICTURE)


def _much_left_over(facts: Facts, roles: Roles) -> bool:
    left = sum(len(item.text) for item in roles.left_over)
    read = sum(len(item.text) for item in roles.of(*BODY))
    return left > LEFT_OVER_LETTERS and left > LEFT_OVER_SHARE * (left + read)
