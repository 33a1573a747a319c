"""Whether what is open, late or put off lacks just what all are claimed to have done."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.sweeping_claims import SETTLING, Sweeping
from tthc_render.vietnamese.patterns import pattern_of

_NOT_OPEN: Final = frozenset(
    {
        *("hoạt động", "sử dụng", "theo dõi", "công khai", "lưu trữ", "hưởng", "quản lý", "sinh sống", "theo học"),
        *("công tác", "thi hành", "khởi kiện", "phát huy", "vận hành", "duy trì", "làm việc", "có", "tham gia", "học"),
        *("cư trú", "hiệu lực", "lưu hành"),
    }
)
"""What goes on when a matter has come to its end."""
PROCESS: Final = frozenset(
    {
        *SETTLING,
        *("xem xét", "xác minh", "thẩm tra", "thụ lý", "rà soát", "triển khai", "thẩm định", "điều tra", "trả lời"),
        *("hoàn thiện", "nghiên cứu", "tiến hành", "phối hợp", "kiểm tra"),
    }
)
_ON_PAPER: Final = pattern_of(r"(?<!\w)(?:thông báo|kế hoạch|quyết định|kiểm đếm|tuyên truyền|phổ biến)(?!\w)")
"""What is done before land is cleared."""
_PAID: Final = frozenset(
    {"nhận tiền", "chi trả", "phê duyệt", "bồi thường", "đền bù", "nhận bồi", "hỗ trợ", "có phương", "được chi"}
)
_CLEARED: Final = _PAID | {"bàn giao", "di dời", "đồng ý", "thống nhất"}
"""What must be done for each case before a matter is; who has been moved may still wait for his money."""
AIMS: Final = frozenset({"chỉ tiêu", "tiêu chí", "mục tiêu", "nhiệm vụ"})
_MET: Final = frozenset({"đạt", "hoàn"})
"""What is reached and carried out alike."""
_GENERAL: Final = frozenset({"xong", "hoàn thành", "thực hiện", "dứt điểm"})
_WORD: Final = pattern_of(r"[^\W\d_]+")
_SMALL: Final = nouns_in("đã được đều việc cho có bị các và của")
_HOW: Final = pattern_of(
    r"(?<!\w)(?:công tác|tổ chức|tiến hành|hoàn thành|xong|thực hiện|đầy đủ|kịp thời|dứt điểm|toàn bộ|hết|nghiêm túc)"
    r"(?!\w)"
)
_NO_OBJECT: Final = nouns_in(
    "xong dứt kịp theo đúng hết đầy trong và để do của số các những vì tại cho là được trước dù với từ toàn đạt thì"
)
_DELAYS: Final = pattern_of(r"(?<!\w)(?:lùi|gia hạn)(?!\w)")


def lacks(state: str, act: str, rest: str, claim: Sweeping) -> bool:
    """Does what is in this state lack just what all are said to have had?"""
    first = act.partition(" ")[0]
    if state in ("chưa", "không", "hoãn", "mới"):
        met = claim.units & AIMS and first in _MET and any(x in claim.did for x in ("đạt", "hoàn thành", "vượt"))
        settles = claim.settles and state == "chưa" and (act in PROCESS or first == "trả")
        return bool(met) or settles or act in _GENERAL or first == "xong" or is_act(act, rest, claim)
    if claim.loose:
        return False
    if state == "đang":
        busy = claim.settles and act not in _NOT_OPEN and first not in _NOT_OPEN
        return busy or first == "chờ" or is_act(act, rest, claim)
    if state.startswith(("xin", "đề nghị", "được gia", "lùi", "chuyển")):
        return not _DELAYS.search(f"{claim.what} {claim.did}")
    return claim.settles


def is_act(act: str, rest: str, claim: Sweeping) -> bool:
    """Is this what all are said to have done, or a step of it?"""
    did, words = claim.did, act.split()
    if act in _PAID and any(word in did for word in _PAID):
        return True
    if act in _CLEARED and not _ON_PAPER.search(did) and ("giải phóng mặt bằng" in did or "thu hồi đất" in did):
        return True
    if len(words) > 1 and act in did:
        return not _two_objects(did.partition(act)[2], rest)
    for core in cores(did) if words else ():
        same = len(words) == 1 or len(core) == 1 or words[1] in core[1:] or words[1] in _NO_OBJECT
        if (words[0] == core[0] and same) or words == core[-1:]:
            return True
    return False


def _two_objects(one: str, other: str) -> bool:
    """``đã ban hành kế hoạch``, ``chưa ban hành quyết định``; ``đạt chuẩn mức độ 1``, ``chưa đạt chuẩn mức độ 2``."""
    first = [found[1] for words in (one, other) if (found := re.match(r"\s([^\W_]+)", words))]
    if len(first) > 1 and first[0] != first[1] and _NO_OBJECT.isdisjoint(first):
        return True
    numbers = [re.findall(r"\d+", words[: len(one) + 1]) for words in (one, other)]
    return all(numbers) and numbers[0] != numbers[1]


def cores(did: str) -> list[list[str]]:
    """The words of each act, without those of how it was done."""
    parts = (_WORD.findall(_HOW.sub(" ", part)) for part in re.split(r" và |, | theo ", did))
    return [core for part in parts if (core := [word for word in part if word not in _SMALL])]
