"""What a reviewer sees in running text: passages, readings, one file for each family of rules under
``prose.rules``. Knows no report type and no form.
"""
