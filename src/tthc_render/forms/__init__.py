"""Statistical forms: definition, formulas, data, computing, tables of the document tree."""
