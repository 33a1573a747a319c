"""What is left of a file that does not pass its schema: right values stay, wrong ones go, missing ones are filled."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, Field

from tests.support.collecting import collected
from tthc_render.yaml_files.fields import Code, Count, Model, Text
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.repair import validate_loosely
from tthc_render.yaml_files.source import Scalar


class Column(Model):
    ten: Text
    khoa: Code = ""
    rong: Count = 1


class Form(Model):
    ma: Text
    ky: tuple[Text, ...]
    cot: tuple[Column, ...] = Field(())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ma: a\nky: [quy]\ncot: [{ten: A, rong: 2}]", ("a", ("quy",), [("A", "", 2)])),
        ("ma: a\nky: [quy]\ncot: [{ten: A, rong: hai, khoa: x}]", ("a", ("quy",), [("A", "x", 1)])),
        ("ma: a\nky: [quy]\ncot: [{khoa: x}]", ("a", ("quy",), [("–", "x", 1)])),
        ("ma: a\nky: [quy]\ncot: [{ten: A, lạ: 1}, x]", ("a", ("quy",), [("A", "", 1)])),
        ("ky: {nam: 1}", ("–", ("quy",), [])),
        ("ma: [1]\nky: [quy]\ncot: 3", ("–", ("quy",), [])),
    ],
)
def test_the_rest_of_a_faulty_file(text: str, expected: object) -> None:
    source, _ = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None
    before = repr(source.data)
    form = validate_loosely(Form, source, {"ma": Scalar("–"), "ky": [Scalar("quy")]})
    assert form is not None
    assert (form.ma, form.ky, [(item.ten, item.khoa, item.rong) for item in form.cot]) == expected
    assert repr(source.data) == before


def test_nothing_is_made_of_what_cannot_be_filled() -> None:
    source, _ = collected(parse_source, b"ma: a", "a.yaml")
    assert source is not None
    assert validate_loosely(Form, source, {}) is None


class Kinds(BaseModel):
    kieu: Literal["so", "chu"] = "so"


def test_a_misspelt_value_of_a_closed_list_is_what_was_meant() -> None:
    for typed, kind in (("chữ", "chu"), ("lời văn", "so")):
        source, _ = collected(parse_source, f"kieu: {typed}".encode(), "a.yaml")
        assert source is not None
        found = validate_loosely(Kinds, source, {})
        assert found is not None
        assert found.kieu == kind
