"""The shape of the project: one direction of imports, small modules, a test for each, no traces of a machine."""

from __future__ import annotations

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

NOT_OURS = {".git", ".venv", ".cache", ".hypothesis", "__pycache__", "node_modules", "outputs", "dist", "build"}
MACHINE_PATH = re.compile(rb"(?<![\w.~}-])/(?:work|root|home|Users)/\w")


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
