"""What each key does, in one list: bindings, key bars, help, the palette and a user's own keys all come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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
    SQUAD = "squad"
    """The running session of several athletes: letters and digits are theirs."""
    MORE = "more"
    """What the screen of a squad can do for everybody, behind one key."""
    MEND = "mend"
    """What can be done there to a mark and to one athlete."""
    OVER = "over"
    """A line typed over a squad that runs on."""
    LAPS = "laps"
    """Mending the laps of a saved session."""
    SUMMARY = "summary"
    LOGS = "logs"
    """The history: all sessions."""
    TRASH = "trash"
    """Sessions that were deleted."""
    FILTER = "filter"
    """The line of words that the history is filtered by."""
    LOG = "log"
    """One session, looked at afterwards."""
    EDIT = "edit"
    """What is said about a session."""
    TRENDS = "trends"
    RECOVER = "recover"
    HELP = "help"
    NAME = "name"
    """A question answered with a line."""
    ROSTER = "roster"
    """Picking who runs."""
    ATHLETES = "athletes"
    """The list of athletes."""
    ATHLETE = "athlete"
    """Writing down an athlete."""
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


def _squad(name: str, keys: str, label: str, says: str) -> Act:
    return Act(f"squad.{name}", tuple(keys.split()), label, says, priority=True)


def _over(name: str, keys: str, label: str, says: str) -> Act:
    return Act(f"over.{name}", tuple(keys.split()), label, says, priority=True)


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
    _live("finish", "f", "finish", "Ends the rep although a planned split was missed, or time is left."),
    _live("mute", "m", "mute", "Turns the sound off and on."),
    _live("view", "v", "view", "Shows less and bigger, or everything again."),
    _live("end", "q", "end", "Asks to end the session; e confirms, any other key goes on."),
    _live("confirm", "e", "", "Ends the session once q has asked."),
    _live("help", "question_mark f1", "keys", "Shows all keys; the clock runs on."),
    _squad("mark", "space", "mark", "Starts; then marks whoever passes: the mark waits in the tray for a name."),
    _squad("take", "enter", "next", "Names the oldest mark of the tray, or marks now: the athlete expected next."),
    _squad("undo", "backspace", "undo", "Takes back the last thing pressed, as often as you like."),
    _squad("discard", "full_stop delete", "discard", "Throws away a mark of the tray: one too many, else the oldest."),
    _squad("more", "comma", "more", "Shows what can be done for everybody; one more key does it."),
    _squad("up", "up", "mend", "Chooses a mark to mend: the athlete above. Letters still mark meanwhile."),
    _squad("down", "down", "", "The athlete below."),
    _squad("left", "left", "", "The mark before."),
    _squad("right", "right", "", "The mark after."),
    _squad("view", "tab", "matrix", "Shows all reps of everybody, and the lines again."),
    _squad("longer", "plus equals_sign", "+10 s", "Makes running timed steps and recoveries 10 seconds longer."),
    _squad("shorter", "minus", "-10 s", "Makes them 10 seconds shorter."),
    _squad("close", "escape", "", "Leaves mending, or what was asked."),
    _squad("help", "question_mark f1", "keys", "Shows all keys; the clock runs on."),
    _act("more.redo", "r", "redo", "Brings back what undo took."),
    _act("more.pause", "p", "pause", "Pauses everybody, and goes on again."),
    _act("more.skip", "s", "skip", "Ends what is running, for everybody, and goes on with the next step."),
    _act("more.back", "b", "back", "Begins the step before again, for everybody."),
    _act("more.extra", "x", "+1 rep", "One more rep for everybody, also after the end of the plan."),
    _act("more.fewer", "l", "-1 rep", "One rep less for everybody: the last of the set, if still to come."),
    _act("more.clear", "c", "clear", "Throws away every mark of the tray, one after the other for undo."),
    _act("more.new", "n", "new", "Somebody who is not in the line-up joins: type a name."),
    _act("more.mute", "m", "mute", "Turns the sound off and on."),
    _act("more.end", "q", "end", "Asks to end the session; e confirms, any other key goes on."),
    _act("mend.assign", "a", "to other", "Gives the mark to another athlete: press their key."),
    _act("mend.swap", "w", "swap", "Swaps it with the same mark of another athlete: press their key."),
    _act("mend.time", "t", "time", "Corrects the time: type it as it should be, then enter."),
    _act("mend.split", "s", "split", "Splits the lap in two, where a mark was missed: type the first part's time."),
    _act("mend.insert", "i", "insert", "Puts a missed mark into what is running: type its time."),
    _act("mend.delete", "d", "delete", "Deletes the mark."),
    _act("mend.nobody", "n", "to tray", "Puts the mark back into the tray."),
    _act("mend.unfinished", "f", "dnf", "The athlete did not finish this rep, run or running; or did after all."),
    _act("mend.out", "o", "drop out", "The athlete drops out."),
    _act("mend.join", "j", "join", "The athlete joins in again, or arrives late: where most of the others are."),
    _act("mend.extra", "x", "+1 rep", "One more rep for this athlete."),
    _act("mend.fewer", "l", "-1 rep", "One rep less for this athlete, while it is still to come."),
    _act("mend.back", "b", "again", "This athlete begins the step before again."),
    _act("mend.plan", "p", "plan", "Another workout for this athlete from here on: type it, or its name."),
    _over("mark", "tab", "mark", "Marks whoever passes meanwhile: the mark waits in the tray."),
    _over("leave", "escape", "leave", "Leaves what was typed; enter takes it."),
    _act("home.run", "enter", "run", "Takes the workout shown to the start line."),
    _act("home.down", "down", "list", "Goes down into the list of workouts."),
    _act("home.save", "ctrl+s", "save", "Saves what was typed under a name, in your own workouts."),
    _act("home.logs", "f2", "history", "Shows what was run before, and where it goes."),
    _act("home.athletes", "f4", "athletes", "Shows the athletes: marks, goals and paces."),
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
    _act("arming.athlete", "n", "who", "Picks who runs: one athlete, several, a group, or somebody new."),
    _act("arming.stagger", "g", "stagger", "Of several athletes: all start together, or one after the other."),
    _act("arming.recover", "r", "rest", "Of several athletes: whose finish begins the recovery."),
    _act("arming.lead-longer", "plus equals_sign", "lead", "Makes the lead-in one second longer."),
    _act("arming.lead-shorter", "minus", "lead", "Makes the lead-in one second shorter, down to none."),
    _act("arming.splits", "l", "laps", "Marks each passing of the finish line in reps longer than a lap, or not."),
    _act("arming.mute", "m", "mute", "Turns the sound off and on."),
    _act("arming.sound", "h", "sound", "Plays a sound check: a pip, the go, and a word where the voice is on."),
    _act("arming.more", "down pagedown", "", "Pages down in a workout that does not fit."),
    _act("arming.less", "up pageup", "", "Pages up again."),
    _act("arming.leave", "escape", "back", "Goes back without starting; nothing is kept."),
    Act("summary.digit", tuple("0123456789"), "", "How hard it was, 0 to 10: 1 and then 0 is 10.", told=True),
    _act("summary.harder", "plus equals_sign up", "", "One harder."),
    _act("summary.easier", "minus down", "", "One easier."),
    _act("summary.notes", "n", "notes", "Writes notes about the session."),
    _act("summary.again", "a", "again", "Takes the same workout to the start line again."),
    _act("summary.mark", "k", "mark", "Keeps the time trial just run as a mark of the athlete."),
    _act("summary.mend", "m", "mend", "Mends the laps: times, distances, missed and doubled marks."),
    _act("summary.home", "enter escape h", "home", "Goes to the start screen; the log is saved already."),
    _act("summary.quit", "q", "quit", "Leaves Milewatch; the log is saved already."),
    _act("logs.open", "enter", "open", "Opens the session."),
    _act(
        "logs.filter",
        "slash f",
        "filter",
        "Filters the list by words such as athlete:ana tag:hills effort:>7 since:8w.",
    ),
    _act("logs.trends", "t", "trends", "Shows where it all goes: races, weeks, workouts and bests."),
    _act("logs.edit", "e", "edit", "Edits effort, notes, tags, weather and surface."),
    _act("logs.delete", "d delete", "delete", "Puts the session into the trash folder."),
    _act("logs.restore", "u", "undelete", "Brings back what was deleted last; later, shows the trash to choose from."),
    _act("logs.editor", "x", "editor", "Opens the file in your editor ($VISUAL or $EDITOR)."),
    _act("logs.leave", "escape", "back", "Takes the filter away; without one, goes back."),
    _act("trash.restore", "enter u", "restore", "Brings the session back into the history."),
    _act("trash.leave", "escape", "back", "Goes back."),
    _act("filter.done", "enter down", "list", "Goes down into the list."),
    _act("filter.clear", "escape", "clear", "Takes the filter away."),
    _act("log.session", "1", "session", "Shows the session: its chart, its figures, and plan and actual side by side."),
    _act("log.compare", "2", "compare", "Shows it beside the same workout last time, or beside another session."),
    _act("log.trend", "3", "trend", "Shows every running of this workout."),
    _act("log.squad", "4", "squad", "Shows all athletes by reps, who was quickest and who faded."),
    _act("log.athlete", "n", "athlete", "The next athlete."),
    _act("log.older", "left", "", "Compares with the running before that one."),
    _act("log.newer", "right", "", "Compares with the running after that one."),
    _act("log.other", "o", "other", "Chooses the session to compare with."),
    _act("log.edit", "e", "edit", "Edits effort, notes, tags, weather and surface."),
    _act("log.mend", "m", "mend", "Mends the laps: times, distances, missed and doubled marks, notes."),
    _act("log.again", "a", "again", "Takes the workout of this session to the start line."),
    _act("log.share", "y", "copy", "Copies the session as text, to be sent to somebody."),
    _act("log.picture", "p", "picture", "Saves the chart as a picture (SVG)."),
    _act("log.export", "f", "file", "Writes a file of this athlete for Garmin Connect, Strava and intervals.icu."),
    _act("log.editor", "x", "editor", "Opens the file in your editor ($VISUAL or $EDITOR)."),
    _act("log.leave", "escape", "back", "Goes back."),
    _act("laps.time", "t enter", "time", "Corrects the time of the lap; the next one begins where it ends."),
    _act("laps.split", "s", "split", "Splits the lap in two, where a mark was missed."),
    _act("laps.delete", "d delete", "delete", "Deletes the mark at the end of the lap: it and the next one are one."),
    _act("laps.assign", "a", "other", "Gives the mark at the end of the lap, or a mark of nobody, to an athlete."),
    _act("laps.metres", "m", "metres", "Says how far it was, for a rep by time."),
    _act("laps.notes", "n", "notes", "Writes notes about the lap."),
    _act("laps.passings", "p", "splits", "Corrects the times at which it was passed in the lap."),
    _act("laps.swap", "w", "swap", "Swaps the lap's mark with the same mark of another athlete."),
    _act("laps.nobody", "b", "nobody", "The mark was not this athlete's; it is kept as one of nobody."),
    _act("laps.unfinished", "f", "dnf", "The rep was not finished, or was after all."),
    _act("laps.add", "plus equals_sign", "lap +1", "One lap more was run: type its time."),
    _act("laps.cut", "minus", "cut", "The last lap was not run: cuts it off."),
    _act("laps.plan", "o", "plan", "This athlete ran another workout: type it, or its name."),
    _act("laps.undo", "u backspace", "undo", "Takes the last change back, in the file too."),
    _act("laps.redo", "r", "redo", "Brings back what undo took."),
    _act("laps.before", "left", "", "The athlete before."),
    _act("laps.after", "right", "athlete", "The next athlete."),
    _act("laps.leave", "escape", "done", "Goes back; everything is saved already."),
    _act("edit.save", "ctrl+s", "save", "Saves what was changed, in the file of the session."),
    _act("edit.leave", "escape", "leave", "Leaves without saving; asks when something was changed."),
    _act("trends.races", "1", "races", "Races and time trials over the year, with what is only the day."),
    _act("trends.weeks", "2", "weeks", "Hard running, sessions, load and monotony by week."),
    _act(
        "trends.workouts",
        "3",
        "workouts",
        "The mean rep of each workout over its runnings; up and down choose the workout.",
    ),
    _act("trends.bests", "4", "bests", "The best over each distance: reps, and races and time trials."),
    _act("trends.athlete", "n", "athlete", "The next athlete."),
    _act("trends.older", "left", "older", "Goes back in time."),
    _act("trends.newer", "right", "newer", "Comes forward in time."),
    _act("trends.up", "up", "", "The workout before, or scrolls."),
    _act("trends.down", "down", "", "The next workout, or scrolls."),
    _act("trends.leave", "escape", "back", "Goes back."),
    _act("recover.go-on", "enter g", "go on", "Goes on with the session; its clock never stopped."),
    _act("recover.keep", "k", "keep", "Saves it as it is, as a log that ends when Milewatch was stopped."),
    _act("recover.drop", "d delete", "drop", "Offers a session no more in which nothing was run."),
    _act("recover.later", "escape l", "later", "Decides later; it is offered again."),
    _act("roster.pick", "tab", "pick", "Picks the athlete or the group under the cursor, or takes the pick back."),
    Act("roster.all", ("ctrl+a",), "all", "Picks every athlete in the list, or takes them all back.", True),
    _act("roster.done", "enter", "done", "Takes who is picked; with nobody picked, the one under the cursor."),
    _act("roster.down", "down", "", "The next line."),
    _act("roster.up", "up", "", "The line before."),
    _act("roster.leave", "escape", "back", "Leaves it as it was."),
    _act("athletes.edit", "enter e", "edit", "Edits the athlete: name, key, group, marks and goals."),
    _act("athletes.add", "a", "add", "Adds an athlete."),
    _act("athletes.mark", "m", "mark", "Adds a race or a time trial of the athlete."),
    _act("athletes.goal", "g", "goal", "Adds a time that the athlete wants to run."),
    _act("athletes.remove", "d delete", "delete", "Takes the athlete out of the file, after asking."),
    _act("athletes.more", "pagedown space", "", "Pages down in the table of paces."),
    _act("athletes.less", "pageup", "", "Pages up again."),
    _act("athletes.leave", "escape", "back", "Goes back."),
    _act("athlete.save", "ctrl+s", "save", "Saves the athlete."),
    _act("athlete.leave", "escape", "leave", "Leaves without saving; asks when something was changed."),
    _act("help.leave", "escape question_mark f1 enter q", "back", "Goes back."),
    _act("name.leave", "escape", "", "Leaves it as it was; enter takes what was typed."),
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


def own_key(act_id: str) -> str:
    """The name of the first key that an act comes with."""
    return key_name(BY_ID[act_id].keys[0])


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
    return [(",".join(with_capitals(act.keys)), act.action)]


def with_capitals(keys: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """The keys, and the capital of each letter that is not `taken`: with caps lock on no key may be dead."""
    keys = list(keys)
    capitals = [key.upper() for key in keys if len(key) == 1 and key.islower() and len(key.upper()) == 1]
    return [*keys, *(key for key in capitals if key not in keys and key not in taken)]
