"""Rows of tables of other offices that are in groups: the report's row in the same group, or new there."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tests.support.foreign_tables import Imported, form_of, import_table
from tests.support.formkit import source_of
from tthc_render.spreadsheets.foreign_groups import Head, head_of, paths_of
from tthc_render.yaml_files.source import Source

FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    nhom: {kind}
    cot:
      - {{ten: TT, khoa: stt, ma: A, kieu: stt}}
      - {{ten: Xã, khoa: xa, ma: B, kieu: chu}}
      - {{ten: Số hộ, khoa: ho, ma: "1"}}
      - {{ten: Số người, khoa: nguoi, ma: "2"}}
    tong_cong: {{nhan: Tổng cộng}}
"""
HEAD = "TT;Xã;Số hộ;Số người\nA;B;1;2\n"
BOTH = "I;Công lập;12;30\n1;Mầm non;5;10\n2;Khác;7;20\nII;Tư thục;4;9\n1;Mầm non;3;6\n2;Khác;1;3\n"
DEEP = (
    "A;Vùng biển;5;9\nI;Công lập;3;5\n1;Xã A;3;5\nII;Tư thục;2;4\n1;Xã A;2;4\n"
    "B;Vùng núi;1;2\nI;Công lập;1;2\n1;Xã A;1;2\n"
)
LETTERED = "I;Vùng biển;5;9\n1;Công lập;3;5\na;Xã A;3;5\n2;Tư thục;2;4\na;Xã A;2;4\nII;Vùng núi;1;2\n1;Xã C;1;2\n"


def imported(tmp_path: Path, text: str, lines: str, kind: str = "co_tong") -> Imported:
    """The report with a table below the head."""
    return import_table(tmp_path, form_of(tmp_path, FORM.format(kind=kind)), text, HEAD + lines)


def shown(source: Source) -> list[str]:
    """The rows of a report: groups in brackets, others with their figures."""
    data = cast("dict[str, dict[str, dict[str, list[dict[str, str]]]]]", source.data)
    return [
        f"[{row['nhom']}]" if "nhom" in row else f"{row['xa']} {row['ho']} {row['nguoi']}"
        for row in data["bieu"]["X.01"]["dong"]
    ]


def report_of(*rows: str) -> str:
    """A report with rows written as ``shown`` prints them, groups with their numbers before a slash."""
    out = []
    for row in rows:
        if row.startswith("["):
            number, _, name = row.strip("[]").rpartition("/")
            out.append(f"      - {{nhom: {name}{f', ky_hieu: {number}' if number else ''}}}\n")
        else:
            name, households, persons = row.rsplit(" ", 2)
            out.append(f"      - {{xa: {name}, ho: {households}, nguoi: {persons}}}\n")
    return "bieu:\n  X.01:\n    dong:" + ("\n" + "".join(out) if out else " []\n")


@pytest.mark.parametrize("kind", ["co_tong", "tieu_de"])
@pytest.mark.parametrize("lines", [BOTH, DEEP, f"{BOTH};Tổng cộng;16;39\n", LETTERED])
def test_a_second_import_changes_nothing(tmp_path: Path, lines: str, kind: str) -> None:
    first = imported(tmp_path, report_of(), lines, kind)
    assert first.changed
    again = imported(tmp_path, first.text, lines, kind)
    assert (again.text, again.changed) == (first.text, False)


@pytest.mark.parametrize(
    ("before", "lines", "after"),
    [
        (  # a name in both groups
            ["[I/Công lập]", "Mầm non 1 1", "[II/Tư thục]", "Mầm non 2 2"],
            BOTH,
            ["[Công lập]", "Mầm non 5 10", "Khác 7 20", "[Tư thục]", "Mầm non 3 6", "Khác 1 3"],
        ),
        (  # a name that the report has in the other group only
            ["[I/Công lập]", "Mầm non 1 1"],
            "II;Tư thục;3;6\n1;Mầm non;3;6\n",
            ["[Công lập]", "Mầm non 1 1", "[Tư thục]", "Mầm non 3 6"],
        ),
        (  # the number of a group typed before its name
            ["[I. Công lập]", "Mầm non 1 1"],
            "I;Công lập;5;10\n1;Mầm non;5;10\n",
            ["[I. Công lập]", "Mầm non 5 10"],
        ),
        (  # a table without groups, names that are one
            ["[I/Công lập]", "Mầm non 1 1", "Tiểu học 2 2", "[II/Tư thục]", "Nhóm trẻ 2 2"],
            "1;Mầm non;5;10\n2;Xã mới;1;2\n3;Nhóm trẻ;3;6\n",
            ["[Công lập]", "Mầm non 5 10", "Xã mới 1 2", "Tiểu học 2 2", "[Tư thục]", "Nhóm trẻ 3 6"],
        ),
        (  # a group in a group goes to its whole
            ["[A/Vùng biển]", "[I/Công lập]", "Xã A 1 1", "[B/Vùng núi]", "[I/Công lập]", "Xã A 1 1"],
            DEEP,
            [
                "[Vùng biển]", "[Công lập]", "Xã A 3 5", "[Tư thục]", "Xã A 2 4",
                "[Vùng núi]", "[Công lập]", "Xã A 1 2",
            ],
        ),
        (  # rows without groups that have one name
            ["Khác 1 1", "Xã A 2 2", "Khác 3 3"],
            "1;Khác;5;5\n2;Xã A;6;6\n3;Khác;7;7\n",
            ["Khác 5 5", "Xã A 6 6", "Khác 7 7"],
        ),
    ],
)  # fmt: skip
def test_rows_are_found_in_their_groups(tmp_path: Path, before: list[str], lines: str, after: list[str]) -> None:
    done = imported(tmp_path, report_of(*before), lines)
    assert (shown(source_of(tmp_path, done.text, "b.yaml")), done.told) == (after, [])


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (BOTH, []),
        (BOTH.replace("12;30", "13;30"), ["Số hộ (cột 1): tệp 13, cộng được 12."]),
        (BOTH.replace("12;30", ";30"), []),
        (BOTH.replace("4;9", "4;8").replace("12;30", "12;3"), ["tệp 3, cộng được 30.", "tệp 8, cộng được 9."]),
        (DEEP.replace("5;9", "6;9"), ["tệp 6, cộng được 5."]),
        (DEEP.replace("I;Công lập;3;5", "I;Công lập;3;"), []),
        (LETTERED, ["Số hộ (cột 1): tệp 5, cộng được 10; Số người (cột 2): tệp 9, cộng được 18."]),
    ],
)
@pytest.mark.parametrize("kind", ["co_tong", "tieu_de"])
def test_figures_of_a_group_are_held_against_its_rows(tmp_path: Path, lines: str, told: list[str], kind: str) -> None:
    found = imported(tmp_path, report_of(), lines, kind).told
    assert len(found) == len(told)
    for sentence, wanted in zip(found, told, strict=True):
        assert "D810" in sentence
        assert wanted in sentence


