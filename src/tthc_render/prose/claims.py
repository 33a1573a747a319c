"""What a finding on figures claims: these figures, computed so, make another figure than the one that is printed.

Every rule that finds a contradiction of arithmetic says it with the same details (a computation and what is written,
parts and their total, an old and a new value), so that one place can weigh them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.slips import SHIFTS, Printed, chance, in_steps, mistyped, printed, values

Kind = Literal["sum", "rest", "share", "rate", "growth", "change", "quotient", "product"]
Compute = Callable[[Sequence[Decimal]], Decimal]
_ALL: Final = 100
_TWO_DIGITS: Final = 10
_SIGNS: Final = re.compile(r"\s?[/×()+]\s?|\s[−-]\s")
_BEFORE: Final = re.compile(r"[^/()]+/\([^()/]+ ([+−]) [^()/]+\)")
"""``14/(168 + 14)``: a change of what was there before it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``said`` is printed where ``figures`` make another value."""

    kind: Kind
    figures: tuple[Printed, ...]
    said: Printed
    compute: Compute
    percent: bool = False

    def result(self, values: Sequence[Decimal] | None = None) -> Decimal | None:
        """What the figures, or others in their places, make; None where that is nothing (a share of nothing)."""
        try:
            return self.compute(values or [figure.value for figure in self.figures])
        except ArithmeticError:
            return None

    @property
    def right(self) -> int:
        """What the figures make, in steps of the last digit of what is said."""
        return in_steps(self.result() or Decimal(0), self.said.step)

    @property
    def written(self) -> int:
        """What is said, in the same steps."""
        return in_steps(self.said.value, self.said.step)

    @property
    def off(self) -> float:
        """How far the two are apart, as a share of the larger one."""
        return abs(self.written - self.right) / max(self.written, self.right, 1)

    @property
    def is_shifted(self) -> bool:
        """Is one of the two the other with a comma moved or a zero too many?"""
        right = self.result() or Decimal(0)
        moved = (in_steps(right * shift, self.said.step) for shift in SHIFTS)
        return self.written >= _TWO_DIGITS and self.written in moved

    def makes(self, values: Sequence[Decimal]) -> bool:
        """Do these values make what is said?"""
        result = self.result(values)
        return result is not None and in_steps(result, self.said.step) == self.written

    def chance(self) -> float:
        """How likely one slip in one of the figures would explain any figure in this place (`slips.chance`)."""
        right = self.result() or Decimal(0)
        step = self.said.step
        places = -int(step.scaleb(0).logb()) if step < 1 else 0
        reached = {int(digits) for digits in mistyped(str(max(self.right, 0)).zfill(places + 1))}
        reached |= {in_steps(right * shift, step) for shift in SHIFTS if right * shift >= _TWO_DIGITS * step}
        own = [figure.value for figure in self.figures]
        for at, figure in enumerate(self.figures):
            for value in values(figure):
                result = self.result([*own[:at], value, *own[at + 1 :]])
                if result is not None and result >= 0:
                    reached.add(in_steps(result, step))
        return chance(self.written, in_steps(right, step), reached)


def claim_of(item: Finding) -> Claim | None:
    """The claim of a finding; None if it is none about figures, or they cannot be read back."""
    read = _READERS.get(item.code)
    claim = read(item.details) if read else None
    if claim and claim.percent and item.code == "P401":
        return replace(claim, kind="share")
    return replace(claim, kind="rate") if claim and claim.kind == "share" else claim


def _sum(details: Mapping[str, str]) -> Claim | None:
    said, parts = printed(details["total"]), _all(details["parts"].split(" + "))
    if said is None or not parts:
        return None
    return Claim("sum", _alike(parts, said), said, lambda x: sum(x, Decimal(0)))


def _rest(details: Mapping[str, str]) -> Claim | None:
    said, wholes = printed(details["rest"]), details["whole"].split(" + ")
    figures = _all([*wholes, *_SIGNS.split(details["part"])])
    if said is None or not figures:
        return None
    income = len(wholes)
    return Claim(
        "rest", _alike(figures, said), said, lambda x: sum(x[:income], Decimal(0)) - sum(x[income:], Decimal(0))
    )


def _growth(details: Mapping[str, str]) -> Claim | None:
    said, figures = printed(details["change"]), _all([details["new"], details["old"]])
    if said is None or not figures or not details["right"].startswith(details["word"]):
        return None  # up is said of down: no figure has to be wrong
    if "%" in details["change"]:
        return Claim("growth", figures, said, lambda x: abs(x[0] - x[1]) / x[1] * _ALL, percent=True)
    return Claim("change", _alike(figures, said), said, lambda x: abs(x[0] - x[1]))


def _computed(details: Mapping[str, str]) -> Claim | None:
    text, said = details["computation"], printed(details["written"])
    figures = _all([piece for piece in _SIGNS.split(text) if re.search(r"\d", piece)])
    if said is None or len(figures) < 2:
        return None
    percent = "%" in details["written"]
    if percent and " + " in text and "/" not in text:
        return None  # shares that are added up
    if "×" in text and re.search(r"×.*/\s?\d", text):
        return _in_unit(Claim("product", figures, said, lambda x: prod(x[:-1], start=Decimal(1)) / x[-1]), details)
    if re.search(r"\([^()]*−[^()]*\)\s?/", text):
        base = 0 if figures[-1].text == figures[0].text else 1
        return Claim(
            "growth", figures[:2], said, lambda x: abs(x[0] - x[1]) / x[base] * _ALL, percent=percent
        )  # fmt: skip
    before = _BEFORE.fullmatch(text)
    if percent and before:
        sign = 1 if before[1] == "+" else -1
        return Claim("share", figures[:2], said, lambda x: x[0] / (x[1] + sign * x[0]) * _ALL, percent=True)
    if "−" in text:
        scale = next((x.scale for x in (said, *figures) if x.scale != 1), Decimal(1))
        said = said.scaled(scale) if said.scale == 1 else said
        return Claim("change", _alike(figures, said), said, lambda x: abs(x[0] - x[1]))
    if percent and "/" in text:
        return Claim("share", figures, said, lambda x: x[0] / x[1] * _ALL, percent=True)
    if "×" in text:
        return _in_unit(Claim("product", figures, said, lambda x: prod(x, start=Decimal(1))), details)
    return _in_unit(Claim("quotient", figures, said, lambda x: x[0] / x[1]), details)


def _in_unit(claim: Claim, details: Mapping[str, str]) -> Claim:
    """The claim with its result in the unit of what is said: tấn of ha and tạ/ha, triệu đồng of tỷ đồng."""
    right, raw = printed(details["right"]), claim.result()
    said = claim.said.scaled(right.scale) if right and claim.said.scale == 1 else claim.said
    right = right.scaled(said.scale) if right and right.scale == 1 else right
    if not (right and right.value and raw):
        return replace(claim, said=said)
    unit, compute = Decimal(10) ** round((right.value / raw).log10()), claim.compute
    return replace(claim, said=said, compute=lambda x: compute(x) * unit)


def _all(texts: Sequence[str]) -> tuple[Printed, ...]:
    """The figures of several texts; none if one of them has no figure."""
    found = [printed(text) for text in texts]
    return tuple(x for x in found if x) if all(found) else ()


def _alike(figures: Sequence[Printed], said: Printed) -> tuple[Printed, ...]:
    """Figures that no scale word follows are printed in the scale of what is said, if none of them has one."""
    if said.scale == 1 or any(figure.scale != 1 for figure in figures):
        return tuple(figures)
    return tuple(figure.scaled(said.scale) for figure in figures)


_READERS: Final[Mapping[str, Callable[[Mapping[str, str]], Claim | None]]] = {
    "P301": _sum, "P302": _sum, "P305": _rest, "P306": _growth, "P401": _computed, "P903": _computed, "P913": _computed,
}  # fmt: skip
