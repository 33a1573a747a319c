"""The rules on names of offices, titles and abbreviations as one table: a part of that of ``prose.rule_table``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.rules.abbreviations import check_abbreviations
from tthc_render.prose.rules.famous_places import check_famous_places
from tthc_render.prose.rules.foreign_communes import check_foreign_communes
from tthc_render.prose.rules.foreign_districts import check_foreign_districts
from tthc_render.prose.rules.foreign_provinces import check_foreign_provinces
from tthc_render.prose.rules.former_levels import check_former_levels
from tthc_render.prose.rules.former_offices import check_former_offices
from tthc_render.prose.rules.inspected_others import check_inspected_others
from tthc_render.prose.rules.known_programmes import check_known_programmes
from tthc_render.prose.rules.names_of_posts import check_names_of_posts
from tthc_render.prose.rules.namesakes import check_namesakes
from tthc_render.prose.rules.near_names import check_near_names
from tthc_render.prose.rules.near_things import check_near_things
from tthc_render.prose.rules.offices import check_offices
from tthc_render.prose.rules.other_departments import check_other_departments
from tthc_render.prose.rules.other_levels import check_other_levels
from tthc_render.prose.rules.own_addressee import check_own_addressee
from tthc_render.prose.rules.person_titles import check_person_titles
from tthc_render.prose.rules.titles import check_titles
from tthc_render.prose.rules.twice_listed import check_twice_listed
from tthc_render.prose.rules.who_assigns import check_who_assigns

NAME_RULES: Final[tuple[tuple[str, Callable[[ProseContext], Iterable[Finding]]], ...]] = (
    ("P905 P906", check_offices),
    ("P908", check_former_offices),
    ("P907", check_former_levels),
    ("P905", check_other_departments),
    ("P906", check_other_levels),
    ("P906", check_who_assigns),
    ("P905", check_foreign_communes),
    ("P905", check_foreign_districts),
    ("P905", check_foreign_provinces),
    ("P905", check_namesakes),
    ("P981", check_titles),
    ("P965", check_person_titles),
    ("P966", check_near_names),
    ("P966", check_names_of_posts),
    ("P966", check_near_things),
    ("P966", check_inspected_others),
    ("P966", check_twice_listed),
    ("P983", check_own_addressee),
    ("P905 P986", check_famous_places),
    ("P987", check_known_programmes),
    ("P980", check_abbreviations),
)
"""The codes that a rule may report, and the rule."""