OPEN = (
    "I;Công lập;;\n1;Mầm non;5;10\n2;Khác;7;20\n;{first};{one}\n"
    "II;Tư thục;;\n1;Mầm non;3;6\n2;Khác;1;3\n;{second};{two}\n"
)
WHOLE = ";Tổng cộng;{all}\n"
NAMED = {"first": "Cộng công lập", "second": "Cộng tư thục"}
RIGHT = {"one": "12;30", "two": "4;9", "all": "16;39"}
FIRST = "Số hộ (cột 1): tệp 99, cộng được 12."
LAST = "Số hộ (cột 1): tệp 99, cộng được 4."
EVERY = "Số người (cột 2): tệp 99, cộng được 39."


@pytest.mark.parametrize("kind", ["co_tong", "tieu_de"])
@pytest.mark.parametrize(
    ("lines", "values", "told"),
    [
        (OPEN + WHOLE, NAMED, ""),
        (OPEN + WHOLE, {**NAMED, "one": "99;30"}, FIRST),
        (OPEN + WHOLE, {**NAMED, "two": "99;9"}, LAST),
        (OPEN + WHOLE, {**NAMED, "all": "16;99"}, EVERY),
        (OPEN + WHOLE, {"first": "Cộng I", "second": "Cộng (II)", "one": "99;30"}, FIRST),
        (OPEN + WHOLE, {"first": "Cộng nhóm I", "second": "Tổng mục II:", "two": "99;9"}, LAST),
        (OPEN + WHOLE, {"first": "Cộng", "second": "Cộng", "one": "99;30"}, FIRST),
        (OPEN + WHOLE, {"first": "Cộng", "second": "Cộng", "two": "99;9"}, LAST),
        (OPEN + WHOLE, {"first": "Cộng các trường của xã", "second": "Cộng trường tư", "one": "99;30"}, FIRST),
        (OPEN + ";TỔNG (I+II);{all}\n", {**NAMED, "all": "16;99"}, EVERY),
        (OPEN, {**NAMED, "two": "99;9"}, LAST),  # no sum of all rows
        (OPEN, {"first": "Cộng I", "second": "Tổng cộng", "two": "16;99"}, EVERY),
        (OPEN, {"first": "Cộng", "second": "Cộng chung", "two": "16;99"}, EVERY),
        (OPEN + WHOLE, {"first": "Cộng trang 1", "second": "Cộng mang sang", "one": "99;30", "two": "99;9"}, ""),
        (DEEP + ";Cộng B;{all}\n;Tổng cộng;6;11\n", {"all": "1;2"}, ""),
        (DEEP + ";Cộng vùng núi;{all}\n;Tổng cộng;6;11\n", {"all": "99;2"}, "tệp 99, cộng được 1."),
        (DEEP + ";Cộng các vùng;{all}\n;Tổng cộng;6;11\n", {"all": "99;2"}, ""),  # of which group is not sure
    ],
)
def test_sums_below_a_group_and_of_all_are_held_against_its_rows(
    tmp_path: Path, lines: str, values: dict[str, str], told: str, kind: str
) -> None:
    found = imported(tmp_path, report_of(), lines.format(**{**RIGHT, **values}), kind).told
    apart = [sentence for sentence in found if "D809" not in sentence]
    assert len(apart) == bool(told)
    assert all("D810" in sentence and told in sentence for sentence in apart)


def test_an_old_row_of_the_group_that_the_file_lacks_is_told(tmp_path: Path) -> None:
    done = imported(tmp_path, report_of("[I/Công lập]", "Cũ 2 3", "[II/Tư thục]"), BOTH)
    assert "tệp 12, cộng được 14" in "".join(done.told)


def test_the_groups_that_rows_are_in() -> None:
    rows = [{"nhom": "I. Biển"}, {"nhom": "Bãi", "ky_hieu": "1"}, {"xa": "A"}, {"nhom": "Núi", "ky_hieu": "II"}, None]
    heads = [head_of(row) for row in rows]  # type: ignore[arg-type]
    assert heads[0] == Head("I. Biển")
    assert paths_of(heads) == [("bien",), ("bien", "bai"), ("bien", "bai"), ("nui",), ("nui",)]


@pytest.mark.parametrize(("level", "read"), [("2", 2), (3, 3), ("", 0), ("²", 0)])
def test_the_level_that_a_group_states(level: str | int, read: int) -> None:
    assert head_of({"nhom": "Biển", "cap": level}) == Head("Biển", "", read)  # type: ignore[dict-item]
