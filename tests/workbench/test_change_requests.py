"""Changes as the browser sends them: read, or refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.workbench.change_requests import CHANGES_MAX, changes_of
from tthc_render.workbench.form_changes import AddRows, RemoveRow, SetValue, WordsRead


def test_every_kind_of_change_is_read() -> None:
    sent = [
        {"do": "set", "path": ["bieu", "M.01", "dong", 0, "so"], "value": "3", "kind": "number"},
        {"do": "set", "path": ["van_ban", "noi_nhan"], "value": ["A", "B"], "kind": "lines"},
        {
            "do": "add",
            "path": ["bieu", "M.01", "dong"],
            "index": 2,
            "rows": [{"ten": "A", "so": None}],
            "numbers": ["so"],
        },
        {"do": "remove", "path": ["bieu", "M.01", "dong", 1]},
        {"do": "read"},
    ]
    assert changes_of(sent) == [
        SetValue(("bieu", "M.01", "dong", 0, "so"), "3", "number"),
        SetValue(("van_ban", "noi_nhan"), ("A", "B"), "lines"),
        AddRows(("bieu", "M.01", "dong"), 2, ({"ten": "A", "so": None},), frozenset({"so"})),
        RemoveRow(("bieu", "M.01", "dong", 1)),
        WordsRead(),
    ]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {},
        [None],
        [{"do": "delete", "path": ["a"]}],
        [{"do": "set", "path": [], "value": "1", "kind": "text"}],
        [{"do": "set", "path": [True], "value": "1", "kind": "text"}],
        [{"do": "set", "path": [-1], "value": "1", "kind": "text"}],
        [{"do": "set", "path": ["a"] * 40, "value": "1", "kind": "text"}],
        [{"do": "set", "path": ["a"], "value": 1, "kind": "text"}],
        [{"do": "set", "path": ["a"], "value": "1", "kind": "code"}],
        [{"do": "add", "path": ["a"], "index": 0, "rows": []}],
        [{"do": "add", "path": ["a"], "index": 0, "rows": [{"x": {}}]}],
        [{"do": "remove", "path": ["a", 0]}] * (CHANGES_MAX + 1),
    ],
)
def test_anything_else_is_refused(sent: Any) -> None:
    with pytest.raises(WrongUsage, match="Yêu cầu"):
        changes_of(sent)
