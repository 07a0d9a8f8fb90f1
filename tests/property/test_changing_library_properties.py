"""A library whose articles come, go and change has the names that it would have if it were opened anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from naming import analysed
from skyread.entities.analysis import Analysis, DateMention, Form, Mentions
from skyread.entities.incremental import Resolver
from skyread.entities.lexicon import Lexicon
from skyread.entities.resolver import resolve

SURFACES = (
    "Anna Kolar", "A. Kolar", "Ann Kolar", "Jan Kolar", "Kolar", "Anna", "Jan Maria Kolar", "Kolár", "Verin", "Oleg Verin",
    "Verin Group", "Verin Inc", "Northern Rail Agency", "NRA", "Rail Agency", "Northern", "N.R.A.", "Cyclone Olga", "Olga",
    "Lake Mara", "Mara", "Mara 2", "Mara-2", "mara", "NATO", "Ukraine", "Kyiv", "Open Skies Treaty", "OST", "Treaty",
)  # fmt: skip
VOTES = st.lists(st.integers(-9, 9), min_size=8, max_size=8).map(lambda votes: (*votes[:6], 0, votes[7]))
DATES = st.builds(
    lambda year, month, surface: DateMention(900, 905, surface, year, month, None, None, None),
    st.sampled_from((None, 2019, 2020)),
    st.sampled_from((None, 3, 4)),
    st.sampled_from(("March", "March 2019", "2019", "march")),
)


@st.composite
def made(draw: st.DrawFn) -> Analysis:
    """An analysis with forms that many articles share, and votes that do not agree."""
    surfaces = draw(st.lists(st.sampled_from(SURFACES), unique=True, max_size=7))
    forms = tuple(Form(surface, draw(VOTES)) for surface in surfaces)
    number = st.integers(0, max(0, len(forms) - 1))
    told = draw(st.lists(number, max_size=9)) if forms else []
    pairs = draw(st.lists(st.tuples(number, number), max_size=2, unique=True)) if forms else []
    return Analysis(
        forms,
        Mentions.of((9 * place, 9 * place + 5, form) for place, form in enumerate(told)),
        tuple((one, two) for one, two in pairs if one != two),
        tuple(draw(st.lists(DATES, max_size=1))),
        descriptions=((0, 1, 4),) if told and draw(st.booleans()) else (),
    )


WRITTEN = st.lists(
    st.sampled_from(
        ("Anna Kolar of the Northern Rail Agency (NRA) came.", "The NRA said no.", "Kolar met Oleg Verin in Kyiv on 3 May.",
         "Verin said so.", "The Open Skies Treaty (OST) holds.", "In Mara it rained in May 2019.", "Jan Kolar left Mara.")
    ),
    max_size=4,
).map(lambda said: analysed("\n\n".join(said)))  # fmt: skip
ARTICLES = st.dictionaries(st.sampled_from("abcdefgh"), made() | WRITTEN, max_size=7)
PUBLISHED = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((None, "2020", "2021-05-04")))


@given(st.lists(st.tuples(ARTICLES, PUBLISHED), min_size=2, max_size=4))
@settings(max_examples=150, deadline=None)
def test_names_found_again_are_those_of_a_library_opened_anew(
    stages: list[tuple[dict[str, Analysis], dict[str, str | None]]],
) -> None:
    lexicon = Lexicon.load()
    resolver = Resolver(lexicon)
    for articles, published in stages:
        assert resolver.update(articles, published) == resolve(articles, published, lexicon)


@given(ARTICLES, st.sampled_from("abcdefgh"), made())
@settings(max_examples=100, deadline=None)
def test_an_article_that_came_and_went_leaves_nothing(
    articles: dict[str, Analysis], article: str, other: Analysis
) -> None:
    resolver = Resolver(Lexicon.load())
    before = resolver.update(articles, {})
    resolver.update({**articles, article: other}, {article: "2020"})
    assert resolver.update(articles, {}) == before
