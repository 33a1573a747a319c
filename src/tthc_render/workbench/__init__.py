"""The workbench in the browser: a report's text and form, its pages and findings, served on this machine only."""
