"""The report as a tree of blocks, the text grammar that makes it, its numbering, and the one set-up of Jinja."""
