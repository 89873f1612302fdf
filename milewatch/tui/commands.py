"""What each key does, in one list: bindings, key bars, help, the palette and a user's own keys all come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


class Where(StrEnum):
    """Where a key works. The value is the first half of an act's id."""

    APP = "app"
    """On every screen."""
    HOME = "home"
    LIST = "list"
    """The list of workouts on the start screen."""
    COMPOSE = "compose"
    ARMING = "arming"
    LIVE = "live"
    SUMMARY = "summary"
    LOGS = "logs"
    LOG = "log"
    RECOVER = "recover"
    HELP = "help"
    NAME = "name"
    """The line for a name."""
    ASK = "ask"
    """A question answered with yes or no."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a key does."""

    id: str
    """`where.name`; the name, with `_` for `-`, is the Textual action: "live.finish-rep" runs `action_finish_rep`."""
    keys: tuple[str, ...]
    """Textual key names, the one to be shown first."""
    label: str
    """At most 8 characters, for the key bar. Empty: not in the bar."""
    help: str
    """What it does, a sentence for the help screen and the palette."""
    priority: bool = False
    """Comes before the focused widget, so that no key overtakes another (live timing keys)."""
    told: bool = False
    """The action is told which key it was: `action_digit("7")`. A user cannot give it other keys."""

    @property
    def where(self) -> Where:
        """Where the keys work."""
        return Where(self.id.partition(".")[0])

    @property
    def action(self) -> str:
        """The Textual action."""
        return self.id.partition(".")[2].replace("-", "_")


def _live(name: str, keys: str, label: str, says: str) -> Act:
    return Act(f"live.{name}", tuple(keys.split()), label, says, priority=True)


def _act(name: str, keys: str, label: str, says: str) -> Act:
    return Act(name, tuple(keys.split()), label, says)


