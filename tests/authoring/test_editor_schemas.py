"""JSON Schemas for editors: complete, in Vietnamese, and true to what the program accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.support.workspaces import REPORT, UNITS, build
from tthc_render.authoring.editor_schemas import write_schemas
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("schemas")
    build(root)
    folder = root / "schemas"
    written = write_schemas(Library(Workspace(root)), folder, Findings())
    return {path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in written}


def plain(text: str) -> Any:
    """YAML with dates left as text, as an editor's schema checker sees them."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def faults(schema: dict[str, Any], text: str) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(plain(text))]


@pytest.mark.parametrize(("name", "text"), [("bao-cao/ngan.json", REPORT), ("don-vi.json", UNITS)])
def test_good_files_pass(schemas: dict[str, Any], name: str, text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas[name])
    assert faults(schemas[name], text) == []


@pytest.mark.parametrize(
    ("change"),
    [
        ("loai:", "loaii:"),
        ("moi: 3", "moi: ba"),
        ("truc_tuyen", "truc_tuyenn"),
        ("  chung:", "  chungg:"),
        ("luu: VT", "luu: [VT]"),
        ("ky: 2024-Q2", "ky: 2024-Q5"),
        ("ky: 2024-Q2", "ky: 2024-T02"),
        ("ky: 2024-Q2", "ky: Quý II/2024"),
        ("ngay: 5/7/2024", "ngay: 31/6/2024"),
        ("ngay: 5/7/2024", "ngay: {ngay: 32, thang: 7, nam: 2024}"),
        ("ngay: 5/7/2024", "ngay: {thang: 13, nam: 2024}"),
        ("don_vi: so-mau", "don_vi: so-khac"),
    ],
)
def test_broken_reports_fail(schemas: dict[str, Any], change: tuple[str, str]) -> None:
    assert faults(schemas["bao-cao/ngan.json"], REPORT.replace(*change))


def test_every_key_is_explained_in_vietnamese(schemas: dict[str, Any]) -> None:
    def walk(node: Any, path: str) -> list[str]:
        missing = []
        if isinstance(node, dict):
            for key, value in node.get("properties", {}).items():
                if isinstance(value, dict) and not value.get("description") and "$ref" not in value:
                    missing.append(f"{path}/{key}")
            for key, value in node.items():
                missing += walk(value, f"{path}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                missing += walk(value, f"{path}/{index}")
        return missing

    for name, schema in schemas.items():
        assert walk(schema, name) == []


def test_the_repositorys_own_files_pass(schemas: dict[str, Any], tmp_path: Path) -> None:
    checked = 0
    own = {
        path.relative_to(tmp_path).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in write_schemas(Library(Workspace(ROOT)), tmp_path, Findings())
    }
    for path in (*ROOT.glob("data/**/*.yaml"), *ROOT.glob("templates/**/*.yaml")):
        text = path.read_text(encoding="utf-8")
        first = text.splitlines()[0]
        if "$schema=" not in first:
            assert path.name in ("kinds.yaml", "layout.yaml", "rules.yaml"), path
            continue
        name = first.partition("schemas/")[2].strip()
        assert name in schemas, path
        schema = json.loads(json.dumps(own[name]))
        if path.is_relative_to(ROOT / "templates") and name.startswith("bao-cao/"):
            schema["properties"]["don_vi"] = {}  # the units of examples are not those of data/
        assert faults(schema, text) == [], path
        checked += 1
    assert checked >= 6


def test_an_editor_is_offered_the_units_and_types_that_exist(tmp_path: Path) -> None:
    build(tmp_path)
    write_schemas(Library(Workspace(tmp_path)), tmp_path / "schemas", Findings())
    text = (tmp_path / "schemas" / "bao-cao" / "ngan.json").read_text(encoding="utf-8")
    properties = json.loads(text)["properties"]
    assert properties["loai"]["const"] == "ngan"
    assert properties["don_vi"]["enum"] == ["ubnd-tinh-mau", "so-mau"]
    assert '"examples": [' not in text
