"""The phrases of a text in the order in which they stand: what begins here, a rep, a recovery, an effort, a clause?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.effort import Form
from milewatch.workout.model import Kind
from milewatch.workout.notation import clauses, efforts, works
from milewatch.workout.notation.amounts import describe, is_amount, range_ahead, take_range
from milewatch.workout.notation.annotations import bracket, parenthesis
from milewatch.workout.notation.phrases import Again, Amount, Efforts, Level, Note, Phrase, Rec, Scope, Work
from milewatch.workout.notation.recoveries import equals, is_recovery_word, recovery
from milewatch.workout.notation.vocabulary import FILLER, MODES, REST
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor

_SEPARATORS = (",", ";", "+", "-", "/", "&", ">", ".", "\u2022", "|", ":")
_AROUND = ("at", "around", "near")
_EXHAUSTION = ("exhaustion", "failure", "exhausted")
_ALTERNATING = ("alternating", "alternate", "alternately", "alternated", "alternates")
_SHORT_ONES = ("strides", "sprints", "hills", "accelerations", "buildups", "surges", "st")
_SHAPES = ("ladder", "pyramid", "cutdown", "cutdowns", "fartlek", "broken", "cruise", "continuous", "continuously", "nonstop", "alactic")


def level(cur: Cursor, closer: str = "", about: Work | None = None) -> Level:
    """Read phrases up to `closer` (not taken) or the end; what stands in a ( ) can be `about` the rep before it."""
    found = Level(column=cur.look().column, about=about)
    sep = ""
    while True:
        token = cur.look()
        if token.kind == "end" or (closer and cur.sym(closer)):
            if closer and token.kind == "end":
                raise cur.fail(f"A bracket is not closed; write “{closer}”.")
            return found
        if (separator := _separator(cur, found)) is not None:
            sep = _stronger(sep, separator)
            continue
        _phrase(cur, found, sep)
        sep = ""
        _unfinished(cur, found)


def _unfinished(cur: Cursor, found: Level) -> None:
    """ "walk 2 of 400": a recovery by word alone with a length right behind it was not understood as a whole."""
    last = found.phrases[-1] if found.phrases else None
    if not isinstance(last, Rec) or last.amounts or last.relative is not None or last.marker == "R=" or last.nothing:
        return
    if is_amount(cur) and not cur.look().column == last.column and not works.count_ahead(cur) and not cur.sym(")", ahead=-1):
        raise cur.fail(f"It does not show whether “{cur.look().raw}” is the length of the recovery before it.", f", {cur.look().raw}")


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


_PIPED = {"warmup": Kind.WARMUP, "cooldown": Kind.COOLDOWN, "active": Kind.WORK, "rest": Kind.RECOVERY, "recovery": Kind.RECOVERY}


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


def _phrase(cur: Cursor, found: Level, sep: str) -> None:
    """Take one phrase and add it, or say what is wrong."""
    for reader in (_label, _whole, _marked, _brackets, _relay, _counted, _lengths, _bare):
        if reader(cur, found, sep):
            return
    token = cur.look()
    if token.kind == "word" and token.text in FILLER:
        cur.take()
        return
    raise cur.fail(
        f"“{token.raw or token.text}” is not understood here; say it in the words of the notation, or leave it out.", token=token
    )


def _last_work(found: Level) -> Work | None:
    return next((phrase for phrase in reversed(found.phrases) if isinstance(phrase, Work)), found.about)


def _label(cur: Cursor, found: Level, sep: str) -> bool:
    """Warm-up and cool-down, the length before or after the word."""
    start = cur.at
    column = cur.look().column
    opened = cur.skip("open")
    if not opened and (is_amount(cur) or cur.word("a", "half", "an", "easy", "jog", "the")):
        ahead = 0
        if range_ahead(cur):
            ahead = 3
        elif is_amount(cur):
            ahead = 1
        elif works.label_after(cur, 0) is not None and not cur.word("the"):
            ahead = 0
        elif cur.word("a", "half"):
            ahead = next((i for i in range(1, 4) if cur.word("mile", ahead=i)), 0) + 1
        if works.label_after(cur, ahead) is None:
            cur.at = start
            return False
        return _length_first(cur, found, sep, column, ahead)
    kind = works.is_label(cur)
    if kind is None:
        cur.at = start
        return False
    works.take_label(cur)
    other = None
    if (cur.sym("/", "&", "+") or cur.word("and")) and (second := works.is_label(cur, 1)) is not None and second is not kind:
        cur.take()
        other = works.take_label(cur)
    while cur.sym(":") or cur.word("of", "for", "with", "w/", "is") or (cur.word("jog", "run", "easy", "a") and is_amount(cur, 1)):
        cur.take()
    amount, effort = Amount(column=column), None
    if cur.word("open"):
        cur.take()
    elif not opened and (is_amount(cur) or cur.word("half")) and not works.count_ahead(cur) and _is_length(cur):
        amount = take_range(cur) if range_ahead(cur) else works.work_amount(cur)
        cur.skip("jog", "jogging", "run", "running")
    if cur.sym("@"):
        cur.take()
        effort = efforts.one_marked(cur)
    elif cur.word("at") or efforts.is_effort(cur):
        cur.skip("at")
        effort = efforts.bare(cur) or efforts.one_marked(cur)
    cur.skip("jog", "jogging", "run", "running")
    for one in [kind] if other is None else [kind, other]:
        found.phrases.append(Work(column, sep, amount=amount, kind=one))
        if effort is not None:
            found.phrases.append(Efforts(column, [effort]))
    return True


def _is_length(cur: Cursor) -> bool:
    return cur.look().kind in ("dist", "time") or (cur.look().kind == "num" and cur.look().value >= 50) or range_ahead(cur)


def _length_first(cur: Cursor, found: Level, sep: str, column: int, ahead: int) -> bool:
    """ "2-3 miles WU", "15' easy jog warm up": the length, then its words, then the label."""
    amount = Amount(column=column)
    if range_ahead(cur):
        amount = take_range(cur)
    elif ahead:
        token = cur.look()
        if token.kind == "dist" and token.text.endswith("m") and not token.text.endswith("km") and token.value < 100:
            raise cur.fail(
                f"“{token.raw}” could be {format_number(token.value)} minutes or {format_number(token.value)} metres.",
                f"{format_number(token.value)} min WU", token=token,
            )
        amount = works.work_amount(cur)
    effort = None
    while works.is_label(cur) is None:
        token = cur.take()
        if token.text in ("easy", "steady", "ez"):
            effort = make.words(token.text)
        elif token.raw == "E":
            effort = make.race("E")
    kind = works.take_label(cur)
    kinds = [kind]
    if (cur.sym("/", "&", "+") or cur.word("and")) and (second := works.is_label(cur, 1)) is not None and second is not kind:
        cur.take()
        kinds.append(works.take_label(cur))
    if cur.sym("@"):
        cur.take()
        effort = efforts.one_marked(cur)
    for one in kinds:
        found.phrases.append(Work(column, sep, amount=amount, kind=one))
        if effort is not None:
            found.phrases.append(Efforts(column, [effort]))
    return True


def _whole(cur: Cursor, found: Level, sep: str) -> bool:
    """Totals, overrides, splits, and words about the whole."""
    column = cur.look().column
    if (note := clauses.total(cur)) is not None:
        found.phrases.append(note)
        return True
    last = _last_work(found)
    if last is not None and cur.word("split", "splits", "with", "w/", "take", "mark"):
        marks = clauses.splits(cur, last.amount.metres if last.amount is not None else None)
        if marks is not None:
            last.splits_m = marks
            return True
    if last is not None and (over := clauses.override(cur)) is not None:
        found.phrases.append(over)
        return True
    if cur.word("and") and cur.word("back", ahead=1) and cur.word("down", "up", ahead=2):
        for _ in range(3):
            cur.take()
        cur.skip("again")
        found.phrases.append(Note(column, "mirror"))
        return True
    if cur.word("to", "until", "till") and cur.word(*_EXHAUSTION, ahead=1):
        cur.take()
        cur.take()
        cur.note("To exhaustion: what is written is planned, and ending earlier is up to the runner")
        return True
    return _repeat_words(cur, found, sep) or _shape(cur, found, sep)


def _repeat_words(cur: Cursor, found: Level, sep: str) -> bool:
    """ "repeat 3 times", "3 times through", "twice"."""
    column = cur.look().column
    start = cur.at
    said = cur.skip("repeat", "repeated", "do", "all", "done")
    cur.skip("for", "this", "it", "whole", "set")
    if cur.word("twice"):
        cur.take()
        found.phrases.append(Again(column, 2, "words"))
        return True
    if cur.look().kind == "num" and cur.word("times", "rounds", "sets", ahead=1) and (said or cur.word("through", ahead=2)) and not is_amount(cur, 2):
        count, _ = works.take_count(cur, 1)
        cur.take()
        cur.skip("through")
        found.phrases.append(Again(column, count, "words"))
        return True
    cur.at = start
    return False


def _shape(cur: Cursor, found: Level, sep: str) -> bool:
    column = cur.look().column
    if cur.word(*_SHAPES):
        token = cur.take()
        if token.text == "cruise" and efforts.is_effort(cur):
            return True
        found.phrases.append(Note(column, "continuous" if token.text in ("continuous", "continuously", "nonstop") else "shape"))
        return True
    if cur.word("cut") and cur.word("down", "downs", ahead=1):
        cur.take()
        cur.take()
        found.phrases.append(Note(column, "shape"))
        return True
    if cur.word(*_ALTERNATING):
        cur.take()
        if is_amount(cur) or efforts.is_effort(cur) or cur.sym("@") or cur.word("at", "between"):
            cur.skip("at", "@", "between")
            listed, among = efforts.marked(cur, 2)
            if len(listed) < 2 or among not in ("/", ",", "-", "and", "&"):
                raise cur.fail("Two efforts belong after “alternating”.", "alternating 5k/10k pace")
            found.phrases.append(Efforts(column, listed, sep, alternating=True, named=True))
        else:
            found.phrases.append(Note(column, "shape"))
        return True
    return False


def _marked(cur: Cursor, found: Level, sep: str) -> bool:
    """@ effort, in 60 s, w/ recovery, r60s, R=…, on 2:30."""
    token = cur.look()
    if (rec := equals(cur)) is not None:
        rec.sep = sep
        found.phrases.append(rec)
        return True
    if cur.sym("@", "~", "=") or cur.word(*_AROUND) or (cur.word("in") and cur.look(1).kind in ("time", "num", "sym") and not cur.word("between", ahead=1)):
        if cur.sym("=") and not cur.sym("@", ahead=1):
            return False
        if cur.word("in", "at") and cur.word("the", "a", ahead=1) and clauses.surface(cur) is not None:
            return True
        cur.take()
        cur.skip("@")
        listed, among = efforts.marked(cur, _expected(found))
        found.phrases.append(Efforts(token.column, listed, sep, among == "alternating", named=True))
        found.phrases[-1].sep = sep if sep else among if among in ("/", "-", ",") else ""
        return True
    if cur.word("pace", "effort", "intensity", "target") and cur.sym(":", ahead=1):
        cur.take()
        cur.take()
        listed, _ = efforts.marked(cur, _expected(found))
        found.phrases.append(Efforts(token.column, listed, named=True))
        return True
    if cur.word("all") and cur.word("w/", "with", "off", ahead=1) and cur.look(2).kind in ("time", "dist", "num"):
        cur.take()
        cur.take()
        rec = recovery(cur, "w/")
        if rec is None:
            raise cur.fail("A recovery belongs here.", "all w/ 90s rest")
        rec.scope = Scope("all") if not rec.scope.kind else rec.scope
        found.phrases.append(rec)
        return True
    if (cycle := clauses.time_first(cur) or _send_off(cur)) is not None:
        cycle.sep = sep
        found.phrases.append(cycle)
        return True
    if cur.word("without") or cur.phrase("no", "rest") or cur.phrase("no", "recovery"):
        cur.take()
        cur.skip("rest", "recovery", "stopping", "a", "break")
        found.phrases.append(Note(token.column, "continuous"))
        return True
    return _with(cur, found, sep) or _letter_r(cur, found, sep)


def _send_off(cur: Cursor) -> Rec | None:
    if cur.word("on") and _on_off(cur):
        return None
    return clauses.send_off(cur)


def _on_off(cur: Cursor) -> bool:
    """Whether this "on" belongs to an "off": "1 min on 1 min off"."""
    return cur.look(1).kind == "time" and (cur.word("off", ahead=2) or cur.word("off", ahead=3))


def _expected(found: Level) -> int:
    """How many reps the block before the place has, for efforts in turn."""
    many = 0
    for phrase in reversed(found.phrases):
        if isinstance(phrase, Work):
            if phrase.kind is not Kind.WORK:
                break
            if phrase.counted:
                inner = phrase
                while inner.inner is not None:
                    inner = inner.inner
                return many or inner.count
            many += 1
            if phrase.sep not in ("-", "/", ","):
                break
        elif not isinstance(phrase, Note):
            break
    return max(1, many)


def _with(cur: Cursor, found: Level, sep: str) -> bool:
    if not cur.word("w/", "with", "w", "off", "plus"):
        return False
    token = cur.look()
    start = cur.at
    if token.text == "w" and not (is_amount(cur, 1) or is_recovery_word(cur, 1)):
        return False
    cur.take()
    while cur.word("a", "the", "an", "of", "just", "only"):
        cur.take()
    if token.text == "off":
        if cur.look().kind != "time":
            cur.at = start
            return False
        rec = recovery(cur, "w/")
        if rec is None:
            raise cur.fail("A recovery belongs after “off”.", "w/ 90s rest")
        cur.note(f"“{cur.said(start)}” read as a recovery of {describe(rec.amounts[0])}; for a send-off write on {describe(rec.amounts[0])}")
        rec.sep = sep
        found.phrases.append(rec)
        return True
    before = list(cur.readings)
    if not works.count_ahead(cur) and works.label_after(cur, 1) is None and works.is_label(cur) is None and not cur.word("last", "first", "final"):
        rec = recovery(cur, "w/") if token.text != "plus" else None
        if rec is not None and not (cur.sym("@") and rec.mode is None):
            rec.sep = sep
            found.phrases.append(rec)
            _more_recoveries(cur, found)
            return True
        cur.readings[:] = before
    cur.at = start
    cur.take()
    if token.text != "plus" and works.count_ahead(cur) and _last_work(found) is not None:
        raise cur.fail("It does not show whether these are inside what stands before, or come after it.", "…, then 4 x 200m")
    if token.text in ("w/", "with", "plus") and cur.look().kind != "end":
        # "with 4 strides", "with a 10 min warm-up": something else comes along.
        if not (works.count_ahead(cur) or is_amount(cur) or efforts.is_effort(cur) or cur.word("a", "the", "last", "first", "final", "splits", "no") or works.is_label(cur) is not None or clauses.surface(cur)):
            raise cur.fail("A recovery belongs here.", "w/ 60s rest", "w/ 200m jog", token=cur.look())
        return True
    raise cur.fail("A recovery belongs here.", "w/ 60s rest", "w/ 200m jog")


def _more_recoveries(cur: Cursor, found: Level) -> None:
    """ "… 60 s between reps and 3 min between sets": the second belongs to the same "with"."""
    start = cur.at
    sep = cur.look().text
    if not (cur.skip("and", "&", ",", "/")):
        return
    before = list(cur.readings)
    rec = recovery(cur, "w/") if cur.look().kind in ("time", "dist") and not cur.word("in", "at", "on", ahead=1) else None
    if rec is None or not (rec.scope.kind or (sep in ("and", "&", "/") and cur.look().kind in ("end", "nl"))):
        cur.at = start
        cur.readings[:] = before
        return
    rec.sep = ","
    found.phrases.append(rec)


def _letter_r(cur: Cursor, found: Level, sep: str) -> bool:
    """r60s, R3min, r 60, R: 3', RI 90s, rest: …"""
    token = cur.look()
    if token.kind != "word" or token.text not in ("r", "ri", "rec", "rest", "recovery", "recoveries", "recover", "rests"):
        return False
    start = cur.at
    cur.take()
    cur.skip(":", "=", "of")
    cur.skip("is", "of")
    if token.text == "r" and not (is_amount(cur) or is_recovery_word(cur) or cur.word("full", "half", "same", "equal")):
        cur.at = start
        return False
    rec = recovery(cur, token.raw if token.text == "r" else "r")
    if rec is None:
        cur.at = start
        rec = recovery(cur)
        if rec is None:
            if token.text == "r":
                return False
            cur.at = start + 1
            rec = Rec(token.column, said=token.raw)
    if token.text == "r":
        rec.marker = token.raw
    rec.sep, rec.column = sep, token.column
    found.phrases.append(rec)
    return True


