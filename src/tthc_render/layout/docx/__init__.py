"""The document tree written as DOCX through a docxtpl layout."""
