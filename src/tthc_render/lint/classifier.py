"""Which paragraph is what: Quốc hiệu, number, title, body levels, recipients, signature, heads of appendices.

The classifier goes by words first, then by place; formatting is what the rules check, so it decides little here.
Documents come as they are typed: the two sides of the letterhead in a table, split by tabs or by blanks, letters
typed apart, lines broken by hand. It is a chain of steps, each of which gives roles to lines that have none yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tthc_render.lint.appendix_heads import appendix_heads, begins_as_appendix
from tthc_render.lint.attached_texts import attached_text
from tthc_render.lint.body_levels import body, last_line
from tthc_render.lint.closing import addressee, recipient_list, signatures
from tthc_render.lint.copy_heads import copy_head
from tthc_render.lint.letterhead import letterhead, title, unknown_title
from tthc_render.lint.line_parts import part, placed_by_blanks, whole_state
from tthc_render.lint.roles import Lines, Roles, Step
from tthc_render.readers.facts import Facts
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import FILE, LAYOUT, DocumentKind, Kinds
from tthc_render.workspace.kinds_file import read_kinds
from tthc_render.workspace.paths import packaged_templates

_RULE_TEXT = pattern_of(r"^[\s_\-–—─*]*$")
_PLACES: Final = ("body", "box")
LETTER: Final = "cong-van"
"""The code of the kind that prints no title."""


def packaged_kinds() -> Kinds:
    """The kinds that come with the program."""
    return read_kinds(packaged_templates() / "layouts" / LAYOUT / FILE)


def assign_roles(facts: Facts, kinds: Kinds | None = None) -> Roles:
    """The roles of the paragraphs of ``facts``; ``kinds`` are those of nd30 unless others are given."""
    kinds = kinds or packaged_kinds()
    paragraphs = whole_state(
        line
        for paragraph in facts.paragraphs
        if paragraph.place in _PLACES and paragraph.text.strip()
        for line in part(paragraph)
        if not _RULE_TEXT.match(line.text)
    )
    ruled = (rule.after for rule in facts.rules)
    lines = Lines.of(placed_by_blanks(paragraphs), ruled, facts.stretches)
    return _Chain(lines, kinds).run()


class _Chain:
    """Runs the steps one after the other and keeps what each has found."""

    def __init__(self, lines: Lines, kinds: Kinds) -> None:
        self.lines, self.kinds, self.roles = lines, kinds, Roles()
        self.taken: set[int] = set()

    def run(self) -> Roles:
        lines = self.lines
        if begins_as_appendix(lines):
            self.keep(appendix_heads(lines, 0))
            return self.roles
        top = self.keep(letterhead(lines, self._title))
        start = self.keep(title(lines, top, self.taken, self._title, self._needs_subject))
        self._name_kind(unknown=unknown_title(lines, top, self.taken))
        heads = appendix_heads(lines, start)
        end = copy_head(lines, start, self.keep(heads))
        step, items = addressee(lines, start, end)
        start = self.keep(step, items, "noi_gui")
        step, items = recipient_list(lines, start, end)
        closing = self.keep(step, items, "noi_nhan")
        closing = self.keep(signatures(lines, start, closing, end, self.taken))
        step = body(lines, start, closing, self.taken, self.roles.document_kind)
        self.keep(step)
        if (last := last_line(step, lines)) is not None:
            self.roles.add("cuoi", lines.lines[last])
        self._keep_attached(heads)
        within = range(start, closing)
        self.roles.left_over = [lines.lines[i] for i in within if i not in self.taken and not lines.lines[i].grid]
        return self.roles

    def _keep_attached(self, heads: Step) -> None:
        """Take over what was found in texts issued with the document; each goes on to the next head."""
        begins = sorted([*heads.of("kem_van_ban"), *heads.of("phu_luc"), *heads.of("bieu"), len(self.lines)])
        for start, end in pairwise(begins):
            if heads.roles[start] == "kem_van_ban":
                self.taken.discard(start)  # where it begins may be its title, too
                self.keep(attached_text(self.lines, start, end, self.taken, self._title))

    def keep(self, step: Step, items: Iterable[list[int]] = (), role: str = "") -> int:
        """Take over the roles that a step found, and list items of ``role``; where the next step begins."""
        for index, own in sorted(step.roles.items()):
            if index not in self.taken:
                self.taken.add(index)
                self.roles.add(own, self.lines.lines[index])
        for item in items:
            parts = [self.lines.lines[i] for i in item]
            self.taken.update(item)
            pieces = tuple(piece for line in parts for piece in line.pieces)
            self.roles.add(role, replace(parts[0], text=" ".join(line.text for line in parts), pieces=pieces))
        return step.next

    def _title(self, text: str) -> str:
        found = kind_of(text, self.kinds)
        return "" if found is None else found.name.upper()

    def _needs_subject(self, text: str) -> bool:
        found = kind_of(text, self.kinds)
        return found is None or found.must("trich_yeu")

    def _name_kind(self, *, unknown: bool) -> None:
        titles = self.roles.of("ten_loai")
        if titles:
            self.roles.document_kind = kind_of(titles[0].plain, self.kinds)
            self.roles.kind = "" if self.roles.document_kind is None else self.roles.document_kind.title
        elif self.roles.of("trich_yeu_cong_van") or (
            not unknown and self.roles.of("so") and self.roles.of("quoc_hieu", "tieu_ngu")
        ):
            self.roles.document_kind = self.kinds.kinds.get(LETTER)


def kind_of(text: str, kinds: Kinds) -> DocumentKind | None:
    """The kind that a line prints as its title, whatever the case and the spelling of ``ủy`` and ``thỏa``.

    "CÔNG VĂN" in capitals is one too, though a letter must not have it.
    """
    words = text.upper().replace("UỶ", "ỦY").replace("THOẢ", "THỎA").strip(" :.")
    letter = kinds.kinds.get(LETTER)
    if letter is not None and words == letter.name.upper() == text.strip(" :."):
        return letter
    return kinds.by_title(words)
