"""The words of the field, and what each is."""

from __future__ import annotations

MODES = {
    **dict.fromkeys(("jog", "jogs", "jogging", "jogged", "jg", "j"), "jog"),
    **dict.fromkeys(("walk", "walks", "walking", "walked"), "walk"),
    **dict.fromkeys(("float", "floats", "floating"), "float"),
    **dict.fromkeys(("stand", "standing"), "standing"),
    **dict.fromkeys(("static",), "static"),
    **dict.fromkeys(("easy", "ez"), "easy"),
    **dict.fromkeys(("off",), "off"),
    **dict.fromkeys(("shuffle", "shuffles"), "shuffle"),
    **dict.fromkeys(("passive",), "passive"),
    **dict.fromkeys(("active",), "active"),
    **dict.fromkeys(("sitting", "lying"), "sitting"),
}
"""How a recovery is taken, by the words for it."""

WEAK_MODES = frozenset(("easy", "active", "passive"))
"""Modes that give way to another one beside them: "easy jog" is a jog."""

REST = frozenset(
    "rest rests recovery recoveries recov recovs rec recs recover recovering recoverys break breaks pause pauses rst "
    "ri rests rcv rcvy reco".split()
)
"""Nouns that make a length a recovery."""

REP_NOUNS = frozenset(
    "rep reps run runs repeat repeats repetition repetitions interval intervals effort efforts lap laps hill hills "
    "sprint sprints stride strides them one ones piece pieces fast hard work burst bursts quarters quarter".split()
)
SET_NOUNS = frozenset("set sets series round rounds group groups circuit circuits ladder ladders pyramid pyramids".split())
BLOCK_NOUNS = frozenset(("block", "blocks", "section", "sections", "segment", "segments"))

EFFORT_WORDS = frozenset(
    "hard fast quick quickly easy max maximum maximal sprint sprints sprinting strong steady moderate smooth controlled "
    "relaxed tempo threshold lt lt1 lt2 cv vo2 vvo2 mp hmp hm marathon race goal surge surges stride strides swift brisk "
    "submax supra on smoothly hammer kick cruise faster slow slower rapid flat full race xc cl ca tr lvs le mo fo fts "
    "gp rp crisp aggressive float effort tt comfortable comfortably ez push build accelerate accelerating buildups ouch "
    "very near nearly all sub flying".split()
)
"""Words that say how hard a step is."""

STARTS_EFFORT = frozenset(
    "hard fast quick quickly easy ez max maximum maximal sprint sprints sprinting strong steady moderate smooth controlled relaxed "
    "tempo threshold lt cv mp hmp race goal surge surges stride strides swift brisk submax very comfortably comfortable all near sub "
    "flat cl ca tr lvs le mo fo fts max rpe zone vo2max lt1 lt2 cruise hammer kick crisp slow flying".split()
)
"""Of these, the ones that begin an effort without @ before it."""

LETTERS = frozenset(("E", "M", "T", "I", "R", "H", "L"))
"""Daniels' paces, by one letter in capitals."""

FILLER = frozenset(
    "the a an of reps rep times then do run repeats repeat intervals interval repetitions efforts each at about approximately "
    "approx roughly ca please today main workout session straight total take taking".split()
)

SURFACES = {
    "track": "track", "grass": "grass", "road": "road", "roads": "road", "hill": "hill", "hills": "hill", "uphill": "hill",
    "treadmill": "treadmill", "trail": "trail", "trails": "trail", "indoor": "indoor", "indoors": "indoor", "beach": "beach", "sand": "beach",
}
"""Where it is run."""

WARMUP = frozenset(("wu", "wup", "warmup", "warmups", "warmingup"))
COOLDOWN = frozenset(("cd", "cooldown", "warmdown", "cooldowns", "cdown"))

RACE_NAMES = {
    100.0: "100", 200.0: "200", 300.0: "300", 400.0: "400", 500.0: "500", 600.0: "600", 800.0: "800", 1000.0: "1k", 1200.0: "1200",
    1500.0: "1500", 1600.0: "1600", 1609.344: "mile", 2000.0: "2k", 2400.0: "2400", 3000.0: "3k", 3200.0: "3200", 4000.0: "4k", 5000.0: "5k",
    6000.0: "6k", 8000.0: "8k", 10000.0: "10k", 12000.0: "12k", 15000.0: "15k", 20000.0: "20k", 25000.0: "25k",
}
"""The names of race distances as paces, by metres."""

TRACK_DISTANCES = frozenset(
    (60, 80, 100, 120, 150, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900, 1000, 1200, 1500, 1600, 2000, 2400, 3000, 3200, 5000)
)
