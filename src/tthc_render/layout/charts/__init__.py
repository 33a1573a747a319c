"""Charts: everything of one is placed in points by the widths of the text font (`plan`), then drawn as a picture."""
