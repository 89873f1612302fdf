"""The phrases of a text in the order in which they stand: what begins here, a rep, a recovery, an effort, a clause?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.effort import Form
from milewatch.workout.model import Kind
from milewatch.workout.notation import clauses, efforts, lengths, remarks, works
from milewatch.workout.notation.amounts import describe, is_amount, work_amount
from milewatch.workout.notation.annotations import bracket, parenthesis
from milewatch.workout.notation.labels import label
from milewatch.workout.notation.markers import marked
from milewatch.workout.notation.phrases import Again, Efforts, Level, Note, Phrase, Rec, Work
from milewatch.workout.notation.recoveries import recovery
from milewatch.workout.notation.relatives import is_recovery_word
from milewatch.workout.notation.unbracketed import set_ends, unbracketed
from milewatch.workout.notation.vocabulary import FILLER, SET_NOUNS

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor

_SEPARATORS = (",", ";", "+", "-", "/", "&", ">", ".", "\u2022", "|", ":")


def level(cur: Cursor, closer: str = "", about: Work | None = None, *, one_set: bool = False) -> Level:
    """Read phrases up to `closer` (not taken) or the end; what stands in a ( ) can be `about` the rep before it.

    `one_set`: only what one set is made of, when no brackets show it.
    """
    found = Level(column=cur.look().column, about=about, one_set=one_set)
    sep = ""
    end = cur.at
    while True:
        token = cur.look()
        if one_set and set_ends(cur, found, end):
            cur.at = end
            return found
        if token.kind == "end" or (closer and cur.sym(closer)):
            if closer and token.kind == "end":
                raise cur.fail(f"A bracket is not closed; write “{closer}”.", closer)
            return found
        if (separator := _separator(cur, found)) is not None:
            sep = _stronger(sep, separator)
            continue
        if _phrase(cur, found, sep):
            sep = ""
        _unfinished(cur, found)
        end = cur.at


def _unfinished(cur: Cursor, found: Level) -> None:
    """ "walk 2 of 400": a recovery by word alone with a length right behind it was not understood as a whole."""
    last = found.phrases[-1] if found.phrases else None
    if not isinstance(last, Rec) or last.amounts or last.relative is not None or last.marker == "R=" or last.nothing:
        return
    if (
        is_amount(cur)
        and not cur.look().column == last.column
        and not works.count_ahead(cur)
        and not cur.sym(")", ahead=-1)
    ):
        raise cur.fail(
            f"It does not show whether “{cur.look().raw}” is the length of the recovery before it.",
            f", {cur.look().raw}",
        )


def _separator(cur: Cursor, found: Level) -> str | None:
    token = cur.look()
    if token.kind == "nl":
        cur.take()
        return "nl"
    if token.kind == "sym" and token.text in _SEPARATORS:
        if token.text == "." and cur.sym(".", ahead=1):
            raise cur.fail("“…” leaves something out; write out what is run there.")
        if token.text == "|" and (labelled := _piped(cur, found)) is not None:
            return labelled
        if token.text == "+" and cur.look(1).kind in ("end",):
            raise cur.fail("Something to run belongs after “+”.")
        if token.text == ":":
            _no_total(cur, found)
        cur.take()
        return {"&": ",", ".": ";", "\u2022": "nl", ":": "", "|": "|"}.get(token.text, token.text)
    if token.kind != "word":
        return None
    if token.text in ("then", "and") and not (cur.word("repeat", ahead=1) or cur.word("back", ahead=1)):
        cur.take()
        return ","
    if token.text == "followed" and cur.word("by", ahead=1):
        cur.take()
        cur.take()
        return ","
    if token.text in ("straight", "directly") and cur.word("into", ahead=1):
        cur.take()
        cur.take()
        return ">"
    if token.text == "into":
        cur.take()
        return ">"
    return None


_TOTAL_M, _TOTAL_MS = 3000.0, 1_200_000


def _no_total(cur: Cursor, found: Level) -> None:
    """ "6 miles: 1 mile @ T, …": the whole run, or the first piece of it? Raises NotationError."""
    first = found.phrases[0] if len(found.phrases) == 1 else None
    if not isinstance(first, Work) or first.counted or first.amount is None or first.kind is not Kind.WORK:
        return
    long = (first.amount.metres or 0) >= _TOTAL_M or (first.amount.ms or 0) >= _TOTAL_MS
    if long and (cur.look(1).kind in ("num", "dist") or cur.sym("(", ahead=1)):
        said = cur.text[first.column - 1 : cur.look(-1).end]
        raise cur.fail(
            f"“{said}” before “:” could be the whole run, or the first piece of it.",
            f"{said} in all:",
            f"{said},",
            span=(first.column - 1, cur.look().end),
        )


_PIPED = {
    "warmup": Kind.WARMUP,
    "cooldown": Kind.COOLDOWN,
    "active": Kind.WORK,
    "rest": Kind.RECOVERY,
    "recovery": Kind.RECOVERY,
}


def _piped(cur: Cursor, found: Level) -> str | None:
    """ "400m@7:00/mi|Recovery": what the step before is for, as GarminTools writes it."""
    label = cur.look(1)
    if label.kind != "word" or label.text not in _PIPED:
        return None
    places = [i for i, phrase in enumerate(found.phrases) if isinstance(phrase, Work)]
    if not places:
        return None
    cur.take()
    cur.take()
    kind, place = _PIPED[label.text], places[-1]
    work = found.phrases[place]
    assert isinstance(work, Work)
    if kind is not Kind.RECOVERY:
        work.kind = kind
    elif work.counted or work.amount is None:
        raise cur.fail("A recovery is one step.", token=label)
    else:
        effort = next((phrase.efforts[0] for phrase in found.phrases[place:] if isinstance(phrase, Efforts)), None)
        found.phrases[place:] = [Rec(work.column, [work.amount], effort=effort, marker="R=", sep=work.sep)]
    return ""


def _stronger(before: str, sep: str) -> str:
    order = ("", ":", "-", "/", ",", ";", "nl", "+", "|", ">")
    return max(before, sep, key=order.index)


def _phrase(cur: Cursor, found: Level, sep: str) -> bool:
    """Take one phrase and add it, or say what is wrong. False for a word that adds nothing."""
    readers = (label, remarks.whole, marked, _brackets, remarks.relay, remarks.untimed, _counted, lengths.length, _bare)
    if any(reader(cur, found, sep) for reader in readers):
        return True
    token = cur.look()
    if token.kind == "word" and token.text in FILLER:
        cur.take()
        return False
    said = token.raw if len(token.raw) < 30 else f"{token.raw[:29]}…"
    raise cur.fail(
        f"“{said}” is not understood here; say it in the words of the notation, or leave it out.",
        token=token,
    )


def _brackets(cur: Cursor, found: Level, sep: str) -> bool:
    """( ) [ ] { } that do not follow a count."""
    if not cur.sym("(", "[", "{"):
        return False
    last = found.last_work
    if cur.sym("("):
        if (listed := works.list_with_unit(cur, sep)) is not None:
            found.phrases.extend(listed)
            return True
        if last is not None and sep in ("", ",", ";", "nl") and parenthesis(cur, found, last, level):
            return True
    elif cur.sym("[") and last is not None:
        bracket(cur, found)
        return True
    group = _group(cur, sep)
    if (
        cur.sym("x", "*")
        and cur.look(1).kind == "num"
        and cur.look(2).kind not in ("num", "dist", "time")
        and not cur.sym("x", "*", ahead=2)
    ):
        cur.take()
        group.count, group.at_least = works.take_count(cur, 1)
        group.counted = True
        cur.skip("sets", "times", "rounds")
    if not group.counted and group.body is not None and _only_labels(group.body):
        found.phrases.extend(group.body.phrases)
    else:
        found.phrases.append(group)
    return True


def _only_labels(body: Level) -> bool:
    """ "(2mi wu/cd)": a warm-up and a cool-down, each at its own end."""
    return all(isinstance(phrase, Work) and phrase.kind is not Kind.WORK for phrase in body.phrases)


def _group(cur: Cursor, sep: str) -> Work:
    column = cur.look().column
    closer = {"(": ")", "[": "]", "{": "}"}[cur.take().text]
    cur.deeper()
    body = level(cur, closer)
    cur.depth -= 1
    cur.take()
    if not any(isinstance(phrase, Work) for phrase in body.phrases):
        raise cur.fail("There is nothing to run between these brackets.", token=cur.look(-1))
    return Work(column, sep, body=body)


def _counted(cur: Cursor, found: Level, sep: str) -> bool:
    """6 x …, 3 sets of …, (…) x 4, 400 x 8."""
    column = cur.look().column
    last = found.last_work
    if cur.sym("x", "*"):
        if last is None or cur.look(1).kind != "num" or sep not in ("", ","):
            raise cur.fail("How many, and of what? A count stands before “x”, a length after it.")
        return _postfix(cur, found, last)
    many = works.reversed_count(cur)
    if many is not None and sep in ("-", "/"):
        return False
    if many is not None:
        amount = work_amount(cur)
        if (
            sep == ""
            and found.last_work is not None
            and not found.last_work.counted
            and found.last_work is not found.about
        ):
            raise cur.fail("It does not show whether this alone is repeated, or what stands before it too.")
        if sep == "," and found.last_work is not None and not found.last_work.counted:
            cur.note(f"“{describe(amount)} x {many}” read as {many} times that alone, not the rungs before it")
        cur.take()
        cur.take()
        if not 1 <= many <= works.MAX_COUNT:
            raise cur.fail("A count from 1 belongs here.", token=cur.look(-1))
        found.phrases.append(Work(column, sep, many, counted=True, amount=amount))
        return True
    size = works.count_ahead(cur)
    if not size:
        return lengths.few(cur, found, sep)
    found.phrases.extend(_count(cur, sep, size))
    lengths.separated_by_x(cur)
    return True


def _count(cur: Cursor, sep: str, size: int) -> list[Phrase]:
    column, start = cur.look().column, cur.at
    many, least = works.take_count(cur, size)
    named = any(token.text in SET_NOUNS for token in cur.tokens[start : cur.at])
    while cur.word("the", "following", "of", "a", "run") or cur.sym(":"):
        cur.take()
    while cur.sym(":", ahead=-1) and cur.look().kind == "nl":
        cur.take()
    cur.deeper()
    if inner_size := works.count_ahead(cur):
        inner, *rest = _count(cur, "", inner_size)
        assert isinstance(inner, Work)
        made = [Work(column, sep, many, least, True, inner=inner), *rest]
    elif cur.sym("(", "[", "{"):
        listed = works.list_with_unit(cur, "") if cur.sym("(") else None
        group = Work(column, body=Level(list(listed), column)) if listed is not None else _group(cur, sep)
        made = [Work(column, sep, many, least, True, body=group.body)]
    elif named and (listed_set := unbracketed(cur, level)) is not None:
        body, outside = listed_set
        made = [Work(column, sep, many, least, True, body=body, loose=not outside), *outside]
    else:
        first, *rest = works.on_off(cur, sep) or works.pair(cur, sep) or works.single(cur, sep)
        assert isinstance(first, Work)
        rungs = [phrase for phrase in (first, *rest) if isinstance(phrase, Work)]
        if len(rungs) > 1:
            cur.note(f"“{cur.said(start)}” read as a ladder that is run {many} times")
            others = [phrase for phrase in rest if not isinstance(phrase, Work)]
            made = [Work(column, sep, many, least, True, body=Level(list(rungs), column)), *others]
        else:
            made = [Work(column, sep, many, least, True, amount=first.amount), *rest]
    cur.depth -= 1
    return made


def _postfix(cur: Cursor, found: Level, last: Work) -> bool:
    column = cur.look().column
    cur.take()
    count, _ = works.take_count(cur, 1)
    if cur.look().kind in ("dist", "time"):
        raise cur.fail("A count and a length follow each other here.")
    cur.skip("sets", "times", "rounds")
    if last.counted and last.body is None:
        raise cur.fail("A second count stands after the rep: are these sets?", token=cur.look(-1))
    found.phrases.append(Again(column, count, last.sep))
    return True


def _only_a_mode(rec: Rec) -> bool:
    """ "8 x 400m jog": nothing but how it is run."""
    return rec.relative is None and not rec.amounts and not rec.scope.kind and " " not in rec.said


def _counted_before(found: Level) -> bool:
    return found.last_work is not None and found.last_work.counted


def _bare(cur: Cursor, found: Level, sep: str) -> bool:
    """Words: a recovery (walk back), an effort (all out), the ground, an effort before what is run."""
    token = cur.look()
    if (
        cur.word("on")
        and found.last_work is not None
        and not cur.word("the", "a", "grass", "road", "hills", "track", ahead=1)
    ):
        cur.take()
        found.phrases.append(Efforts(token.column, [make.words("on")], sep))
        return True
    rec = (
        None
        if cur.word("easy", "slow", "all") and not (is_recovery_word(cur, 1) or is_amount(cur, 1))
        else recovery(cur)
    )
    if rec is not None and not (
        rec.mode == "easy" and rec.scope.kind == "" and not rec.amounts and rec.relative is None
    ):
        rec.sep = sep
        if sep == "" and found.phrases and isinstance(found.phrases[-1], Work) and _only_a_mode(rec):
            cur.note(f"“{rec.said}” read as an open recovery between the reps; for easy reps write @easy")
        found.phrases.append(rec)
        return True
    if (ground := clauses.surface(cur, reps=_counted_before(found))) is not None:
        found.phrases.append(Note(token.column, f"surface:{ground}"))
        cur.skip("run", "runs", "reps", "repeats", "sprints") if ground == "hill" and not cur.word("sprints") else None
        return True
    found_effort = efforts.bare(cur)
    if found_effort is None:
        return remarks.heading(cur)
    works_next = (is_amount(cur) or works.count_ahead(cur) or cur.sym("(")) and (sep != "" or found.last_work is None)
    if works_next and (found_effort.text in ("E", "L") or not (found_effort.form is Form.RACE and sep == ",")):
        _phrase(cur, found, sep)
        found.phrases.append(Efforts(token.column, [found_effort]))
        return True
    found.phrases.append(Efforts(token.column, [found_effort], sep))
    return True
