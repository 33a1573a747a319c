"""The document tree written as PDF through an HTML layout."""
