"""New files in the user's folder: units, forms, types, layouts, next period's report, editors' schemas. Never
overwrites. Tables of other programs are read by `table_files`, those of Excel by `workbooks`.
"""
