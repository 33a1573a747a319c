"""Workbooks to be filled in: the forms of a report as Excel sheets, and back into its YAML file."""
