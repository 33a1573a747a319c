"""Changes of the form as changes of the text: exact, comments kept, refused where they would not be."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.markers import WORDS_OF_LAST_PERIOD
from tthc_render.workbench.edits import changed
from tthc_render.workbench.edits import value_at as at
from tthc_render.workbench.form_changes import (
    AddRows,
    Change,
    RefusedError,
    RemoveRow,
    SetValue,
    WordsRead,
    typed_number,
)
from tthc_render.yaml_files.loader import Keys, parse_source

TEXT = """# đầu tệp
van_ban:
  so: "07" # số
  noi_nhan: [UBND tỉnh, Sở Nội vụ]
  luu: VT # lưu
  quyen_han:
    - GIÁM ĐỐC # chức vụ
# số liệu
chi_tieu:
  pakn: {moi: 3, ky_truoc: {in: "04", vi_sao: đã ban hành}}
  # nhóm hai
  ho_so:
    moi: null # chưa có
    cu: 5 # năm
bieu:
  M.01:
    dong:
      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34} # một
      # trước dòng hai
      - linh_vuc: Hộ tịch # tên
        truc_tuyen: 5
        truc_tiep: 6 # cuối
  M.02: {dong: [{ten: A, so: 1}, {ten: B, so: 2}]}
  M.03:
loi_van:
  mo_dau: Theo quy định # ngắn
  chung: |
    Công việc **đúng hạn**.
    - Việc thứ nhất
  # cuối
  khac: >
    Gập
    lại
