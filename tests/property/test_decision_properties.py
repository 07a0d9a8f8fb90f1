"""What must hold whatever is ruled about names: made-up libraries, and decisions that mean something or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from skyread.desk.decision_rows import decision_of, ruling_of
from skyread.entities.changing import Ground
from skyread.entities.decisions import Decision, Kind, Place, moved, place_of
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.overlay import decide, lay

WORDS = (
    "Ann Berg",
    "Berg",
    "A. Berg",
    "Karl Berg",
    "Lodz",
    "Lodz Pact",
    "Pact",
    "May 2021",
    "the harbour",
    "Ann's",
)
NAMED = st.sampled_from(WORDS)
TYPES = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)
ODD = st.sampled_from(("", " ", "(", "[a-z]*", "\\", "Nobody", "Berg\nPact", "’", "é", "a" * 200))
FORMS = st.lists(NAMED | ODD, max_size=3).map(tuple)


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Resolution, dict[str, str]]:
    """Articles of names and other words, the names of which some are mentions of a few entities."""
    texts: dict[str, str] = {}
    rows: dict[str, list[tuple[Mention, str]]] = {}
    called: dict[str, set[str]] = {}
    types: dict[str, EntityType] = {}
    for number in range(draw(st.integers(0, 3))):
        text, found = "", []
        for word in draw(st.lists(NAMED | st.sampled_from(("said", "and\nthen", "—")), max_size=12)):
            if word in WORDS and draw(st.booleans()):
                entity = draw(st.sampled_from(("one", "two", "three")))
                type_ = types.setdefault(entity, draw(st.sampled_from(TYPES)))
                if word == "May 2021":
                    entity, type_ = "date", EntityType.DATE
                    types[entity] = type_
                called.setdefault(entity, set()).add(word)
                found.append((Mention(len(text), len(text) + len(word), word, type_), entity))
            text += word + draw(st.sampled_from((" ", ", ", "\n\n")))
        article = f"{text} #{number}"
        texts[f"article {number}"] = article
        rows[f"article {number}"] = found
    entities = {
        id_: Entity(id_, min(forms), types[id_], tuple(sorted(forms))) for id_, forms in called.items()
    }
    return (
        Resolution(
            entities,
            {id_: tuple(mention for mention, _ in found) for id_, found in rows.items()},
            {id_: tuple(owner for _, owner in found) for id_, found in rows.items()},
        ),
        texts,
    )


PLACES = st.builds(
    Place,
    st.sampled_from(("article 0", "article 1", "gone")),
    st.integers(-2, 80),
    st.integers(-2, 80),
    NAMED | ODD,
)
DECISIONS = st.builds(
    Decision,
    id=st.uuids().map(str),
    kind=st.sampled_from(Kind),
    forms=FORMS,
    type=st.none() | st.sampled_from(EntityType),
    others=FORMS,
    other_type=st.none() | st.sampled_from(EntityType),
    name=NAMED | ODD,
    article=st.sampled_from(("", "", "article 0", "gone")),
    places=st.lists(PLACES, max_size=2).map(tuple),
    seen=st.none() | PLACES,
    other_seen=st.none() | PLACES,
)
RULED = st.lists(DECISIONS, max_size=6)


def plain(text: str) -> str:
    return " ".join(text.split())


def dates(resolution: Resolution) -> set[tuple[str, int, int]]:
    return {
        (article, one.start, one.end)
        for article, found in resolution.mentions.items()
        for one in found
        if one.type is EntityType.DATE
    }


@given(libraries(), RULED)
def test_names_stay_whole_whatever_is_ruled(
    library: tuple[Resolution, dict[str, str]], ruled: list[Decision]
) -> None:
    resolution, texts = library
    found = decide(resolution, ruled, texts).resolution
    assert dates(found) == dates(resolution)
    assert found.mentions.keys() == found.assignments.keys()
    standing = set()
    for article, mentions in found.mentions.items():
        last = 0
        for mention, owner in zip(mentions, found.assignments[article], strict=True):
            assert last <= mention.start < mention.end
            assert plain(texts[article][mention.start : mention.end]) == mention.surface
            entity = found.entities[owner]
            assert (entity.id, entity.type) == (owner, mention.type)
            assert mention.surface in entity.aliases
            standing.add(owner)
            last = mention.end
    assert found.entities.keys() == standing
    assert all(entity.name.strip() for entity in found.entities.values())


@given(libraries(), RULED)
def test_the_order_of_articles_changes_nothing(
    library: tuple[Resolution, dict[str, str]], ruled: list[Decision]
) -> None:
    resolution, texts = library
    turned = Resolution(
        dict(reversed(resolution.entities.items())),
        dict(reversed(resolution.mentions.items())),
        dict(reversed(resolution.assignments.items())),
    )
    one = decide(resolution, ruled, texts)
    two = decide(turned, ruled, dict(reversed(texts.items())))
    assert one == two


@given(libraries(), RULED)
def test_decisions_brought_in_twice_count_once(
    library: tuple[Resolution, dict[str, str]], ruled: list[Decision]
) -> None:
    resolution, texts = library
    assert decide(resolution, ruled + ruled, texts) == decide(resolution, ruled, texts)


@given(libraries(), RULED, RULED)
def test_taking_decisions_back_restores_what_was(
    library: tuple[Resolution, dict[str, str]], first: list[Decision], second: list[Decision]
) -> None:
    resolution, texts = library
    ground = Ground(resolution, lambda: texts)
    before = lay(ground, first)
    lay(ground, first + second)
    assert lay(ground, first) == before == decide(resolution, first, texts)
    assert lay(ground, []).resolution is resolution


@given(libraries(), st.sampled_from((Kind.MUTE, Kind.MERGE, Kind.RETYPE)))
def test_an_entity_is_ruled_on_in_all_its_mentions_and_no_others(
    library: tuple[Resolution, dict[str, str]], kind: Kind
) -> None:
    resolution, texts = library
    people = sorted(id_ for id_, one in resolution.entities.items() if one.type is not EntityType.DATE)
    if len(people) < 2:
        return
    entity, other = (resolution.entities[id_] for id_ in people[:2])
    seen, other_seen = (where(resolution, texts, one.id) for one in (entity, other))
    new = EntityType.WEAPON if kind is Kind.RETYPE else entity.type
    ruling = Decision(
        "d", kind, entity.aliases, new, other.aliases, other.type, seen=seen, other_seen=other_seen
    )
    if kind is Kind.RETYPE:
        ruling = replace(ruling, other_type=entity.type)
    found = decide(resolution, [ruling], texts).resolution
    for article, owners in resolution.assignments.items():
        kept = [owner for owner in owners if kind is not Kind.MUTE or owner != entity.id]
        wanted = [other.id if kind is Kind.MERGE and owner == entity.id else owner for owner in kept]
        assert list(found.assignments[article]) == wanted
    if kind is Kind.RETYPE:
        assert found.entities[entity.id].type is EntityType.WEAPON


def where(resolution: Resolution, texts: dict[str, str], entity: str) -> Place:
    """The first mention of an entity."""
    return next(
        place_of(article, texts[article], mention.start, mention.end)
        for article, owners in sorted(resolution.assignments.items())
        for mention, owner in zip(resolution.mentions[article], owners, strict=True)
        if owner == entity
    )


@given(DECISIONS)
def test_a_decision_is_kept_as_it_was_made(decision: Decision) -> None:
    assert decision_of(ruling_of(decision)) == decision


SENTENCES = st.lists(
    st.sampled_from(
        (
            "Berg opened the talks in the old town hall.",
            "Nobody expected Berg to stay for long.",
            "Berg opened the talks in the new town hall.",
            "The boats were late again, said Berg.",
            "It rained on the harbour all day.",
        )
    ),
    min_size=2,
    max_size=6,
)


@given(SENTENCES, st.data())
def test_a_mention_is_found_again_or_not_at_all(sentences: Sequence[str], data: st.DataObject) -> None:
    """Sentences around it go and come; where its own sentence stands only once, nothing else is taken for it."""
    chosen = data.draw(st.integers(0, len(sentences) - 1))
    own = f"On day {chosen} they met, and {sentences[chosen]}"
    lines = [*sentences[:chosen], own, *sentences[chosen + 1 :]]
    text = "\n".join(lines)
    if "Berg" not in own:
        return
    start = text.index(own) + own.index("Berg")
    place = place_of("old", text, start, start + 4)
    others = data.draw(st.lists(st.sampled_from([*sentences, "Then came Monday."]), max_size=6))
    cut = data.draw(st.integers(0, len(others)))
    stays = data.draw(st.booleans())
    edited = "\n".join([*others[:cut], *([own] if stays else []), *others[cut:]])
    found = moved(place, "new", edited)
    if found is not None and stays:
        assert edited[found.start : found.end] == "Berg"
        assert found.start == edited.index(own) + own.index("Berg")


def test_a_thousand_rulings_on_one_name_are_laid() -> None:
    text = "Ann Berg met Karl Berg. " * 40
    starts = [at for at in range(len(text)) if text.startswith("Berg", at)]
    resolution = Resolution(
        {"b": Entity("b", "Berg", EntityType.PERSON, ("Berg",))},
        {"a": tuple(Mention(at, at + 4, "Berg", EntityType.PERSON) for at in starts)},
        {"a": ("b",) * len(starts)},
    )
    kinds = (Kind.ADD, Kind.RETYPE, Kind.MERGE, Kind.MUTE, Kind.RENAME)
    ruled = [
        Decision(
            str(number),
            kinds[number % 5],
            ("Berg", "Ann Berg"),
            TYPES[number % 3],
            ("Karl Berg",),
            name=f"N{number}",
        )
        for number in range(1_000)
    ]
    found = decide(resolution, ruled, {"a": text})
    assert found.effects["995"].mentions == 80
    assert found.resolution.mentions["a"] == ()
