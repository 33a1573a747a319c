"""The language and the calendar: numbers, numbers in words, dates, periods, ordinals (I, a, đ), syllables, folding
of marks. Pure functions; no files but its own tables.
"""
