"""One cause of an outline is one finding."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.template_checks.outline_causes import Files, first_causes

LINES = {"content.md": ["{{ loivan.danh_gia }}", "{{ d.a }} {{ d.b }}", "{{ t[tong] }}", "{{ loi_van.zzz }}"]}
FORMS = Place("report.yaml", 5)


def files(*named: str, absent: tuple[str, ...] = ()) -> Files:
    return Files(named, absent, False, FORMS, LINES)


def unknown(name: str, line: int, near: str = "–") -> Finding:
    return finding("T601", Place("content.md", line), name=name, near=near, known="–")


def unprinted(key: str) -> Finding:
    return finding("T603", Place("report.yaml", 9), name=f"loi_van.{key}", title="Lời")


def told(findings: list[Finding], held: Files) -> list[tuple[str, int, str]]:
    return [(item.code, item.where.line, item.details["name"]) for item in first_causes(findings, held)]


def test_the_tag_of_an_unprinted_narrative_is_misspelt() -> None:
    assert told([unknown("loivan", 1), unprinted("danh_gia")], files()) == [("T601", 1, "loivan")]
    assert told([unknown("loivan", 1), unprinted("khac")], files())[1:] == [("T603", 9, "loi_van.khac")]


def test_the_only_unprinted_one_is_meant() -> None:
    found = first_causes([unknown("loi_van.zzz", 4), unprinted("khac")], files())
    assert [(item.code, item.details["near"]) for item in found] == [("T601", "khac")]
    two = told([unknown("loi_van.zzz", 4), unprinted("khac"), unprinted("kia")], files())
    assert [code for code, _, _ in two] == ["T601", "T603", "T603"]  # which of them is meant is not known


def test_a_name_that_is_set_nowhere() -> None:
    found = first_causes([unknown("d", 2), unknown("d", 4), unknown("e", 4)], files())
    assert [(item.where.line, item.details["also"]) for item in found] == [(2, " Cũng dùng ở dòng 4."), (4, "")]


def test_a_part_asked_by_an_unknown_name() -> None:
    assert told([unknown("bieu.A.tong.?", 3), unknown("tong", 3)], files("A")) == [("T601", 3, "tong")]


def test_a_form_that_several_places_call() -> None:
    calls = [
        unknown("bieu.B.01", 2),
        finding("T611", Place("report.yaml", 7), name="B.01", known="–"),
        finding("T611", Place("report.yaml", 8), name="B.01", known="–"),
    ]
    found = first_causes(calls, files("A.01"))
    assert [(item.code, item.where) for item in found] == [("T611", FORMS)]
    assert "content.md dòng 2; report.yaml dòng 7, 8" in found[0].message()
    assert told(calls[1:2], files("A.01")) == [("T611", 7, "B.01")]  # one place: it is misspelt there
