"""Calls of functions that add to a collector of findings, for tests that look at both results."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding


def collected(function: Callable[..., Any], *args: Any, **options: Any) -> tuple[Any, list[Finding]]:
    """What ``function`` returns, and what it has added to the collector that it takes as ``findings``."""
    findings = Findings()
    position = list(inspect.signature(function).parameters).index("findings")
    value = function(*args[:position], findings, *args[position:], **options)
    return value, list(findings)


def findings_of(function: Callable[..., Any], *args: Any, **options: Any) -> list[Finding]:
    """What ``function`` adds to the collector that it takes as ``findings``."""
    return collected(function, *args, **options)[1]
