"""A PDF printed without a layout engine: the pages of an HTML layout, from a subset of CSS that is known exactly."""
