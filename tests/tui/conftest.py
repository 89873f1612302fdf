"""The screens are tested without waiting for time to pass: a test goes on as soon as all that was asked is done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import app as textual_app
from textual import pilot
from textual._context import active_app

from milewatch.conduct.awake import Awake

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

MOST_ROUNDS = 50
"""A message that always brings another one is no reason to wait for ever."""


async def until_quiet(*_: float) -> None:
    """In place of Textual's own wait, which sleeps at least 20 ms and up to a second until the process does nothing.

    Done when no message is waiting anywhere in the app, the layout is made, and what was to follow it has followed.
    """
    app = active_app.get()
    for _round in range(MOST_ROUNDS):
        if not await _handled(app):
            return
        if app._screen_stack:
            app.screen._on_timer_update()
        if not await _handled(app) and not _busy(app):
            return


def _pumps(app: Any) -> list[MessagePump]:
    return [app, *(pump for pump in list(app._registry) if pump.is_attached and pump._running)]


def _busy(app: Any) -> bool:
    return any(pump.message_queue_size or pump._next_callbacks for pump in _pumps(app))


async def _handled(app: Any) -> bool:
    """Wait until each part of the app has handled what was waiting for it; whether anything was."""
    busy = _busy(app)
    await asyncio.sleep(0)
    done = []
    for pump in _pumps(app):
        event = asyncio.Event()
        if pump.call_later(event.set):
            done.append(asyncio.ensure_future(event.wait()))
    if done:
        failed = asyncio.ensure_future(app._exception_event.wait())
        every = asyncio.gather(*done)
        await asyncio.wait([every, failed], timeout=30, return_when=asyncio.FIRST_COMPLETED)
        every.cancel()
        failed.cancel()
        if app._exception_event.is_set():
            return False
    return busy or _busy(app)


@pytest.fixture(autouse=True)
def _no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pilot, "wait_for_idle", until_quiet)
    monkeypatch.setattr(textual_app, "wait_for_idle", until_quiet)


@pytest.fixture(autouse=True)
def _the_machine_may_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it can be kept awake differs by machine, and asking takes a while."""
    monkeypatch.setattr(Awake, "start", lambda _: None)
