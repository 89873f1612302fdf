from __future__ import annotations

import pytest

from milewatch.records.typed import typed_time


@pytest.mark.parametrize(
    ("typed", "cs"),
    [
        ("4:58.3", 29_830), ("4:58.34", 29_834), ("75", 7500), ("75.2", 7520), ("75,2", 7520), ("1'15\"2", 7520),
        ("1’15”2", 7520), ("1′15″", 7500), ("1'15''2", 7520), ("1m15s", 7500), ("1 min 15.2 s", 7520), ("1.15.2", 7520),
        ("1.15,2", 7520), ("75s", 7500), ("75 sec", 7500), ("2'", 12_000), ("2 min", 12_000), ("1:02:03", 372_300),
        ("1h02m03s", 372_300), ("1h", 360_000), ("2 hours", 720_000), ("1h30", 540_000), ("1h30s", 363_000),
        ("1h 5:03.2", 390_320), ("1h1h", None), ("1 hill", None),
        (" 0:59.9 ", 5990), (".5", None), ("", None), ("1:75", None), ("fast", None),
        ("-3", None), ("1:2:3:4", None),
    ],
)  # fmt: skip
def test_a_time_in_any_usual_form(typed: str, cs: int | None) -> None:
    if cs is None:
        with pytest.raises(ValueError, match="is no time: write it like"):
            typed_time(typed)
    else:
        assert typed_time(typed) == cs
