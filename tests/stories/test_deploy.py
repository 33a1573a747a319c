"""The files for a cluster: what can be said of them without a container engine."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SCHEMA = Path(__file__).parents[1] / "data" / "compose-spec" / "compose-spec.json"
"""The schema of the Compose Specification (Apache-2.0, see the files beside it)."""
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("", "", 0),
        ("read_only: true", "read_onli: true", 2),  # in both services
        ('ports: ["127.0.0.1:8786:8786"]', "ports: 8786", 1),
        ("depends_on: [scheduler]", "depends_on: [1]", 1),
    ],
)
def test_the_compose_file_follows_the_specification(old: str, new: str, faults: int) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert old in text
    found = list(
        jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(text.replace(old, new) if old else text))
    )
    assert len(found) == faults


def test_services_are_closed_to_strangers() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services) == {"scheduler", "worker"}
    for service in services.values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert not {"privileged", "network_mode", "volumes", "cap_add"} & set(service)
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
        build = service["build"]
        assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()
    assert services["worker"]["depends_on"] == ["scheduler"]


def test_the_image_is_made_of_files_that_are_there_and_runs_as_nobody_special() -> None:
    copied = [word for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE) for word in line.split()[:-1]]
    assert copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert [name for name in wheel["wheel"]["force-include"] if name.partition("/")[0] not in copied] == []
    steps = re.findall(r"^([A-Z]+) ", DOCKERFILE, re.MULTILINE)
    assert steps.index("USER") > steps.index("RUN")
    assert steps[-1] == "CMD"


def test_the_image_uses_the_same_uv_as_the_set_up() -> None:
    setup = (ROOT / "scripts" / "setup.sh").read_text(encoding="utf-8")
    version = re.search(r"^uv_version=(.+)$", setup, re.MULTILINE)
    assert version is not None
    assert f"uv=={version[1]} " in DOCKERFILE
