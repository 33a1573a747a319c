"""The shape of the project: one direction of imports, small modules, a test for each, no traces of a machine."""

from __future__ import annotations

import ast
import functools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tthc_render"
MODULES = sorted(
    path.relative_to(SOURCE).with_suffix("").as_posix()
    for path in SOURCE.rglob("*.py")
    if not path.stem.startswith("__")
)
LINES_MAX = 400

EVERY_ROOM_BELOW = "*"
# Rooms from the ground up, and the rooms that each may import besides itself. Reading this table from the top tells how
# a report is made; docs/architecture.md says what each room knows.
ROOMS: dict[str, str] = {
    "diagnostics": "",
    "vietnamese": "",
    "yaml_files": "diagnostics vietnamese",
    "formats": "diagnostics",
    "document": "diagnostics vietnamese",
    "workspace": "diagnostics vietnamese yaml_files",
    "forms": "diagnostics vietnamese yaml_files document workspace",
    "layout": "diagnostics vietnamese formats document",
    "readers": "diagnostics vietnamese formats",
    "lint": "diagnostics vietnamese formats workspace readers",
    "prose": "diagnostics vietnamese document readers",
    "reports": "diagnostics vietnamese yaml_files formats document workspace forms",
    "checks": "diagnostics vietnamese yaml_files formats document workspace forms reports prose",
    "rendering": EVERY_ROOM_BELOW,
    "rollup": "diagnostics vietnamese yaml_files document workspace forms reports",
    "authoring": "diagnostics vietnamese yaml_files formats document workspace forms readers reports",
    "template_checks": EVERY_ROOM_BELOW,
    "batch": EVERY_ROOM_BELOW,
    "spreadsheets": EVERY_ROOM_BELOW,
    "workbench": EVERY_ROOM_BELOW,
    "cli": EVERY_ROOM_BELOW,
}
BESIDE_THE_ROOMS = ("__init__", "__main__")
WRITER = "formats/writing"
"""The one module that writes files."""

OPENER = "diagnostics/regular_files"
"""The one module that opens what others may have placed: pipes, devices and links are not waited for or followed."""
OPENED_ELSEWHERE: dict[str, str] = {
    "authoring/files": "scaffolds of the program",
    "batch/comparison": "a style sheet of the program",
    "batch/pages": "pages of the program",
    "batch/workers": "what the system says of a process",
    "cli/docs": "guides of the program",
    "cli/output": "the null device",
    "cli/sign": "a password, which may come through a pipe of the user's own",
    "cli/unchanged": "looks first, and loads nothing that a start could do without",
    "diagnostics/findings": "the catalogue of the program",
    "formats/fonts": "fonts of the system",
    "layout/pdf/direct/file": "the colour profile of a library",
    "lint/law_dates": "a table of the program",
    "prose/families": "a table of the program",
    "prose/rules/famous_places": "a table of the program",
    "prose/rules/known_documents": "a table of the program",
    "prose/rules/known_programmes": "a table of the program",
    "prose/rules/spelling": "a table of the program",
    "readers/isolation": "the null device",
    "readers/process_limits": "what the system says of this process",
    "readers/reading_process": "the null device",
    "rendering/fingerprint": "modules of the program",
    "reports/figures_record": "a schema of the program",
    "rollup/figures": "a table of the program",
    "vietnamese/compounds": "a table of the program",
    "vietnamese/confusables": "a table of the program",
    "vietnamese/districts": "a table of the program",
    "vietnamese/former_offices": "a table of the program",
    "vietnamese/former_provinces": "a table of the program",
    "vietnamese/hook_and_tilde": "a table of the program",
    "vietnamese/periods": "a table of the program",
    "workbench/app": "the page of the program",
    "workspace/deadlines": "a table of the program",
}
"""Modules that open files otherwise, and which: nobody else can have placed them."""

ANY_MAX = 20
"""Lines in src/ that name ``Any``, imports included."""
UNTYPED: dict[str, str] = {
    "batch/cluster": "distributed",
    "cli/main": "click's arguments",
    "cli/render": "click's arguments",
    "document/sandbox": "what jinja2 passes on",
    "document/template_filters": "sort keys of jinja2's values",
    "yaml_files/fields": "pydantic's core schemas",
    "yaml_files/made_models": "pydantic's create_model",
}
"""Modules at the border of a library without types, and what has none there; all others do without ``Any``."""

NOT_OURS = {".git", ".venv", ".cache", ".hypothesis", "__pycache__", "node_modules", "outputs", "dist", "build"}
MACHINE_PATH = re.compile(rb"(?<![\w.~}-])/(?:work|root|home|Users)/\w")


