"""The page: measures, column widths, pictures; ``layout.docx`` and ``layout.pdf`` write the tree."""
