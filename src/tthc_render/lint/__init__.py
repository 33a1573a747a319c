"""Decree 30 held against facts: what each paragraph is (`classifier`), the rules (`rules.yaml` of the layout), what
they ask (`subjects`, `paragraph_facts`, `page_facts`), the judgement (`linter`) and its report.
"""
