"""The setting `date_order`: one text, two ways to read its numeric dates, in metadata and in names."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.desk.opening import find_names, read_articles, request
from skyread.keys.places import Places
from skyread.keys.settings import Settings

TEXT = "Published 03/04/2021\n\nThe panel of Norwegian experts met again on 05/06/2021 and heard Ada Berg at length.\n"


@pytest.mark.parametrize(
    ("order", "published", "heard"),
    [("mdy", "2021-03-04", "2021-05-06"), ("dmy", "2021-04-03", "2021-06-05")],
)
def test_numeric_dates_are_read_as_the_setting_says(
    tmp_path: Path, order: str, published: str, heard: str
) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(TEXT, encoding="utf-8")
    folders = [tmp_path / name for name in ("config", "data", "cache", "state")]
    for _ in range(2):  # the second time from the cache
        wanted = request([str(file)], Settings(date_order=order), Places(*folders))
        [article] = read_articles(wanted).articles
        index = find_names(wanted, [article]).index
        assert article.published == published
        assert heard in {mention.value for mention in index.mentions_in(article.id)}
