"""The reference names everything that there is, and its examples are what the program prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from tthc_render.document.template_filters import FILTERS
from tthc_render.document.templates import content_environment
from tthc_render.forms.spec import CheckSpec, ColumnSpec, FormSpec, PartSpec
from tthc_render.reports.blocks import BlockSpec
from tthc_render.reports.types import FieldSpec, GroupSpec, ReportType
from tthc_render.template_checks.layout_tags import APPENDIX, CLASSES, NAMES, STYLES
from tthc_render.vietnamese.periods import Period

ROOT = Path(__file__).parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_page", ROOT / "scripts" / "reference_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_filter_is_explained_by_an_example() -> None:
    words = script().FILTER_WORDS
    assert set(words) == set(FILTERS)
    assert all(f"| {name}" in example for name, (_, example) in words.items())


def test_every_name_of_a_period_is_there() -> None:
    own = {name for name, item in vars(Period).items() if isinstance(item, property)}
    named = {name.partition(" ")[0] for name in script().PERIOD_NAMES} | {"truoc", "sau", "cung_ky"}
    assert named == own


def test_the_page_names_what_layouts_have() -> None:
    page = script().reference_page()
    for name in (*NAMES, *APPENDIX, *STYLES, *CLASSES):
        assert f"`{name}`" in page
    assert "`don_vi.ten`" in page
    assert "`van_ban.noi_nhan`" in page


def test_tags_on_the_page_can_be_read() -> None:
    for text, _ in script().JINJA:
        content_environment().parse(text.replace("tên", "ten"))


def test_every_key_of_a_template_file_is_there() -> None:
    page = script().reference_page()
    for model in (FormSpec, PartSpec, ColumnSpec, CheckSpec, ReportType, GroupSpec, FieldSpec, BlockSpec):
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` | {field.description}"[:40] in page, name
