"""The sections of a file with broken YAML that can be read, each at its own lines."""

from __future__ import annotations

from typing import Final

import pytest

from tthc_render.yaml_files.sound_sections import BROKEN, MOST, sound_sections

WHOLE: Final = """\
loai: ngan
van_ban:
  so: 107
  ngay: 5/7/2024
so_lieu:
  mot: {a: 1}
  hai:
    b: 2
loi_van:
  chung: |
    Câu thứ nhất.
  rieng: |
    Câu thứ hai.
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "kept"),
    [
        ("  ngay: 5/7/2024", "   ngay: 5/7/2024", 4, {"so_lieu": {"mot", "hai"}}),
        ("  mot: {a: 1}", "  mot: {a: 1", 7, {"so_lieu": {"hai"}, "loi_van": {"chung", "rieng"}}),
        ("    b: 2", "    b: 'hai", 9, {"so_lieu": {"mot"}, "loi_van": {"chung", "rieng"}}),
        ("  chung: |", "  chung |", 10, {"so_lieu": {"mot", "hai"}, "loi_van": {"rieng"}}),
        ("  so: 107", "  so: 1: 07", 3, {"van_ban": {"ngay"}, "loi_van": {"chung", "rieng"}}),
        ("  so: 107", "\n# lời dặn\n  so: 1: 07", 5, {"van_ban": {"ngay"}, "loi_van": {"chung", "rieng"}}),
    ],
)
def test_what_stands_beside_a_fault_is_read(old: str, new: str, line: int, kept: dict[str, set[str]]) -> None:
    text = WHOLE.replace(old, new)
    found = sound_sections(text.encode(), "a.yaml")
    assert found is not None
    assert len(found.faults) == 1
    assert abs(found.faults[0].where.line - line) <= 3  # where the parser notices
    for key, names in kept.items():
        held = found.source.data[key]
        assert isinstance(held, dict)
        assert set(held) == names
        for name in names:
            at = found.source.keys[key, name].line
            assert text.split("\n")[at - 1].strip().startswith(f"{name}:")


def test_what_is_below_a_wide_colon_is_not_of_the_section_above() -> None:
    found = sound_sections(WHOLE.replace("loi_van:", "loi_van：").encode(), "a.yaml")
    assert found is not None
    assert [item.code for item in found.faults] == ["D623"]
    assert set(found.source.data) == {"loai", "van_ban", "so_lieu"}
    assert ("so_lieu", "chung") not in found.source.keys


def test_each_section_that_cannot_be_read_is_told() -> None:
    text = WHOLE.replace("  ngay: 5/7/2024", "   ngay: 5/7/2024").replace("  rieng: |", "   rieng: |")
    found = sound_sections(text.encode(), "a.yaml")
    assert found is not None
    assert [item.where.line for item in found.faults] == [4, 12]


def test_a_few_broken_sections_are_each_told() -> None:
    found = sound_sections(("loai: ngan\n" + "".join(f"k{at}:\n  a: [1\n" for at in range(BROKEN))).encode(), "a.yaml")
    assert found is not None
    assert len(found.faults) == BROKEN


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,  # nothing is broken
        "loai: [\n",  # nothing is left
        WHOLE.replace("  so: 107", "  so: 1: 07") + "so_lieu:\n  ba: 1\n",  # which of the two counts is not known
        WHOLE.replace("  so: 107", "  so: 1: 07") + "".join(f"k{at}: 1\n" for at in range(MOST)),
        "loai: ngan\n" + "".join(f"k{at}:\n  a: [1\n" for at in range(BROKEN + 1)),  # broken otherwise
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert sound_sections(text.encode(), "a.yaml") is None


def test_bytes_that_are_no_text_have_no_sections() -> None:
    assert sound_sections(b"loai: \xff\xfe: 1\n", "a.yaml") is None


@pytest.mark.parametrize("inner", ["  - [x\n", "  'a': [\n", "  ? [\n", "  \x00: [\n"])
def test_a_broken_section_without_keys_of_its_own_is_left_out(inner: str) -> None:
    found = sound_sections(f"loai: ngan\nbieu:\n{inner}".encode(), "a.yaml")
    assert found is None or "bieu" not in found.source.data
