"""Errors that end a command."""

from __future__ import annotations

import pickle

import pytest

from tthc_render.diagnostics import errors


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.FoundErrors, 1),
        (errors.WrongUsage, 2),
        (errors.DataUnreadable, 3),
        (errors.TooLarge, 3),
        (errors.TemplateUnusable, 4),
        (errors.RenderingFailed, 5),
    ],
)
def test_each_error_has_its_exit_code_and_survives_pickling(kind: type[errors.TthcError], code: int) -> None:
    error = pickle.loads(pickle.dumps(kind("tệp a.yaml hỏng")))
    assert type(error) is kind
    assert error.exit_code == code
    assert error.message == str(error) == "tệp a.yaml hỏng"
