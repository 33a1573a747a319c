"""What an HTML layout may ask for; the kinds of what is too much are in tests/template_checks/test_layouts.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.support.documents import ND30, everything, pdf_of
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.layout.pdf import layout_limits
from tthc_render.layout.pdf.layout_limits import given, hold_page, hold_sheets, marked, work_counted

PATH = Path("layout.html")
FEW = given("")


def test_the_functions_that_are_counted_are_where_they_were() -> None:
    """pyproject.toml bounds WeasyPrint; when the bound is raised, this says whether its work is still counted."""
    from weasyprint.layout import block, page, preferred

    modules = {"block": block, "page": page, "preferred": preferred}
    assert all(callable(getattr(modules[module], name)) for name, module in layout_limits._COUNTED.items())
    own = block.block_level_layout
    with work_counted(PATH, "<p>"):
        assert block.block_level_layout is not own
    assert block.block_level_layout is own


def test_lines_are_those_of_the_layout() -> None:
    source = (
        "<html>\n{# <p>\n#}<body>{% if a %}\n<p\nclass='b'>{{ '<i>' }}</p>{% endif %}\n<!-- <u> --><br/></body></html>"
    )
    assert marked(source) == (
        "<html data-dong=1 >\n{# <p>\n#}<body data-dong=3 >{% if a %}\n<p\nclass='b'>{{ '<i>' }}</p>{% endif %}\n"
        "<!-- <u> --><br data-dong=6 /></body></html>"
    )


@drawn(st.text(alphabet="<>ap/ \"'\n-!{}%#", max_size=60))
def test_any_source_keeps_its_words_and_any_page_ends(source: str) -> None:
    with_lines = marked(source)
    assert re.sub(rf" {layout_limits._LINE}=\d+ ", "", with_lines) == source
    try:
        hold_page(PATH, with_lines, FEW)
    except TemplateUnusable as error:
        assert error.message.startswith("layout.html:")  # noqa: PT017


@pytest.mark.parametrize("page", ['<a "' * 60_000, "<a '" * 60_000, "<!--" * 60_000, "<" * 250_000, "<a=" * 80_000])
def test_pages_that_are_hard_to_read_are_read_in_one_pass(page: str) -> None:
    try:
        hold_page(PATH, page, FEW)
    except TemplateUnusable as error:
        assert error.message  # noqa: PT017


def test_what_a_layout_is_filled_with_is_counted() -> None:
    body = f'<i class="{layout_limits.BODY}"></i>'
    assert given({"a": "xy", "b": ["z", {"c": body}], "d": 1}) == layout_limits.Given(7, 3 + len(body), 1)


def test_many_values_may_be_printed() -> None:
    rows = [f"nơi nhận {number}" for number in range(500)]
    hold_page(PATH, "".join(f"<p>{row}</p>" for row in rows), given({"noi_nhan": rows}))


def test_variables_of_variables_are_refused() -> None:
    steps = "".join(f"--a{n}: var(--a{n - 1}) var(--a{n - 1});" for n in range(1, 40))
    with pytest.raises(TemplateUnusable, match="var"):
        hold_sheets({Path("a.css"): f":root {{ --a0: x; {steps} }}"})


def test_the_work_on_a_report_is_far_below_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_limits, "WORK", 0)
    assert pdf_of(everything(picture=False), ND30, engine="weasyprint")
