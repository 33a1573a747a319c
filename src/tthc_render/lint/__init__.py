"""Decree 30 held against facts: what each paragraph is, rules, results, report."""
