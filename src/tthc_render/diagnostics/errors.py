"""Errors that end a command. The message is a sentence for a clerk: place, value found, what to do.

Every class has one exit code (``docs/architecture.md``) and one string argument, so that it survives
the way between processes. Anything else that is raised is a bug and shows a traceback.
"""

from __future__ import annotations

import click

from tthc_render.diagnostics.visible import visible


class TthcError(click.ClickException):
    """Base of all errors shown to the user; ``exit_code`` ends the command."""

    exit_code = 5

    def __init__(self, message: str) -> None:
        super().__init__(message)

    def format_message(self) -> str:
        """The message with hidden signs of names and values shown; click prints it."""
        return visible(self.message, lines=True)

    def __reduce__(self) -> tuple[type[TthcError], tuple[str]]:
        return type(self), (self.message,)


class FoundErrors(TthcError):
    """The reports have findings of severity error; nothing was written for them."""

    exit_code = 1


class WrongUsage(TthcError):
    """The command was called with words or paths that do not fit."""

    exit_code = 2


class DataUnreadable(TthcError):
    """A data file cannot be read at all."""

    exit_code = 3


class TooLarge(DataUnreadable):
    """Reading a data file would cost more than it may."""


class TemplateUnusable(TthcError):
    """A layout, report type or form cannot be used."""

    exit_code = 4


class RenderingFailed(TthcError):
    """The document could not be produced although its data and templates are good."""

    exit_code = 5