"""
COMMENTS = sorted(re.findall(r"# [\w ]+", TEXT))


def data_of(text: str) -> Any:
    findings = Findings()
    source = parse_source(text.encode(), "x.yaml", findings)
    assert source is not None, [str(item.message()) for item in findings]
    return source.data


def value_at(text: str, path: Keys) -> Any:
    value = data_of(text)
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize(
    ("path", "value", "kind", "expected"),
    [
        (("chi_tieu", "ho_so", "moi"), "12", "number", "    moi: 12 # chưa có\n"),
        (("chi_tieu", "ho_so", "moi"), "1.204", "number", "    moi: 1204 # chưa có\n"),
        (("chi_tieu", "ho_so", "cu"), "", "number", "    cu: null # năm\n"),
        (("chi_tieu", "ho_so", "cu"), "97,92", "number", "    cu: 97.92 # năm\n"),
        (("chi_tieu", "ho_so", "cu"), "12,345", "number", "    cu: 12.3450 # năm\n"),
        (("chi_tieu", "ho_so", "cu"), "mười", "number", "    cu: mười # năm\n"),
        (("chi_tieu", "pakn", "moi"), "4", "number", "{moi: 4, ky_truoc: {in:"),
        (("chi_tieu", "pakn", "ky_truoc"), "4", "number", "{moi: 3, ky_truoc: 4}\n"),
        (("bieu", "M.01", "dong", 0, "truc_tiep"), "35", "number", "truc_tuyen: 1200, truc_tiep: 35} # một\n"),
        (("bieu", "M.01", "dong", 1, "truc_tiep"), "7", "number", "        truc_tiep: 7 # cuối\n"),
        (("bieu", "M.02", "dong", 1, "so"), "3", "number", "{ten: B, so: 3}]}\n"),
        (("van_ban", "luu"), "VT, KSTT: 2", "text", '  luu: "VT, KSTT: 2" # lưu\n'),
        (("van_ban", "so"), "no", "text", '  so: "no" # số\n'),
        (("van_ban", "ho_ten"), "Lê Thị Bé", "text", "    - GIÁM ĐỐC # chức vụ\n  ho_ten: Lê Thị Bé\n"),
        (("van_ban", "nguoi_soan"), "PTD.65", "text", "    - GIÁM ĐỐC # chức vụ\n  nguoi_soan: PTD.65\n"),
        (("van_ban", "ngay"), "5/7/2024", "day", '  ngay: "5/7/2024"\n'),
        (("van_ban", "ngay"), "…/7/2024", "day", "  ngay: {ngay: null, thang: 7, nam: 2024}\n"),
        (("van_ban", "noi_nhan"), ("A", "", "B: c"), "lines", '  noi_nhan:\n    - A\n    - "B: c"\n  luu'),
        (("van_ban", "quyen_han"), ("KT. GIÁM ĐỐC",), "lines", "  quyen_han:\n    - KT. GIÁM ĐỐC"),
        (("van_ban", "luu"), "", "text", "  # lưu\n  quyen_han:"),
        (("loi_van", "chung"), "Một.\nHai.", "prose", "  chung: |\n    Một.\n    Hai.\n  # cuối\n"),
        (("loi_van", "mo_dau"), "Một.\nHai # ba.", "prose", "  mo_dau: | # ngắn\n    Một.\n    Hai # ba.\n"),
        (("loi_van", "moi"), "Một.", "prose", "    lại\n  moi: |\n    Một.\n"),
        (("chi_tieu", "moi", "a"), "1", "number", "    cu: 5 # năm\n  moi:\n    a: 1\n"),
        (("chi_tieu", "pakn", "tong"), "7", "number", "đã ban hành}, tong: 7}\n"),
    ],
)
def test_a_value_is_set_where_it_stands(path: Keys, value: Any, kind: Any, expected: str) -> None:
    new = changed(TEXT, [SetValue(path, value, kind)])
    assert expected in new
    lost = [] if path[-1] in ("quyen_han", "chung") else [item for item in COMMENTS if item not in new]
    assert lost == []


def test_a_comment_behind_a_value_stays_when_it_becomes_many_lines() -> None:
    new = changed(TEXT, [SetValue(("loi_van", "mo_dau"), "Một.\n\nHai # ba.", "prose")])
    assert value_at(new, ("loi_van", "mo_dau")).rstrip("\n") == "Một.\n\nHai # ba."
    assert all(item in new for item in COMMENTS)


@pytest.mark.parametrize(
    "words", [" thụt vào", "a\n  b", "x\ty", "\ncách", "cuối \nhai", "a\u2028b", "# mục", "- a\n+ b"]
)
def test_prose_of_any_shape_is_read_back(words: str) -> None:
    new = changed(TEXT, [SetValue(("loi_van", "chung"), words, "prose")])
    assert str(value_at(new, ("loi_van", "chung"))).rstrip("\n") == words


@pytest.mark.parametrize("path", [("loi_van", "khong"), ("khong", "co"), ("chi_tieu", "khong", "co")])
def test_emptying_what_is_not_there_changes_nothing(path: Keys) -> None:
    assert changed(TEXT, [SetValue(path, " ", "prose")]) == TEXT
    assert changed("loi_van:\n  a: b\n", [SetValue(("loi_van", "c"), "", "text")]) == "loi_van:\n  a: b\n"


def test_rows_are_added_like_their_neighbours() -> None:
    path = ("bieu", "M.01", "dong")
    row = {"linh_vuc": "Tư pháp", "truc_tuyen": "1.000", "truc_tiep": None}
    numbers = frozenset({"truc_tuyen", "truc_tiep"})
    first = changed(TEXT, [AddRows(path, 1, (row,), numbers)])
    assert "# một\n      - {linh_vuc: Tư pháp, truc_tuyen: 1000, truc_tiep: null}\n      # trước dòng hai\n" in first
    last = changed(TEXT, [AddRows(path, 99, (row,), numbers)])
    wanted = "# cuối\n      - linh_vuc: Tư pháp\n        truc_tuyen: 1000\n        truc_tiep: null\n  M.02"
    assert wanted in last
    top = changed(TEXT, [AddRows(path, 0, (row, row), numbers)])
    assert len(value_at(top, path)) == 4


@pytest.mark.parametrize("path", [("bieu", "M.03", "dong"), ("bieu", "M.04", "phan_1", "dong"), ("chap_nhan",)])
def test_first_rows_of_a_table_that_is_not_there(path: Keys) -> None:
    new = changed(TEXT, [AddRows(path, 0, ({"ten": "A", "so": "1"}, {"ten": "B", "so": None}), frozenset({"so"}))])
    assert value_at(new, path) == [{"ten": "A", "so": "1"}, {"ten": "B", "so": None}]
    assert all(item in new for item in COMMENTS)


def test_a_prescribed_row_that_is_there_is_filled_not_doubled() -> None:
    text = "bieu:\n  M.05:\n    dong:\n      - {dong: 01, nam: 3}\n"
    rows = ({"dong": "01", "nu": "4"}, {"dong": "02", "nu": "5"}, {"dong": "02", "nu": "6"})
    new = changed(text, [AddRows(("bieu", "M.05", "dong"), 9, rows, frozenset({"nu"}))])
    expected = [{"dong": "01", "nam": "3", "nu": "4"}, {"dong": "02", "nu": "6"}]
    assert value_at(new, ("bieu", "M.05", "dong")) == expected


def test_the_remark_that_asks_to_read_the_words_goes_once_they_are_read() -> None:
    text = TEXT.replace("loi_van:", f"{WORDS_OF_LAST_PERIOD}\nloi_van:")
    assert changed(text, [WordsRead()]) == TEXT == changed(TEXT, [WordsRead()])


def test_rows_are_removed() -> None:
    path = ("bieu", "M.01", "dong")
    new = changed(TEXT, [RemoveRow((*path, 1))])
    assert "trước dòng hai" in new
    assert len(value_at(new, path)) == 1
    assert value_at(changed(new, [RemoveRow((*path, 0))]), path) == []
    assert value_at(changed(TEXT, [RemoveRow(("bieu", "M.02", "dong", 0))]), ("bieu", "M.02", "dong", 0, "ten")) == "B"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: [1\n", SetValue(("a",), "2")),
        (TEXT, RemoveRow(("bieu", "M.01", "dong", 7))),
        (TEXT, SetValue(("bieu", "M.01", "dong", 7, "truc_tiep"), "2", "number")),
        ("bieu:\n  A:\n    dong:\n    - Hộ tịch\t5\t6\n", SetValue(("bieu", "A", "dong", 0, "so"), "2", "number")),
        (TEXT, SetValue(("van_ban", "luu", "sau"), "2")),
    ],
)
def test_what_cannot_be_changed_exactly_is_refused(text: str, change: Change) -> None:
    with pytest.raises(RefusedError, match=r"Văn bản|tải lại"):
        changed(text, [change])


def test_values_are_found_by_their_way() -> None:
    assert at({"a": [{"b": 1}]}, ("a", 0, "b")) == 1
    for path in (("a", 1), ("b",), ("a", "b"), ("a", 0, "b", "c")):
        assert at({"a": [{"b": 1}]}, path) is None


# --- any sequence of edits in both views ------------------------------------------------------------------

FIGURES = st.one_of(
    st.integers(-10, 10_000_000).map(str), st.just(""), st.sampled_from(["1.204", "97,92", "12,345", "x", "0"])
)
WORDS = st.text(st.sampled_from("aĐđ ệ:#-+[]{}'\"\\|>&*!%@`,.\t1\n"), max_size=30)
CELLS = [("bieu", "M.01", "dong", row, key) for row in (0, 1) for key in ("truc_tuyen", "truc_tiep")]
PLACES = [*CELLS, ("chi_tieu", "ho_so", "moi"), ("chi_tieu", "pakn", "moi"), ("chi_tieu", "them", "a"), ("rieng", "x")]
EDITS = st.one_of(
    st.builds(lambda path, value: SetValue(path, value, "number"), st.sampled_from(PLACES), FIGURES),
    st.builds(lambda path, value: SetValue(path, value, "prose"),
              st.sampled_from([("loi_van", "chung"), ("loi_van", "khac"), ("loi_van", "them")]), WORDS),
    st.builds(lambda value: SetValue(("van_ban", "luu"), value.replace("\n", ""), "text"), WORDS),
    st.builds(lambda lines: SetValue(("van_ban", "noi_nhan"), tuple(x.replace("\n", "") for x in lines), "lines"),
              st.lists(WORDS, min_size=1, max_size=4)),
    st.builds(lambda at, names: AddRows(("bieu", "M.01", "dong"), at,
              tuple({"linh_vuc": name.replace("\n", ""), "truc_tuyen": "1", "truc_tiep": None} for name in names),
              frozenset({"truc_tuyen", "truc_tiep"})), st.integers(0, 9), st.lists(WORDS, min_size=1, max_size=3)),
    st.builds(lambda at: RemoveRow(("bieu", "M.01", "dong", at)), st.integers(2, 6)),
    # The other view: a line of its own, typed by hand.
    st.sampled_from(["# gõ tay\n", "\n", "ghi_chu: {a: 1}\n"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(EDITS, max_size=12))
def test_any_sequence_of_edits_gives_a_file_that_loads_and_holds_what_was_typed(edits: list[Change | str]) -> None:
    text = TEXT
    kept = {item for item in COMMENTS if item not in ("# chức vụ",)}
    for edit in edits:
        if isinstance(edit, str):
            text += edit if edit not in text or not edit.startswith("ghi_chu") else ""
            continue
        try:
            new = changed(text, [edit])
        except RefusedError:
            assert isinstance(edit, RemoveRow), edit
            continue
        yaml.safe_load(new)
        if isinstance(edit, SetValue):
            _holds(new, edit)
        if isinstance(edit, RemoveRow):
            kept -= {"# một", "# tên", "# cuối"}  # what is said inside of a row goes with it
        gone = {item for item in kept if item not in new}
        assert gone == set(), (edit, new)
        text = new


def _holds(text: str, edit: SetValue) -> None:
    try:
        found = value_at(text, edit.path)
    except (KeyError, TypeError):
        found = None
    if edit.kind == "number":
        assert found == typed_number(str(edit.value))
    elif isinstance(edit.value, tuple):
        assert (found or []) == [line for line in edit.value if line.strip()]
    else:
        wanted = edit.value if edit.value and edit.value.strip() else None
        assert (None if found is None else str(found).rstrip("\n")) == (wanted and wanted.rstrip("\n"))