def _brackets(cur: Cursor, found: Level, sep: str) -> bool:
    """( ) [ ] { } that do not follow a count."""
    if not cur.sym("(", "[", "{"):
        return False
    last = _last_work(found)
    if cur.sym("("):
        if (listed := works.list_with_unit(cur, sep)) is not None:
            found.phrases.extend(listed)
            return True
        if last is not None and sep in ("", ",", ";", "nl") and parenthesis(cur, found, last, level):
            return True
    elif cur.sym("[") and last is not None:
        bracket(cur, found, level)
        return True
    group = _group(cur, sep)
    if cur.sym("x", "*") and cur.look(1).kind == "num" and cur.look(2).kind not in ("num", "dist", "time") and not cur.sym("x", "*", ahead=2):
        cur.take()
        group.count, group.at_least = works.take_count(cur, 1)
        group.counted = True
        cur.skip("sets", "times", "rounds")
    found.phrases.append(group)
    return True


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


def _relay(cur: Cursor, found: Level, sep: str) -> bool:
    """ "relay style", "5 man relay": the recovery is the others' turn."""
    if not (cur.word("relay") or (cur.look().kind == "num" and cur.word("man", "person", "woman", ahead=1) and cur.word("relay", ahead=2))):
        return False
    column = cur.look().column
    if cur.look().kind == "num":
        cur.take()
        cur.take()
    cur.take()
    cur.skip("style")
    cur.note("Relay style: the recovery lasts until it is your turn, so it is open and ends on your mark")
    found.phrases.append(Rec(column, sep=sep, marker="w/"))
    return True


