"""Quoting a passage as a citation after the user's template.

The template's fields are checked when settings are read; here they are only filled in.
"""

from __future__ import annotations

import re

from skyread.desk.listing import label
from skyread.library.article import Article


def citation(article: Article, start: int, end: int, template: str) -> str:
    """`text[start:end]` in `template`; what is not known leaves no stray comma behind."""
    quote = " ".join(article.text[start:end].split())
    text = template.format(
        quote=quote.strip("“”\"'« »"),
        title=label(article),
        source=article.source or "",
        date=article.published or "undated",
        article=article.path,
    )
    return re.sub(r"(, )(?=, |$)", "", text).strip().rstrip(",")
