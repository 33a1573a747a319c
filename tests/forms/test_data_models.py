"""What editors are shown of a form: every row that it prescribes, with the cells that may be typed in it."""

from __future__ import annotations

from pathlib import Path

from tests.forms.test_rows import STAFF, form_of
from tthc_render.forms.data_models import cell_type, data_model, models_of
from tthc_render.yaml_files.validation import json_schema


def test_each_prescribed_row_has_a_model_of_its_own(tmp_path: Path) -> None:
    form = form_of(tmp_path, STAFF)
    rows = json_schema(data_model(form))["$defs"]
    texts = {item.get("title") for item in rows.values() if "dong" in item.get("properties", {})}
    assert {"Dòng 02. Cấp tỉnh", "Dòng 05. Kinh phí"} <= texts
    [staff] = [item for item in rows.values() if item.get("title") == "Dòng 02. Cấp tỉnh"]
    assert staff["properties"]["dong"]["const"] == "02"
    assert staff["required"] == ["truoc", "nay"]
    assert not {"stt", "ma_so", "dvt", "chi_tieu"} & set(staff["properties"])


def test_the_row_decides_on_decimals(tmp_path: Path) -> None:
    [part] = form_of(tmp_path, STAFF).parts
    column = part.column("nay")
    assert column is not None
    count, row = part.row("02"), part.row("05")
    assert count is not None
    assert row is not None
    assert cell_type(column) == cell_type(count.cell(column))
    assert cell_type(column) != cell_type(row.cell(column))
    assert models_of(part).fixed(row) is models_of(part).fixed(row)
