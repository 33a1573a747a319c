"""A DOCX of any origin as facts: its package, styles, sections, drawings and paragraphs."""
