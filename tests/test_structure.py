"""The shape of the project: one direction of imports, small modules, a test for each, no traces of a machine."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tthc_render"
MODULES = sorted(path.stem for path in SOURCE.glob("*.py") if not path.stem.startswith("__"))
LINES_MAX = 400

# A module imports only what stands before it.
LAYERS = """
    errors causes findings stamp tree fonts
    numbers dates words periods
    faults source values schema units
    formula form_specs form_data results form_tables forms
    report_names report_types reports indicators copied
    inlines numbering grammar environment
    workspace validity deviations
    passages counted syllables figures_in_text prose_citations prose_format prose_sums prose_growth prose_partitions
    prose_dates prose_history prose_items prose_shares prose_structure prose_lists prose_words prose_wording
    geometry typography pictures metrics ooxml wordml docxtpl_steps docx
    html_page hypertext pdf
    facts halves fact_values lists roles docx_package docx_styles docx_looks docx_sections docx_shapes docx_facts
    pdf_text pdf_lines pdf_sections pdf_facts subjects lint lint_report
    outputs lint_command
    manifest progress index_page
    yaml_edits scaffold table_files table_headers form_scaffold
    watching layout_names layout_lint
    command_words blocks
    library content loading
    cross_checks neighbours
    editor_schemas inputs
    plan
    next_period stand_ins drafts new_command listing list_command
    outline_lint
    subordinates
    aggregate aggregate_text aggregate_command
    docx_passages prose checks
    rendering preload
    workers cluster bulk runs
    form_trial template_lint
    cli
"""
ORDER = LAYERS.split()

NOT_OURS = {".git", ".venv", ".cache", ".hypothesis", "__pycache__", "node_modules", "outputs", "dist", "build"}
MACHINE_PATH = re.compile(rb"(?<![\w.~}-])/(?:work|root|home|Users)/\w")


def imported(module: str) -> set[str]:
    """Names of our modules that ``module`` imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "tthc_render":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tthc_render."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("tthc_render.")}
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{module}: import by full name"
    return found & set(MODULES)


def our_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS.intersection(inside) and not inside[0].endswith("_cache"):
            yield path


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file, or what is inside it where it is a zip (DOCX)."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield f"{path.relative_to(ROOT)}!{name}", packed.read(name)
    else:
        yield str(path.relative_to(ROOT)), path.read_bytes()


def test_the_order_names_every_module_once() -> None:
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    assert module in ORDER, "name the module in LAYERS, above everything that imports it"
    assert imported(module) - set(ORDER[: ORDER.index(module)]) == set()


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_tests(module: str) -> None:
    tests = ROOT / "tests" / f"test_{module}.py"
    assert tests.is_file()
    assert "def test_" in tests.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_small(module: str) -> None:
    assert len((SOURCE / f"{module}.py").read_text(encoding="utf-8").splitlines()) <= LINES_MAX


def test_no_file_names_a_path_of_a_machine() -> None:
    traces = [
        f"{name}: {found.group().decode()}"
        for path in our_files()
        for name, data in contents(path)
        for found in [MACHINE_PATH.search(data)]
        if found
    ]
    assert traces == []


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        (b"see /wo" + b"rk/main", True),
        (b"file:///ro" + b"ot/x", True),
        (b"'/ho" + b"me/an/x'", True),
        (b"~/work/x", False),
        (b"{root}/home/x", False),
        (b"https://example.vn/work/", False),
        (b"/usr/share/fonts", False),
    ],
)
def test_a_path_of_a_machine_is_told_from_others(text: bytes, is_path: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_path


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_links_of_the_readme_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert len(links) > 4
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_both_readmes_have_the_same_parts_and_commands() -> None:
    english, vietnamese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md"))
    for pattern in (r"^#+ ", r"^\| ", r"^```\w*", r"`make [a-z-]+`", r"^[a-z]\w*:", r"^outputs/.*"):
        assert len(re.findall(pattern, english, re.M)) == len(re.findall(pattern, vietnamese, re.M)) > 0
