"""The set-up scripts, on a machine made of stand-in programs: they stop with a sentence and touch nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM_TOOLS = ("sh", "dirname", "cat", "cksum", "rm", "mkdir")


def program(folder: Path, name: str, *lines: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the set-up reads, beside a folder ``bin`` with the only programs of the machine."""
    home = tmp_path / "dự án"
    shutil.copytree(ROOT / "scripts", home / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "uv.lock"):
        shutil.copyfile(ROOT / name, home / name)
    programs = tmp_path / "bin"
    for name in SYSTEM_TOOLS:
        program(programs, name, f'exec {shutil.which(name)} "$@"')
    program(programs, "id", "echo 1000")
    program(programs, "sudo", "exit 1")
    program(programs, "apt-get", f'echo "$@" >> "{tmp_path}/apt.log"')
    return home


def set_up(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [project / "scripts" / "setup.sh", *arguments],
        env={"PATH": str(project.parent / "bin")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def left_alone(project: Path) -> bool:
    return {path.name for path in project.iterdir()} == {"scripts", "pyproject.toml", "uv.lock"}


@pytest.mark.parametrize("purpose", ["demo", "office"])
def test_who_may_not_install_is_reported_all_packages_at_once(project: Path, purpose: str) -> None:
    packages = "libpango-1.0-0 fonts-liberation2"
    program(project.parent / "bin", "python3", 'case $1 in *missing_packages.py) echo "' + packages + '";; esac')
    run = set_up(project, purpose)
    assert run.returncode == 1
    assert run.stdout == ""
    vietnamese, english = run.stderr.splitlines()
    assert vietnamese.startswith("Máy còn thiếu các gói")
    assert english.startswith("Missing packages")
    assert vietnamese.endswith(f"sudo apt-get install {packages}")
    assert english.endswith(f"sudo apt-get install {packages}")
    assert left_alone(project)
    assert not (project.parent / "apt.log").exists()


@pytest.mark.parametrize("has_python", [False, True])
def test_an_old_or_missing_python_is_named(project: Path, has_python: bool) -> None:
    if has_python:
        program(project.parent / "bin", "python3", "exit 1")
    run = set_up(project)
    assert run.returncode == 1
    assert [line.split(";")[0] for line in run.stderr.splitlines()] == [
        "Cần Python 3.11 trở lên",
        "Python 3.11 or later is needed",
    ]
    assert left_alone(project)


@pytest.mark.parametrize(
    ("groups", "there", "expected"),
    [
        ([], [], []),
        (["office"], [], ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils"]),
        (["office"], ["soffice"], ["poppler-utils"]),
        (["office", "npm"], ["soffice", "pdftotext", "node"], ["npm"]),
        (["office", "npm"], ["soffice", "pdftotext", "node", "npm"], []),
    ],
)
def test_programs_are_looked_for_by_name(
    tmp_path: Path, groups: list[str], there: list[str], expected: list[str]
) -> None:
    for name in there:
        program(tmp_path / "bin", name, "exit 0")
    assert missing(groups, path=tmp_path / "bin") == expected


@pytest.mark.parametrize(
    ("version", "release", "reported"),
    [
        ("25.2.3.2", "bookworm", False),
        ("26.8.1.1", "bookworm", False),
        ("7.4.7.2", "trixie", False),
        ("7.4.7.2", "bookworm", True),
        ("", "bookworm", True),
    ],
)
def test_an_old_libreoffice_that_cannot_be_replaced_is_reported(
    project: Path, version: str, release: str, reported: bool
) -> None:
    """On Debian 12, where backports have a newer one; without rights nothing is installed or changed."""
    programs = project.parent / "bin"
    for name in ("cut", "sort", "head", "cp", "tee", "dpkg"):
        program(programs, name, f'exec {shutil.which(name)} "$@"')
    program(programs, "soffice", f'echo "LibreOffice {version} 520(Build:2)"' if version else "exit 1")
    (project.parent / "os-release").write_text(f"VERSION_CODENAME={release}\n", encoding="utf-8")
    run = subprocess.run(
        [project / "scripts" / "newer_office.sh"],
        env={"PATH": str(programs), "OS_RELEASE": str(project.parent / "os-release")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == ""
    assert ("sudo apt-get install -t bookworm-backports libreoffice-writer-nogui" in run.stderr) is reported
    assert bool(run.stderr) is reported
    assert left_alone(project)
    assert not (project.parent / "apt.log").exists()


def test_the_programs_own_check_decides_about_fonts(tmp_path: Path) -> None:
    assert missing([], path=tmp_path, fonts=tmp_path) == ["fonts-liberation2"]


def missing(groups: list[str], path: Path, fonts: Path | None = None) -> list[str]:
    environment = {"PATH": str(path)} | ({"TTHC_FONTS": str(fonts)} if fonts else {})
    command = [sys.executable, ROOT / "scripts" / "missing_packages.py", *groups]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout.split()