def _counted(cur: Cursor, found: Level, sep: str) -> bool:
    """6 x …, 3 sets of …, (…) x 4, 400 x 8."""
    column = cur.look().column
    last = _last_work(found)
    if cur.sym("x", "*"):
        if last is None or cur.look(1).kind != "num" or sep not in ("", ","):
            raise cur.fail("How many, and of what? A count stands before “x”, a length after it.", "6 x 400m")
        return _postfix(cur, found, last)
    many = works.reversed_count(cur)
    if many is not None and sep in ("-", "/"):
        return False
    if many is not None:
        amount = works.work_amount(cur)
        cur.take()
        cur.take()
        if not 1 <= many <= works.MAX_COUNT:
            raise cur.fail("A count from 1 belongs here.", "8 x 400m", token=cur.look(-1))
        found.phrases.append(Work(column, sep, many, counted=True, amount=amount))
        return True
    size = works.count_ahead(cur)
    if not size:
        return _few(cur, found, sep)
    found.phrases.extend(_count(cur, sep, size))
    _separated_by_x(cur)
    return True


def _count(cur: Cursor, sep: str, size: int) -> list[Phrase]:
    column = cur.look().column
    many, least = works.take_count(cur, size)
    while cur.word("the", "following", "of", "a") or cur.sym(":"):
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
    else:
        first, *rest = works.pair(cur, sep) or works.single(cur, sep)
        assert isinstance(first, Work)
        if rest and isinstance(rest[0], Work):
            raise cur.fail("Brackets belong around a ladder that is repeated.", f"{many} x (1-2-3 min)", token=cur.look(-1))
        made = [Work(column, sep, many, least, True, amount=first.amount), *rest]
    cur.depth -= 1
    return made


