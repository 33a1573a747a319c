"""Regular expressions that are compiled when they are first asked: one report needs a third of those that checks know.

Compiling all of them takes as long as making a short report. Processes that make many reports compile all at once,
before they are copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import AnyStr, Final, cast

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_WAITING: list[LatePattern] = []
_FIRST_LETTER: Final = re.compile(r"\[(\w+)\]|(\w)")


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile`` for the top of a module; what it gives has the methods and attributes of a pattern.

    The functions of ``re`` do not take it: ``_NAME.sub(…)``, not ``re.sub(_NAME, …)``; ``found.re`` is another object.
    """
    made = LatePattern(text, flags)
    _WAITING.append(made)
    return cast("re.Pattern[AnyStr]", made)


def word_of(alternatives: Iterable[str]) -> str:
    r"""``(?<!\w)(?:a|b)`` for alternatives that begin with a letter or a class (``[Tt]rong``), none of them optional.

    The letter comes before the look-behind, so that the engine leaps to the letters that can start a match: that is
    several times as fast, unless case is ignored.
    """
    by_letter: dict[str, list[str]] = {}
    for words in alternatives:
        first = _FIRST_LETTER.match(words)
        if not first:
            raise ValueError(words)
        by_letter.setdefault(first[1] or first[2], []).append(words[first.end() :])
    branches = "|".join(f"(?<=[{letters}])(?:{'|'.join(rest)})" for letters, rest in by_letter.items())
    return rf"[{''.join(sorted({*''.join(by_letter)}))}](?<!\w.)(?:{branches})"


def compile_all() -> None:
    """Compile the patterns of all modules that are loaded."""
    for late in _WAITING:
        late.compiled()
    _WAITING.clear()


class LatePattern:
    """A pattern whose methods are there as soon as one of them was asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._given = text, flags

    def compiled(self) -> object:
        """The pattern; from now on its methods are this object's own."""
        text, flags = self._given
        found: object = re.compile(text, flags)
        self.__dict__.update({name: getattr(found, name) for name in _METHODS})
        return found

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.compiled(), name)

    def __repr__(self) -> str:
        return f"pattern_of{self._given!r}"
