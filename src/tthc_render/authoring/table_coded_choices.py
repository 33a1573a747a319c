"""Values that a table numbers, so that a cell holds the number of one alone: “Tình trạng (1: xong; 2: đang làm)”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_ENTRY = pattern_of(
    r"(?P<before>[(\[;,:\n])\s*(?:mã\s+(?:số\s+)?|ghi\s+)?(?P<code>\d{1,2}|[A-ZĐ])\s*(?:[:=–.-]|là\s)\s*"
    r"(?P<meaning>[^\W\d_][^;,:=()\[\]\n]{0,39}?)\s*(?:\([^()]*\)\s*)?(?=[;,)\]\n]|\.?$)",
    re.IGNORECASE,
)
CODES_LEAST: Final = 2
CODE: Final = re.compile(r"\d{1,2}|[A-ZĐ]")


def coded_values(words: str) -> tuple[tuple[str, str], ...]:
    """The numbers or letters that a title gives to what one chooses from, with what each means; () for none.

    They count on from 0, 1 or A, and a value stands behind each.
    """
    pairs: list[tuple[str, str]] = []
    start = 0
    while found := _ENTRY.search(words, start):
        if not pairs and found["before"] in ";,":
            return ()
        pairs.append((found["code"], found["meaning"].strip()))
        start = found.end()
    codes = [code for code, _ in pairs]
    if len(codes) < CODES_LEAST or not _counts_on(codes):
        return ()
    return tuple(pairs)


def _counts_on(codes: Sequence[str]) -> bool:
    if all(map(str.isdigit, codes)):
        numbers = [int(code) for code in codes]
        return numbers[0] in (0, 1) and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    return codes == [chr(ord("A") + place) for place in range(len(codes))]


def coded_choices(words: str, samples: Sequence[str]) -> tuple[str, ...]:
    """The codes that cells choose from by the title ``words``, where no cell of ``samples`` holds anything else."""
    codes = tuple(code for code, _ in coded_values(words))
    return codes if codes and {*samples} <= {*codes} else ()


def about_codes(words: str, samples: Sequence[str]) -> str:
    """What has to be said of a title that numbers its values, and of a cell that holds none of them; "" for nothing."""
    pairs = coded_values(words)
    if not pairs:
        return ""
    codes = ", ".join(code for code, _ in pairs)
    other = next((text for text in samples if text not in {code for code, _ in pairs}), None)
    if other is not None:
        listed = ", ".join(f'"{code}"' for code, _ in pairs)
        return (
            f"tên ghi sẵn các mã {codes} nhưng có ô ghi “{other[:40]}”: hiểu là số; chỉ chọn mã thì sửa thành "
            f"kieu: chon, lua_chon: [{listed}]"
        )
    means = "; ".join(f"{code}: {meaning}" for code, meaning in pairs)
    return f"chỉ nhận một mã trong {codes} ({means}), không cộng; là số đếm thì bỏ kieu: chon và lua_chon"
