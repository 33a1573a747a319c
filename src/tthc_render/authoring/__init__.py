"""New files in the user's folder: units, forms, types, layouts, next period's report, editors' schemas. Never
overwrites.
"""
