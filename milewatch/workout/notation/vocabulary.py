"""The words of the field, and what each is."""

from __future__ import annotations

from milewatch.workout.units import MILE_M


def words(text: str) -> frozenset[str]:
    """The words of a list with spaces between."""
    return frozenset(text.split())


def _numbered(first: int, text: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


NUMBERS = {
    **_numbered(0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
    **_numbered(16, "sixteen seventeen eighteen nineteen twenty"),
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
"""Numbers in words."""

PLACES = _numbered(1, "first second third fourth fifth sixth seventh eighth ninth tenth")
"""Places in words."""

ORDINALS = {place: word for word, place in PLACES.items()}
"""The word for a place."""


MODES = {
    word: mode
    for mode, listed in {
        "jog": "jog jogs jogging jogged jg j",
        "walk": "walk walks walking walked",
        "float": "float floats floating",
        "standing": "stand standing",
        "static": "static",
        "easy": "easy ez",
        "off": "off",
        "shuffle": "shuffle shuffles",
        "passive": "passive",
        "active": "active",
        "sitting": "sitting lying",
    }.items()
    for word in listed.split()
}
"""How a recovery is taken, by the words for it."""

WEAK_MODES = words("easy active passive")
"""Modes that give way to another one beside them: "easy jog" is a jog."""

REST = words(
    "rest rests recovery recoveries recov recovs rec recs recover recovering recoverys break breaks pause pauses "
    "rst ri rcv rcvy reco resting"
)
"""Nouns that make a length a recovery."""

REP_NOUNS = words(
    "rep reps run runs repeat repeats repetition repetitions interval intervals effort efforts lap laps hill "
    "hills sprint sprints stride strides them one ones piece pieces fast hard work burst bursts quarters quarter"
)
"""What one thing to run is called."""

SET_NOUNS = words("set sets series round rounds group groups circuit circuits ladder ladders pyramid pyramids")
"""What several of them together are called."""

BLOCK_NOUNS = words("block blocks section sections segment segments")
"""What a part of the workout is called."""

EFFORT_WORDS = words(
    "hard fast quick quickly easy max maximum maximal sprint sprints sprinting strong steady moderate smooth "
    "controlled relaxed tempo threshold lt lt1 lt2 cv vo2 vvo2 mp hmp hm marathon race goal surge surges stride "
    "strides swift brisk submax supra on smoothly hammer kick cruise faster slow slower rapid flat full xc cl ca "
    "tr lvs le mo fo fts gp rp crisp aggressive float effort tt comfortable comfortably ez push build accelerate "
    "accelerating buildups ouch very near nearly all sub flying"
)
"""Words that say how hard a step is."""

STARTS_EFFORT = words(
    "hard fast quick quickly easy ez max maximum maximal sprint sprints sprinting strong steady moderate smooth "
    "controlled relaxed tempo threshold lt cv mp hmp race goal surge surges stride strides swift brisk submax "
    "very comfortably comfortable all near sub flat tt cl ca tr lvs le mo fo fts rpe zone vo2max lt1 lt2 cruise "
    "hammer kick crisp slow flying"
)
"""Of these, the ones that begin an effort without @ before it."""

LETTERS = words("E M T I R H L")
"""Daniels' paces, by one letter in capitals."""

FILLER = words(
    "the a an of ea reps rep times then do run repeat repeats intervals interval repetitions efforts each at about "
    "approximately approx roughly ca please today main ms workout session take taking"
)
"""Words that add nothing to what is run."""

WARMUP = words("wu wup warmup warmups warmingup")
"""One-word names of the warm-up."""

COOLDOWN = words("cd cooldown warmdown cooldowns cdown")
"""One-word names of the cool-down."""

SURFACES = {
    word: ground
    for ground, listed in {
        "track": "track",
        "grass": "grass",
        "road": "road roads",
        "hill": "hill hills uphill",
        "treadmill": "treadmill",
        "trail": "trail trails",
        "indoor": "indoor indoors",
        "beach": "beach sand",
    }.items()
    for word in listed.split()
}
"""Where it is run."""

RACE_NAMES = {
    **{float(metres): str(metres) for metres in (100, 200, 300, 400, 500, 600, 800, 1200, 1500, 1600, 2400, 3200)},
    **{1000.0 * k: f"{k}k" for k in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25)},
    MILE_M: "mile",
}
"""The names of race distances as paces, by metres."""

TRACK_DISTANCES = frozenset(
    int(metres)
    for metres in words(
        "60 80 100 120 150 200 250 300 350 400 450 500 600 700 800 900 1000 1200 1500 1600 2000 2400 3000 3200 5000"
    )
)
"""What is run on a track."""

KNOWN = (
    frozenset(MODES)
    | frozenset(NUMBERS)
    | frozenset(PLACES)
    | frozenset(SURFACES)
    | REST
    | REP_NOUNS
    | SET_NOUNS
    | BLOCK_NOUNS
    | EFFORT_WORDS
    | FILLER
    | WARMUP
    | COOLDOWN
    | words(
        "with between after last first next odd even full half same pace mile miles minutes seconds metres warm cool"
    )
)
"""What a word with a slip in it can have been meant for."""
