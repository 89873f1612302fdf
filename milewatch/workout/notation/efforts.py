"""Efforts by name: mile pace, goal mile, 5k-10k, T, sub LT, hard, all out, and lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.effort import Form
from milewatch.workout.model import MILE_M
from milewatch.workout.notation.amounts import not_a_point
from milewatch.workout.notation.effort_ahead import (
    is_run,
    pace_follows,
    races_listed,
    scale_ahead,
    with_a_recovery_word,
)
from milewatch.workout.notation.offsets import offset, or_faster
from milewatch.workout.notation.slips import doubt
from milewatch.workout.notation.spans import between, kilometres
from milewatch.workout.notation.targets import figures, is_pace
from milewatch.workout.notation.vocabulary import EFFORT_WORDS, LETTERS, MODES, RACE_NAMES, REST, STARTS_EFFORT
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor

_PACE = frozenset(("pace", "paced", "effort", "speed", "rhythm", "rp", "tempo", "intensity", "feel"))
_ADVERBS = ("very", "near", "nearly", "sub", "supra")
_OWN = frozenset(
    ("your", "my", "current", "about", "approx", "approximately", "roughly", "around", "the", "a", "an", "target")
)


def marked(cur: Cursor, expect: int = 1) -> tuple[list[Effort], str]:
    """The efforts after @, at or in (already taken) and what separates them. NotationError if there is none."""
    if cur.look().kind == "quoted":
        return [make.words(cur.take().raw[1:-1])], ""
    limit = cur.look(2 if cur.sym("-", ahead=1) else 1)
    if cur.word("sub", "under") and (limit.kind == "time" or (limit.kind == "num" and limit.value < 100)):
        _under(cur)
    while cur.sym("~") or (cur.look().kind == "word" and cur.look().text in _OWN and not cur.phrase("target", "pace")):
        cur.take()
    if (found := slower_than(cur)) is not None:
        return [found], ""
    if cur.word("between"):
        cur.take()
        return _between(cur)
    if (found := kilometres(cur)) is not None:
        return [found], ""
    if (figured := figures(cur, expect)) is not None:
        return figured
    first = _named(cur)
    if first is None:
        return [_unknown(cur)], ""
    return _more(cur, first, expect)


def _under(cur: Cursor) -> None:
    """The "sub-" of "@ sub-70": the time is kept."""
    start = cur.at
    cur.take()
    cur.skip("-")
    kept = cur.look()
    cur.note(f"“{cur.text[cur.tokens[start].start : kept.end]}” is kept as {kept.raw}")


def bare(cur: Cursor) -> Effort | None:
    """An effort without @ before it; None (and nothing taken) if there is none here."""
    start = cur.at
    if is_pace(cur):
        found = figures(cur)
        if found is not None and len(found[0]) == 1:
            return found[0][0]
        cur.at = start
        return None
    if cur.word("rpe", "z", "zone", "pz") or cur.look().kind == "pct" or scale_ahead(cur):
        found = figures(cur)
        return found[0][0] if found is not None else None
    if cur.look().kind == "num" and cur.sym("-", ahead=1) and cur.look(2).kind == "pct":
        found = figures(cur)
        return found[0][0] if found is not None else None
    if cur.look().kind == "racepace" or (cur.look().kind in ("dist", "num") and pace_follows(cur)):
        return kilometres(cur) or _joined(cur, _named(cur))
    if cur.word("time") and cur.word("trial", "trials", ahead=1):
        return _named(cur)
    if (
        _letter(cur)
        or (cur.look().kind == "word" and cur.look().text in STARTS_EFFORT)
        or cur.word("mile", "marathon", "half")
    ):
        if cur.word("mile", "marathon", "half") and not cur.word("pace", "race", "effort", "marathon", "rp", ahead=1):
            return None
        return _named(cur)
    if cur.look().kind == "word" and cur.look().text.startswith(("vo2", "vvo2")):
        return _named(cur)
    return None


def _joined(cur: Cursor, first: Effort | None) -> Effort | None:
    """ "3k/5k pace" without @: one pace, between the two."""
    start = cur.at
    last = _race(cur) if first is not None and (cur.skip("-") or cur.skip("/") or cur.skip("to")) else None
    if first is not None and last is not None and (span := between(first, last)) is not None:
        return span
    cur.at = start
    return first


def is_effort(cur: Cursor) -> bool:
    """Whether an effort without @ stands here."""
    start = cur.at
    found = bare(cur)
    cur.at = start
    return found is not None


def one_marked(cur: Cursor) -> Effort:
    """Exactly one effort after @ (already taken)."""
    token = cur.look()
    start = cur.at
    efforts, _ = marked(cur)
    if len(efforts) == 2 and (span := between(*efforts)) is not None:
        cur.note(f"“{cur.said(start)}” read as between these two paces")
        return span
    if len(efforts) != 1:
        raise cur.fail("One effort belongs here, and several stand; give each rep its own.", token=token)
    return efforts[0]


def _more(cur: Cursor, first: Effort, expect: int) -> tuple[list[Effort], str]:
    efforts, seps = [first], []
    while cur.look().hyphen and (joined := _race(cur)) is not None:
        efforts.append(joined)
        seps.append("-")
    while (
        cur.sym("-", "/")
        or cur.word("to")
        or (cur.sym(",", "&") and expect > len(efforts))
        or (cur.word("and") and expect == 2 == len(efforts) + 1)
    ):
        start = cur.at
        sep = cur.take().text
        if sep == "-" and cur.look().text in _PACE and cur.look().text != "tempo":
            cur.take()  # "5k - effort"
            break
        listed = sep == "," and races_listed(cur, expect - len(efforts))
        if with_a_recovery_word(cur):
            cur.at = start
            break
        following = _named(cur) if listed or not (sep in (",", "&", "and") and is_run(cur)) else None
        if following is None or (
            sep in (",", "&")
            and (cur.word("jog", "walk", "rest") or (cur.look().kind == "end" and expect != len(efforts) + 1))
        ):
            cur.at = start
            break
        if listed and cur.look(-1).kind == "num":
            said = ", ".join([*(effort.text for effort in efforts), following.text])
            cur.note(f"“{said}” read as an effort for each rep in turn; for one more rep write 1 x {following.text}")
        efforts.append(following)
        seps.append("-" if sep == "to" else sep)
    if "," in seps and len(efforts) != expect:
        raise cur.fail(f"{len(efforts)} efforts are given for {expect} reps; give one for all, or one for each.")
    if len(efforts) == 2 and seps == ["-"]:
        return [make.race(f"{efforts[0].text}-{efforts[1].text}")], ""
    return efforts, seps[0] if seps else ""


def _between(cur: Cursor) -> tuple[list[Effort], str]:
    first = _named(cur)
    if first is None or not cur.skip("and", "-", "&", "to"):
        raise cur.fail("Two paces belong after “between” here: between 5k and mile pace.")
    second = _named(cur)
    if second is None:
        raise cur.fail("A second pace belongs here: between 5k and mile pace.")
    return [make.race(f"{first.text}-{second.text}")], ""


def _named(cur: Cursor) -> Effort | None:
    start = cur.at
    if cur.word("time") and cur.word("trial", "trials", ahead=1):
        cur.take()
        cur.take()
        return make.words("time trial")
    found = _race(cur)
    if found is None:
        cur.at = start
        found = _words(cur)
    if found is None:
        cur.at = start
    return found


def _race(cur: Cursor) -> Effort | None:
    prefix = ""
    while cur.word("goal", "current", "your", "my", "target", "projected", "sub", "near"):
        token = cur.take()
        if token.text in ("goal", "sub", "near", "projected"):
            prefix += f"{token.raw if token.text != 'goal' else 'goal'} "
    name = _race_name(cur)
    if name is None:
        if prefix.strip() == "goal":
            name = ""
        else:
            return None
    race = cur.word("race")
    while cur.word("race", "goal"):
        if cur.take().text == "goal":
            prefix = "goal "
    while cur.look().kind == "word" and cur.look().text in _PACE:
        cur.take()
    if name == "" and race:
        name = "race"
    offset_s, per = offset(cur)
    or_faster(cur, name)
    return make.race(f"{prefix}{name}".strip(), offset_s, per)


def _race_name(cur: Cursor) -> str | None:
    token = cur.look()
    if token.kind in ("dist", "num", "racepace"):
        if token.kind == "num" and token.value < 100:
            return None
        name = next((name for metres, name in RACE_NAMES.items() if abs(metres - token.value) < 0.5), None)
        if name is None and token.kind != "num" and token.value >= 1000:
            name = _long_name(token.value)
        if name is None or cur.sym("x", ahead=1):
            return None
        cur.take()
        cur.skip("p")
        return name
    if token.kind != "word":
        return None
    if token.text == "mile" or token.text == "miles":
        cur.take()
        return "mile"
    if token.text == "half":
        if not cur.word("marathon", ahead=1):
            return None
        cur.take()
        cur.take()
        return "half marathon"
    if token.text.startswith(("vo2", "vvo2")):
        cur.take()
        cur.skip("max")
        return "vVO2max" if token.text.startswith("vvo2") else "VO2max"
    if _letter(cur) and token.raw != "H":
        if token.raw == "M" and cur.look(-1).kind == "num" and cur.look(-1).value >= 50:
            cur.note(f"“M” read as marathon pace; for metres write {cur.look(-1).raw}m")
        return cur.take().raw
    if token.text in ("lt", "lt1", "lt2", "cv", "mp", "hmp", "hm", "marathon", "threshold", "tempo", "race", "fm"):
        cur.take()
        if token.text == "threshold" and cur.word("tempo"):
            cur.take()
        return token.raw
    return None


def _long_name(metres: float) -> str:
    if metres % 1000 == 0:
        return f"{format_number(metres / 1000)}k"
    miles = metres / MILE_M
    if abs(miles - round(miles)) < 1e-6:
        return f"{round(miles)} mile"
    return f"{format_number(metres)}m"


def slower_than(cur: Cursor) -> Effort | None:
    """ "2s slower than mile pace", "3 sec per km faster than 10k pace"; None (and nothing taken) if it is not that."""
    start = cur.at
    if cur.look().kind != "time" or cur.look().value > 60:
        return None
    seconds = cur.take().value
    per = None
    if cur.sym("/") or cur.word("per"):
        cur.take()
        unit = cur.take()
        per = {"km": 1000.0, "k": 1000.0, "mi": MILE_M, "mile": MILE_M, "lap": 400.0}.get(unit.text, unit.value)
    if not cur.word("slower", "faster", "quicker"):
        cur.at = start
        return None
    sign = 1.0 if cur.take().text == "slower" else -1.0
    cur.skip("than")
    found = _race(cur)
    if found is None or found.offset_s:
        raise cur.fail("A pace belongs after “than” here.")
    if per is None:
        cur.note(f"“{cur.said(start)}” read as {format_number(seconds)} s for each 400 m; otherwise write /km or /mi")
    return make.race(found.name or "", sign * seconds, None if per == 400.0 else per)


def _words(cur: Cursor) -> Effort | None:
    """Perceived efforts: one or several words of the field, as written."""
    kept: list[str] = []
    while True:
        token = cur.look()
        if token.kind != "word":
            break
        if _letter(cur) and not kept:
            kept.append(cur.take().raw)
            break
        if token.text in ("and", "but", "&") and kept and cur.look(1).kind == "word" and _perceived(cur, 1):
            kept.append(cur.take().text)
            continue
        if {word.lower() for word in kept} & {"hard", "fast"} and token.text in ("easy", "slow"):
            break
        if not _perceived(cur, 0) or (token.text == "float" and kept):
            break
        if token.text == "easy" and (cur.word(*MODES, ahead=1) or cur.word(*REST, ahead=1)):
            break
        kept.append(cur.take().raw)
        if token.text in ("all", "full", "flat") and cur.word("out", "speed", "sprint", "gas"):
            kept.append(cur.take().raw)
    while kept and kept[-1] in ("and", "but"):
        kept.pop()
        cur.at -= 1
    if not kept or all(word.lower() in _ADVERBS for word in kept):
        return None
    while cur.look().kind == "word" and cur.look().text in (
        "effort",
        "pace",
        "speed",
        "running",
        "intensity",
        "run",
        "runs",
        "efforts",
    ):
        cur.take()
    if kept[-1].lower() in ("sprints", "strides") and len(kept) > 1:
        kept.pop()
    if kept == ["sprints"]:
        kept = ["sprint"]
    text = " ".join(word.lower() if word[:1].isupper() and word[1:].islower() else word for word in kept)
    return make.words(text)


def _perceived(cur: Cursor, ahead: int) -> bool:
    token = cur.look(ahead)
    if token.kind != "word" or token.text not in EFFORT_WORDS:
        return False
    if token.text == "all":
        return cur.word("out", ahead=ahead + 1)
    if token.text == "full":
        return cur.word("out", "speed", "sprint", "gas", ahead=ahead + 1)
    return True


def _letter(cur: Cursor) -> bool:
    token = cur.look()
    if token.kind != "word" or token.raw not in LETTERS:
        return False
    if token.raw == "R" and token.spaced:
        after = cur.look(1)
        return not (
            after.kind in ("num", "time", "dist", "plural")
            or after.text == "="
            or (after.text == "(" and not after.spaced)
        )
    return True


def _unknown(cur: Cursor) -> Effort:
    """A word after @ that is not known is kept, and that is said."""
    token, beside = cur.look(), cur.look(1)
    if token.kind == "num":
        not_a_point(cur, token)
    if token.kind == "num" and 10 <= token.value < 100 and beside.kind in ("num", "dist", "time"):
        raise cur.fail(
            f"“{beside.raw}” after “@ {token.raw}” could be a recovery, or one more thing to run.",
            f"@ {token.raw}s w/ {beside.raw} {'rest' if beside.kind == 'time' else 'jog'}",
            f"@ {token.raw}s + {beside.raw}",
            token=beside,
            span=(token.start, beside.end),
        )
    if token.kind != "word" or token.text in MODES or token.text in REST:
        raise cur.fail(
            "An effort belongs after “@” here: a pace, a time, percent or a word.",
            "@ mile pace",
            "@ 75s",
            "@ 5:00/km",
            "@ 85%",
            "@ hard",
            token=token,
        )
    kept = [cur.take().raw]
    cur.skip("pace", "effort")
    text = " ".join(kept)
    cur.note(f"“{text}” is not a pace that is known: it is kept as a word{doubt(text)}")
    return make.Effort(text, Form.WORDS)