def _few(cur: Cursor, found: Level, sep: str) -> bool:
    """ "4 strides", "6 hill sprints": a count without x."""
    number = cur.look()
    if number.kind != "num" or not 1 < number.value < 30 or number.value != int(number.value):
        return False
    ahead = size = 3 if (cur.sym("-", ahead=1) or cur.word("to", ahead=1)) and cur.look(2).kind == "num" else 1
    while cur.word("short", "long", "hill", "steep", "flying", "easy", "relaxed", "fast", "uphill", "hard", "all", "out", ahead=ahead):
        ahead += 1
    if not cur.word(*_SHORT_ONES, ahead=ahead):
        return False
    many, least = works.take_count(cur, size)
    while not cur.word(*_SHORT_ONES):
        cur.take()
    word = {"st": "strides"}.get(cur.look().text, cur.look().text)
    cur.take()
    cur.note(f"The {many} {word} have no length: each ends on your mark")
    found.phrases.append(Work(number.column, sep, many, least, counted=True, amount=Amount(column=number.column)))
    found.phrases.append(Efforts(number.column, [make.words({"sprints": "sprint"}.get(word, word))]))
    return True


def _separated_by_x(cur: Cursor) -> None:
    """ "5 x 400m x 400m" and "400 x 800 x 1200": x as "with" or as a comma."""
    if cur.sym("x") and is_amount(cur, 1) and (cur.look(1).kind != "num" or cur.look(1).value >= 50):
        token = cur.look()
        length = cur.look(1).raw
        raise cur.fail(
            "A second “x” could be a recovery, or one more thing to run.", f"w/ {length} jog", f", {length}", token=token
        )


