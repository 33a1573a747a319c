"""What a release must hold: ``python scripts/check_dist.py dist``.

The wheel brings templates, guides and the tables of the program; neither distribution brings outputs, tests' caches or
paths of the machine that built it; the version is the one of the package.
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = (
    "templates/layouts/nd30/layout.docx",
    "templates/layouts/nd30/rules.yaml",
    "templates/forms/II.06a.yaml",
    "diagnostics/catalogue/D.yaml",
    "vietnamese/periods.yaml",
    "docs/viet-bao-cao.md",
    "py.typed",
    "workbench/built/index.html",
)
UNWANTED = re.compile(r"(^|/)(outputs|\.venv|\.cache|__pycache__)/|\.pyc$")


def version() -> str:
    """The version that the package says of itself."""
    text = (ROOT / "src" / "tthc_render" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    assert found
    return found[1]


def names_in(path: Path) -> list[str]:
    """The files of a wheel or of a source distribution."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.namelist()
    with tarfile.open(path) as packed:
        return packed.getnames()


def problems(folder: Path) -> list[str]:
    """What is wrong with the distributions in ``folder``; empty if nothing is."""
    wheels, sources = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    found = [f"one wheel and one source distribution wanted, found {len(wheels)} and {len(sources)}"]
    if len(wheels) == len(sources) == 1:
        found = []
    for path in (*wheels, *sources):
        names = names_in(path)
        if f"-{version()}" not in path.name:
            found.append(f"{path.name}: not version {version()}")
        found += [f"{path.name}: {name}" for name in names if UNWANTED.search(name)]
        ends = WANTED if path.suffix == ".whl" else (WANTED[0], "pyproject.toml", "CHANGELOG.md")
        found += [f"{path.name}: lacks {end}" for end in ends if not any(name.endswith(end) for name in names)]
    return found


if __name__ == "__main__":
    wrong = problems(Path(sys.argv[1]))
    print("\n".join(wrong) or "dist: OK")
    sys.exit(bool(wrong))
