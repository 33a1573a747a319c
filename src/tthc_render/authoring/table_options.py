"""Values that one chooses from where a table shows them: in the title of a column, or as boxes in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tthc_render.authoring.table_coded_choices import about_codes, coded_choices, coded_values
from tthc_render.authoring.table_samples import CROSSES
from tthc_render.vietnamese.text import slug

_CHOICE = re.compile(r"\(\s*([^()/;:,\d]{1,40}(?:[/;][^()/;:,\d]{1,40}){1,7})\s*\)")
_LISTED = re.compile(r"\(\s*([^()/;:,\d]{1,40}(?:,[^()/;:,\d]{1,40}){1,7})\s*\)")
"""Values between commas, which only rows that write some of them show to be values."""
LONGEST: Final = 6
"""Words of a value."""
_BOX: Final = r"(?:[☐☑☒□◻◯○❑❒]|\[\s{0,2}\])"
_BOXED = re.compile(rf"(?:{_BOX}\s*[^☐☑☒□◻◯○❑❒\[\]]{{1,40}}){{2,8}}")
_NO_VALUES: Final = {
    *("ngay", "thang", "nam", "quy", "tuan", "gio", "so", "xa", "phuong", "thi_tran", "thon", "ban", "to", "ap", "khu"),
    *(
        "to_dan_pho",
        "huyen",
        "quan",
        "tinh",
        "thanh_pho",
        "dac_khu",
        "dd",
        "mm",
        "yyyy",
        "yy",
        "cccd",
        "ho_chieu",
        "email",
    ),
}
"""Words beside each other in a title that name one thing: Địa điểm (Xã/Phường), Hoàn thành (Tháng/Năm)."""


def options_in(title: str, samples: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """The values that one chooses from in a column: boxes in its ``cells``; in its ``title`` codes or (Đạt/Chưa đạt).

    A title says so where the ``samples`` write nothing else; where there are none, its values are capitalized, or one
    of them is “có”.
    """
    if codes := coded_choices(title, samples):
        return codes
    boxed = [text for text in cells if is_boxed(text)]
    if boxed and len(boxed) * 2 >= sum(map(bool, cells)):
        return boxes_in(boxed)
    values, capitals = _values_in(title, samples)
    written = {slug(text) for text in samples if not re.fullmatch(r"\d+\s*/\s*\d+", text)}
    slugs = [slug(value) for value in values]
    fits = written <= {*slugs} and (written or "co" in slugs or capitals)
    return values if fits else ()


def open_options(title: str, samples: Sequence[str]) -> str:
    """The question about a title that lists what one chooses from, while some of the ``samples`` are others."""
    if coded_values(title):
        return about_codes(title, samples)
    values = _values_in(title, samples)[0]
    known = {slug(value) for value in values}
    others = [text for text in samples if slug(text) not in known]
    begun = [text for text in samples if any(slug(text).startswith(value) for value in known)]
    if not all(known) or not others or len(begun) * 2 < len(samples):  # + and - before figures are no choices
        return ""
    named = " / ".join(values)
    return (
        f"tên cột ghi sẵn {named} nhưng có ô ghi “{others[0][:40]}”: hiểu là ghi chữ; chỉ chọn thì sửa thành "
        f"kieu: chon, lua_chon: [{listed(value[:1].upper() + value[1:] for value in values)}]"
    )


def listed(values: Iterable[str]) -> str:
    """Values as they stand in a list of YAML."""
    return ", ".join(f'"{value}"' if set(value) & set(",:[]{}#") else value for value in values)


def _values_in(title: str, samples: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The values that a title lists, in brackets or as all of it, and whether they are written as values are."""
    found = _CHOICE.search(title)
    listed_in = _LISTED.search(title) if samples and not found else None
    named = title.rpartition(":")[2].strip()
    whole = _without_name(named, samples) or (named if all(value in named.split("/") for value in samples) else "")
    named = found[1] if found else listed_in[1] if listed_in else whole
    between = "," if listed_in else "[/;]"
    values = tuple(value.strip() for value in re.split(between, named)) if re.search(between, named) else ()
    values = values if all(0 < len(value.split()) <= LONGEST for value in values) else ()
    capitals = bool(found) and all(value[:1].isupper() for value in values)
    return values, capitals and not {slug(value) for value in values} & _NO_VALUES


def _without_name(title: str, samples: Sequence[str]) -> str:
    """A title that ends in values of one word, of which all samples are some, without its name: “Hạng ĐB/I/II”."""
    first, *others = title.split("/")
    values = [first.rpartition(" ")[2], *others]
    single = len(others) > 1 and all(len(value.split()) == 1 for value in others)
    return "/".join(values) if single and samples and all(text in values for text in samples) else ""


def about_options(values: Sequence[str], samples: Sequence[str], title: str) -> Iterator[str]:
    """What has to be said of a column in which one chooses of ``values``, and of ``samples`` that are none of them."""
    if values == coded_choices(title, samples):
        yield about_codes(title, samples)
        return
    yield f"chọn một trong: {', '.join(values)}"
    known = {value.casefold() for value in values}
    if "có" in known and any(text in CROSSES for text in samples):
        yield "có ô ghi x: hiểu là có thì số liệu ghi “có”"
    others = [text for text in samples if text.casefold() not in known and text not in CROSSES]
    if others:
        yield f"bảng gốc có ô ghi “{others[0][:40]}”, không có trong danh sách"


def is_boxed(text: str) -> bool:
    """Whether a cell lists what one ticks: ☐ Có ☐ Không."""
    return bool(_BOXED.fullmatch(text.strip()))


def boxes_in(cells: Iterable[str]) -> tuple[str, ...]:
    """The values beside the boxes of some cells."""
    return tuple(dict.fromkeys(value for text in cells if is_boxed(text) for value in _values(text)))


def _values(text: str) -> list[str]:
    return [value.strip(" ;,.") for value in re.split(_BOX, text) if value.strip(" ;,.")]