def _postfix(cur: Cursor, found: Level, last: Work) -> bool:
    column = cur.look().column
    cur.take()
    count, _ = works.take_count(cur, 1)
    if cur.look().kind in ("dist", "time"):
        raise cur.fail("A count and a length follow each other here.", f"{count} x {cur.look().raw}")
    cur.skip("sets", "times", "rounds")
    if last.counted and last.body is None:
        raise cur.fail("A second count stands after the rep: are these sets?", f"{count} x ({last.count} x …)", token=cur.look(-1))
    found.phrases.append(Again(column, count, last.sep))
    return True


def _recovery_ahead(cur: Cursor) -> bool:
    """Whether the length here has a recovery word (or a place for one) with it, before anything else begins."""
    ahead = 1
    if range_ahead(cur):
        ahead = 3
    if cur.look(1).kind == "word" and cur.look(1).raw == "J":
        return True
    for _ in range(8):
        token = cur.look(ahead)
        if token.kind != "word":
            return False
        if token.text in REST or token.text in MODES or token.text in ("between", "btw", "btwn", "inbetween", "after", "before"):
            return not (token.text in ("easy", "ez") and cur.word("warm", "wu", "cool", "cd", "pace", ahead=ahead + 1))
        if token.text == "in" and cur.word("between", ahead=ahead + 1):
            return True
        if token.text not in ("of", "a", "the", "slow", "very", "light", "gentle", "full", "complete", "set", "min", "metre", "or", "to", "equal", "active"):
            return False
        ahead += 1
    return False


