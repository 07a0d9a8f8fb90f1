"""The verbs that look at worklists: `worklist list` and `worklist export`."""

from __future__ import annotations

from collections.abc import Sequence

from skyread.cli.noted import notebook_kept
from skyread.cli.outcomes import NOTHING, OK, UsageError, narrate, write
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.notebook.exchange.worklists import FORMATS, record_of, text_of
from skyread.notebook.history import History
from skyread.notebook.worklists import WorkItem, Worklist, Worklists, WorkState


def worklist_list(call: Call) -> int:
    """List the items of worklists."""
    asked = _asked(call)
    if call.json:
        return (
            OK
            if write_json(record_of(one.title, item) for one, items in asked for item in items)
            else NOTHING
        )
    listed = write_table(_row(one, item) for one, items in asked for item in items)
    for one, _ in asked:
        narrate(
            f"skyread: {one.title}: {one.items:,} item{'s' * (one.items != 1)}, {one.kept} kept, {one.dismissed} dismissed,"
            f" {one.new} not looked at yet; made {one.made[:10]}"
        )
    return OK if listed else NOTHING


def worklist_export(call: Call) -> int:
    """Write the items of worklists to standard output."""
    form = call.options.get("--format", "jsonl")
    if form not in FORMATS.values():
        raise UsageError(f"skyread worklist export: there is no format {form}; write jsonl or md")
    if call.json and form != "jsonl":
        raise UsageError("skyread worklist export: --json is JSON Lines; leave it out for another format")
    given = [(one.title, items) for one, items in _asked(call) if items]
    if not given:
        narrate("skyread: nothing to export")
        return NOTHING
    write(text_of(given, form))
    return OK


def _asked(call: Call) -> list[tuple[Worklist, Sequence[WorkItem]]]:
    """The worklists that a call means with those of their items that it means. Raises UsageError."""
    state = call.options.get("--state")
    if state is not None and state not in set(WorkState):
        raise UsageError(f"skyread {call.verb.name}: --state takes {', '.join(WorkState)}, not {state}")
    with notebook_kept() as notebook:
        worklists = Worklists(notebook, History(notebook))
        wanted = _called(call, worklists.all())
        return [
            (one, [item for item in worklists.items(one.id) if state in (None, item.state)]) for one in wanted
        ]


def _called(call: Call, worklists: Sequence[Worklist]) -> Sequence[Worklist]:
    """The worklist of that title, else those with it as a part; all where none is asked for."""
    name = " ".join(call.paths).casefold()
    exact = [one for one in worklists if one.title.casefold() == name]
    found = exact or [one for one in worklists if name in one.title.casefold()]
    if name and not found:
        known = "; ".join(one.title for one in worklists) or "none yet"
        narrate(f"skyread: no worklist is called “{' '.join(call.paths)}”; there are: {known}")
    return found


def _row(worklist: Worklist, item: WorkItem) -> tuple[str, ...]:
    source = item.target.source
    return worklist.title, str(item.number), item.state.sign, source.title or source.path, item.label