def allowed(room: str) -> set[str]:
    """The rooms that ``room`` may import."""
    order = list(ROOMS)
    return set(order[: order.index(room)] if ROOMS[room] == EVERY_ROOM_BELOW else ROOMS[room].split())


@functools.cache
def nodes_of(module: str) -> tuple[ast.AST, ...]:
    """Every node of a module's syntax tree."""
    return tuple(ast.walk(ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))))


@functools.cache
def calls_of(module: str) -> tuple[ast.Call, ...]:
    """Every call in a module."""
    return tuple(node for node in nodes_of(module) if isinstance(node, ast.Call))


@functools.cache
def imports_of(module: str) -> set[str]:
    """Modules of ours that ``module`` imports, at its top or inside a function, as ``room/file``."""
    found: set[str] = set()
    for node in nodes_of(module):
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{module}: import by full name"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tthc_render"):
            base = (node.module or "").removeprefix("tthc_render").strip(".").replace(".", "/")
            names = {f"{base}/{name.name}".strip("/") for name in node.names}
            found |= {name for name in (*names, base) if name in MODULES}
    return found


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


def test_modules_lie_in_rooms_with_a_charter() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name not in {"__pycache__", "templates"}}
    assert rooms == set(ROOMS)
    assert {path.stem for path in SOURCE.glob("*.py")} == set(BESIDE_THE_ROOMS)
    for file in SOURCE.glob("*/**/__init__.py"):
        [charter] = ast.parse(file.read_text(encoding="utf-8")).body
        assert isinstance(charter, ast.Expr), f"{file}: the charter of the room and nothing else"


def test_rooms_import_only_rooms_nearer_to_the_ground() -> None:
    order = list(ROOMS)
    assert [room for room in order if not allowed(room) <= set(order[: order.index(room)])] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    room = module.split("/")[0]
    used = {other.split("/")[0] for other in imports_of(module)} - {room}
    assert used - allowed(room) == set()


def test_no_two_modules_import_each_other() -> None:
    graph = {module: imports_of(module) for module in MODULES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("module", [module for module in MODULES if module != WRITER])
def test_files_are_written_by_the_one_writer(module: str) -> None:
    """A second way to write is a second way to tear a file on a full disk."""
    for node in calls_of(module):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        modes = [
            arg.value
            for arg in [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        writes = name == "open" and any(set(mode) & set("wx") and len(mode) < 4 for mode in modes)
        assert not writes, f"{module}:{node.lineno}"
        assert name not in {"write_text", "write_bytes", "copyfile", "copy2"}, f"{module}:{node.lineno}"


def lines_with_any(module: str) -> set[int]:
    return {
        node.lineno
        for node in nodes_of(module)
        if (isinstance(node, ast.Name) and node.id == "Any")
        or (isinstance(node, ast.ImportFrom) and any(name.name == "Any" for name in node.names))
    }


def opens_files(module: str) -> bool:
    """Does the module open or read a file by its path? ``archive.open(name)`` and ``Image.open(bytes)`` do not."""
    for node in calls_of(module):
        if getattr(node.func, "attr", getattr(node.func, "id", "")) not in ("open", "read_bytes", "read_text"):
            continue  # most calls: writing them out again takes long
        named = ast.unparse(node.func)
        if named in ("open", "os.open", "io.open") or named.endswith((".read_bytes", ".read_text")):
            return True
        if named.endswith(".open") and not named.endswith(("archive.open", "Image.open", "self.open")):
            typed = [item.value for item in node.args if isinstance(item, ast.Constant)]
            if not node.args or any(item in ("r", "rb", "w", "wb", "ab", "ab+", "w+b") for item in typed):
                return True
    return False


@pytest.mark.parametrize("module", MODULES)
def test_files_of_others_are_opened_by_the_one_opener(module: str) -> None:
    assert module in OPENED_ELSEWHERE or module == OPENER or not opens_files(module)


def test_who_opens_files_otherwise_does() -> None:
    assert [module for module in OPENED_ELSEWHERE if not opens_files(module)] == []


def test_any_is_only_at_the_borders_of_untyped_libraries() -> None:
    found = {module: lines for module in MODULES if (lines := lines_with_any(module))}
    assert set(found) == set(UNTYPED)
    assert sum(map(len, found.values())) <= ANY_MAX


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_tests(module: str) -> None:
    tests = (ROOT / "tests" / module).with_name(f"test_{Path(module).name}.py")
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
        (b"~/wo" + b"rk/x", False),
        (b"{root}/home/x", False),
        (b"https://example.vn/wo" + b"rk/", False),
        (b"/usr/share/fonts", False),
    ],
)
def test_a_path_of_a_machine_is_reported_from_others(text: bytes, is_path: bool) -> None:
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
