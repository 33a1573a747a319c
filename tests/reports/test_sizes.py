"""A report with too much of anything is refused early, with a finding at the place that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.collector import Findings
from tthc_render.document.limits import LIMITS
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

NARRATIVE = "    Công việc **đúng hạn**.\n    - Việc thứ nhất\n"
HEAD = "  luu: VT\n"


def narrative(text: str) -> str:
    return REPORT.replace(NARRATIVE, "".join(f"    {line}\n" for line in ["Mở đầu.", *text.split("\n")]))


def head(text: str) -> str:
    return REPORT.replace(HEAD, f"{HEAD}  {text}\n")


TOO_MUCH: dict[str, tuple[str, int, Callable[[int], str], int]] = {
    "lines": ("lines", 9, lambda n: narrative("\n".join(["Việc."] * (n - 1))), 18),
    "a line": ("line", 90, lambda n: narrative("Ngắn.\n" + "v" * n), 21),
    "a name": ("value", 90, lambda n: REPORT.replace("Trần Văn An", "T" * n), 10),
    "a cell": ("cell", 90, lambda n: REPORT.replace("Đất đai", "T" * n), 16),
    "a title": ("value", 90, lambda n: head(f"trich_yeu: [{'T' * n}]"), 9),
    "addressees": ("entries", 9, lambda n: head(f"kinh_gui: [{'Sở, ' * (n - 1)}Sở]"), 9),
    "accepted": ("entries", 9, lambda n: REPORT + "chap_nhan:\n" + "  - {ma: P301, vi_sao: x}\n" * n, 21),
    "tables": ("tables", 5, lambda n: narrative("[[bảng: M.01]]\n" * n), 25),
    "charts": ("charts", 5, lambda n: narrative("[[biểu đồ: M.01 | cột (4)]]\n" * n), 25),
    "pictures": ("pictures", 5, lambda n: narrative("![Hình](a.png)\n" * n), 25),
    "picture dots": ("picture dots", 5 * 90_000, lambda n: narrative("![Hình](a.png)\n" * -(-n // 90_000)), 25),
    "cells typed": ("cells", 20, lambda n: narrative("| a | b |\n|---|---|\n" + "| c | d |\n" * (n - 15)), 14),
    "cells of forms": ("cells", 29, lambda n: narrative("[[bảng: M.01]]\n" * (n - 28)), 14),
    "blocks": ("blocks", 9, lambda n: narrative("\n".join(["Việc."] * (n - 2))), 18),
}
"""The limit, set so low; a report with so much; the line where the limit is exceeded."""


def test_shapes_of_drawings_are_counted_over_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path, report=narrative("![Một](a.svg)\n![Hai](a.svg)"))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text y="9">ab<tspan>c</tspan>d</text></svg>'
    (path.parent / "a.svg").write_text(svg, encoding="utf-8")
    monkeypatch.setitem(LIMITS, "shapes", replace(LIMITS["shapes"], most=2 * (3 + 4 * 5) - 1))
    findings = Findings()
    assert check_report(path, Library(Workspace(tmp_path)), findings)[0] is None
    assert [item.where.line for item in findings if item.code == "D511"] == [21]


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_refused_at_its_place(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    what, most, make, line = TOO_MUCH[name]
    monkeypatch.setitem(LIMITS, what, replace(LIMITS[what], most=most))
    for much in (most, most + 1):
        path = build(tmp_path, report=make(much))
        Image.new("1", (300, 300)).save(path.parent / "a.png")
        findings = Findings()
        document, _ = check_report(path, Library(Workspace(tmp_path)), findings)
        reported = [item.where.line for item in findings if item.code == "D511"]
        assert (document is None, reported) == ((True, [line]) if much > most else (False, [])), findings


def test_bytes_of_pictures_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path, report=narrative("![Một](a.png)\n![Hai](a.png)"))
    Image.new("1", (300, 300)).save(path.parent / "a.png")
    size = (path.parent / "a.png").stat().st_size
    monkeypatch.setitem(LIMITS, "picture bytes", replace(LIMITS["picture bytes"], most=2 * size - 1))
    findings = Findings()
    assert check_report(path, Library(Workspace(tmp_path)), findings)[0] is None
    assert [item.where.line for item in findings if item.code == "D511"] == [21]


def test_dots_are_counted_before_they_are_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path, report=narrative("![Một](a.png)"))
    Image.new("1", (300, 300)).save(path.parent / "a.png")
    monkeypatch.setitem(LIMITS, "picture dots", replace(LIMITS["picture dots"], most=10_000))
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("decoded"))
    findings = Findings()
    assert check_report(path, Library(Workspace(tmp_path)), findings)[0] is None
    assert "D511" in {item.code for item in findings}


@pytest.mark.parametrize(
    ("what", "outline"),
    [
        ("blocks", "{{ loi_van.chung }}\n" * 7),
        ("blocks", "{% for i in range(20) %}- a\n{% endfor %}"),
        ("letters", "{{ 'a' * 9 }}" * 9),
        ("tables", "[[bảng: M.01]]\n" * 11),
    ],
)
def test_an_outline_that_prints_too_much_is_refused(
    what: str, outline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, what, replace(LIMITS[what], most=10))
    path = build(tmp_path, content=outline)
    findings = Findings()
    assert check_report(path, Library(Workspace(tmp_path)), findings)[0] is None
    assert "D511" in {item.code for item in findings}
