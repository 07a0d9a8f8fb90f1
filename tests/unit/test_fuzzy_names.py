"""Names are found by what the fingers make of them."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

import pytest

from skyread.entities.model import EntityType
from skyread.index.fuzzy import FuzzyIndex, Tier
from skyread.index.library_index import Index
from skyread.index.names import NameFinder
from small_library import library_of

KINDS = {
    "Sergei Ryabkov": EntityType.PERSON,
    "Jens Stoltenberg": EntityType.PERSON,
    "Mohammed bin Salman": EntityType.PERSON,
    "Donald Tusk": EntityType.PERSON,
    "Bashar al-Assad": EntityType.PERSON,
    "INF Treaty": EntityType.TREATY,
    "Open Skies Treaty": EntityType.TREATY,
    "Joint Comprehensive Plan of Action": EntityType.TREATY,
}
FIRST = (
    "[Sergei Ryabkov], [Ryabkov|Sergei Ryabkov], [Sergey Ryabkov|Sergei Ryabkov] on the [INF Treaty]; "
    "[Donald Tusk], [Bashar al-Assad], [Mohammed bin Salman]."
)
SECOND = (
    "[Jens Stoltenberg] and [Stoltenberg|Jens Stoltenberg] on the [Open Skies Treaty] ([DON|Open Skies Treaty]) "
    "and the [Joint Comprehensive Plan of Action]; the [Treaty on Open Skies|Open Skies Treaty]."
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(*library_of(FIRST, SECOND, kinds=KINDS))


@pytest.fixture(scope="module")
def finder(index: Index) -> NameFinder:
    return NameFinder(index)


@pytest.mark.parametrize(
    ("query", "name", "tier"),
    [
        ("sergei ryabkov", "Sergei Ryabkov", Tier.EXACT),
        ("serg", "Sergei Ryabkov", Tier.PREFIX),
        ("ryabkov sergei", "Sergei Ryabkov", Tier.WORD),
        ("s ryabkov", "Sergei Ryabkov", Tier.WORD),
        ("srgrybkv", "Sergei Ryabkov", Tier.SUBSEQUENCE),
        ("ryabkof", "Sergei Ryabkov", Tier.TYPO),
        ("raybkov", "Sergei Ryabkov", Tier.TYPO),
        ("stoltenburg", "Jens Stoltenberg", Tier.TYPO),
        ("stlotenburg", "Jens Stoltenberg", Tier.TYPO),
        ("stoltenbu", "Jens Stoltenberg", Tier.TYPO),
        ("jstolt", "Jens Stoltenberg", Tier.SUBSEQUENCE),
        ("berg", "Jens Stoltenberg", Tier.SUBSEQUENCE),
        ("inf tretay", "INF Treaty", Tier.TYPO),
        ("treaty inf", "INF Treaty", Tier.WORD),
        ("DON", "Open Skies Treaty", Tier.EXACT),
        ("MBS", "Mohammed bin Salman", Tier.ACRONYM),
        ("jcpoa", "Joint Comprehensive Plan of Action", Tier.ACRONYM),
        ("jcpa", "Joint Comprehensive Plan of Action", Tier.ACRONYM),
        ("assad", "Bashar al-Assad", Tier.WORD),
        ("al assad", "Bashar al-Assad", Tier.WORD),
        ("alassad", "Bashar al-Assad", Tier.SUBSEQUENCE),
        ("'bkov", "Sergei Ryabkov", Tier.SUBSEQUENCE),
        ("treaty !skies", "INF Treaty", Tier.WORD),
    ],
)
def test_the_name_meant_comes_first_and_says_why(
    finder: NameFinder, query: str, name: str, tier: Tier
) -> None:
    hit = finder.find(query)[0]
    assert (hit.entity.name, hit.tier) == (name, tier)


def test_an_alias_that_matches_is_the_one_shown(finder: NameFinder) -> None:
    hit = finder.find("don")[0]
    assert (hit.alias, hit.positions) == ("DON", (0, 1, 2))
    assert [hit.entity.name for hit in finder.find("don")] == ["Open Skies Treaty", "Donald Tusk"]


def test_an_entity_is_listed_once(finder: NameFinder) -> None:
    names = [hit.entity.name for hit in finder.find("r")]
    assert names.count("Sergei Ryabkov") == 1


def test_matching_letters_are_where_they_are_said_to_be(finder: NameFinder) -> None:
    (hit,) = finder.find("al ba assad")
    assert [hit.alias[place] for place in hit.positions] == list("BaalAssad")
    (hit,) = finder.find("mbsa")
    assert "".join(hit.alias[place] for place in hit.positions) == "MbSa"


def test_nothing_resembles_nonsense(finder: NameFinder) -> None:
    assert finder.find("qwxzqwxz") == []
    assert finder.find("zzz !") == []


def test_an_empty_query_lists_the_most_mentioned_first_and_this_article_before_the_others(
    finder: NameFinder, index: Index
) -> None:
    names = [hit.entity.name for hit in finder.find("")]
    assert names[:3] == ["Open Skies Treaty", "Sergei Ryabkov", "Jens Stoltenberg"]
    first = index.articles[0].id
    here = [hit.entity.name for hit in finder.find("", article_id=first)]
    assert here[:2] == ["Sergei Ryabkov", "Bashar al-Assad"]
    assert here.index("INF Treaty") < here.index("Open Skies Treaty")


def test_among_equals_the_article_being_read_comes_first(finder: NameFinder, index: Index) -> None:
    everywhere = [hit.entity.name for hit in finder.find("treaty")]
    here = [hit.entity.name for hit in finder.find("treaty", article_id=index.articles[0].id)]
    assert sorted(everywhere) == sorted(here)
    tiers = {hit.entity.name: hit.tier for hit in finder.find("treaty")}
    assert tiers == {"Open Skies Treaty": Tier.PREFIX, "INF Treaty": Tier.WORD}
    stuck = [hit.entity.name for hit in finder.find("s", article_id=index.articles[1].id)]
    assert stuck.index("Jens Stoltenberg") < stuck.index("Mohammed bin Salman")


def test_a_search_can_be_kept_to_the_article_being_read(finder: NameFinder, index: Index) -> None:
    first = index.articles[0].id
    names = {hit.entity.name for hit in finder.find("", article_id=first, here_only=True)}
    assert names == {entity.entity.name for entity in index.entities_in(first)}
    assert finder.find("stoltenberg", article_id=first, here_only=True) == []


def test_a_finder_can_be_restricted_to_types(index: Index) -> None:
    finder = NameFinder(index, kinds={EntityType.TREATY})
    assert {hit.entity.type for hit in finder.find("")} == {EntityType.TREATY}


def test_a_slip_never_outranks_a_match_nor_joins_many_matches() -> None:
    near = [("Marlon", "near")]
    many = [(f"Merlon {number}", str(number)) for number in range(12)]
    hits = FuzzyIndex(near + many[:3]).find("merlon")
    assert [hit.tier for hit in hits] == [Tier.PREFIX] * 3 + [Tier.TYPO]
    assert all(hit.tier is not Tier.TYPO for hit in FuzzyIndex(near + many).find("merlon"))


def test_two_slips_need_eight_letters() -> None:
    index = FuzzyIndex([("Kramnik", "a"), ("Petrosian", "b")])
    assert index.find("kremnig") == []
    assert [hit.key for hit in index.find("petrusiam")] == ["b"]


def test_capitals_prefer_and_never_hide() -> None:
    index = FuzzyIndex([("Start of talks", "talks"), ("START treaty", "treaty")])
    assert [hit.key for hit in index.find("start")] == ["talks", "treaty"]
    assert [hit.key for hit in index.find("START")] == ["treaty", "talks"]


def test_one_letter_asks_for_the_most_mentioned_and_a_whole_word_for_itself() -> None:
    index = FuzzyIndex([("Usama", "most"), ("U Thant", "second"), ("US Navy", "third")])
    assert [hit.key for hit in index.find("u")] == ["most", "second", "third"]
    assert next(hit.key for hit in index.find("us")) == "third"


def test_every_tier_has_its_own_label() -> None:
    assert len({tier.label for tier in Tier}) == len(Tier)


def test_a_name_without_a_blank_costs_no_memory() -> None:
    endless = "".join(chr(97 + number * number % 26) for number in range(20_000))
    names = FuzzyIndex([(endless, "endless"), ("Anna Weiss", "anna")])
    tracemalloc.start()
    try:
        names.warm_up()
        assert [hit.key for hit in names.find(endless[:40] + "?" + endless[41:60])] == ["endless"]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_importing_the_index_is_light() -> None:
    code = (
        "import sys, skyread.index.names, skyread.index.search, skyread.index.cache, skyread.notebook.reading;"
        "print([one for one in ('rapidfuzz', 'numpy', 'yaml', 'charset_normalizer') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
