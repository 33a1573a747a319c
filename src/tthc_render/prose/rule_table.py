"""The rules of running text as one table, in the order in which they read a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.rules.age_groups import check_age_groups
from tthc_render.prose.rules.ages import check_ages
from tthc_render.prose.rules.all_of_ratios import check_all_of_ratios
from tthc_render.prose.rules.amounts_in_words import check_amounts_in_words
from tthc_render.prose.rules.balances import check_balances
from tthc_render.prose.rules.based_changes import check_based_changes
from tthc_render.prose.rules.bracketed_parts import check_bracketed_parts
from tthc_render.prose.rules.called_bases import check_called_bases
from tthc_render.prose.rules.changes_by_sentence_time import check_changes_by_sentence_time
from tthc_render.prose.rules.changes_from import check_changes_from
from tthc_render.prose.rules.changes_named_alike import check_changes_named_alike
from tthc_render.prose.rules.changes_of_new_values import check_changes_of_new_values
from tthc_render.prose.rules.changes_of_rates import check_changes_of_rates
from tthc_render.prose.rules.changes_of_tables import check_changes_of_tables
from tthc_render.prose.rules.citations import check_citations
from tthc_render.prose.rules.claims_beside_lines import check_claims_beside_lines
from tthc_render.prose.rules.claims_of_levels import check_claims_of_levels
from tthc_render.prose.rules.closed_lists import check_closed_lists
from tthc_render.prose.rules.closing_periods import check_closing_periods
from tthc_render.prose.rules.coming_year import check_coming_year
from tthc_render.prose.rules.compared_periods import check_compared_periods
from tthc_render.prose.rules.copied_totals import check_copied_totals
from tthc_render.prose.rules.costs_of_kinds import check_costs_of_kinds
from tthc_render.prose.rules.counted_days import check_counted_days
from tthc_render.prose.rules.counted_lines import check_counted_lines
from tthc_render.prose.rules.counted_lists import check_counted_lists
from tthc_render.prose.rules.counted_members import check_counted_members
from tthc_render.prose.rules.counted_shares import check_counted_shares
from tthc_render.prose.rules.cumulated import check_cumulated
from tthc_render.prose.rules.cumulated_too_small import check_cumulated_too_small
from tthc_render.prose.rules.cumulated_windows import check_cumulated_windows
from tthc_render.prose.rules.dates import check_dates
from tthc_render.prose.rules.days_outside import check_days_outside
from tthc_render.prose.rules.denied_sweeps import check_denied_sweeps
from tthc_render.prose.rules.digits import check_digits
from tthc_render.prose.rules.direction import check_direction
from tthc_render.prose.rules.earlier_values import check_earlier_values
from tthc_render.prose.rules.enumerations import check_lists
from tthc_render.prose.rules.equal_values import check_equal_values
from tthc_render.prose.rules.even_means import check_even_means
from tthc_render.prose.rules.exchanged_digits import check_exchanged_digits
from tthc_render.prose.rules.exchanged_repeats import check_exchanged_repeats
from tthc_render.prose.rules.exchanged_terms import check_exchanged_terms
from tthc_render.prose.rules.extreme_lines import check_extreme_lines
from tthc_render.prose.rules.far_parts import check_far_parts
from tthc_render.prose.rules.far_shares import check_far_shares
from tthc_render.prose.rules.fractions import check_fractions
from tthc_render.prose.rules.frame import check_format
from tthc_render.prose.rules.gaps import check_gaps
from tthc_render.prose.rules.goal_verdicts import check_goal_verdicts
from tthc_render.prose.rules.growth import check_growth
from tthc_render.prose.rules.headed_periods import check_headed_periods
from tthc_render.prose.rules.held_levels import check_held_levels
from tthc_render.prose.rules.history import check_history
from tthc_render.prose.rules.items import check_items
from tthc_render.prose.rules.known_documents import check_known_documents
from tthc_render.prose.rules.labelled_changes import check_labelled_changes
from tthc_render.prose.rules.late_plans import check_late_plans
from tthc_render.prose.rules.laws import check_laws
from tthc_render.prose.rules.ledgers import check_ledgers
from tthc_render.prose.rules.left_from_before import check_left_from_before
from tthc_render.prose.rules.left_from_last_year import check_left_from_last_year
from tthc_render.prose.rules.levels_behind import check_levels_behind
from tthc_render.prose.rules.levels_of_lists import check_levels_of_lists
from tthc_render.prose.rules.line_columns import check_line_columns
from tthc_render.prose.rules.lines_as_tables import check_lines_as_tables
from tthc_render.prose.rules.lines_left_out import check_lines_left_out
from tthc_render.prose.rules.lines_of_one_noun import check_lines_of_one_noun
from tthc_render.prose.rules.lists_of_both_times import check_lists_of_both_times
from tthc_render.prose.rules.long_sums import check_long_sums
from tthc_render.prose.rules.lost_shares import check_lost_shares
from tthc_render.prose.rules.medals import check_medals
from tthc_render.prose.rules.misspellings import check_misspellings
from tthc_render.prose.rules.name_rules import NAME_RULES
from tthc_render.prose.rules.named_balances import check_named_balances
from tthc_render.prose.rules.named_periods import check_named_periods
from tthc_render.prose.rules.named_shares import check_named_shares
from tthc_render.prose.rules.not_yet_over import check_not_yet_over
from tthc_render.prose.rules.nouns_in_brackets import check_nouns_in_brackets
from tthc_render.prose.rules.numbered_lines import check_numbered_lines
from tthc_render.prose.rules.odd_shares_of_lines import check_odd_shares_of_lines
from tthc_render.prose.rules.odd_units import check_odd_units
from tthc_render.prose.rules.one_direction import check_one_direction
from tthc_render.prose.rules.one_document import check_one_document
from tthc_render.prose.rules.open_stock import check_open_stock
from tthc_render.prose.rules.ordered_deadlines import check_ordered_deadlines
from tthc_render.prose.rules.ordered_documents import check_ordered_documents
from tthc_render.prose.rules.ordered_rounds import check_ordered_rounds
from tthc_render.prose.rules.ordered_steps import check_ordered_steps
from tthc_render.prose.rules.ordered_values import check_ordered_values
from tthc_render.prose.rules.ordinal_lists import check_ordinal_lists
from tthc_render.prose.rules.own_articles import check_own_articles
from tthc_render.prose.rules.own_attachment import check_own_attachment
from tthc_render.prose.rules.own_year import check_own_year
from tthc_render.prose.rules.part_shares import check_part_shares
from tthc_render.prose.rules.partitions import check_partitions
from tthc_render.prose.rules.parts_by_kind import check_parts_by_kind
from tthc_render.prose.rules.parts_by_place import check_parts_by_place
from tthc_render.prose.rules.parts_of_these import check_parts_of_these
from tthc_render.prose.rules.past_tasks import check_past_tasks
from tthc_render.prose.rules.placeholders import check_placeholders
from tthc_render.prose.rules.plain_sums import check_plain_sums
from tthc_render.prose.rules.plans_beyond import check_plans_beyond
from tthc_render.prose.rules.point_signs import check_point_signs
from tthc_render.prose.rules.points_of_named_rates import check_points_of_named_rates
from tthc_render.prose.rules.points_to_levels import check_points_to_levels
from tthc_render.prose.rules.products import check_products
from tthc_render.prose.rules.products_of_rates import check_products_of_rates
from tthc_render.prose.rules.proved_shares import check_proved_shares
from tthc_render.prose.rules.punctuation import check_wording
from tthc_render.prose.rules.ranked_lines import check_ranked_lines
from tthc_render.prose.rules.ranked_values import check_ranked_values
from tthc_render.prose.rules.ranks import check_ranks
from tthc_render.prose.rules.rates_beyond import check_rates_beyond
from tthc_render.prose.rules.rates_of_ratios import check_rates_of_ratios
from tthc_render.prose.rules.rates_of_times import check_rates_of_times
from tthc_render.prose.rules.reference_levels import check_reference_levels
from tthc_render.prose.rules.remainders import check_remainders
from tthc_render.prose.rules.repeats import check_repeats
from tthc_render.prose.rules.restated import check_restated
from tthc_render.prose.rules.restated_totals import check_restated_totals
from tthc_render.prose.rules.rests_by_name import check_rests_by_name
from tthc_render.prose.rules.rests_by_role import check_rests_by_role
from tthc_render.prose.rules.rests_by_share import check_rests_by_share
from tthc_render.prose.rules.results_ahead import check_results_ahead
from tthc_render.prose.rules.retold_lines import check_retold_lines
from tthc_render.prose.rules.retold_rests import check_retold_rests
from tthc_render.prose.rules.rough_shares import check_rough_shares
from tthc_render.prose.rules.rough_wholes import check_rough_wholes
from tthc_render.prose.rules.rough_words import check_rough_words
from tthc_render.prose.rules.runs_of_parts import check_runs_of_parts
from tthc_render.prose.rules.share_lists import check_share_lists
from tthc_render.prose.rules.shares import check_shares
from tthc_render.prose.rules.shares_of_acts import check_shares_of_acts
from tthc_render.prose.rules.shares_of_named_wholes import check_shares_of_named_wholes
from tthc_render.prose.rules.shares_of_sums import check_shares_of_sums
from tthc_render.prose.rules.sides_of_ratios import check_sides_of_ratios
from tthc_render.prose.rules.signed_changes import check_signed_changes
from tthc_render.prose.rules.signed_moves import check_signed_moves
from tthc_render.prose.rules.slipped_changes import check_slipped_changes
from tthc_render.prose.rules.spans_of_time import check_spans_of_time
from tthc_render.prose.rules.spelling import check_words
from tthc_render.prose.rules.stated_amounts import check_stated_amounts
from tthc_render.prose.rules.states_of_all import check_states_of_all
from tthc_render.prose.rules.strokes_between_times import check_strokes_between_times
from tthc_render.prose.rules.structure import check_structure
from tthc_render.prose.rules.sums import check_sums
from tthc_render.prose.rules.sums_of_tables import check_sums_of_tables
from tthc_render.prose.rules.surpluses import check_surpluses
from tthc_render.prose.rules.symbols import check_symbols
from tthc_render.prose.rules.time_parts import check_time_parts
from tthc_render.prose.rules.timed_changes import check_timed_changes
from tthc_render.prose.rules.timely_rates import check_timely_rates
from tthc_render.prose.rules.titled_periods import check_titled_periods
from tthc_render.prose.rules.told_ahead import check_told_ahead
from tthc_render.prose.rules.told_moves import check_told_moves
from tthc_render.prose.rules.told_of_lists import check_told_of_lists
from tthc_render.prose.rules.told_of_tables import check_told_of_tables
from tthc_render.prose.rules.told_products import check_told_products
from tthc_render.prose.rules.told_ranks import check_told_ranks
from tthc_render.prose.rules.totals_behind import check_totals_behind
from tthc_render.prose.rules.totals_of_lines import check_totals_of_lines
from tthc_render.prose.rules.turned_changes import check_turned_changes
from tthc_render.prose.rules.turned_plans import check_turned_plans
from tthc_render.prose.rules.twice_proved import check_twice_proved
from tthc_render.prose.rules.two_computations import check_two_computations
from tthc_render.prose.rules.two_counts_of_lines import check_two_counts_of_lines
from tthc_render.prose.rules.typed_dates import check_typed_dates
from tthc_render.prose.rules.undone import check_undone
from tthc_render.prose.rules.units_of_sums import check_units_of_sums
from tthc_render.prose.rules.weekdays import check_weekdays
from tthc_render.prose.rules.wholes import check_wholes
from tthc_render.prose.rules.windows_of_periods import check_windows_of_periods
from tthc_render.prose.rules.wrong_bases import check_wrong_bases
from tthc_render.prose.rules.years_of_events import check_years_of_events

Rule = Callable[[ProseContext], Iterable[Finding]]

RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("P301 P302 P303", check_sums),
    ("P305 P901", check_remainders),
    ("P301 P305 P903", check_balances),
    ("P901", check_denied_sweeps),
    ("P901", check_claims_beside_lines),
    ("P901", check_claims_of_levels),
    ("P901", check_levels_of_lists),
    ("P306", check_growth),
    ("P903 P904 P920", check_direction),
    ("P903 P904", check_strokes_between_times),
    ("P904", check_surpluses),
    ("P904", check_turned_changes),
    ("P904", check_turned_plans),
    ("P901 P904", check_goal_verdicts),
    ("P904", check_equal_values),
    ("P904", check_lists_of_both_times),
    ("P904", check_changes_from),
    ("P903 P904", check_held_levels),
    ("P903 P904", check_based_changes),
    ("P903 P904", check_earlier_values),
    ("P903 P904", check_changes_named_alike),
    ("P903 P904", check_points_of_named_rates),
    ("P903 P904", check_points_to_levels),
    ("P903", check_slipped_changes),
    ("P973", check_one_direction),
    ("P904 P973", check_told_moves),
    ("P301 P302 P303 P305 P308", check_partitions),
    ("P301", check_wholes),
    ("P301", check_plain_sums),
    ("P301 P923", check_totals_behind),
    ("P301", check_long_sums),
    ("P301", check_runs_of_parts),
    ("P301", check_time_parts),
    ("P970", check_copied_totals),
    ("P970", check_lines_left_out),
    ("P301", check_bracketed_parts),
    ("P305", check_ledgers),
    ("P305", check_undone),
    ("P301 P303 P305 P923", check_open_stock),
    ("P301 P305", check_states_of_all),
    ("P301 P305", check_sides_of_ratios),
    ("P305", check_signed_moves),
    ("P301 P909", check_cumulated),
    ("P303", check_cumulated_too_small),
    ("P301 P304 P307", check_items),
    ("P301 P305", check_line_columns),
    ("P301", check_totals_of_lines),
    ("P301", check_two_counts_of_lines),
    ("P931 P932 P937", check_lines_as_tables),
    ("P301", check_sums_of_tables),
    ("P923", check_units_of_sums),
    ("P301", check_costs_of_kinds),
    ("P303", check_parts_of_these),
    ("P902", check_counted_shares),
    ("P902", check_levels_behind),
    ("P401 P402 P403 P961", check_shares),
    ("P401", check_far_shares),
    ("P401", check_shares_of_acts),
    ("P401", check_shares_of_sums),
    ("P401", check_shares_of_named_wholes),
    ("P401", check_named_shares),
    ("P401 P903", check_fractions),
    ("P903 P904", check_named_balances),
    ("P903 P904", check_timed_changes),
    ("P903 P904", check_changes_of_tables),
    ("P903", check_changes_of_rates),
    ("P401 P903 P904", check_labelled_changes),
    ("P305 P903 P904", check_gaps),
    ("P903 P904", check_ranks),
    ("P401 P901", check_timely_rates),
    ("P401", check_part_shares),
    ("P303 P401", check_lost_shares),
    ("P401", check_rates_beyond),
    ("P401", check_rough_shares),
    ("P401", check_rough_wholes),
    ("P401 P903", check_rough_words),
    ("P401", check_proved_shares),
    ("P971", check_changes_of_new_values),
    ("P903 P904 P971", check_changes_by_sentence_time),
    ("P971", check_wrong_bases),
    ("P971", check_odd_shares_of_lines),
    ("P971", check_called_bases),
    ("P401", check_all_of_ratios),
    ("P903", check_rates_of_times),
    ("P903 P904", check_rates_of_ratios),
    ("P701 P702 P707", check_ordinal_lists),
    ("P305", check_rests_by_name),
    ("P305", check_rests_by_role),
    ("P305 P401", check_rests_by_share),
    ("P301", check_nouns_in_brackets),
    ("P301", check_closed_lists),
    ("P301", check_parts_by_kind),
    ("P301", check_parts_by_place),
    ("P301", check_medals),
    ("P301 P305", check_exchanged_digits),
    ("P977", check_exchanged_terms),
    ("P977", check_twice_proved),
    ("P301 P977", check_two_computations),
    ("P301 P902", check_age_groups),
    ("P707", check_counted_lists),
    ("P707", check_counted_lines),
    ("P707", check_counted_days),
    ("P707", check_lines_of_one_noun),
    ("P301 P305 P923", check_far_parts),
    ("P303 P904 P924", check_reference_levels),
    ("P924", check_ranked_values),
    ("P924", check_ordered_values),
    ("P985", check_ordered_steps),
    ("P985", check_ordered_documents),
    ("P985", check_ordered_rounds),
    ("P924", check_extreme_lines),
    ("P974", check_told_ranks),
    ("P974", check_ranked_lines),
    ("P512 P925", check_spans_of_time),
    ("P512", check_ages),
    ("P960", check_signed_changes),
    ("P963 P964", check_point_signs),
    ("P401 P402 P404 P405 P406 P902", check_share_lists),
    ("P501 P502 P503 P504 P505 P506 P507 P508 P509 P510", check_dates),
    ("P511", check_weekdays),
    ("P909", check_named_periods),
    ("P909", check_titled_periods),
    ("P909", check_headed_periods),
    ("P909", check_closing_periods),
    ("P909", check_results_ahead),
    ("P909", check_left_from_before),
    ("P909", check_left_from_last_year),
    ("P909", check_cumulated_windows),
    ("P909", check_windows_of_periods),
    ("P909", check_compared_periods),
    ("P909", check_years_of_events),
    ("P909", check_past_tasks),
    ("P909", check_told_ahead),
    ("P909", check_late_plans),
    ("P909", check_coming_year),
    ("P909", check_plans_beyond),
    ("P909", check_own_year),
    ("P909", check_days_outside),
    ("P909", check_not_yet_over),
    ("P913", check_told_products),
    ("P913", check_products_of_rates),
    ("P913", check_even_means),
    ("P913 P914", check_products),
    ("P903", check_stated_amounts),
    ("P926", check_odd_units),
    *NAME_RULES,
    ("P918", check_laws),
    ("P922", check_restated),
    ("P922", check_exchanged_repeats),
    ("P922", check_retold_rests),
    ("P922", check_restated_totals),
    ("P972", check_retold_lines),
    ("P401 P972", check_told_of_tables),
    ("P911 P912", check_repeats),
    ("P962", check_placeholders),
    ("P910 P919 P921", check_misspellings),
    ("P915 P917", check_digits),
    ("P501 P909 P916 P982", check_typed_dates),
    ("P601 P602 P604 P605 P606 P607 P608 P609 P610 P614", check_citations),
    ("P605", check_symbols),
    ("P603 P611 P613 P918", check_known_documents),
    ("P614", check_one_document),
    ("P301 P705 P706 P707", check_lists),
    ("P705 P706", check_numbered_lines),
    ("P701 P702 P703 P704 P708 P709 P710 P711 P712 P713", check_structure),
    ("P801 P802 P803 P804 P807 P808 P809 P823 P824 P827", check_words),
    ("P805 P806 P810 P811 P812 P813 P814 P815 P816 P817 P818 P819 P820 P821 P822 P825 P826", check_wording),
    ("P813", check_amounts_in_words),
    ("P909", check_ordered_deadlines),
    ("P967", check_told_of_lists),
    ("P968", check_own_articles),
    ("P969", check_counted_members),
    ("P984", check_own_attachment),
    ("F101 F102 F103 F104 F105 F106 F107 F108 F109 F110 F111 F112 F113 F114 F115 F116", check_format),
    ("C205 C206 P612", check_history),
)
"""The codes that a rule may report, and the rule. Each code is proved by the examples of its catalogue entry."""

ADDS_UP: Final[frozenset[Rule]] = frozenset(
    {
        check_sums, check_balances, check_partitions, check_wholes, check_plain_sums, check_totals_behind,
        check_long_sums, check_time_parts, check_cumulated, check_items, check_line_columns, check_totals_of_lines,
        check_two_counts_of_lines, check_two_computations,
        check_lines_as_tables, check_runs_of_parts, check_sums_of_tables, check_costs_of_kinds,
        check_far_parts, check_open_stock, check_bracketed_parts,
        check_parts_by_kind, check_states_of_all, check_age_groups, check_parts_by_place,
        check_closed_lists, check_medals, check_nouns_in_brackets, check_sides_of_ratios,
        check_exchanged_digits,
    }
)  # fmt: skip
"""Rules that look for totals and their parts: they do not read passages of too many figures to say which are a sum."""

PAIRS_UP: Final[frozenset[Rule]] = frozenset(
    {
        check_based_changes, check_earlier_values, check_rests_by_share, check_undone,
        check_remainders, check_far_shares, check_denied_sweeps, check_claims_of_levels, check_strokes_between_times,
        check_told_ranks, check_levels_of_lists, check_goal_verdicts, check_told_moves, check_rough_words,
    }
)  # fmt: skip
"""Rules that hold each figure, or claim, of a passage against all others: they leave those passages, too."""
