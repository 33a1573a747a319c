"""A parent's figures from its children's reports."""
