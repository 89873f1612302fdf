from __future__ import annotations

import contextlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import journalfile
from milewatch.records.journalfile import Alive, Anchor, JournalError, encode
from milewatch.timing import events as ev
from milewatch.timing.events import Slept, Stamped, Started

from .samples import ID, WALL, everything, header

HEADER = header(everything())
HEAD = encode(HEADER)
STAMPS = [Stamped(id=i, at=1000 + i * 60_000, key="space") for i in range(1, 6)]
EVENTS = [Started(id=0, at=1000, lead_in=5000), *STAMPS]
JUNK = [
    *(b"{}\n", b"\0\0\0\0\n", b"\xff\xfe\n", b'{"do":"stamp","id":2}\n', b'{"do":"x"}\n', b"\n", b"[\n"),
    b'{"do":"stamp","id":2,"at":999999999999999999}\n',
]


def journal(tmp_path, *lines: bytes, head: bytes = encode(HEADER)):
    path = tmp_path / f"{ID}.jsonl"
    path.write_bytes(head + b"".join(lines))
    return journalfile.read(path)


def test_a_journal_reads_back_as_it_was_written(tmp_path):
    read = journal(tmp_path, *map(encode, EVENTS))
    assert read.header == HEADER
    assert read.events == tuple(EVENTS)
    assert (read.damage, read.torn, read.alive_ms) == ((), None, EVENTS[-1].at)
    assert read.whole_bytes == read.path.stat().st_size


