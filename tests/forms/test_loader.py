"""Form files: what is read from them, and what broken ones are reported."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.diagnostics.findings import Finding
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.yaml_files.loader import read_source

ROOT = Path(__file__).parents[2]
ALL = sorted(path.stem for path in (ROOT / "templates" / "forms").glob("*.yaml"))


def shipped(code: str) -> Form:
    source, findings = collected(read_source, ROOT / "templates" / "forms" / f"{code}.yaml", f"{code}.yaml")
    assert source is not None, findings
    form, more = collected(load_form, source)
    assert form is not None, [item.message() for item in more]
    assert findings + more == []
    return form


def form_of(folder: Path, text: str) -> tuple[Form | None, list[Finding]]:
    path = folder / "thu.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    source, findings = collected(read_source, path, "thu.yaml")
    assert source is not None, findings
    return collected(load_form, source)


def codes(findings: list[Finding]) -> list[str]:
    return [item.code for item in findings]


@pytest.mark.parametrize("code", ALL)
def test_every_shipped_form_loads_and_is_named_as_its_file(code: str) -> None:
    form = shipped(code)
    assert form.code == code.partition("@")[0]
    path = ROOT / "templates" / "forms" / f"{code}.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/bieu-mau.json"


def test_a_formula_may_reach_into_another_part() -> None:
    column = shipped("II.07b").part("phan_2").column("ty_le_tinh")
    assert column is not None
    assert column.formula is not None
    assert [str(item) for item in column.formula.references] == ["phan_2.tai_cho_tinh", "phan_1.bpmc_tinh"]


def test_everything_is_computed_after_what_it_needs() -> None:
    steps = shipped("II.07b").order
    assert steps.index("phan_1.bpmc_tinh") < steps.index("phan_2.ty_le_tinh")
    assert steps.index("phan_1.bpmc_tinh#tong") < steps.index("phan_2.ty_le_tinh#tong")
    assert steps.index("phan_1.bpmc_tinh") < steps.index("phan_1.bpmc") < steps.index("phan_1.bpmc#tong")


def broken(columns: str, rest: str = "") -> str:
    lines = "".join(f"      - {line.strip()}\n" for line in columns.strip().splitlines())
    extra = "".join(f"    {line}\n" for line in rest.strip().splitlines())
    return (
        "ma: thu\nten: Biểu thử\nnguon: Bộ kiểm thử\nphan:\n  - khoa: phan_1\n    cot:\n"
        "      - {ten: Tên, khoa: ten, ma: (1), kieu: chu}\n" + lines + extra
    )


CASES = [
    ("unknown code", "{ten: A, khoa: a, ma: (2), cong_thuc: (3) + (9)}\n{ten: B, khoa: b, ma: (3)}", "", ["T411"], 8),
    ("unknown key", "{ten: A, khoa: a, ma: (2), cong_thuc: cong}", "", ["T411"], 8),
    ("unknown part", "{ten: A, khoa: a, ma: (2), cong_thuc: V.(1)}", "", ["T411"], 8),
    (
        "cycle",
        "{ten: A, khoa: a, ma: (2), cong_thuc: (3) + 1}\n{ten: B, khoa: b, ma: (3), cong_thuc: (2) - 1}",
        "",
        ["T412"],
        0,
    ),
    ("cycle of one", "{ten: A, khoa: a, ma: (2), cong_thuc: (2)}", "", ["T412"], 8),
    ("cycle through a total", "{ten: A, khoa: a, ma: (2), cong_thuc: tong(a)}", "", ["T412"], 8),
    ("double key", "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: a, ma: (3)}", "", ["T413"], 9),
    ("double code", "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (2)}", "", ["T413"], 9),
    (
        "double code, the other in a formula",
        "{ten: A, khoa: a, ma: (2), cong_thuc: (3) + 1}\n{ten: B, khoa: b, ma: (2)}",
        "",
        ["T413"],
        9,
    ),
    ("double key, hidden", "{ten: A, khoa: a}", "cot_phu:\n  - {ten: Ẩn, khoa: a}", ["T413"], 10),
    ("codes out of order", "{ten: A, khoa: a, ma: (3)}\n{ten: B, khoa: b, ma: (2)}", "", ["T414"], 9),
    ("no key", "{ten: A, ma: (2)}", "", ["T415"], 8),
    ("reserved key", "{ten: A, khoa: nhom, ma: (2)}", "", ["T416"], 8),
    ("method name as key", "{ten: A, khoa: items, ma: (2)}", "", ["T416"], 8),
    ("formula in the code", '{ten: A, khoa: a, ma: "(2)=(3)"}', "", ["T417"], 8),
    ("label over figures", "{ten: A, khoa: a, ma: (2)}", "tong_cong: {gop: 2}", ["T418"], 9),
    ("label over too many", "{ten: A, khoa: a, ma: (2)}", "tong_cong: {gop: 9}", ["T418"], 9),
    ("total of no column", "{ten: A, khoa: a, ma: (2)}", "tong_cong: {cot: [b]}", ["T411"], 9),
    ("label in no column", "{ten: A, khoa: a, ma: (2)}", "tong_cong: {o: b}", ["T411"], 9),
    ("bad formula", "{ten: A, khoa: a, ma: (2), cong_thuc: (3) +}", "", ["T402"], 8),
    ("numbers alone", "{ten: A, khoa: a, ma: (2), cong_thuc: 20 - 17}\n{ten: B, khoa: b, ma: (3)}", "", ["T847"], 8),
    (
        "check without a sign",
        "{ten: A, khoa: a, ma: (2)}",
        "kiem_tra:\n  - {ma: x, cong_thuc: (2), nguon: y}",
        ["T405"],
        10,
    ),
    (
        "check of no column",
        "{ten: A, khoa: a, ma: (2)}",
        "kiem_tra:\n  - {ma: x, cong_thuc: (2) = (7), nguon: y}",
        ["T411"],
        10,
    ),
]


@pytest.mark.parametrize(("columns", "rest", "expected", "line"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_broken_forms(tmp_path: Path, columns: str, rest: str, expected: list[str], line: int) -> None:
    form, findings = form_of(tmp_path, broken(columns, rest))
    assert form is None
    assert codes(findings) == expected
    if line:
        assert findings[0].where.line == line
    for item in findings:
        assert "{" not in item.message("vi") + item.hint("vi") + item.message("en") + item.hint("en")


@pytest.mark.parametrize(("summed", "expected"), [("b", []), ("a, b", ["T418"])])
def test_the_label_of_a_total_may_cover_figures_without_one(summed: str, expected: list[str], tmp_path: Path) -> None:
    columns = "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3)}"
    source = source_of(tmp_path, broken(columns, f"tong_cong: {{gop: 2, cot: [{summed}]}}"), "bieu.yaml")
    _, findings = collected(load_form, source)
    assert [item.code for item in findings] == expected


def test_a_cycle_names_its_columns(tmp_path: Path) -> None:
    text = broken("{ten: A, khoa: a, cong_thuc: b}\n{ten: B, khoa: b, cong_thuc: c}\n{ten: C, khoa: c, cong_thuc: a}")
    _, findings = form_of(tmp_path, text)
    names = findings[0].details["cycle"].split(" → ")
    assert names[0] == names[-1]
    assert set(names) == {"a", "b", "c"}


def test_all_faults_come_in_one_run(tmp_path: Path) -> None:
    text = broken(
        "{ten: A, khoa: a, ma: (3), cong_thuc: (9)}\n{ten: B, khoa: a, ma: (2)}\n{ten: C, khoa: c, cong_thuc: 1 +}"
    )
    _, findings = form_of(tmp_path, text)
    assert sorted(codes(findings)) == ["T402", "T411", "T413", "T414"]


def test_double_part(tmp_path: Path) -> None:
    text = broken("{ten: A, khoa: a}") + "  - khoa: phan_1\n    cot: [{ten: Tên, khoa: ten, kieu: chu}]\n"
    form, findings = form_of(tmp_path, text)
    assert form is None
    assert codes(findings) == ["T413"]


def test_a_file_that_is_no_form(tmp_path: Path) -> None:
    form, findings = form_of(tmp_path, "ma: thu\nten_bieu: sai\n")
    assert form is None
    assert findings
    assert all(item.code.startswith("D") for item in findings)


@pytest.mark.parametrize(("columns", "reported"), [(62, []), (63, ["T764"])])
def test_word_opens_63_columns(tmp_path: Path, columns: int, reported: list[str]) -> None:
    figures = "\n".join(f"      - {{ten: Số {number}, khoa: so_{number}}}" for number in range(columns))
    text = "ma: T.1\nky_hieu_in: T\nten: T\nnguon: T\nphan:\n  - cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
    _, findings = form_of(tmp_path, text + figures + "\n")
    assert codes(findings) == reported


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("[]", ["T420"]),
        ("[{cot: []}]", ["T420"]),
        ("[{cot: [], tong_cong: {gop: 2, cot: [a]}, kiem_tra: [{ma: k, cong_thuc: (3) = (4), nguon: x}]}]", ["T420"]),
        ("[{khoa: mot, cot: []}, {khoa: hai, cot: [{ten: A, khoa: a, cong_thuc: mot.b + 1}]}]", ["T420"]),
        ("[{cot: [{ten: A, khoa: a}]}, {cot: [{ten: B, khoa: b, cong_thuc: b2}, {ten: C, khoa: b2}]}]", ["T413"]),
        ("[{cot: [{ten: A, khoa: a, kieu: chon}, {ten: B, khoa: b, kieu: chon, lua_chon: []}]}]", ["T419", "T419"]),
        ("[{cot: [{ten: A, khoa: a}, {ten: B, trong_do: a}]}]", ["T415"]),
        ("[{cot: [{ten: A, khoa: a}, {ten: Nhóm, cot: []}]}]", ["T415"]),
        ("[{cot: [{ten: A, khoa: a, ma: (1), trong_do: (2)}, {ten: B, khoa: b, ma: (2), trong_do: (1)}]}]", ["T837"]),
        (
            "[{cot: [{ten: A, khoa: a, trong_do: b}, {ten: B, khoa: b, trong_do: c}, {ten: C, khoa: c, trong_do: a}]}]",
            ["T837"],
        ),
        ("[{cot: [{ten: A, khoa: a, trong_do: b, cong_thuc: a2}, {ten: B, khoa: b}]}]", ["T411"]),
    ],
)
def test_what_is_empty_or_goes_in_a_circle_is_one_finding(parts: str, expected: list[str], tmp_path: Path) -> None:
    form, findings = form_of(tmp_path, f"ma: M.01\nten: Biểu\nnguon: Mẫu\nphan: {parts}\n")
    assert form is None
    assert codes(findings) == expected


@pytest.mark.parametrize("kind", ["chu", "stt", "ma_dong", "ngay"])
def test_a_formula_over_a_column_without_figures_names_its_kind(kind: str, tmp_path: Path) -> None:
    text = (
        "ma: T.1\nten: T\nnguon: T\nphan:\n  - cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
        f"      - {{ten: X, khoa: x, ma: (1), kieu: {kind}}}\n      - {{ten: Y, khoa: y, ma: (2)}}\n"
        "      - {ten: Z, khoa: z, ma: (3), cong_thuc: (1) + (2)}\n"
    )
    _, findings = collected(load_form, source_of(tmp_path, text, "bieu.yaml"))
    assert [(item.code, item.details["kind"]) for item in findings] == [("T808", kind)]


@pytest.mark.parametrize("kind", ["chu", "ngay", "stt"])
def test_a_computed_column_of_words_is_told_once_at_its_kind(kind: str, tmp_path: Path) -> None:
    text = (
        "ma: T.1\nten: T\nnguon: T\nphan:\n  - cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
        "      - {ten: X, khoa: x, ma: (1)}\n"
        f"      - {{ten: Y, khoa: y, ma: (2), kieu: {kind}, cong_thuc: (1) * 2}}\n"
        "      - {ten: Z, khoa: z, ma: (3), cong_thuc: (1) + (2)}\n"
    )
    _, findings = collected(load_form, source_of(tmp_path, text, "bieu.yaml"))
    assert [(item.code, item.where.line, item.details["column"]) for item in findings] == [("T848", 8, "Y")]
