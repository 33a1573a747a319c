"""A PDF of any origin as facts: its letters, lines, margins and paragraphs."""
