"""Annotations as text that other programs, other people and git can take, and back.

Each format is a module of pure functions. Which annotations are meant, where the text goes and what the notebook
makes of what comes in is the business of the command line and of `annotations`.
"""
