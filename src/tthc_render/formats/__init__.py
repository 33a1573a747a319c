"""What outside formats demand of us: the text font and its widths, Open XML names and strict parsing, the identity
stamp, writing a file completely or not at all.
"""
