"""Floor 0. Text as such: spans, folding, sentences, cell widths, wrapping, sanitising, date expressions.

Knows no articles, files or names. Offsets are code points, end exclusive.
"""
