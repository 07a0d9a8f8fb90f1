"""The commands of worklists: making one of a list of results, going through it, keeping and dismissing its items."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_R = (Context.READER,)
_G = (Context.GLOBAL,)
_P = (Context.PICKER,)

WORKLIST: tuple[Command, ...] = (
    Command(
        "worklist.next",
        "Next worklist item",
        "Go to the next item of the worklist in hand that is not dismissed.",
        _G,
        takes_count=True,
    ),
    Command(
        "worklist.previous",
        "Previous worklist item",
        "Go to the item before it of the worklist in hand that is not dismissed.",
        _G,
        takes_count=True,
    ),
    Command(
        "worklist.keep",
        "Keep the item",
        "Keep the worklist's item in focus and go on; again takes it back.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "worklist.dismiss",
        "Dismiss the item",
        "Dismiss the worklist's item in focus and go on; again takes it back.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "worklist.items",
        "Items of the worklist",
        "List the items of the worklist in hand: by word, is:new, is:kept, -is:seen.",
        _G,
    ),
    Command(
        "worklist.all",
        "Worklists",
        "List all worklists, to take one in hand or delete it.",
        _G,
        words=("worklists",),
    ),
    Command(
        "worklist.put_away",
        "Put the worklist away",
        "Have no worklist in hand; what you said of its items stays.",
        _G,
        words=("put-away",),
    ),
    Command(
        "worklist.annotate_kept",
        "Annotate what was kept",
        "Highlight all kept items with the pen in hand; a word after it tags them.",
        _G,
        words=("annotate-kept",),
    ),
    Command(
        "worklist.export",
        "Export the worklist",
        "Write the worklist to a file, .md or .jsonl; what was kept, if any was.",
        _G,
        argument=Argument.TEXT,
        words=("export-worklist",),
    ),
    Command(
        "picker.worklist",
        "Make a worklist",
        "Make a worklist of all that was found, and go to its first item.",
        _P,
    ),
    Command("picker.remove", "Delete", "Delete what is under the cursor, in the list of worklists.", _P),
)
