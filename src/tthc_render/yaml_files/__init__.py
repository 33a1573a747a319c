"""A YAML file becomes located, typed, validated data; and text that YAML reads back. Knows no report."""