def _lengths(cur: Cursor, found: Level, sep: str) -> bool:
    """A length: a recovery if a word says so, a rep if not."""
    if not (is_amount(cur) or cur.word("half", "quarter", "open", "a")):
        return False
    if cur.word("a") and not cur.word("mile", "half", "quarter", "minute", ahead=1):
        return False
    if cur.look().kind in ("dist", "num") and efforts.is_effort(cur) and _last_work(found) is not None:
        token = cur.look()
        effort = efforts.bare(cur)
        assert effort is not None
        found.phrases.append(Efforts(token.column, [effort], sep))
        return True
    if cur.look().kind == "time" and efforts.is_pace(cur) and _last_work(found) is not None:
        return _bare(cur, found, sep)
    if not cur.word("open") and _recovery_ahead(cur):
        rec = recovery(cur)
        if rec is not None:
            rec.sep = sep
            found.phrases.append(rec)
            return True
    if cur.word("quarter", "half") and not cur.word("mile", "a", "of", ahead=1):
        return False
    column = cur.look().column
    made = works.pair(cur, sep) or works.single(cur, sep)
    if cur.word("of") and is_amount(cur, 1):
        raise cur.fail("A whole that is made of reps is written as its reps.", "8 x (200m fast + 200m float)")
    if cur.word("on") and isinstance(made[0], Work):
        if _on_off(cur) or cur.look(1).kind in ("sym", "end", "nl") or cur.word("and", ahead=1):
            cur.take()
            made.append(Efforts(column, [make.words("on")]))
    found.phrases.extend(made)
    _separated_by_x(cur)
    return True


