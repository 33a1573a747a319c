"""A column of a table's header as read."""

from __future__ import annotations

from dataclasses import dataclass

from tthc_render.forms.spec import RATES


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column as read: leaf columns have a key, a kind and perhaps a code and a formula; ``note`` is a remark.

    ``printed`` is the cell of the code row verbatim where it differs; ``places`` the decimals of the samples;
    ``choices`` what one chooses from; ``blank`` what is printed where the formula divides by 0;
    ``whole`` is the code or key of the column that it is a part of; ``plus``: positive figures have a plus sign;
    ``optional``: it may be left blank; ``seconds``: other sums that the code row states of it; ``zero`` is the dash
    that 0 is printed as.
    """

    title: str
    key: str = ""
    code: str = ""
    kind: str = "so"
    formula: str = ""
    note: str = ""
    columns: tuple[HeaderColumn, ...] = ()
    printed: str = ""
    places: int | None = None
    signed: bool = False
    choices: tuple[str, ...] = ()
    blank: str = ""
    whole: str = ""
    plus: bool = False
    optional: bool = False
    zero: str = ""
    seconds: tuple[str, ...] = ()

    @property
    def total_matters(self) -> bool:
        """Whether a total row would print something in this column: sums, and quotients computed of totals."""
        return self.kind in ("so", "tien") or (self.kind in RATES and bool(self.formula))
