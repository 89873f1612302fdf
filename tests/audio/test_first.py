"""The sound process asks for its place before other programs, and goes on whatever the answer is."""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio.first import LONGEST_TURN_US, NAME, NICE, REAL_TIME, come_first
from milewatch.audio.mixer import Mixer
from milewatch.audio.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has RealtimeKit")


@pytest.fixture
def real_time_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setscheduler", refuse)


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The limits that would hold for the process of the tests."""
    resource = pytest.importorskip("resource")
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limit: told.append(limit))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return told


@pytest.fixture
def bus_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Callable[[socket.socket], None]], None]]:
    """A system bus: what it does with the one who connects is given."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "bus"))
    server.listen()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    threads = []

    def answer_with(serve: Callable[[socket.socket], None]) -> None:
        def once() -> None:
            with server.accept()[0] as guest:
                serve(guest)

        threads.append(threading.Thread(target=once))
        threads[-1].start()

    yield answer_with
    for thread in threads:
        thread.join()
    server.close()


def let_in(guest: socket.socket) -> None:
    """The beginning of D-Bus: who is there, and that it may."""
    lines = guest.makefile("rb", buffering=0)  # or it takes what comes after the beginning
    lines.readline()
    guest.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
    while lines.readline() != b"BEGIN\r\n":
        guest.sendall(b"AGREE_UNIX_FD\r\n")


class RealtimeKit:
    """Answers like the bus with RealtimeKit behind it; `asked` is what it was asked for."""

    def __init__(self, refuse: bool = False) -> None:
        self.asked: queue.Queue[tuple[str, tuple[Any, ...]]] = queue.Queue()
        self._refuse = refuse

    def __call__(self, guest: socket.socket) -> None:
        from jeepney import HeaderFields, MessageType, Parser, new_error, new_method_return

        let_in(guest)
        parser = Parser()
        serial = 0
        while data := guest.recv(4096):
            for message in parser.feed(data):
                serial += 1
                member = message.header.fields[HeaderFields.member]
                if member == "Hello":
                    reply = new_method_return(message, "s", (":1.7",))
                elif self._refuse:
                    reply = new_error(message, "org.freedesktop.DBus.Error.AccessDenied", "s", ("not yours",))
                else:
                    reply = new_method_return(message)
                if member != "Hello":
                    self.asked.put((member, message.body))
                assert message.header.message_type is MessageType.method_call
                guest.sendall(reply.serialise(serial=serial))


@pytest.fixture
def ending() -> Iterator[threading.Event]:
    """The end of the process; afterwards nobody asks any more."""
    event = threading.Event()
    yield event
    event.set()
    wait_for_who_asks()


def wait_for_who_asks() -> None:
    for thread in threading.enumerate():
        if thread.name == NAME:
            thread.join()


def test_who_has_the_right_takes_a_real_time_turn_and_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr(os, "sched_setscheduler", lambda _, policy, __: taken.append(policy))
    before = threading.active_count()
    come_first(threading.Event())
    assert taken == [os.SCHED_RR]
    assert threading.active_count() == before


@pytest.mark.usefixtures("real_time_refused")
def test_who_has_not_asks_realtimekit_for_each_thread_but_the_one_that_asks(
    bus_at: Any, ending: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milewatch.audio.first.LOOK_S", 0.05)
    kit = RealtimeKit()
    bus_at(kit)
    come_first(ending)
    asking = next(thread.native_id for thread in threading.enumerate() if thread.name == NAME)
    first = asked_until(("MakeThreadHighPriority", (threading.get_native_id(), NICE)), kit)
    later = threading.Thread(target=ending.wait)
    later.start()
    asked = [one for _, (one, _) in first + asked_until(("MakeThreadHighPriority", (later.native_id, NICE)), kit)]
    assert len(set(asked)) == len(asked), "a thread was asked for twice"
    assert asking not in asked


@pytest.mark.usefixtures("real_time_refused")
@pytest.mark.parametrize("refuse", [False, True])
def test_a_thread_of_a_device_gets_a_turn_in_real_time_or_where_that_is_refused_the_next_best(
    refuse: bool, bus_at: Any, ending: threading.Event, limits: list[tuple[int, int]]
) -> None:
    kit = RealtimeKit(refuse)
    bus_at(kit)
    with device_open() as thread:
        come_first(ending)
        asked_until(("MakeThreadRealtime", (thread, REAL_TIME)), kit)
        if refuse:
            assert kit.asked.get(timeout=30) == ("MakeThreadHighPriority", (thread, NICE))
    assert limits == [(LONGEST_TURN_US, LONGEST_TURN_US)]


@contextlib.contextmanager
def device_open() -> Iterator[int]:
    """The thread in which a device asks for what it plays."""
    called: queue.Queue[int] = queue.Queue()

    class Heard(Mixer):
        def block(self, now: float, frames: int) -> Any:
            called.put(threading.get_native_id())
            return super().block(now, frames)

    stream = Stream(Heard(), 50, null=True)
    stream.open()
    try:
        yield called.get(timeout=30)
    finally:
        stream.close()


def asked_until(wanted: tuple[str, tuple[int, int]], kit: RealtimeKit) -> list[tuple[str, tuple[Any, ...]]]:
    """What is asked for, to the wanted."""
    asked: list[tuple[str, tuple[Any, ...]]] = []
    while wanted not in asked:
        asked.append(kit.asked.get(timeout=30))
    return asked


@pytest.mark.usefixtures("real_time_refused")
@pytest.mark.parametrize(
    "address", ["unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "nonsense", "unix:path=", "unix:abstract=nobody"]
)
def test_without_a_bus_the_sound_goes_on(
    address: str, ending: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    asks_no_more(ending)


@pytest.mark.usefixtures("real_time_refused")
@pytest.mark.parametrize("says", [b"REJECTED EXTERNAL\r\n", b"nonsense\r\n" * 200, b""])
def test_a_bus_that_lets_nobody_in_is_given_up(says: bytes, bus_at: Any, ending: threading.Event) -> None:
    def turn_away(guest: socket.socket) -> None:
        guest.recv(4096)
        guest.sendall(says)

    bus_at(turn_away)
    asks_no_more(ending)


@pytest.mark.usefixtures("real_time_refused")
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # jeepney leaves a socket to the collector
def test_a_bus_that_says_nothing_does_not_hold_up_the_sound(bus_at: Any, ending: threading.Event) -> None:
    bus_at(lambda guest: (let_in(guest), ending.wait(30)))
    come_first(ending)
    assert not ending.is_set()
    ending.set()
    wait_for_who_asks()
    gc.collect()


def asks_no_more(ending: threading.Event) -> None:
    """Ask, and wait until nobody does: it ends by itself, and with no exception."""
    come_first(ending)
    wait_for_who_asks()
    assert not ending.is_set()
