"""Floor 2. Names: recognising mentions in one article and resolving them to entities across articles.

`analyse` is a pure function of one text and the lexicon; `resolve` is a separate step over all articles.
"""
