"""What each kind of decision does to names: laid over what was recognised, the same for any order of articles.

What was recognised is not changed: without the decisions everything is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from skyread.entities.changing import Ground, Names, Range, Texts, full_form
from skyread.entities.decisions import Decided, Decision, Effect, Kind, Place
from skyread.entities.model import EntityType, Resolution
from skyread.text.sanitise import printable


def decide(resolution: Resolution, decisions: Sequence[Decision], texts: Texts) -> Decided:
    """Lay decisions, the oldest first, over names. `texts` are searched for the forms of ADD."""
    return lay(Ground(resolution, lambda: texts), decisions)


def lay(ground: Ground, decisions: Sequence[Decision]) -> Decided:
    """Lay decisions, the oldest first, over names; of several with the same id the first one counts.

    Where they go on after those laid last, only the rest is laid.
    """
    if not decisions:
        return Decided(ground.resolution, {})
    before, names, effects = ground.laid or ((), Names(ground), {})
    if tuple(decisions[: len(before)]) != before:
        before, names, effects = (), Names(ground), {}
    ground.laid = None  # until it is done: what goes wrong half-way must not be gone on with
    laid = {one.id for one in before}
    effects = dict(effects)
    for decision in decisions[len(before) :]:
        if decision.id not in laid:
            laid.add(decision.id)
            effect = _APPLY[decision.kind](names, decision)
            if effect is not None:
                effects[decision.id] = effect
    ground.laid = (tuple(decisions), names, effects)
    return Decided(names.resolution(), effects)


def _name(decision: Decision) -> str:
    """The name that a decision gives: on one line, and nothing in it that a terminal obeys, whoever wrote it."""
    return printable(" ".join(decision.name.split()))


def _merge(names: Names, decision: Decision) -> Effect | None:
    into = names.of(decision.others, decision.other_type, decision.other_seen)
    gone = names.of(decision.forms, decision.type, decision.seen, decision.article)
    if into is None or gone is None or into[0] == gone[0]:
        return None
    spots = names.spots(gone[0], decision.article)
    names.move(spots, into[0])
    return names.effect([into[0]], spots, gone[1])


def _split(names: Names, decision: Decision) -> Effect | None:
    meant = names.of((*decision.others, *decision.forms), decision.type, decision.seen)
    if meant is None:
        return None
    entity = meant[0]
    at = {(place.article, one[0].start) for place in decision.places if (one := names.at(place))}
    spots = []
    for article, number in names.spots(entity, decision.article):
        mention = names.mentions(article)[number]
        if (article, mention.start) in at or mention.surface in decision.forms:
            spots.append((article, number))
    if not spots or len(spots) == len(names.spots(entity)):
        return None
    forms = names.forms_at(spots)
    name = full_form(sorted(forms, key=lambda form: (-forms[form], form)))
    other = names.fresh(_name(decision) or name, names.entities[entity].type)
    names.move(spots, other)
    return names.effect([entity, other], spots, meant[1])


def _rename(names: Names, decision: Decision) -> Effect | None:
    found = names.of(decision.forms, decision.type, decision.seen)
    name = _name(decision)
    if found is None or not name or _is_another(names, found[0], decision):
        return None
    names.rename(found[0], name)
    return names.effect([found[0]], names.spots(found[0]), found[1])


def _is_another(names: Names, entity: str, decision: Decision) -> bool:
    """Whether an entity is a longer name's than the one that was renamed: Helmut Brandt is not the Brandt of a split.

    Only told of rulings made where the entity stood; who writes one by hand may name any of its forms.
    """
    one = names.entities[entity]
    if decision.seen is None or one.name in decision.forms or names.count(one.name, entity) == 0:
        return False
    return any(f" {form} " in f" {one.name} " for form in decision.forms)


def _retype(names: Names, decision: Decision) -> Effect | None:
    found = names.of(decision.forms, decision.other_type, decision.seen, decision.article)
    if found is None or decision.type in (None, EntityType.DATE):
        return None
    assert decision.type is not None
    entity, form = found
    spots = names.spots(entity, decision.article)
    if not spots or names.entities[entity].type is decision.type:
        return None
    if len(spots) < len(names.spots(entity)):
        entity = names.fresh(names.entities[entity].name, decision.type)
    names.retype(entity, decision.type)
    names.move(spots, entity)
    return names.effect([entity], spots, form)


def _mute(names: Names, decision: Decision) -> Effect | None:
    found = names.of(decision.forms, decision.type, decision.seen, decision.article)
    if found is None:
        return None
    spots = names.spots(found[0], decision.article)
    effect = names.effect([found[0]], spots, found[1])
    names.drop(spots)
    return effect


def _add(names: Names, decision: Decision) -> Effect | None:
    type_ = decision.type or EntityType.OTHER
    if type_ is EntityType.DATE:
        return None
    forms = [form for form in decision.forms if form.strip()]
    known = names.of((decision.name, *decision.others, *forms), type_, None)
    entity = known[0] if known is not None and names.entities[known[0]].type is type_ else None
    wanted: dict[str, list[Range]] = {}
    for article, spans in names.ground.found(forms).items():
        if decision.article in ("", article):
            free = [span for span in spans if _gives_way(names, article, span, entity, decision.seen)]
            if free:
                wanted[article] = free
    if not wanted:
        return None
    if entity is None:
        entity = names.fresh(_name(decision) or " ".join(forms[0].split()), type_)
    for article in sorted(wanted):
        names.add(article, wanted[article], entity)
    first = min(wanted)
    return Effect((entity,), sum(map(len, wanted.values())), forms[0], first, wanted[first][0][0])


def _gives_way(names: Names, article: str, span: Range, entity: str | None, seen: Place | None) -> bool:
    """Whether what stands where a name is to be added may go.

    Dates stay, and so does a longer name that holds these words, but where the user has pointed at them.
    """
    pointed = seen is not None and (seen.article, seen.start) == (article, span[0])
    for number in names.overlapped(article, span):
        mention = names.mentions(article)[number]
        longer = (
            mention.start <= span[0]
            and span[1] <= mention.end
            and mention.end - mention.start > span[1] - span[0]
        )
        same = (mention.start, mention.end) == span and names.owners(article)[number] == entity
        if mention.type is EntityType.DATE or same or (longer and not pointed):
            return False
    return True


def _different(names: Names, decision: Decision) -> Effect | None:
    one = names.of(decision.forms, decision.type, decision.seen)
    other = names.of(decision.others, decision.other_type, decision.other_seen)
    if one is None or other is None or one[0] == other[0]:
        return None
    return names.effect([one[0], other[0]], names.spots(one[0]), one[1])


_APPLY: Mapping[Kind, Callable[[Names, Decision], Effect | None]] = {
    Kind.MERGE: _merge,
    Kind.SPLIT: _split,
    Kind.RENAME: _rename,
    Kind.RETYPE: _retype,
    Kind.MUTE: _mute,
    Kind.ADD: _add,
    Kind.DIFFERENT: _different,
}
