"""What a reviewer sees in running text: passages, readings, one file for each family of rules under
``prose.rules``. Knows no report type and no form.

A rule reports a contradiction of figures as it reads them; `evidence` decides for all rules whether it is a warning, a
note or nothing. To pass through it a rule uses a code and details that `claims` reads.
"""