ACTS: tuple[Act, ...] = (
    _live("mark", "space", "mark", "Starts; then marks: a split, the end of a rep, the end of an open recovery."),
    _live("undo", "u backspace", "undo", "Takes back the last thing pressed, as often as you like."),
    _live("redo", "r", "redo", "Brings back what undo took."),
    _live("skip", "s", "skip", "Ends what is running here and goes on with the next step."),
    _live("back", "b", "back", "Goes back to the step before and begins it again."),
    _live("longer", "plus equals_sign", "+10 s", "Makes the running timed step or recovery 10 seconds longer."),
    _live("shorter", "minus", "-10 s", "Makes the running timed step or recovery 10 seconds shorter."),
    _live("pause", "p", "pause", "Pauses, and goes on again."),
    _live("extra", "x", "extra", "Adds one more rep, also after the end of the plan."),
    _live("finish", "f", "finish", "Ends the rep although a planned split was missed."),
    _live("mute", "m", "mute", "Turns the sound off and on."),
    _live("view", "v", "view", "Shows less and bigger, or everything again."),
    _live("end", "q", "end", "Asks to end the session; e confirms, any other key goes on."),
    _live("confirm", "e", "", "Ends the session once q has asked."),
    _live("help", "question_mark f1", "keys", "Shows all keys; the clock runs on."),
    _act("home.run", "enter", "run", "Takes the workout shown to the start line."),
    _act("home.down", "down", "list", "Goes down into the list of workouts."),
    _act("home.save", "ctrl+s", "save", "Saves what was typed under a name, in your own workouts."),
    _act("home.logs", "f2", "logs", "Shows what was run before."),
    _act("home.unfinished", "f3", "recover", "Shows sessions that were not finished, if there are any."),
    _act("home.more", "pagedown", "", "Pages down in a workout that does not fit."),
    _act("home.less", "pageup", "", "Pages up again."),
    _act("home.clear", "escape", "", "Clears what was typed; in the list, goes back to typing."),
    _act("list.edit", "e", "edit", "Edits your workout; of a shipped one, a copy that becomes yours."),
    _act("list.delete", "d delete", "delete", "Puts your own workout into the trash folder, after asking."),
    _act("list.more", "right", "", "Pages down in a workout that does not fit."),
    _act("list.less", "left", "", "Pages up again."),
    _act("list.type", "slash tab", "type", "Goes back to the line for typing."),
    _act("compose.save", "ctrl+s", "save", "Saves the workout under the name given."),
    _act("compose.run", "ctrl+r", "run", "Takes the workout to the start line as it is typed, saved or not."),
    _act("compose.leave", "escape", "leave", "Leaves without saving; asks when something was changed."),
    Act("arming.start", ("space",), "start", "Starts the session: the lead-in counts down to the go.", True),
    _act("arming.lead-longer", "plus equals_sign", "lead +1", "Makes the lead-in one second longer."),
    _act("arming.lead-shorter", "minus", "lead -1", "Makes the lead-in one second shorter, down to none."),
    _act("arming.athlete", "n", "name", "Changes the name of the athlete."),
    _act("arming.mute", "m", "mute", "Turns the sound off and on."),
    _act("arming.more", "down pagedown", "", "Pages down in a workout that does not fit."),
    _act("arming.less", "up pageup", "", "Pages up again."),
    _act("arming.leave", "escape", "back", "Goes back without starting; nothing is kept."),
    Act("summary.digit", tuple("0123456789"), "", "How hard it was, 0 to 10: 1 and then 0 is 10.", told=True),
    _act("summary.harder", "plus equals_sign up", "", "One harder."),
    _act("summary.easier", "minus down", "", "One easier."),
    _act("summary.notes", "n", "notes", "Writes notes about the session."),
    _act("summary.again", "a", "again", "Takes the same workout to the start line again."),
    _act("summary.home", "enter escape h", "home", "Goes to the start screen; the log is saved already."),
    _act("summary.quit", "q", "quit", "Leaves Milewatch; the log is saved already."),
    _act("logs.open", "enter", "open", "Opens the log as a table."),
    _act("logs.leave", "escape", "back", "Goes back."),
    _act("log.again", "a", "again", "Takes the workout of this log to the start line."),
    _act("log.leave", "escape", "back", "Goes back to the list."),
    _act("recover.go-on", "enter g", "go on", "Goes on with the session; its clock never stopped."),
    _act("recover.keep", "k", "keep", "Saves it as it is, as a log that ends when Milewatch was stopped."),
    _act("recover.later", "escape l", "later", "Decides later; it is offered again."),
    _act("help.leave", "escape question_mark f1 enter q", "back", "Goes back."),
    _act("name.leave", "escape", "", "Leaves the name as it was; enter takes the one typed."),
    _act("ask.yes", "y", "yes", "Yes."),
    _act("ask.no", "n escape", "no", "No."),
    _act("app.help", "f1", "keys", "Shows all keys."),
    _act("app.theme", "ctrl+t", "theme", "Changes between the themes for sun and for night."),
    _act("app.suspend", "ctrl+z", "", "Puts Milewatch aside and gives the shell back (not on Windows); fg comes back."),
    Act("app.quit", ("ctrl+q", "ctrl+c"), "quit", "Leaves Milewatch; in a running session it asks, as q does.", True),
)
"""Every act, in the order in which help shows them."""

BY_ID = {act.id: act for act in ACTS}

_SHOWN = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "escape": "esc",
    "backspace": "bksp",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def acts(*where: Where) -> tuple[Act, ...]:
    """The acts of these places, in the order of the list."""
    return tuple(act for act in ACTS if act.where in where)


def key_name(key: str) -> str:
    """How a key is written on the screen: "space", "ctrl+s", "?"."""
    *modifiers, last = key.split("+") if key != "+" else ["plus"]
    return "+".join([*modifiers, _SHOWN.get(last, last.upper() if last[0] == "f" and last[1:].isdigit() else last)])


def shown_keys(keys: tuple[str, ...]) -> str:
    """All keys of an act in few characters: "u bksp", "0-9"."""
    names = [key_name(key) for key in keys]
    if len(names) > 2 and all(name.isdecimal() for name in names):
        return f"{names[0]}-{names[-1]}"
    return " ".join(names)


def bindings(*where: Where) -> list[Binding]:
    """Textual bindings for these places. Each has its act's id, so that a keymap can change the keys."""
    from textual.binding import Binding

    return [
        Binding(keys, action, act.help, id=act.id, priority=act.priority, show=bool(act.label), system=True)
        for act in acts(*where)
        for keys, action in _bound(act)
    ]


def _bound(act: Act) -> list[tuple[str, str]]:
    if act.told:
        return [(key, f"{act.action}('{key}')") for key in act.keys]
    return [(",".join(act.keys), act.action)]
