"""Records show fields of models, dataclasses and mappings, and nothing can change them."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from tthc_render.document.records import Later, Record, plain, record
from tthc_render.yaml_files.fields import Model, Text


class Colour(StrEnum):
    RED = "đỏ"


class Clerk(Model):
    """Một người."""

    ten: Text

    def greeting(self) -> str:
        return f"Chào {self.ten}"


@dataclasses.dataclass(frozen=True)
class Point:
    x: int
    children: tuple[Clerk, ...] = ()

    @property
    def secret(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, 3),
        (Decimal("0.5"), Decimal("0.5")),
        ("a", "a"),
        (None, None),
        (True, True),
        (Colour.RED, "đỏ"),
        (date(2024, 6, 5), "05/6/2024"),
        ([1, [2]], (1, (2,))),
    ],
)
def test_plain_values(value: object, shown: object) -> None:
    assert plain(value) == shown
    assert type(plain(Colour.RED)) is str


def test_fields_of_models_and_dataclasses_and_no_methods_or_properties() -> None:
    made = plain(Point(1, (Clerk(ten="An"),)))
    assert set(made) == {"x", "children"}
    assert set(made["children"][0]) == {"ten"}
    assert made["children"][0]["ten"] == "An"


@pytest.mark.parametrize("value", [object(), len, Clerk, b"x", {1}.pop, open])
def test_what_is_not_known_to_be_plain_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


def test_a_record_cannot_be_changed() -> None:
    made = record(a={"b": 1})
    with pytest.raises(TypeError):
        made.x = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        made["a"] = 2  # type: ignore[index]
    with pytest.raises(TypeError):
        made["a"]["b"] = 2
    assert dict(made["a"]) == {"b": 1}
    assert made["a"] is made["a"]
    assert (len(made), "a" in made, made.get("z"), {made: 1}[made]) == (1, True, None, 1)
    assert repr(made) == "Record(a)"


def test_a_later_field_is_worked_out_once_and_only_when_asked_for() -> None:
    asked: list[int] = []
    made = Record({"sau": Later(lambda: asked.append(1) or {"a": 1})})
    assert "sau" in made
    assert asked == []
    assert made["sau"]["a"] + made["sau"]["a"] == 2
    assert asked == [1]
