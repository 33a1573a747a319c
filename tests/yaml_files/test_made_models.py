"""Models made of fields that a template names."""

from __future__ import annotations

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.yaml_files.fields import Count, Model, Text
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.made_models import made_model
from tthc_render.yaml_files.validation import json_schema, validate


class Head(Model):
    """Phần đầu."""

    loai: Text


MADE = made_model(Head, "Mau", "Số liệu mẫu.", {"tong": (Count, Field(description="Tổng số"))})


def check(text: str) -> tuple[Model | None, list[str]]:
    findings = Findings()
    source = parse_source(text.encode(), "a.yaml", findings)
    assert source is not None
    return validate(MADE, source, findings), [item.code for item in findings]


def test_a_made_model_reads_its_own_fields_and_those_of_its_base() -> None:
    found, codes = check("loai: quý\ntong: 12\n")
    assert found is not None
    assert found.model_dump() == {"loai": "quý", "tong": 12}
    assert codes == []


def test_a_made_model_refuses_other_keys_and_missing_ones_like_every_model() -> None:
    found, codes = check("loai: quý\ntogn: 12\n")
    assert found is None
    assert codes == ["D102"]


def test_its_sentence_is_the_title_of_the_schema() -> None:
    schema = json_schema(MADE)
    assert schema["title"] == "Số liệu mẫu"
    assert schema["required"] == ["loai", "tong"]