@pytest.mark.parametrize("event", [*EVENTS, ev.Undone(id=0, at=1, of=0), ev.Slept(id=0, at=1, gap=2, why="restart")])
def test_an_event_is_a_line(event):
    line = encode(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


@pytest.mark.parametrize("key", ["space", "\n", "\x00", "é", '"', "\u2028"])
def test_no_key_can_break_its_line(tmp_path, key):
    event = Stamped(id=0, at=5, key=key)
    assert encode(event).count(b"\n") == 1
    assert journal(tmp_path, encode(event)).events == (event,)


def test_every_way_of_being_cut_off_keeps_what_came_before(tmp_path):
    whole = b"".join(map(encode, EVENTS))
    ends = [len(b"".join(map(encode, EVENTS[:n]))) for n in range(len(EVENTS) + 1)]
    for cut in range(len(whole)):
        read = journal(tmp_path, whole[:cut])
        before = sum(end <= cut for end in ends) - 1
        torn = cut + 1 in ends  # only the line end is missing
        assert read.events == tuple(EVENTS[: before + torn])
        assert read.damage == ()
        assert (read.torn is not None) == torn
        assert read.whole_bytes == len(encode(HEADER)) + ends[before]


@pytest.mark.parametrize("junk", JUNK)
def test_damage_in_the_middle_is_told_and_nothing_after_it_is_lost(tmp_path, junk):
    lines = [encode(event) for event in EVENTS]
    lines[2] = junk
    read = journal(tmp_path, *lines)
    assert read.events[:2] == tuple(EVENTS[:2])
    assert read.events[3:] == tuple(EVENTS[3:])
    assert read.events[2] == Slept(id=2, at=EVENTS[1].at, gap=0)
    assert read.damage == (f"{ID}.jsonl, line 4: damaged, so the press in it is lost",)


def test_a_line_that_is_gone_is_told(tmp_path):
    lines = [encode(event) for event in EVENTS]
    del lines[3]
    read = journal(tmp_path, *lines)
    assert len(read.events) == len(EVENTS)
    assert read.damage == (f"{ID}.jsonl, line 5: the line before it is missing",)


def test_lines_that_are_gone_are_told_also_after_another_line_was_damaged(tmp_path):
    lines = [encode(event) for event in EVENTS]
    damaged = [lines[0], b"[\n", *lines[2:3], b"[\n", lines[5]]
    read = journal(tmp_path, *damaged)
    assert len(read.events) == len(EVENTS)
    assert read.damage == (
        f"{ID}.jsonl, line 3: damaged, so the press in it is lost",
        f"{ID}.jsonl, line 5: damaged, so the press in it is lost",
        f"{ID}.jsonl, line 6: the line before it is missing",
    )


def test_a_damaged_line_without_a_press_is_no_lost_press(tmp_path):
    lines = [encode(event) for event in EVENTS]
    anchor = encode(Anchor(5, "another boot", WALL)).replace(b"2026", b"20x6")
    unknown = encode(Alive(90_000))[8:]
    read = journal(tmp_path, lines[0], anchor, *lines[1:3], unknown, *lines[3:])
    assert read.events == tuple(EVENTS)
    assert read.damage == (
        f"{ID}.jsonl, line 3: damaged, but no press was in it",
        f"{ID}.jsonl, line 6: damaged, but no press was in it",
    )


def test_of_several_damaged_lines_it_is_told_how_many_were_presses(tmp_path):
    lines = [encode(event) for event in EVENTS]
    read = journal(tmp_path, *lines[:2], b"[\n", b"\0\n", *lines[3:])
    said = "damaged; in the 2 damaged lines here 1 press is lost"
    assert read.damage == (f"{ID}.jsonl, line 4: {said}", f"{ID}.jsonl, line 5: {said}")


def test_damage_at_the_end_is_told(tmp_path):
    read = journal(tmp_path, *map(encode, EVENTS), b"[\n")
    assert read.damage == (f"{ID}.jsonl, line 8: damaged, so the press in it is lost",)


def test_a_line_that_was_written_twice_counts_once(tmp_path):
    read = journal(tmp_path, *map(encode, [*EVENTS, EVENTS[-1], EVENTS[2]]))
    assert read.events == tuple(EVENTS)
    assert read.damage == ()


def test_an_event_out_of_place_is_told_and_left_out(tmp_path):
    stray = Stamped(id=2, at=7, key="x")
    far = Stamped(id=10**9, at=7, key="x")
    read = journal(tmp_path, *map(encode, [*EVENTS, stray, far]))
    assert read.events == tuple(EVENTS)
    assert len(read.damage) == 2
    assert "event 2 is out of place" in read.damage[0]


def test_the_newest_anchor_and_the_last_sign_of_life_count(tmp_path):
    anchor = Anchor(5, "another boot", WALL)
    read = journal(tmp_path, encode(EVENTS[0]), encode(anchor), encode(Alive(90_000)), encode(Alive(80_000)))
    assert read.anchor == anchor
    assert read.alive_ms == 90_000
    assert read.damage == ()


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"", "empty"),
        (b"\0" * 512, "empty"),
        (b"\0" * 512 + b"\n", "empty"),
        (HEAD[:-20], "empty"),
        (b"{}\n", "the first line, which says what was to be run, is damaged"),
        (b"\xff\n", "the first line"),
        (HEAD[:-20] + b"\n", "the first line"),
        (HEAD.replace(b'"journal":1', b'"journal":9'), "written by a newer Milewatch (schema 9"),
        (HEAD.replace(b'"index":0', b'"index":"x"'), "the first line"),
    ],
    ids=range(9),
)
def test_a_journal_without_a_usable_header_gives_one_sentence(tmp_path, head, told):
    with pytest.raises(JournalError) as error:
        journal(tmp_path, head=head)
    assert str(error.value).startswith(f"{ID}.jsonl: ")
    assert "\n" not in str(error.value)
    assert told in str(error.value)


def test_a_header_with_more_in_it_than_this_version_knows_is_read(tmp_path):
    known = msgspec.json.decode(encode(HEADER))
    head = msgspec.json.encode(known | {"mood": "fine"}) + b"\n"
    assert journal(tmp_path, head=head).header == HEADER


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_flipped_bytes_never_make_more_than_a_sentence(tmp_path_factory, data):
    whole = bytearray(encode(HEADER) + b"".join(map(encode, EVENTS)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("flip") / f"{ID}.jsonl"
    path.write_bytes(whole)
    with contextlib.suppress(JournalError):
        read = journalfile.read(path)
        assert [event.id for event in read.events] == list(range(len(read.events)))
