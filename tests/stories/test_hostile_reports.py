"""Reports of strangers: what stands in their YAML is data. It runs nothing, takes no memory, breaks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import CONTENT, FORM, REPORT, TYPE, build, write
from tthc_render.cli.main import main

PICKLE = r"cposix\nsystem\n(S'id > was-run.txt'\ntR."
EXPRESSIONS = {
    "a method of a model that unpickles": f'don_vi.parse_raw("{PICKLE}", proto="pickle", allow_pickle=true)',
    "another one": "don_vi.model_construct(ten='x').ten",
    "a file": "van_ban.parse_file('/etc/passwd')",
    "the way through classes": "''.__class__.__mro__[1].__subclasses__()",
    "a filter that reads attributes": "don_vi | attr('__init__')",
    "a name of Jinja": "cycler.__init__.__globals__.os.popen('id > was-run.txt').read()",
    "a power that never ends": "(((9**64)**64)**64)**64",
    "a format that fills the memory": "'%1000000000d' | format(1)",
    "a product of texts": "'x' * 10**9 * 10**9",
    "a statement": "1 }}{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}{{ 1",
    "an exponent that is no name": "1e400",
    "a loop": "1 }}{% for i in range(10**5) %}{% for j in range(10**5) %}{% endfor %}{% endfor %}{{ 1",
    "an import": "1 }}{% import '/etc/passwd' as x %}{{ x",
    "brackets in brackets": "(" * 400 + "1" + ")" * 400,
    "a comprehension": "[x for x in bieu]",
    "an f-string": "f'{don_vi}'",
    "a lambda": "(lambda: 1)()",
    "an assignment": "ten := 5",
}


@pytest.mark.parametrize("expression", EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_an_expression_runs_nothing(expression: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, report=REPORT.replace("Công việc **đúng hạn**.", f"Thử [= {expression} ] xong."))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "data"])
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert any(
        code in result.output for code in ("D307", "D501", "D503", "D504", "D505", "D675", "D676", "D690", "D691")
    )
    assert "Traceback" not in result.output
    assert not list(tmp_path.rglob("was-run*"))


def test_other_files_of_the_same_run_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, report=REPORT.replace("Công việc **đúng hạn**.", "Thử [= don_vi.parse_raw('x') ] xong."))
    good = tmp_path / "data" / "so-mau" / "2024-Q3-ngan.yaml"
    good.write_text(REPORT.replace("2024-Q2", "2024-Q3").replace("5/7/2024", "5/6/2025").lstrip(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["render", "data", "-o", "out", "-f", "docx", "--jobs", "1"])
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").rglob("*.docx")] == ["ngan.docx"]


@pytest.mark.parametrize("where", ["figure", "identity", "column"])
@pytest.mark.parametrize("number", ["99999999999" + " * 99999999999" * 60, "1" + " * 9999999999" * 9])
def test_a_formula_with_a_result_beyond_all_numbers_is_no_fault_of_the_program(
    where: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = TYPE
    if where == "figure":
        kind = TYPE.replace("cong_thuc: moi + ky_truoc", f"cong_thuc: moi * {number}")
    if where == "identity":
        kind = TYPE.replace("moi <= 100", f"moi * {number} <= 100")
    build(tmp_path, kind=kind)
    if where == "column":
        write(tmp_path / "templates" / "forms" / "M.01.yaml", FORM.replace("(4) + (5)", f"(4) * {number}"))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "data"])
    assert "Lỗi của chương trình" not in result.output
    assert isinstance(result.exception, SystemExit | None)


@pytest.mark.parametrize(
    ("outline", "told"),
    [
        ("{% for i in range(10**9) %}x{% endfor %}", "vòng lặp dài quá 100.000 lượt"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "lồng nhau quá nhiều tầng"),
        ("{% block a %}{{ super() }}{% endblock %}", "không có khối “a” ở mẫu trên"),
        ("{{ 1 / 0 }}", "chia cho 0"),
    ],
)
def test_what_a_library_says_of_an_outline_is_told_in_vietnamese(
    outline: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, content=f"{CONTENT}{outline}\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "data"])
    assert result.exit_code == 4
    assert told in result.output
    assert result.output.count("LỖI") == 1


@pytest.mark.parametrize("sign", ["\\0", "\\x07", "\\x1b", "\\x0b", "\\x7f", "\\x85"])
def test_a_control_sign_written_by_its_number_is_an_error_at_its_place(
    sign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, report=REPORT.replace("Đất đai", f'"Đất {sign} đai"'))
    monkeypatch.chdir(tmp_path)
    for command in ("check", "render"):
        result = CliRunner().invoke(main, [command, "data"])
        assert result.exit_code == 1
        assert "data/so-mau/2024-Q2-ngan.yaml:16:9: LỖI" in result.output
    assert not list((tmp_path / "outputs").rglob("*.docx"))


def test_a_control_sign_of_an_outline_is_an_error_at_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, content=f"{CONTENT}a\x1bb\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "data"])
    assert "templates/reports/ngan/content.md:10:2: LỖI D751: “‹U+001B›”" in result.output


NUMBERS = [
    ("kind", "so_le: 1", "so_le: {n}"),
    ("form", "ma: (4)}", "ma: (4), so_le: {n}}"),
    ("form", "  - cot:", "  - so_le: {n}\n    cot:"),
    ("form", "gop: 2", "gop: {n}"),
    ("form", "ma: (4)}", "ma: (4), rong: -{n}}"),
    ("deadlines", "", "han: [{so_ngay: {n}}]"),
    ("deadlines", "", "han: [{so_ngay: {n}, ngay_lam_viec: true}]"),
]


@pytest.mark.parametrize(("file", "old", "new"), NUMBERS)
@pytest.mark.parametrize("number", ["999999999", "11111111111111111111", "400"])
def test_a_number_of_a_template_that_no_paper_has_room_for_is_a_finding(
    file: str, old: str, new: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = new.replace("{n}", number)
    build(tmp_path, kind=TYPE.replace(old, new) if file == "kind" else TYPE)
    if file == "form":
        write(tmp_path / "templates" / "forms" / "M.01.yaml", FORM.replace(old, new))
    if file == "deadlines":
        write(tmp_path / "data" / "ky-han.yaml", new)
    monkeypatch.chdir(tmp_path)
    outputs = [
        CliRunner().invoke(main, [*words.split()]).output for words in ("check data", "list missing --period 2024-Q2")
    ]
    assert "Lỗi của chương trình" not in "".join(outputs)
    assert "LỖI" in outputs[0]
    assert number[:9] in outputs[0].replace(".", "")
