"""A finished DOCX or PDF, of any origin, as facts. Judges nothing."""