def _bare(cur: Cursor, found: Level, sep: str) -> bool:
    """Words: a recovery (walk back), an effort (all out), the ground, an effort before what is run."""
    token = cur.look()
    if cur.word("on") and _last_work(found) is not None and not cur.word("the", "a", "grass", "road", "hills", "track", ahead=1):
        cur.take()
        found.phrases.append(Efforts(token.column, [make.words("on")], sep))
        return True
    rec = None if cur.word("easy", "slow", "all") and not (is_recovery_word(cur, 1) or is_amount(cur, 1)) else recovery(cur)
    if rec is not None and not (rec.mode == "easy" and rec.scope.kind == "" and not rec.amounts and rec.relative is None):
        rec.sep = sep
        found.phrases.append(rec)
        return True
    if (ground := clauses.surface(cur)) is not None:
        found.phrases.append(Note(token.column, f"surface:{ground}"))
        cur.skip("run", "runs", "reps", "repeats", "sprints") if ground == "hill" and not cur.word("sprints") else None
        return True
    found_effort = efforts.bare(cur)
    if found_effort is None:
        return _set_label(cur)
    works_next = (is_amount(cur) or works.count_ahead(cur) or cur.sym("(")) and (sep != "" or _last_work(found) is None)
    if works_next and not (found_effort.form is Form.RACE and sep == ","):
        _phrase(cur, found, sep)
        found.phrases.append(Efforts(token.column, [found_effort]))
        return True
    found.phrases.append(Efforts(token.column, [found_effort], sep))
    return True


def _set_label(cur: Cursor) -> bool:
    """ "Main set:", "Set 1:", "Workout:"."""
    start = cur.at
    while cur.word("main", "set", "sets", "workout", "session", "part", "intervals", "reps", "work") or (cur.look().kind == "num" and cur.sym(":", ahead=1)):
        cur.take()
    if cur.at > start and (cur.sym(":") or cur.look().kind == "nl"):
        cur.take()
        return True
    cur.at = start
    return False

