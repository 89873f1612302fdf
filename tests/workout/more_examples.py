"""More workouts as coaches write them, each with the one meaning checked by hand, in the words of meanings.py.

The third value: whether something had to be chosen, so that a reading is given.
"""

from __future__ import annotations

READ: list[tuple[str, str, bool]] = [
    (
        "5 sets of 200m, 200m, 400m with 30s, 60s, 3 min",
        "5×[W 200m ; R 0:30 ; W 200m ; R 1:00 ; W 400m] btw R 3:00",
        True,
    ),
    (
        "4 x 3 x 400 (56\") [3' & 5']",
        "4×[3×[W 400m @56 s] btw R 3:00] btw R 5:00",
        False,
    ),
    (
        "2 x {1 x 500 (80\") [2'] 1 x 700 (1'52\") [30\"] 1 x 300 (max) } [12']",
        "2×[W 500m @80 s ; R 2:00 ; W 700m @112 s ; R 0:30 ; W 300m @max] btw R 12:00",
        False,
    ),
    (
        "6 x 200 (90%) [3']",
        "6×[W 200m @90 %] btw R 3:00",
        False,
    ),
    (
        "3 x 3 x 60 (95%) [2' & 5']",
        "3×[3×[W 60m @95 %] btw R 2:00] btw R 5:00",
        False,
    ),
    (
        "2 x 4 x 300 (42\") [3'] [10']",
        "2×[4×[W 300m @42 s] btw R 3:00] btw R 10:00",
        False,
    ),
    (
        "4 x 150 (90%) [walk back]",
        "4×[W 150m @90 %] btw R 150m walk",
        False,
    ),
    (
        "5 x 80m (95%) [3'] 2 x 200m (90%) [8']",
        "5×[W 80m @95 %] btw R 3:00 ; R 3:00 ; 2×[W 200m @90 %] btw R 8:00",
        False,
    ),
    (
        "8 x 100 (max) [full recovery]",
        "8×[W 100m @max] btw R open full",
        False,
    ),
    (
        "10x400m @ 5k pace w/ 60s rest",
        "10×[W 400m @5k] btw R 1:00",
        False,
    ),
    (
        "5 x 1000 w/ 400 jog",
        "5×[W 1000m] btw R 400m jog",
        False,
    ),
    (
        "12 x 300 w/ 100m jog",
        "12×[W 300m] btw R 100m jog",
        False,
    ),
    (
        "6 x 1 mile @ 10k pace, 2 min jog",
        "6×[W 1mi @10k] btw R 2:00 jog",
        False,
    ),
    (
        "4 x 1200m @ 3K w/ 800 jog",
        "4×[W 1200m @3k] btw R 800m jog",
        False,
    ),
    (
        "6x800 @ mile pace, 400 jog",
        "6×[W 800m @mile] btw R 400m jog",
        False,
    ),
    (
        "4x400 @ goal mile pace",
        "4×[W 400m @goal mile] btw R open ?",
        True,
    ),
    (
        "8 x 200m @ goal mile pace w/ 30s rest",
        "8×[W 200m @goal mile] btw R 0:30",
        False,
    ),
    (
        "8 x 400m with 200m float",
        "8×[W 400m ; R 200m float]",
        True,
    ),
    (
        "5 x 1km with 2 mins jog recovery",
        "5×[W 1000m] btw R 2:00 jog",
        False,
    ),
    (
        "8x200m with a slow 200m jog recovery",
        "8×[W 200m] btw R 200m jog",
        False,
    ),
    (
        "20x400m off 60 secs recovery",
        "20×[W 400m] btw R 1:00",
        True,
    ),
    (
        "3 × 4 min H with 3 min jog",
        "3×[W 4:00 @H] btw R 3:00 jog",
        False,
    ),
    (
        "4–5 × 800 m at I pace with 2 min jog",
        "4-5×[W 800m @I] btw R 2:00 jog",
        True,
    ),
    (
        "5 × 1,000 m at I pace with 3 min jog",
        "5×[W 1000m @I] btw R 3:00 jog",
        False,
    ),
    (
        "8 × 400 m R with 400 m jog",
        "8×[W 400m @R] btw R 400m jog",
        False,
    ),
    (
        "3 x 1600m @ LT (60s rest)",
        "3×[W 1600m @LT] btw R 1:00",
        False,
    ),
    (
        "5 x 1200 @ CV w/ 2 min jog",
        "5×[W 1200m @CV] btw R 2:00 jog",
        False,
    ),
    (
        "6 x 150m in 25 seconds, 150m walk",
        "6×[W 150m @25 s] btw R 150m walk",
        False,
    ),
    (
        "2x 450m at race pace plus 5 seconds/ 400, 5 minute walk",
        "2×[W 450m @race+5s] btw R 5:00 walk",
        False,
    ),
    (
        "200m in 33 seconds, 3 minute walk, 2x 450m at race pace, 5 minute walk, 4 short hill sprints",
        (
            "W 200m @33 s ; R 3:00 walk ; 2×[W 450m @race] btw R 5:00 walk ; R 5:00 walk ; 4×[W open "
            "@sprint] btw R open ?"
        ),
        True,
    ),
    (
        "6 × 200 m fast and relaxed, 5 min easy between",
        "6×[W 200m @fast and relaxed] btw R 5:00 easy",
        False,
    ),
    (
        "6 x 20s relaxed fast, full recovery",
        "6×[W 0:20 @relaxed fast] btw R open full",
        False,
    ),
    (
        "6-8 x 8-10s all-out hill sprints, full recovery (walk back)",
        "6-8×[W 0:10 @all out] btw R open walk",
        True,
    ),
    (
        "8 x 10s all-out uphill, walk back",
        "8×[W 0:10 @all out] btw R open walk",
        False,
    ),
    (
        "5-6 x 20-30s at 90%, full recovery",
        "5-6×[W 0:30 @90 %] btw R open full",
        True,
    ),
    (
        "6x1min@85% + 6x45s@85% + 6x30s@90%, full recovery",
        (
            "6×[W 1:00 @85 %] btw R open full ; R open full ; 6×[W 0:45 @85 %] btw R open full ; R open "
            "full ; 6×[W 0:30 @90 %] btw R open full"
        ),
        True,
    ),
    (
        "6x1min @85% full; 6x45s @85% full; 6x30s @90% full",
        (
            "6×[W 1:00 @85 %] btw R open full ; R open full ; 6×[W 0:45 @85 %] btw R open full ; R open "
            "full ; 6×[W 0:30 @90 %] btw R open full"
        ),
        False,
    ),
    (
        "1 x 800m @90%, 800m jog, 4 x 400m @85% w/ 30s jog",
        "W 800m @90 % ; R 800m jog ; 4×[W 400m @85 %] btw R 0:30 jog",
        False,
    ),
    (
        "6 miles in all: 1 x 800 very hard (90%), 800 jog, 4 x 400 hard (85%), 30s jog",
        "W 800m @90 % ; R 800m jog ; 4×[W 400m @85 %] btw R 0:30 jog",
        True,
    ),
    (
        "4 x (0.75mi @75% + 0.25mi @90%) w/ 0.25mi jog",
        "4×[W 0.75mi @75 % ; W& 0.25mi @90 %] btw R 0.25mi jog",
        False,
    ),
    (
        "4 x (0.75 mi comfortably hard, straight into 0.25 mi very hard), 0.25 mi jog between",
        "4×[W 0.75mi @comfortably hard ; W& 0.25mi @very hard] btw R 0.25mi jog",
        False,
    ),
    (
        "20 x 30s fast / 30s easy, alternating, to exhaustion",
        "20×[W 0:30 @fast ; R 0:30 easy]",
        True,
    ),
    (
        "30 s fast / 30 s easy x 20",
        "20×[W 0:30 @fast ; R 0:30 easy]",
        False,
    ),
    (
        "20 min tempo",
        "W 20:00 @tempo",
        False,
    ),
    (
        "20 min @ threshold",
        "W 20:00 @threshold",
        False,
    ),
    (
        "4 x 1 mile @ threshold w/ 1 min jog",
        "4×[W 1mi @threshold] btw R 1:00 jog",
        False,
    ),
    (
        "6 x 60s uphill, jog back down",
        "6×[W 1:00] btw R open jog",
        False,
    ),
    (
        "10 x 400",
        "10×[W 400m] btw R open ?",
        True,
    ),
    (
        "1 mile time trial",
        "W 1mi @time trial",
        False,
    ),
    (
        "10 min WU; 1 mile @ all out (splits 409.344m, 809.344m, 1209.344m); 10 min CD",
        "WU 10:00 ; W 1mi @all out |409.344 809.344 1209.34 ; CD 10:00",
        False,
    ),
    (
        "8 x 400, first 4 @ 5k, last 4 @ 3k, 60s rest",
        (
            "W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m "
            "@3k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @3k"
        ),
        False,
    ),
    (
        "10 x 200m w/ 200m jog, last 2 all out",
        (
            "W 200m ; R 200m jog ; W 200m ; R 200m jog ; W 200m ; R 200m jog ; W 200m ; R 200m jog ; W 200m "
            "; R 200m jog ; W 200m ; R 200m jog ; W 200m ; R 200m jog ; W 200m ; R 200m jog ; W 200m @all "
            "out ; R 200m jog ; W 200m @all out"
        ),
        False,
    ),
    (
        "6 x 300, last one all out, 100 walk",
        (
            "W 300m ; R 100m walk ; W 300m ; R 100m walk ; W 300m ; R 100m walk ; W 300m ; R 100m walk ; W "
            "300m ; R 100m walk ; W 300m @all out"
        ),
        False,
    ),
    (
        "8 x 400 w/ 60s, odd reps @ 5k, even reps @ 3k",
        (
            "W 400m @5k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m "
            "@5k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @3k"
        ),
        False,
    ),
    (
        "10 x 400 on 2:30",
        "10×[W 400m] btw R cycle 2:30",
        False,
    ),
    (
        "10x100 on the 2:00",
        "10×[W 100m] btw R cycle 2:00",
        False,
    ),
    (
        "8 x 200m leaving every 90s",
        "8×[W 200m] btw R cycle 1:30",
        False,
    ),
    (
        "6 x 400 start on 4:00",
        "6×[W 400m] btw R cycle 4:00",
        False,
    ),
    (
        "6 x 800m CR=5mn",
        "6×[W 800m] btw R cycle 5:00",
        False,
    ),
    (
        "7 x 600m, CS=3mn",
        "7×[W 600m] btw R cycle 3:00 static",
        False,
    ),
    (
        "12 x 200 every 2 min",
        "12×[W 200m] btw R cycle 2:00",
        False,
    ),
    (
        "10 x 400m @ 75s, starting every 3 minutes",
        "10×[W 400m @75 s] btw R cycle 3:00",
        False,
    ),
    (
        "2x(6x200 r30s) R4min",
        "2×[6×[W 200m] btw R 0:30] btw R 4:00",
        False,
    ),
    (
        "3 sets of 6 x 200m, 200m jog between reps, 400m jog between sets",
        "3×[6×[W 200m] btw R 200m jog] btw R 400m jog",
        False,
    ),
    (
        "3 x 4 x 300 w/ 60s & 4 min",
        "3×[4×[W 300m] btw R 1:00] btw R 4:00",
        False,
    ),
    (
        "2 sets of 5 x 300m with 1 min rest and 5 min between sets",
        "2×[5×[W 300m] btw R 1:00] btw R 5:00",
        False,
    ),
    (
        "3 x (300m + 200m + 100m) w/ 60s between reps and 4 min between sets",
        "3×[W 300m ; R 1:00 ; W 200m ; R 1:00 ; W 100m] btw R 4:00",
        False,
    ),
    (
        "2 x (600-400-200) w/ 90s between reps, 5 min between sets",
        "2×[W 600m ; R 1:30 ; W 400m ; R 1:30 ; W 200m] btw R 5:00",
        False,
    ),
    (
        "3 x 2 x 300 metres with a jog 100 metres recovery and full recoveries between sets",
        "3×[2×[W 300m] btw R 100m jog] btw R open full",
        False,
    ),
    (
        (
            "4 x 5 x 400m: first set @ 10k pace, second set @ 5k pace, third set @ 3k pace, last set @ mile "
            "pace, 100m jog between reps, 400m jog between sets"
        ),
        (
            "5×[W 400m @10k] btw R 100m jog ; R 400m jog ; 5×[W 400m @5k] btw R 100m jog ; R 400m jog ; "
            "5×[W 400m @3k] btw R 100m jog ; R 400m jog ; 5×[W 400m @mile] btw R 100m jog"
        ),
        False,
    ),
    (
        "2 x (5 x 300 @ mile, 100 jog), 5 min jog",
        "2×[5×[W 300m @mile] btw R 100m jog] btw R 5:00 jog",
        False,
    ),
    (
        "3 x (400m/60 sec rest/400m/45 sec rest/400m/30 sec rest/400m), 3 min between sets",
        "3×[W 400m ; R 1:00 ; W 400m ; R 0:45 ; W 400m ; R 0:30 ; W 400m] btw R 3:00",
        False,
    ),
    (
        "3 x (400 @ 1500, 30\" rest, 200 @ 800), 4' rest",
        "3×[W 400m @1500 ; R 0:30 ; W 200m @800] btw R 4:00",
        False,
    ),
    (
        "2 x (4 x 1', R=1'), R=3'",
        "2×[4×[W 1:00] btw R 1:00] btw R 3:00",
        False,
    ),
    (
        '2 x (10 x 30" @VO2max, R=30") @MP, R=5mn',
        "2×[10×[W 0:30 @VO2max] btw R 0:30] btw R 5:00",
        True,
    ),
    (
        "10 x 400m track @(75-80)s, R=2mn",
        "10×[W 400m @75-80 s] btw R 2:00",
        False,
    ),
    (
        "WU ; 7 x 2mn, R=1mn ; CD @5:30/km",
        "WU open ; 7×[W 2:00] btw R 1:00 ; CD open @5:30/km",
        False,
    ),
    (
        "6 x 300m R=100m; R=5mn; 15mn @MP",
        "6×[W 300m] btw R 100m ; R 5:00 ; W 15:00 @MP",
        False,
    ),
    (
        "6 x 300m R=100m; 15mn @MP",
        "6×[W 300m] btw R 100m ; R 100m ; W 15:00 @MP",
        False,
    ),
    (
        "3 x 5mn S=(rep - 1mn)",
        "3×[W 5:00] btw R 4:00 static",
        False,
    ),
    (
        "3 x 600m W=(rep / 2)",
        "3×[W 600m] btw R 300m walk",
        False,
    ),
    (
        "(1, 2, 3)mn R=(rep / 2)",
        "W 1:00 ; R 0:30 ; W 2:00 ; R 1:00 ; W 3:00",
        False,
    ),
    (
        "(1, 2, 3, 4, 5, 4, 3, 2, 1)mn R1mn=30s R2mn=1mn W(3,4)mn=2mn S5mn=2:30",
        (
            "W 1:00 ; R 0:30 ; W 2:00 ; R 1:00 ; W 3:00 ; R 2:00 walk ; W 4:00 ; R 2:00 walk ; W 5:00 ; R "
            "2:30 static ; W 4:00 ; R 2:00 walk ; W 3:00 ; R 2:00 walk ; W 2:00 ; R 1:00 ; W 1:00"
        ),
        False,
    ),
    (
        "(1, 1, 2, 2, 3, 3)km R1km=2mn S2km=3mn, R3km=4mn",
        (
            "W 1000m ; R 2:00 ; W 1000m ; R 2:00 ; W 2000m ; R 3:00 static ; W 2000m ; R 3:00 static ; W "
            "3000m ; R 4:00 ; W 3000m"
        ),
        False,
    ),
    (
        "6 x 500m R(1-4)=1mn R=2mn",
        "6×[W 500m] btw R 1:00/R 1:00/R 1:00/R 1:00/R 2:00",
        False,
    ),
    (
        "8 x 400m R(1,3,5,7)=1mn R=2mn",
        "8×[W 400m] btw R 1:00/R 2:00/R 1:00/R 2:00/R 1:00/R 2:00/R 1:00",
        False,
    ),
    (
        "400-800-1200-800-400 w/ 400 jog",
        "W 400m ; R 400m jog ; W 800m ; R 400m jog ; W 1200m ; R 400m jog ; W 800m ; R 400m jog ; W 400m",
        False,
    ),
    (
        "400-800-1200-800-400, 200 jog",
        "W 400m ; R 200m jog ; W 800m ; R 200m jog ; W 1200m ; R 200m jog ; W 800m ; R 200m jog ; W 400m",
        False,
    ),
    (
        "200, 400, 800, 400, 200 w/ equal distance jog",
        "W 200m ; R 200m jog ; W 400m ; R 400m jog ; W 800m ; R 800m jog ; W 400m ; R 400m jog ; W 200m",
        False,
    ),
    (
        "1-2-3-4-3-2-1 min, equal time jog",
        (
            "W 1:00 ; R 1:00 jog ; W 2:00 ; R 2:00 jog ; W 3:00 ; R 3:00 jog ; W 4:00 ; R 4:00 jog ; W 3:00 "
            "; R 3:00 jog ; W 2:00 ; R 2:00 jog ; W 1:00"
        ),
        False,
    ),
    (
        "1-2-3-2-1 min hard, jog half",
        (
            "W 1:00 @hard ; R 0:30 jog ; W 2:00 @hard ; R 1:00 jog ; W 3:00 @hard ; R 1:30 jog ; W 2:00 "
            "@hard ; R 1:00 jog ; W 1:00 @hard"
        ),
        False,
    ),
    (
        "5-4-3-2-1 min @ 10k effort with 2 min jog",
        (
            "W 5:00 @10k ; R 2:00 jog ; W 4:00 @10k ; R 2:00 jog ; W 3:00 @10k ; R 2:00 jog ; W 2:00 @10k ; "
            "R 2:00 jog ; W 1:00 @10k"
        ),
        False,
    ),
    (
        "1200-1000-800-600-400 @ 5k w/ 90s rest",
        "W 1200m @5k ; R 1:30 ; W 1000m @5k ; R 1:30 ; W 800m @5k ; R 1:30 ; W 600m @5k ; R 1:30 ; W 400m @5k",
        False,
    ),
    (
        "600, 500, 400, 300, 200 w/ full recovery",
        "W 600m ; R open full ; W 500m ; R open full ; W 400m ; R open full ; W 300m ; R open full ; W 200m",
        False,
    ),
    (
        "1600m, 1200m, 800m, 400m @ 10k/5k/3k/mile, 3 min rest",
        "W 1600m @10k ; R 3:00 ; W 1200m @5k ; R 3:00 ; W 800m @3k ; R 3:00 ; W 400m @mile",
        False,
    ),
    (
        "1600-1200-800-400 @ 10k-5k-3k-mile w/ 3 min rest",
        "W 1600m @10k ; R 3:00 ; W 1200m @5k ; R 3:00 ; W 800m @3k ; R 3:00 ; W 400m @mile",
        False,
    ),
    (
        "500m, 400m, 300m, 200m @ 80% (walk next distance to be run)",
        "W 500m @80 % ; R 400m walk ; W 400m @80 % ; R 300m walk ; W 300m @80 % ; R 200m walk ; W 200m @80 %",
        True,
    ),
    (
        "4 x 800 @ 2:40, 2:38, 2:36, 2:34 w/ 2 min rest",
        "W 800m @160 s ; R 2:00 ; W 800m @158 s ; R 2:00 ; W 800m @156 s ; R 2:00 ; W 800m @154 s",
        False,
    ),
    (
        "4 x 400 @ 72-70-68-66 w/ 2 min",
        "W 400m @72 s ; R 2:00 ; W 400m @70 s ; R 2:00 ; W 400m @68 s ; R 2:00 ; W 400m @66 s",
        True,
    ),
    (
        "8 x 400 @ 62-64s w/ 2' rest",
        "8×[W 400m @62-64 s] btw R 2:00",
        False,
    ),
    (
        "6 x 400 @ 75/400, 90s",
        "6×[W 400m @75 s/400m] btw R 1:30",
        True,
    ),
    (
        "200, 400, 600 and back down, 200 jog",
        "W 200m ; R 200m jog ; W 400m ; R 200m jog ; W 600m ; R 200m jog ; W 400m ; R 200m jog ; W 200m",
        False,
    ),
    (
        "10 x 400 @ 64s, jog 200, 100 and repeat",
        (
            "10×[W 400m @64 s] btw R 200m jog/R 100m jog/R 200m jog/R 100m jog/R 200m jog/R 100m jog/R 200m "
            "jog/R 100m jog/R 200m jog"
        ),
        False,
    ),
    (
        "4 x 300m @ 90% w/ 4min rest ; 3x 200m @ 95% w/ 3 min recovery ; 1 x 100m max",
        "4×[W 300m @90 %] btw R 4:00 ; R 4:00 ; 3×[W 200m @95 %] btw R 3:00 ; R 3:00 ; W 100m @max",
        False,
    ),
    (
        "2 x 300m @ 90% w/ 8’ rest [15’ rest] 3 x 100m @ 95% w/ 3' rest",
        "2×[W 300m @90 %] btw R 8:00 ; R 15:00 ; 3×[W 100m @95 %] btw R 3:00",
        False,
    ),
    (
        "4x600m w/ 2 min, 4x300m w/ 3 min, 5 min between sets",
        "4×[W 600m] btw R 2:00 ; R 5:00 ; 4×[W 300m] btw R 3:00",
        False,
    ),
    (
        "4 x 600m + 4 x 300m, 2 minutes after 600m reps, 3 minutes after 300m reps, 5 min between sets",
        "4×[W 600m] btw R 2:00 ; R 5:00 ; 4×[W 300m] btw R 3:00",
        False,
    ),
    (
        "1200 @ 5k, 3 min rest, 800 @ 3k, 3 min rest, 400 @ mile",
        "W 1200m @5k ; R 3:00 ; W 800m @3k ; R 3:00 ; W 400m @mile",
        False,
    ),
    (
        "800, 400, 200, 2 min rest",
        "W 800m ; R 2:00 ; W 400m ; R 2:00 ; W 200m",
        False,
    ),
    (
        "800m/4 min rest; 2x400m/2 min rest; 4x200m/1 min rest",
        "W 800m ; R 4:00 ; 2×[W 400m] btw R 2:00 ; R 2:00 ; 4×[W 200m] btw R 1:00",
        False,
    ),
    (
        "600m @ mile pace, 200m jog, 400m @ 800 pace, 400m jog, 2 x 200m fast w/ 200m walk",
        "W 600m @mile ; R 200m jog ; W 400m @800 ; R 400m jog ; 2×[W 200m @fast] btw R 200m walk",
        False,
    ),
    (
        "3 miles @ T, 4 x 200 R w/ 200 jog, 2 miles easy",
        "W 3mi @T ; R open ? ; 4×[W 200m @R] btw R 200m jog ; CD 2mi @easy",
        True,
    ),
    (
        "2 miles easy, 6 x 400 @ 5k w/ 90s jog, 2 miles easy",
        "WU 2mi @easy ; 6×[W 400m @5k] btw R 1:30 jog ; CD 2mi @easy",
        True,
    ),
    (
        "15' easy, 4 x 6' @ LT w/ 1' jog, 10' easy",
        "WU 15:00 @easy ; 4×[W 6:00 @LT] btw R 1:00 jog ; CD 10:00 @easy",
        True,
    ),
    (
        "2mi WU, 5x1k @ 5k w/ 2:00 jog, 2mi CD",
        "WU 2mi ; 5×[W 1000m @5k] btw R 2:00 jog ; CD 2mi",
        False,
    ),
    (
        "15 min jog warm up, 10 x 1 min hard, 1 min easy, 10 min cool down",
        "WU 15:00 ; 10×[W 1:00 @hard ; R 1:00 easy] ; CD 10:00",
        True,
    ),
    (
        "warm up 10 min; 5 x 3 min hard w/ 2 min jog; cool down 10 min",
        "WU 10:00 ; 5×[W 3:00 @hard] btw R 2:00 jog ; CD 10:00",
        False,
    ),
    (
        "WU 2 miles + 3 x 2 miles @ HMP w/ 3 min jog + CD 1 mile",
        "WU 2mi ; 3×[W 2mi @HMP] btw R 3:00 jog ; CD 1mi",
        False,
    ),
    (
        "20 min WU, 8 x 30 s hill sprints, walk down recovery, 15 min CD",
        "WU 20:00 ; 8×[W 0:30 @sprint] btw R open walk ; CD 15:00",
        False,
    ),
    (
        "10x1min on, 1min off",
        "10×[W 1:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "8 x 2 min on / 1 min off",
        "8×[W 2:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "10 x 1 min on 1 min off",
        "10×[W 1:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "12 x 1' hard / 1' easy",
        "12×[W 1:00 @hard ; R 1:00 easy]",
        False,
    ),
    (
        "6 x 3 min on, 2 min off",
        "6×[W 3:00 @on ; R 2:00 off]",
        False,
    ),
    (
        '15 x 30"/30"',
        "15×[W 0:30 ; R 0:30]",
        False,
    ),
    (
        "20 x 40/20",
        "20×[W 0:40 ; R 0:20]",
        True,
    ),
    (
        "10 x (200 fast + 200 float)",
        "10×[W 200m @fast ; R 200m float]",
        False,
    ),
    (
        "8 x 200 hard/200 easy",
        "8×[W 200m @hard ; R 200m easy]",
        False,
    ),
    (
        "16 x 200m alternating 3k/10k pace, 200 jog",
        (
            "W 200m @3k ; R 200m jog ; W 200m @10k ; R 200m jog ; W 200m @3k ; R 200m jog ; W 200m @10k ; R "
            "200m jog ; W 200m @3k ; R 200m jog ; W 200m @10k ; R 200m jog ; W 200m @3k ; R 200m jog ; W "
            "200m @10k ; R 200m jog ; W 200m @3k ; R 200m jog ; W 200m @10k ; R 200m jog ; W 200m @3k ; R "
            "200m jog ; W 200m @10k ; R 200m jog ; W 200m @3k ; R 200m jog ; W 200m @10k ; R 200m jog ; W "
            "200m @3k ; R 200m jog ; W 200m @10k"
        ),
        False,
    ),
    (
        "8 x 1k alternating 10k/HM pace, 200m float",
        (
            "W 1000m @10k ; R 200m float ; W 1000m @HM ; R 200m float ; W 1000m @10k ; R 200m float ; W "
            "1000m @HM ; R 200m float ; W 1000m @10k ; R 200m float ; W 1000m @HM ; R 200m float ; W 1000m "
            "@10k ; R 200m float ; W 1000m @HM"
        ),
        False,
    ),
    (
        "4 x 400 w/ 200 float",
        "4×[W 400m ; R 200m float]",
        True,
    ),
    (
        "5 x (3 min hard, 1 min easy)",
        "5×[W 3:00 @hard ; R 1:00 easy]",
        True,
    ),
    (
        "3 x (1 mile @ T + 1 min rest)",
        "3×[W 1mi @T ; R 1:00]",
        False,
    ),
    (
        "2E + 4x(200R + 200J) + 2x(400R + 400J) + 1E",
        "W 2mi @E ; 4×[W 200m @R ; R 200m J] ; 2×[W 400m @R ; R 400m J] ; W 1mi @E",
        True,
    ),
    (
        "10 min E + 4 x 5 min T w/1 min rests + 10 min E",
        "W 10:00 @E ; 4×[W 5:00 @T] btw R 1:00 ; R 1:00 ; W 10:00 @E",
        False,
    ),
    (
        "1mi + (400m@7:00-8:30/mi + 200m@10:00-12:00/mi) * 4 + 1mi",
        "W 1mi ; 4×[W 400m @7:00-8:30/mi ; W& 200m @10:00-12:00/mi] ; W 1mi",
        False,
    ),
    (
        "1mi|Warmup + (400m@7:00-8:30/mi|Active + 200m@10:00-12:00/mi|Recovery) * 4 + 1mi|Cooldown",
        "WU 1mi ; 4×[W 400m @7:00-8:30/mi ; R 200m @10:00-12:00/mi] ; CD 1mi",
        False,
    ),
    (
        "1.5km TR + 1.5km LE + 1.5km FO + 1.5km LVS",
        "W 1500m @TR ; W 1500m @LE ; W 1500m @FO ; W 1500m @LVS",
        False,
    ),
    (
        "5km 6:00/km",
        "W 5000m @6:00/km",
        False,
    ),
    (
        "30min 6:00/km",
        "W 30:00 @6:00/km",
        False,
    ),
    (
        (
            "Warmup / - 10m 6:00/km Pace // Main Set 4x / - 4m 4:00/km Pace / - 2m 6:00/km Pace // Cooldown "
            "/ - 10m 6:15/km Pace"
        ),
        "W 10:00 @6:00/km ; 4×[W 4:00 @4:00/km ; W 2:00 @6:00/km] ; W 10:00 @6:15/km",
        True,
    ),
    (
        "5 x 800m with 2' recovery inside the repeat, open WU and CD",
        "WU open ; 5×[W 800m ; R 2:00] ; CD open",
        False,
    ),
    (
        "8'-6'-4'-2' @ 4:10/4:00/3:50/3:40 per km w/ 2' jog",
        (
            "W 8:00 @4:10/km ; R 2:00 jog ; W 6:00 @4:00/km ; R 2:00 jog ; W 4:00 @3:50/km ; R 2:00 jog ; W "
            "2:00 @3:40/km"
        ),
        False,
    ),
    (
        "six by 400 at mile pace with a lap jog",
        "6×[W 400m @mile] btw R 400m jog",
        True,
    ),
    (
        "ten 400s in 75 seconds w/ 60 sec rest",
        "10×[W 400m @75 s] btw R 1:00",
        True,
    ),
    (
        "2 sets of six 200s w/ 200 jog, 5 min between sets",
        "2×[6×[W 200m] btw R 200m jog] btw R 5:00",
        True,
    ),
    (
        "3 sets: 4 x 200 w/ 30s rest, 3 min between sets",
        "3×[4×[W 200m] btw R 0:30] btw R 3:00",
        False,
    ),
    (
        "5 times 1 km at 5k pace, 90 seconds rest between each one",
        "5×[W 1000m @5k] btw R 1:30",
        False,
    ),
    (
        "8 x 400m (75s) (90s rest)",
        "8×[W 400m @75 s] btw R 1:30",
        False,
    ),
    (
        "5 x 1k (3:20) w/ 2:00 rest",
        "5×[W 1000m @200 s] btw R 2:00",
        False,
    ),
    (
        "8x400m (200m jog recovery)",
        "8×[W 400m] btw R 200m jog",
        False,
    ),
    (
        "6 x 400m (2 mins recovery between reps)",
        "6×[W 400m] btw R 2:00",
        False,
    ),
    (
        "4 x (200m, 200m jog, 400m, 400m jog)",
        "4×[W 200m ; R 200m jog ; W 400m ; R 400m jog]",
        True,
    ),
    (
        "16 x 200m R w/ 200m jog",
        "16×[W 200m @R] btw R 200m jog",
        False,
    ),
    (
        "Yasso 800s: 10 x 800, equal time jog",
        "10×[W 800m] btw R open jog",
        True,
    ),
    (
        "Deek's Quarters: 8 x 400m, 200m float",
        "8×[W 400m ; R 200m float]",
        True,
    ),
    (
        "Mona fartlek: 2 x 90s, 4 x 60s, 4 x 30s, 4 x 15s, equal time float",
        (
            "2×[W 1:30] btw R 1:30 float ; R 1:30 float ; 4×[W 1:00] btw R 1:00 float ; R 1:00 float ; 4×[W "
            "0:30] btw R 0:30 float ; R 0:30 float ; 4×[W 0:15] btw R 0:15 float"
        ),
        True,
    ),
    (
        "Kosmin test: 4 x 60s all out, 3 min, 2 min, 1 min rest",
        "4×[W 1:00 @all out] btw R 3:00/R 2:00/R 1:00",
        True,
    ),
    (
        "6 x 1 mile @ 5:20/mi w/ 90s",
        "6×[W 1mi @5:20/mi] btw R 1:30",
        False,
    ),
    (
        "3x1mi @ 5k+5s/km w/ 3' jog",
        "3×[W 1mi @5k+5s/km] btw R 3:00 jog",
        False,
    ),
    (
        "400m x 8 w/ 90s",
        "8×[W 400m] btw R 1:30",
        False,
    ),
    (
        "(300m @ 800 pace + 100m jog) x 6",
        "6×[W 300m @800 ; R 100m jog]",
        False,
    ),
    (
        "2 x 1.5 miles @ tempo, 3 min jog",
        "2×[W 1.5mi @tempo] btw R 3:00 jog",
        False,
    ),
    (
        "3 x ½ mile @ 5k, ¼ mile jog",
        "3×[W 0.5mi @5k] btw R 0.25mi jog",
        False,
    ),
    (
        "10 x 200m @ 8/10, 200m walk",
        "10×[W 200m @8/10] btw R 200m walk",
        False,
    ),
    (
        "6 x 400m RPE 8, 2 min rest",
        "6×[W 400m @8/10] btw R 2:00",
        False,
    ),
    (
        "4 x 4 min Z4 w/ 3 min Z1",
        "4×[W 4:00 @Z4] btw R 3:00 @Z1",
        False,
    ),
    (
        "5 x 1000m @ 90% HR, 2 min jog",
        "5×[W 1000m @90 % HR] btw R 2:00 jog",
        False,
    ),
    (
        "6 x 800 @ 3k pace",
        "6×[W 800m @3k] btw R open ?",
        True,
    ),
    (
        "2 miles @ MP, 1 mile @ HMP, 1/2 mile @ 10k",
        "W 2mi @MP ; R open ? ; W 1mi @HMP ; R open ? ; W 0.5mi @10k",
        True,
    ),
    (
        "3 x 10 min @ HMP w/ 2 min easy jog",
        "3×[W 10:00 @HMP] btw R 2:00 jog",
        False,
    ),
    (
        "4 x 1 mile cutdown @ 6:00-5:50-5:40-5:30, 2 min rest",
        "W 1mi @360 s ; R 2:00 ; W 1mi @350 s ; R 2:00 ; W 1mi @340 s ; R 2:00 ; W 1mi @330 s",
        False,
    ),
    (
        "1 mile @ 5k, 4 min jog, 4 x 400 @ mile w/ 400 jog, 4 min jog, 1 mile @ 5k",
        "W 1mi @5k ; R 4:00 jog ; 4×[W 400m @mile] btw R 400m jog ; R 4:00 jog ; W 1mi @5k",
        False,
    ),
    (
        "4 x 400m, 60s rest, then 4 x 200m, 30s rest",
        "4×[W 400m] btw R 1:00 ; R 1:00 ; 4×[W 200m] btw R 0:30",
        False,
    ),
    (
        "5 x 1000m @ 5k pace (400m jog), 4 x 200m @ mile pace (200m jog)",
        "5×[W 1000m @5k] btw R 400m jog ; R 400m jog ; 4×[W 200m @mile] btw R 200m jog",
        False,
    ),
    (
        "3 x (800m @ 3k pace, 400m jog, 400m @ mile pace, 400m jog)",
        "3×[W 800m @3k ; R 400m jog ; W 400m @mile ; R 400m jog]",
        True,
    ),
    (
        "2 x 1600m @ 10k, 2 x 800m @ 5k, 4 x 400m @ 3k, all w/ 90s rest",
        "2×[W 1600m @10k] btw R 1:30 ; R 1:30 ; 2×[W 800m @5k] btw R 1:30 ; R 1:30 ; 4×[W 400m @3k] btw R 1:30",
        False,
    ),
    (
        "2x(4x300m) with 100m jog between reps & 5' between sets",
        "2×[4×[W 300m] btw R 100m jog] btw R 5:00",
        False,
    ),
    (
        "2 × (5 × 200 m R w/ 200 m jog), 5 min rest between sets",
        "2×[5×[W 200m @R] btw R 200m jog] btw R 5:00",
        False,
    ),
    (
        "6 x (200 R + 200 jog + 200 R + 400 jog + 400 R + 200 jog)",
        "6×[W 200m @R ; R 200m jog ; W 200m @R ; R 400m jog ; W 400m @R ; R 200m jog]",
        False,
    ),
    (
        "2 x 200 R w/ 200 jog + 4 x 400 R w/ 400 jog + 2 x 200 R w/ 200 jog",
        (
            "2×[W 200m @R] btw R 200m jog ; R 200m jog ; 4×[W 400m @R] btw R 400m jog ; R 400m jog ; 2×[W "
            "200m @R] btw R 200m jog"
        ),
        False,
    ),
    (
        "8 x 400 m at R pace with 400 m jog",
        "8×[W 400m @R] btw R 400m jog",
        False,
    ),
    (
        "4 × 4 min H w/ 3 min jogs",
        "4×[W 4:00 @H] btw R 3:00 jog",
        False,
    ),
    (
        "3 x 1 mile at T pace w/1 min rests",
        "3×[W 1mi @T] btw R 1:00",
        False,
    ),
    (
        "5 x 6 min T w/1 min rests",
        "5×[W 6:00 @T] btw R 1:00",
        False,
    ),
    (
        "2 x 10 min T w/ 2 min rests",
        "2×[W 10:00 @T] btw R 2:00",
        False,
    ),
    (
        "20 min steady T",
        "W 20:00 @T",
        True,
    ),
    (
        "40 min E + 6 ST",
        "W 40:00 @E ; 6×[W open @strides] btw R open ?",
        True,
    ),
    (
        "2 miles E + 6 strides",
        "W 2mi @E ; 6×[W open @strides] btw R open ?",
        True,
    ),
    (
        "10 min E, 3 x 1 mile T w/ 1 min rests, 10 min E",
        "W 10:00 @E ; 3×[W 1mi @T] btw R 1:00 ; R 1:00 ; W 10:00 @E",
        False,
    ),
    (
        "6 × 30s strides w/ 60s easy jog",
        "6×[W 0:30 @strides] btw R 1:00 jog",
        False,
    ),
    (
        "6 x 100m strides",
        "6×[W 100m @strides] btw R open ?",
        True,
    ),
    (
        "4 x 100 strides w/ 100 walk",
        "4×[W 100m @strides] btw R 100m walk",
        False,
    ),
    (
        "8 x 100m strides, walk back recovery",
        "8×[W 100m @strides] btw R 100m walk",
        False,
    ),
    (
        "20 min easy + 6 x 20s strides, full recovery",
        "WU 20:00 @easy ; 6×[W 0:20 @strides] btw R open full",
        True,
    ),
    (
        "12 x 400m (60 seconds recovery)",
        "12×[W 400m] btw R 1:00",
        False,
    ),
    (
        "6 x 1000m (2 mins)",
        "6×[W 1000m] btw R 2:00",
        True,
    ),
    (
        "5 x 3 mins (90s)",
        "5×[W 3:00] btw R 1:30",
        False,
    ),
    (
        "6 x 3 min (90 sec jog)",
        "6×[W 3:00] btw R 1:30 jog",
        False,
    ),
    (
        "10 x 60 secs (60 secs)",
        "10×[W 1:00] btw R 1:00",
        False,
    ),
    (
        "3 x 10 mins (2 mins)",
        "3×[W 10:00] btw R 2:00",
        False,
    ),
    (
        "4 x 5 mins (75 secs recovery)",
        "4×[W 5:00] btw R 1:15",
        False,
    ),
    (
        "12 x 400m with 1 minute recovery",
        "12×[W 400m] btw R 1:00",
        False,
    ),
    (
        "8 x 600m with 200m jog recovery in 90 secs",
        "8×[W 600m] btw R 200m jog (in 1:30)",
        False,
    ),
    (
        "16 x 400m in 68, 1 min rest",
        "16×[W 400m @68 s] btw R 1:00",
        True,
    ),
    (
        "5 x 300m in 45 seconds, 100m walk recovery",
        "5×[W 300m @45 s] btw R 100m walk",
        False,
    ),
    (
        "3 x 500m in 75 seconds, 8 minute rest",
        "3×[W 500m @75 s] btw R 8:00",
        False,
    ),
    (
        "8 x 200 in 28-30 secs, walk 200",
        "8×[W 200m @28-30 s] btw R 200m walk",
        False,
    ),
    (
        "10 x 200m in 35s with 200m jog in 60s",
        "10×[W 200m @35 s] btw R 200m jog (in 1:00)",
        False,
    ),
    (
        "3 x 4 x 400 in 64, jog 200; 5 mins between sets",
        "3×[4×[W 400m @64 s] btw R 200m jog] btw R 5:00",
        True,
    ),
    (
        "2 x 3 x 800 in 2:10, 3 mins rest, 10 mins between sets",
        "2×[3×[W 800m @130 s] btw R 3:00] btw R 10:00",
        False,
    ),
    (
        "4 x 1500m in 4:20 with 400 jog",
        "4×[W 1500m @260 s] btw R 400m jog",
        False,
    ),
    (
        "1 x 1200 @ 800 pace",
        "W 1200m @800",
        False,
    ),
    (
        "2 x 800 full recovery",
        "2×[W 800m] btw R open full",
        False,
    ),
    (
        "3 x 300 at 95%, 10 mins rest",
        "3×[W 300m @95 %] btw R 10:00",
        False,
    ),
    (
        "6 x 60m @ 95% 3' rest",
        "6×[W 60m @95 %] btw R 3:00",
        False,
    ),
    (
        "3x60m @ 95% w/ 3' rest; 2 x 120m @ 90% w/ 6' rest",
        "3×[W 60m @95 %] btw R 3:00 ; R 3:00 ; 2×[W 120m @90 %] btw R 6:00",
        False,
    ),
    (
        "4 x 80 (95%) [4'] [8'] 2 x 150 (95%) [10']",
        "4×[W 80m @95 %] btw R 4:00 ; R 8:00 ; 2×[W 150m @95 %] btw R 10:00",
        False,
    ),
    (
        '2 x 3 x 300 (45") [90" & 5\']',
        "2×[3×[W 300m @45 s] btw R 1:30] btw R 5:00",
        False,
    ),
    (
        '3 x {200 (30") [30"] 200 (30") [2\'] 400 (64")} [8\']',
        "3×[W 200m @30 s ; R 0:30 ; W 200m @30 s ; R 2:00 ; W 400m @64 s] btw R 8:00",
        False,
    ),
    (
        "2 x (300-250-200-150) [3' / 8']",
        "2×[W 300m ; R 3:00 ; W 250m ; R 3:00 ; W 200m ; R 3:00 ; W 150m] btw R 8:00",
        False,
    ),
    (
        "5 x 200 (26\") [5'], 1 x 300 (max)",
        "5×[W 200m @26 s] btw R 5:00 ; R 5:00 ; W 300m @max",
        False,
    ),
    (
        "400m, 300m, 200m, 100m at 80% with walk of the distance just run",
        "W 400m @80 % ; R 400m walk ; W 300m @80 % ; R 300m walk ; W 200m @80 % ; R 200m walk ; W 100m @80 %",
        True,
    ),
    (
        "3 x (200, 400, 600), 200 jog after 200, 400 jog after 400, 600 jog after 600",
        "3×[W 200m ; R 200m jog ; W 400m ; R 400m jog ; W 600m] btw R 600m jog",
        False,
    ),
    (
        "1k-2k-3k-2k-1k w/ 400 jog",
        "W 1000m ; R 400m jog ; W 2000m ; R 400m jog ; W 3000m ; R 400m jog ; W 2000m ; R 400m jog ; W 1000m",
        False,
    ),
    (
        "2k, 1600, 1200, 800, 400 w/ 2 min rest",
        "W 2000m ; R 2:00 ; W 1600m ; R 2:00 ; W 1200m ; R 2:00 ; W 800m ; R 2:00 ; W 400m",
        False,
    ),
    (
        "3 x 1600 w/ 1 lap jog",
        "3×[W 1600m] btw R 400m jog",
        True,
    ),
    (
        "800-600-400-200 cutdown, 2 min rest between each",
        "W 800m ; R 2:00 ; W 600m ; R 2:00 ; W 400m ; R 2:00 ; W 200m",
        False,
    ),
    (
        "5, 4, 3, 2, 1 min hard with 1 min easy between",
        (
            "W 5:00 @hard ; R 1:00 easy ; W 4:00 @hard ; R 1:00 easy ; W 3:00 @hard ; R 1:00 easy ; W 2:00 "
            "@hard ; R 1:00 easy ; W 1:00 @hard"
        ),
        False,
    ),
    (
        "6-5-4-3-2-1 min w/ 1 min jog",
        (
            "W 6:00 ; R 1:00 jog ; W 5:00 ; R 1:00 jog ; W 4:00 ; R 1:00 jog ; W 3:00 ; R 1:00 jog ; W 2:00 "
            "; R 1:00 jog ; W 1:00"
        ),
        False,
    ),
    (
        "1 min, 2 min, 3 min, 2 min, 1 min hard, equal recovery",
        (
            "W 1:00 @hard ; R 1:00 ; W 2:00 @hard ; R 2:00 ; W 3:00 @hard ; R 3:00 ; W 2:00 @hard ; R 2:00 "
            "; W 1:00 @hard"
        ),
        True,
    ),
    (
        "2' - 3' - 4' - 3' - 2' @ 5k effort, 1' jog",
        (
            "W 2:00 @5k ; R 1:00 jog ; W 3:00 @5k ; R 1:00 jog ; W 4:00 @5k ; R 1:00 jog ; W 3:00 @5k ; R "
            "1:00 jog ; W 2:00 @5k"
        ),
        False,
    ),
    (
        "90s-60s-30s x 3",
        "3×[W 1:30 ; R open ? ; W 1:00 ; R open ? ; W 0:30] btw R open ?",
        True,
    ),
    (
        "(90s, 60s, 30s) x 3, 60s jog",
        "3×[W 1:30 ; R 1:00 jog ; W 1:00 ; R 1:00 jog ; W 0:30] btw R open ?",
        True,
    ),
    (
        "3 x (3-2-1 min), 1 min jog between reps, 3 min between sets",
        "3×[W 3:00 ; R 1:00 jog ; W 2:00 ; R 1:00 jog ; W 1:00] btw R 3:00",
        False,
    ),
    (
        "12 x 200m, 1st 6 @ mile, last 6 @ 800, 200 walk",
        (
            "W 200m @mile ; R 200m walk ; W 200m @mile ; R 200m walk ; W 200m @mile ; R 200m walk ; W 200m "
            "@mile ; R 200m walk ; W 200m @mile ; R 200m walk ; W 200m @mile ; R 200m walk ; W 200m @800 ; "
            "R 200m walk ; W 200m @800 ; R 200m walk ; W 200m @800 ; R 200m walk ; W 200m @800 ; R 200m "
            "walk ; W 200m @800 ; R 200m walk ; W 200m @800"
        ),
        False,
    ),
    (
        "10 x 400m @ 5k pace except last 2 @ mile pace",
        (
            "W 400m @5k ; R open ? ; W 400m @5k ; R open ? ; W 400m @5k ; R open ? ; W 400m @5k ; R open ? "
            "; W 400m @5k ; R open ? ; W 400m @5k ; R open ? ; W 400m @5k ; R open ? ; W 400m @5k ; R open "
            "? ; W 400m @mile ; R open ? ; W 400m @mile"
        ),
        True,
    ),
    (
        "5 x 800, last 200 of each hard, 2 min rest",
        "5×[W 600m ; W& 200m @hard] btw R 2:00",
        True,
    ),
    (
        "8 x 300m, every 4th all out",
        (
            "W 300m ; R open ? ; W 300m ; R open ? ; W 300m ; R open ? ; W 300m @all out ; R open ? ; W "
            "300m ; R open ? ; W 300m ; R open ? ; W 300m ; R open ? ; W 300m @all out"
        ),
        True,
    ),
    (
        "6 x 1k: 1-3 @ 10k, 4-6 @ 5k, 2 min",
        (
            "W 1000m @10k ; R 2:00 ; W 1000m @10k ; R 2:00 ; W 1000m @10k ; R 2:00 ; W 1000m @5k ; R 2:00 ; "
            "W 1000m @5k ; R 2:00 ; W 1000m @5k"
        ),
        True,
    ),
    (
        "16 x 400 on 1:45",
        "16×[W 400m] btw R cycle 1:45",
        False,
    ),
    (
        "6 x 150 on 3 min",
        "6×[W 150m] btw R cycle 3:00",
        False,
    ),
    (
        "5 x 100 off 1:30",
        "5×[W 100m] btw R 1:30",
        True,
    ),
    (
        "10 x 100 on 2' start",
        "10×[W 100m] btw R cycle 2:00",
        False,
    ),
    (
        "20 x 100 on the minute",
        "20×[W 100m] btw R cycle 1:00",
        False,
    ),
    (
        "8x400 @ 70 on 3:00",
        "8×[W 400m @70 s] btw R cycle 3:00",
        True,
    ),
    (
        "6 x 300 going every 2:30",
        "6×[W 300m] btw R cycle 2:30",
        False,
    ),
    (
        "12 x 100m, start every 60 seconds",
        "12×[W 100m] btw R cycle 1:00",
        False,
    ),
    (
        "15 x 200 m, 2:00 send-off",
        "15×[W 200m] btw R cycle 2:00",
        False,
    ),
    (
        "10 x 1 minute hard with 1 minute recoveries",
        "10×[W 1:00 @hard] btw R 1:00",
        False,
    ),
    (
        "10 x 1:00 @ 5k w/ 1:00 jog",
        "10×[W 1:00 @5k] btw R 1:00 jog",
        False,
    ),
    (
        "6 x 2:00/1:00",
        "6×[W 2:00 ; R 1:00]",
        False,
    ),
    (
        "3 x 12 x 30/15, 3 min",
        "3×[12×[W 0:30 ; R 0:15]] btw R 3:00",
        True,
    ),
    (
        '2 x 10 x 30"/30", 4\' between sets',
        "2×[10×[W 0:30 ; R 0:30]] btw R 4:00",
        False,
    ),
    (
        "12 x 30s hard/30s easy",
        "12×[W 0:30 @hard ; R 0:30 easy]",
        False,
    ),
    (
        "Billat 30-30s: 20 x 30-30",
        "20×[W 0:30 ; R 0:30]",
        True,
    ),
    (
        "8 x 3' @ 3k - 2' jog",
        "8×[W 3:00 @3k] btw R 2:00 jog",
        False,
    ),
    (
        "10x400 r=60s",
        "10×[W 400m] btw R 1:00",
        False,
    ),
    (
        "10x400m R 200m jog",
        "10×[W 400m] btw R 200m jog",
        False,
    ),
    (
        "8x300 R=100m",
        "8×[W 300m] btw R 100m",
        False,
    ),
    (
        "6 x 800 RI 400m",
        "6×[W 800m] btw R 400m",
        False,
    ),
    (
        "6 x 800 with equal jog",
        "6×[W 800m] btw R 800m jog",
        False,
    ),
    (
        "5 x 1 mile w/ half mile jog",
        "5×[W 1mi] btw R 0.5mi jog",
        False,
    ),
    (
        "6 x 1/2 mile @ 5k w/ 1/4 mile jog",
        "6×[W 0.5mi @5k] btw R 0.25mi jog",
        False,
    ),
    (
        "3 x 1.5 mi @ HMP w/ 3:00 jog",
        "3×[W 1.5mi @HMP] btw R 3:00 jog",
        False,
    ),
    (
        "3 x 2mi @ MP-HMP, 3' jog",
        "3×[W 2mi @MP-HMP] btw R 3:00 jog",
        False,
    ),
    (
        "6 x 1mi @ 10k-5k, 2' jog",
        "6×[W 1mi @10k-5k] btw R 2:00 jog",
        False,
    ),
    (
        "10 x 3 min @ 10k-15k pace, 90s",
        "10×[W 3:00 @10k-15k] btw R 1:30",
        True,
    ),
    (
        "10 x 400 @ 85-90s, 60s",
        "10×[W 400m @85-90 s] btw R 1:00",
        True,
    ),
    (
        "4-6 x 1 mile @ T",
        "4-6×[W 1mi @T] btw R open ?",
        True,
    ),
    (
        "6 to 8 x 400 w/ 200 jog",
        "6-8×[W 400m] btw R 200m jog",
        True,
    ),
    (
        "8 to 10 strides",
        "8-10×[W open @strides] btw R open ?",
        True,
    ),
    (
        "10 x 400 (70-72) 60s jog",
        "10×[W 400m @70-72 s] btw R 1:00 jog",
        True,
    ),
    (
        "10x400 @72, 200j",
        "10×[W 400m @72 s] btw R 200m jog",
        True,
    ),
    (
        "8x200@30 w/200j",
        "8×[W 200m @30 s] btw R 200m jog",
        True,
    ),
    (
        "12x400@68r60",
        "12×[W 400m @68 s] btw R 1:00",
        True,
    ),
    (
        "6x1000@3:00 2'",
        "6×[W 1000m @180 s] btw R 2:00",
        True,
    ),
    (
        "6 x 1000 in 3:00 (2')",
        "6×[W 1000m @180 s] btw R 2:00",
        True,
    ),
    (
        "3x2000 @ 6:20 r3'",
        "3×[W 2000m @380 s] btw R 3:00",
        False,
    ),
    (
        "20 x 200 @ 32, 200m float",
        "20×[W 200m @32 s ; R 200m float]",
        True,
    ),
    (
        "5 x 1k @ CV, 60s; 4 x 200 @ mile, 60s",
        "5×[W 1000m @CV] btw R 1:00 ; R 1:00 ; 4×[W 200m @mile] btw R 1:00",
        True,
    ),
    (
        "3 miles tempo, 4 min rest, 4 x 400 @ 5k, 60s rest",
        "W 3mi @tempo ; R 4:00 ; 4×[W 400m @5k] btw R 1:00",
        False,
    ),
    (
        "20' LT + 6 x 200 @ mile w/ 200 jog",
        "W 20:00 @LT ; R open ? ; 6×[W 200m @mile] btw R 200m jog",
        True,
    ),
    (
        "2 x (8 x 400 @ 5k, 1' jog), 3' jog",
        "2×[8×[W 400m @5k] btw R 1:00 jog] btw R 3:00 jog",
        False,
    ),
    (
        "WU: 15 min easy\nMain set: 6 x 800 @ 5k w/ 2 min jog\nCD: 10 min easy",
        "WU 15:00 @easy ; 6×[W 800m @5k] btw R 2:00 jog ; CD 10:00 @easy",
        False,
    ),
    (
        "- 15 min warm up\n- 6 x 800m @ 5k pace, 90s rest\n- 10 min cool down",
        "WU 15:00 ; 6×[W 800m @5k] btw R 1:30 ; CD 10:00",
        False,
    ),
    (
        "Warm up: 2 miles\n3 x 1 mile @ T, 60s rest\nCool down: 2 miles",
        "WU 2mi ; 3×[W 1mi @T] btw R 1:00 ; CD 2mi",
        False,
    ),
    (
        "* 10 min WU\n* 5 x 3 min hard, 2 min easy\n* 10 min CD",
        "WU 10:00 ; 5×[W 3:00 @hard ; R 2:00 easy] ; CD 10:00",
        True,
    ),
    (
        "8x400m @ your mile race pace\n\nRecovery: 400m jogs",
        "8×[W 400m @mile] btw R 400m jog",
        False,
    ),
    (
        "6 x 800\nPace: 5k\nRest: 2 min",
        "6×[W 800m @5k] btw R 2:00",
        False,
    ),
    (
        "# track tuesday\n10 x 400 w/ 60s # easy start",
        "10×[W 400m] btw R 1:00",
        False,
    ),
    (
        "4 x 600 (1600m pace) 3 min",
        "4×[W 600m @1600] btw R 3:00",
        True,
    ),
    (
        "6 x 400m @ 1600 pace w/ 400 jog",
        "6×[W 400m @1600] btw R 400m jog",
        False,
    ),
    (
        "4 x 200m @ 800 pace (200m walk)",
        "4×[W 200m @800] btw R 200m walk",
        False,
    ),
    (
        "3200m tempo, 4 x 800m at 5k pace, 2 minute rests",
        "W 3200m @tempo ; R 2:00 ; 4×[W 800m @5k] btw R 2:00",
        True,
    ),
    (
        "8 x 300m at 1600m pace, 100m walk recoveries",
        "8×[W 300m @1600] btw R 100m walk",
        False,
    ),
    (
        "2 x 200m, 2 x 400m, 2 x 200m fast but relaxed with equal distance jog recoveries",
        (
            "2×[W 200m] btw R 200m jog ; R 200m jog ; 2×[W 400m] btw R 400m jog ; R 400m jog ; 2×[W 200m "
            "@fast but relaxed] btw R 200m jog"
        ),
        True,
    ),
    (
        "2-3 x (400m/60 sec rest/400m/45 sec rest/400m/30 sec rest/400m), take 3-4 minutes between each set",
        "2-3×[W 400m ; R 1:00 ; W 400m ; R 0:45 ; W 400m ; R 0:30 ; W 400m] btw R 4:00",
        True,
    ),
    (
        "5 x 300 with a walk 100 metre recovery",
        "5×[W 300m] btw R 100m walk",
        False,
    ),
    (
        "600 (78 seconds), 500 (63 secs), 400 (48 secs), 300 (34 secs), 200 (22 secs) with full recovery",
        (
            "W 600m @78 s ; R open full ; W 500m @63 s ; R open full ; W 400m @48 s ; R open full ; W 300m "
            "@34 s ; R open full ; W 200m @22 s"
        ),
        False,
    ),
    (
        "400m/200m/400m/200m @ 800 pace, 3 min recovery",
        "W 400m @800 ; R 3:00 ; W 200m @800 ; R 3:00 ; W 400m @800 ; R 3:00 ; W 200m @800",
        False,
    ),
    (
        "run 500 meters, rest for 2 minutes, run 300 meters, walk a 400. Do this three times",
        "3×[W 500m ; R 2:00 ; W 300m] btw R 400m walk",
        True,
    ),
    (
        "10 x 200 up hill, jog down",
        "10×[W 200m] btw R 200m jog",
        False,
    ),
    (
        "5 x 1km @ 3:20-3:25/km (90s)",
        "5×[W 1000m @3:20-3:25/km] btw R 1:30",
        True,
    ),
    (
        "6 x 3min @ 5k w/ 2min jog, then 4 x 200m @ mile w/ 200m walk",
        "6×[W 3:00 @5k] btw R 2:00 jog ; R 2:00 jog ; 4×[W 200m @mile] btw R 200m walk",
        False,
    ),
    (
        "1000m, 800m, 600m, 400m, 200m (2 min rest)",
        "W 1000m ; R 2:00 ; W 800m ; R 2:00 ; W 600m ; R 2:00 ; W 400m ; R 2:00 ; W 200m",
        False,
    ),
    (
        "3 x 1km, 2 x 800m, 1 x 400m with 2 min rest",
        "3×[W 1000m] btw R 2:00 ; R 2:00 ; 2×[W 800m] btw R 2:00 ; R 2:00 ; W 400m",
        True,
    ),
    (
        "4x200, 4x400, 4x200 w/ equal jog",
        ("4×[W 200m] btw R 200m jog ; R 200m jog ; 4×[W 400m] btw R 400m jog ; R 400m jog ; 4×[W 200m] btw R 200m jog"),
        True,
    ),
    (
        "12 x 400m @ 10k pace (45 sec recov)",
        "12×[W 400m @10k] btw R 0:45",
        False,
    ),
    (
        "8 x 1k @ LT (60 sec standing)",
        "8×[W 1000m @LT] btw R 1:00 standing",
        False,
    ),
    (
        "3 x 3k @ MP (3 min jog)",
        "3×[W 3000m @MP] btw R 3:00 jog",
        False,
    ),
    (
        "5 x 2k @ sub LT (75 sec)",
        "5×[W 2000m @sub LT] btw R 1:15",
        True,
    ),
    (
        "25 x 400m @ LT w/ 30 sec",
        "25×[W 400m @LT] btw R 0:30",
        False,
    ),
    (
        "20 x 1 min / 1 min",
        "20×[W 1:00 ; R 1:00]",
        False,
    ),
    (
        "10 x 90 secs on, 60 secs off",
        "10×[W 1:30 @on ; R 1:00 off]",
        False,
    ),
    (
        "3 sets of 10 x 30 sec on / 30 sec off, 3 min between sets",
        "3×[10×[W 0:30 @on ; R 0:30 off]] btw R 3:00",
        False,
    ),
    (
        "5 x (2 min on, 1 min off, 1 min on, 1 min off)",
        "5×[W 2:00 @on ; R 1:00 off ; W 1:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "10 x 1min @ 5k / 1min @ easy",
        "10×[W 1:00 @5k ; R 1:00 easy]",
        False,
    ),
    (
        "8x(400m @ 10k + 200m @ mile), 400m jog",
        "8×[W 400m @10k ; W& 200m @mile] btw R 400m jog",
        False,
    ),
    (
        "4 x (400 @ mile, 100 jog, 200 @ 800), 400 jog between sets",
        "4×[W 400m @mile ; R 100m jog ; W 200m @800] btw R 400m jog",
        False,
    ),
    (
        "6 x (800m @ 5k, 200m float, 200m @ mile) w/ 3' jog",
        "6×[W 800m @5k ; R 200m float ; W 200m @mile] btw R 3:00 jog",
        False,
    ),
    (
        "3 x (5 x 200m @ mile w/ 200m jog) w/ 400m jog",
        "3×[5×[W 200m @mile] btw R 200m jog] btw R 400m jog",
        False,
    ),
    (
        "2 x (3 x 1000m w/ 2' jog), 5' rest",
        "2×[3×[W 1000m] btw R 2:00 jog] btw R 5:00",
        False,
    ),
    (
        "4 x 4 x 400, 1' between reps, 4' between sets",
        "4×[4×[W 400m] btw R 1:00] btw R 4:00",
        False,
    ),
    (
        "3 sets (4 x 300m w/ 100m walk) 5 min between sets",
        "3×[4×[W 300m] btw R 100m walk] btw R 5:00",
        False,
    ),
    (
        "2 sets: 5 x 300, 1' rest; 5' between sets",
        "2×[5×[W 300m] btw R 1:00] btw R 5:00",
        False,
    ),
    (
        "3 x 1000 @ 3k pace (3 min), 3 x 600 @ 1500 pace (2 min), 3 x 200 @ 800 pace (2 min)",
        "3×[W 1000m @3k] btw R 3:00 ; R 3:00 ; 3×[W 600m @1500] btw R 2:00 ; R 2:00 ; 3×[W 200m @800] btw R 2:00",
        True,
    ),
    (
        "600m @ 1500, 90s, 400m @ 1500, 60s, 200m @ 800",
        "W 600m @1500 ; R 1:30 ; W 400m @1500 ; R 1:00 ; W 200m @800",
        True,
    ),
    (
        "1 x 1000, 5 min, 1 x 600, 4 min, 1 x 300",
        "W 1000m ; R 5:00 ; W 600m ; R 4:00 ; W 300m",
        True,
    ),
    (
        "500m (8 min rest) 400m (6 min rest) 300m",
        "W 500m ; R 8:00 ; W 400m ; R 6:00 ; W 300m",
        False,
    ),
    (
        "350m, 10 min rest, 250m, 8 min rest, 150m",
        "W 350m ; R 10:00 ; W 250m ; R 8:00 ; W 150m",
        False,
    ),
    (
        "2 x 500 (10'), 2 x 300 (6')",
        "2×[W 500m] btw R 10:00 ; R 10:00 ; 2×[W 300m] btw R 6:00",
        True,
    ),
    (
        "2 x 200m, 1 x 400m, 2 x 200m with 3 min rest",
        "2×[W 200m] btw R 3:00 ; R 3:00 ; W 400m ; R 3:00 ; 2×[W 200m] btw R 3:00",
        True,
    ),
    (
        (
            "1 x 1000m @ 3000m race pace, 400 jog, 2 x 500m @ 1500m race pace, 300 jog, 3 x 300m @ 800m "
            "race pace, 200 walk"
        ),
        "W 1000m @3k ; R 400m jog ; 2×[W 500m @1500] btw R 300m jog ; R 300m jog ; 3×[W 300m @800] btw R 200m walk",
        False,
    ),
    (
        "6 x 400m in 70 secs, 400m jog in 2:30",
        "6×[W 400m @70 s] btw R 400m jog (in 2:30)",
        False,
    ),
    (
        "8 x 200 @ 30s, jog 200 in 60s",
        "8×[W 200m @30 s] btw R 200m jog (in 1:00)",
        False,
    ),
    (
        "6 x 600 jog 200",
        "6×[W 600m] btw R 200m jog",
        False,
    ),
    (
        "4 x 800, walk 400",
        "4×[W 800m] btw R 400m walk",
        False,
    ),
    (
        "10 x 100m, walk back",
        "10×[W 100m] btw R 100m walk",
        False,
    ),
    (
        "10 x 100m jog back",
        "10×[W 100m] btw R 100m jog",
        False,
    ),
    (
        "5 x 300m with 100m walk",
        "5×[W 300m] btw R 100m walk",
        False,
    ),
    (
        "5 x 200 fast with 200 walk",
        "5×[W 200m @fast] btw R 200m walk",
        False,
    ),
    (
        "6 x 200m hard/200m easy continuous",
        "6×[W 200m @hard ; R 200m easy]",
        False,
    ),
    (
        "8 x 100m sprint + 300m jog",
        "8×[W 100m @sprint] btw R 300m jog",
        True,
    ),
    (
        "12 x 100m stride, 100m jog",
        "12×[W 100m @stride] btw R 100m jog",
        False,
    ),
    (
        "4 x 400 (60, 60, 58, 56) [5']",
        "W 400m @60 s ; R 5:00 ; W 400m @60 s ; R 5:00 ; W 400m @58 s ; R 5:00 ; W 400m @56 s",
        True,
    ),
    (
        '3 x 500m (75", 74", 73") [8\']',
        "W 500m @75 s ; R 8:00 ; W 500m @74 s ; R 8:00 ; W 500m @73 s",
        False,
    ),
    (
        "2 x 4 x 200 (28\") [2' & 8']",
        "2×[4×[W 200m @28 s] btw R 2:00] btw R 8:00",
        False,
    ),
    (
        "3 x (2 x 300m) [2'] [6']",
        "3×[2×[W 300m] btw R 2:00] btw R 6:00",
        False,
    ),
    (
        "5 x 150 [3'] + 3 x 80 [4']",
        "5×[W 150m] btw R 3:00 ; R 3:00 ; 3×[W 80m] btw R 4:00",
        False,
    ),
    (
        "3 x 200 (28\") [3'] [8'] 3 x 150 (20\") [3']",
        "3×[W 200m @28 s] btw R 3:00 ; R 8:00 ; 3×[W 150m @20 s] btw R 3:00",
        False,
    ),
    (
        "2 x {4 x 200 (30\") [1']} [5']",
        "2×[4×[W 200m @30 s] btw R 1:00] btw R 5:00",
        False,
    ),
    (
        '400 (60") [2\'] 300 (44") [2\'] 200 (28")',
        "W 400m @60 s ; R 2:00 ; W 300m @44 s ; R 2:00 ; W 200m @28 s",
        False,
    ),
    (
        "1 x 600 (90%) [10'] 2 x 300 (95%) [6']",
        "W 600m @90 % ; R 10:00 ; 2×[W 300m @95 %] btw R 6:00",
        False,
    ),
    (
        "6 x 60 flying (98%) [4']",
        "6×[W 60m @98 %] btw R 4:00",
        True,
    ),
    (
        "4 x 1600m CW=8mn",
        "4×[W 1600m] btw R cycle 8:00 walk",
        False,
    ),
    (
        "10 x 200m CS=60s",
        "10×[W 200m] btw R cycle 1:00 static",
        False,
    ),
    (
        "5 x 1km @3:20/km, S=90s",
        "5×[W 1000m @3:20/km] btw R 1:30 static",
        False,
    ),
    (
        "3 x (4 x 200m, W=200m), R=5mn",
        "3×[4×[W 200m] btw R 200m walk] btw R 5:00",
        False,
    ),
    (
        "20mn @MP ; R=3mn ; 5 x 1mn @10kP, R=1mn ; CD",
        "W 20:00 @MP ; R 3:00 ; 5×[W 1:00 @10k] btw R 1:00 ; CD open",
        False,
    ),
    (
        "(400, 800, 1200, 800, 400)m R=(rep / 2)",
        "W 400m ; R 200m ; W 800m ; R 400m ; W 1200m ; R 600m ; W 800m ; R 400m ; W 400m",
        False,
    ),
    (
        "4 x (1km @10kmP, 500m @5kmP), R=2mn",
        "4×[W 1000m @10k ; R 2:00 ; W 500m @5k] btw R 2:00",
        True,
    ),
    (
        "6 x strides",
        "6×[W open @strides] btw R open ?",
        True,
    ),
    (
        "2 x 15mn tempo, R=3mn",
        "2×[W 15:00 @tempo] btw R 3:00",
        False,
    ),
    (
        "5 x 3mn @Z4 R=(2mn @Z1)",
        "5×[W 3:00 @Z4] btw R 2:00 @Z1",
        False,
    ),
    (
        "5 x 1km R=(400m easy)",
        "5×[W 1000m] btw R 400m easy",
        False,
    ),
    (
        "8 x 400m track @(75-80)s, W=200m",
        "8×[W 400m @75-80 s] btw R 200m walk",
        False,
    ),
    (
        "10 x 400m, R=downhill",
        "10×[W 400m] btw R open downhill",
        False,
    ),
    (
        "3 x 10mn @4:40-4:20/km, R=2mn",
        "3×[W 10:00 @4:40-4:20/km] btw R 2:00",
        False,
    ),
    (
        "15mn WU ; 3 x (6 x 200m, R=200m), R=400m ; 10mn CD",
        "WU 15:00 ; 3×[6×[W 200m] btw R 200m] btw R 400m ; CD 10:00",
        False,
    ),
    (
        "400m + 300m + 200m w/ 60s rest",
        "W 400m ; R 1:00 ; W 300m ; R 1:00 ; W 200m",
        False,
    ),
    (
        "1km TR + 5x(400m FTS + 200m CL) + 1km LE",
        "W 1000m @TR ; 5×[W 400m @FTS ; W& 200m @CL] ; W 1000m @LE",
        False,
    ),
    (
        "3km LE + 10x(200m MAX + 200m CA) + 2km LE",
        "W 3000m @LE ; 10×[W 200m @MAX ; W& 200m @CA] ; W 2000m @LE",
        False,
    ),
    (
        "2km 5:30/km + 4x(1km 4:00/km + 2min TR) + 1km 6:00/km",
        "W 2000m @5:30/km ; 4×[W 1000m @4:00/km ; W& 2:00 @TR] ; W 1000m @6:00/km",
        False,
    ),
    (
        "5km 5:00/km + 5km 4:30/km",
        "W 5000m @5:00/km ; W 5000m @4:30/km",
        False,
    ),
    (
        "1mi + (800m@6:00-6:30/mi + Open) * 3 + 1mi",
        "W 1mi ; 3×[W 800m @6:00-6:30/mi ; W& open] ; W 1mi",
        False,
    ),
    (
        "10:00 + (2:00@Z4 + 1:00@Z1) * 5 + 10:00",
        "W 10:00 ; 5×[W 2:00 @Z4 ; W& 1:00 @Z1] ; W 10:00",
        False,
    ),
    (
        "Open@8:00-9:00/mi + 5km + Open",
        "W open @8:00-9:00/mi ; W 5000m ; W open",
        False,
    ),
    (
        "2mi@8:00-9:00/mi + (0.25mi@6:00-6:10/mi + 1:30) * 8 + 1mi",
        "W 2mi @8:00-9:00/mi ; 8×[W 0.25mi @6:00-6:10/mi ; W& 1:30] ; W 1mi",
        False,
    ),
    (
        "20:00 easy + 6x(0:20 + 1:40)",
        "WU 20:00 @easy ; 6×[W 0:20 ; R open ? ; W 1:40] btw R open ?",
        True,
    ),
    (
        "Warmup / - 15m Z2 // Main Set 6x / - 3m Z4 / - 2m Z1 // Cooldown / - 10m Z1",
        "W 15:00 @Z2 ; 6×[W 3:00 @Z4 ; W 2:00 @Z1] ; W 10:00 @Z1",
        True,
    ),
    (
        (
            "Warmup / - 1mi 9:00/mi Pace // Intervals 8x / - 0.25mi 6:00/mi Pace / - 0.25mi 9:00/mi Pace // "
            "Cooldown / - 1mi 9:00/mi Pace"
        ),
        "W 1mi @9:00/mi ; 8×[W 0.25mi @6:00/mi ; W 0.25mi @9:00/mi] ; W 1mi @9:00/mi",
        True,
    ),
    (
        "- 10m 60% Pace\n\n5x\n- 3m 100% Pace\n- 2m 60% Pace\n\n- 10m 60% Pace",
        "W 10:00 @60 % ; 5×[W 3:00 @100 % ; W 2:00 @60 %] ; W 10:00 @60 %",
        True,
    ),
    (
        "4 x 1000m w/ 2' rest, 5 min WU and 5 min CD",
        "WU 5:00 ; 4×[W 1000m] btw R 2:00 ; CD 5:00",
        False,
    ),
    (
        "5x3' w/ 2' recovery inside the repeat",
        "5×[W 3:00 ; R 2:00]",
        False,
    ),
    (
        "3 x 8' @ LT w/ 2' recovery, 10' warm up, 10' cool down",
        "WU 10:00 ; 3×[W 8:00 @LT] btw R 2:00 ; CD 10:00",
        False,
    ),
    (
        "10 x 400m with 400m jog; open warm-up and cool-down",
        "WU open ; 10×[W 400m] btw R 400m jog ; CD open",
        False,
    ),
    (
        "30 min E + 8 ST",
        "W 30:00 @E ; 8×[W open @strides] btw R open ?",
        True,
    ),
    (
        "2 E + 2 x (200 R + 200 jog) + 1 E",
        "W 2mi @E ; 2×[W 200m @R ; R 200m jog] ; W 1mi @E",
        True,
    ),
    (
        "2E + 4 x 1T w/1 min rests + 2E",
        "W 2mi @E ; 4×[W 1mi @T] btw R 1:00 ; R 1:00 ; W 2mi @E",
        True,
    ),
    (
        "1E + 3 x (1000 I + 3 min jg) + 1E",
        "W 1mi @E ; 3×[W 1000m @I ; R 3:00 jog] ; W 1mi @E",
        True,
    ),
    (
        "4 x (200 R, 200 jog, 200 R, 200 jog, 400 R, 400 jog)",
        "4×[W 200m @R ; R 200m jog ; W 200m @R ; R 200m jog ; W 400m @R ; R 400m jog]",
        True,
    ),
    (
        "6 x 400 R w/400 jg",
        "6×[W 400m @R] btw R 400m jog",
        False,
    ),
    (
        "E 60 min",
        "W 60:00 @E",
        False,
    ),
    (
        "5 × 1,000 I w/ 3 min jog + 6 × 200 R w/ 200 jog",
        "5×[W 1000m @I] btw R 3:00 jog ; R 3:00 jog ; 6×[W 200m @R] btw R 200m jog",
        False,
    ),
    (
        '10 x 400 (64") [jog 400]',
        "10×[W 400m @64 s] btw R 400m jog",
        False,
    ),
    (
        "3 x 500 (1'15\") [10']",
        "3×[W 500m @75 s] btw R 10:00",
        False,
    ),
    (
        "6 x 150 (95%) [full]",
        "6×[W 150m @95 %] btw R open full",
        False,
    ),
    (
        "2 x 3 x 200 (26\") [walk 200 & 8']",
        "2×[3×[W 200m @26 s] btw R 200m walk] btw R 8:00",
        False,
    ),
    (
        "4 x 4 x 100 (90%) [1' & 4']",
        "4×[4×[W 100m @90 %] btw R 1:00] btw R 4:00",
        False,
    ),
    (
        '3 x 600 (200/30", 200/32", 200/28") [10\']',
        "3×[W 200m @30 s ; W& 200m @32 s ; W& 200m @28 s] btw R 10:00",
        False,
    ),
    (
        "1 x 300 (38\") [5'] 2 x 200 (24\") [4'] 3 x 100 (12\") [3']",
        "W 300m @38 s ; R 5:00 ; 2×[W 200m @24 s] btw R 4:00 ; R 4:00 ; 3×[W 100m @12 s] btw R 3:00",
        False,
    ),
    (
        "5 x 200 (28\") [2'] [5'] 5 x 200 (27\") [2']",
        "5×[W 200m @28 s] btw R 2:00 ; R 5:00 ; 5×[W 200m @27 s] btw R 2:00",
        False,
    ),
    (
        '6 x 1000 (3\'10") [90"]',
        "6×[W 1000m @190 s] btw R 1:30",
        False,
    ),
    (
        '400 (54") [10\'] 300 (38") [8\'] 200 (24")',
        "W 400m @54 s ; R 10:00 ; W 300m @38 s ; R 8:00 ; W 200m @24 s",
        False,
    ),
    (
        "8 x 200m @ mile pace w/ 200m jog",
        "8×[W 200m @mile] btw R 200m jog",
        False,
    ),
    (
        "6 x 400m @ 1500 pace w/ 2 min rest",
        "6×[W 400m @1500] btw R 2:00",
        False,
    ),
    (
        "5 x 1 mile @ threshold, 60 sec rest",
        "5×[W 1mi @threshold] btw R 1:00",
        False,
    ),
    (
        "12 x 200 w/ 200 walk",
        "12×[W 200m] btw R 200m walk",
        False,
    ),
    (
        "4 x 2k @ 10k pace w/ 90 sec jog",
        "4×[W 2000m @10k] btw R 1:30 jog",
        False,
    ),
    (
        "6 x 1km with 90 seconds rest in between",
        "6×[W 1000m] btw R 1:30",
        False,
    ),
    (
        "8 x 500m @ 5k pace with 90s jog between reps",
        "8×[W 500m @5k] btw R 1:30 jog",
        False,
    ),
    (
        "5 x 1600m on the track with 400m jog between @ 10k",
        "5×[W 1600m @10k] btw R 400m jog",
        False,
    ),
    (
        "12 x 300m on grass with 100m jog",
        "12×[W 300m] btw R 100m jog",
        False,
    ),
    (
        "20 x 200m with 30s rest between each",
        "20×[W 200m] btw R 0:30",
        False,
    ),
    (
        "3 × 5 min H with 4 min jog",
        "3×[W 5:00 @H] btw R 4:00 jog",
        False,
    ),
    (
        "6 × 2 min H with 1 min jog",
        "6×[W 2:00 @H] btw R 1:00 jog",
        False,
    ),
    (
        "4 × 1,200 m at I pace with 3 min jog",
        "4×[W 1200m @I] btw R 3:00 jog",
        False,
    ),
    (
        "3 × 1 mile at I pace with 4 min jog",
        "3×[W 1mi @I] btw R 4:00 jog",
        False,
    ),
    (
        "10x800m (90 sec walk recov)",
        "10×[W 800m] btw R 1:30 walk",
        False,
    ),
    (
        "5 x 8 min @ LT (2 min recov)",
        "5×[W 8:00 @LT] btw R 2:00",
        False,
    ),
    (
        "3 x 12 min @ sub LT (2 min jog recov)",
        "3×[W 12:00 @sub LT] btw R 2:00 jog",
        False,
    ),
    (
        "5 x 1 mile @ LT (1 min standing rest)",
        "5×[W 1mi @LT] btw R 1:00 standing",
        False,
    ),
    (
        "2x 300m in 45 seconds, 10 minute walk recovery between runs",
        "2×[W 300m @45 s] btw R 10:00 walk",
        False,
    ),
    (
        "4x500m at race pace plus 22 seconds / 400m, 3 minute walk recovery",
        "4×[W 500m @race+22s] btw R 3:00 walk",
        False,
    ),
    (
        "3x 250m in 35 seconds, 6 minutes rest between each run",
        "3×[W 250m @35 s] btw R 6:00",
        False,
    ),
    (
        "6x150m in 25 seconds, 150m walk",
        "6×[W 150m @25 s] btw R 150m walk",
        False,
    ),
    (
        "5 x 300 @ 90 %, jog back",
        "5×[W 300m @90 %] btw R 300m jog",
        False,
    ),
    (
        "10 x 60m hills, walk back",
        "10×[W 60m] btw R 60m walk",
        False,
    ),
    (
        "6 x 300 @ 800 pace, walk 300",
        "6×[W 300m @800] btw R 300m walk",
        False,
    ),
    (
        "8x400 hard, jog 200 recovery",
        "8×[W 400m @hard] btw R 200m jog",
        False,
    ),
    (
        "12x200 sprint, walk 200 recovery",
        "12×[W 200m @sprint] btw R 200m walk",
        False,
    ),
    (
        "6x800, jog 400 recovery",
        "6×[W 800m] btw R 400m jog",
        False,
    ),
    (
        "10 x 400 r60s, first 5 @ 5k, last 5 @ 3k",
        (
            "W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m "
            "@5k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @3k ; R 1:00 ; W 400m @3k ; "
            "R 1:00 ; W 400m @3k"
        ),
        False,
    ),
    (
        "8 x 300 r100m jog, last 1 all out",
        (
            "W 300m ; R 100m jog ; W 300m ; R 100m jog ; W 300m ; R 100m jog ; W 300m ; R 100m jog ; W 300m "
            "; R 100m jog ; W 300m ; R 100m jog ; W 300m ; R 100m jog ; W 300m @all out"
        ),
        False,
    ),
    (
        "10 x 300 r90s, last 3 fast",
        (
            "W 300m ; R 1:30 ; W 300m ; R 1:30 ; W 300m ; R 1:30 ; W 300m ; R 1:30 ; W 300m ; R 1:30 ; W "
            "300m ; R 1:30 ; W 300m ; R 1:30 ; W 300m @fast ; R 1:30 ; W 300m @fast ; R 1:30 ; W 300m @fast"
        ),
        False,
    ),
    (
        "6 x 1k r2min, first 3 @ 10k, next 2 @ 5k, last 1 @ 3k",
        (
            "W 1000m @10k ; R 2:00 ; W 1000m @10k ; R 2:00 ; W 1000m @10k ; R 2:00 ; W 1000m @5k ; R 2:00 ; "
            "W 1000m @5k ; R 2:00 ; W 1000m @3k"
        ),
        False,
    ),
    (
        "8 × 400 m, starting three minutes apart",
        "8×[W 400m] btw R cycle 3:00",
        False,
    ),
    (
        "10 × 100 m, starting 45 seconds apart",
        "10×[W 100m] btw R cycle 0:45",
        False,
    ),
    (
        "10 x 200m CS=90s",
        "10×[W 200m] btw R cycle 1:30 static",
        False,
    ),
    (
        "8 x 400m CR=3mn",
        "8×[W 400m] btw R cycle 3:00",
        False,
    ),
    (
        "5 x 1km CW=6mn30",
        "5×[W 1000m] btw R cycle 6:30 walk",
        False,
    ),
    (
        "6 x 400 on 3 min",
        "6×[W 400m] btw R cycle 3:00",
        False,
    ),
    (
        "10 x 100m every 90 seconds",
        "10×[W 100m] btw R cycle 1:30",
        False,
    ),
    (
        "2x(5x200 r45) R5min",
        "2×[5×[W 200m] btw R 0:45] btw R 5:00",
        True,
    ),
    (
        "4x(3x300 r100m) R400m",
        "4×[3×[W 300m] btw R 100m] btw R 400m",
        False,
    ),
    (
        "3x(3x600 r2min) R5min",
        "3×[3×[W 600m] btw R 2:00] btw R 5:00",
        False,
    ),
    (
        "2 x (6 x 200m @ 1500m) 200m jog between 200s, 800m between sets",
        "2×[6×[W 200m @1500] btw R 200m jog] btw R 800m",
        False,
    ),
    (
        "3 x (3 x 300m @ 800m) 100m walk between 300s, 5 mins between sets",
        "3×[3×[W 300m @800] btw R 100m walk] btw R 5:00",
        False,
    ),
    (
        (
            "2 sets of (1000m + 3 x 300m) with 90 seconds recovery between each rep and 4 minutes recovery "
            "between the sets"
        ),
        "2×[W 1000m ; R 1:30 ; 3×[W 300m] btw R 1:30] btw R 4:00",
        False,
    ),
    (
        "4 sets of (400m + 200m) with 45 seconds recovery between each rep and 3 minutes recovery between each set",
        "4×[W 400m ; R 0:45 ; W 200m] btw R 3:00",
        False,
    ),
    (
        "2 sets of 10 x 400m, 5 min jog between sets, 100m jog between reps",
        "2×[10×[W 400m] btw R 100m jog] btw R 5:00 jog",
        False,
    ),
    (
        "4 sets of 5 x 200m, 400m jog between sets, 200m jog between reps",
        "4×[5×[W 200m] btw R 200m jog] btw R 400m jog",
        False,
    ),
    (
        "3 x 4 x 400 in 64 secs, jog 200 in 90 secs; rest 5mins before next set of 4 x 400",
        "3×[4×[W 400m @64 s] btw R 200m jog (in 1:30)] btw R 5:00",
        False,
    ),
    (
        "2 x 3 x 800 in 2:08, jog 400 in 3 mins; rest 10mins before next set",
        "2×[3×[W 800m @128 s] btw R 400m jog (in 3:00)] btw R 10:00",
        False,
    ),
    (
        "4 x (1' @3k, 1' jog, 30\" @1500, 30\" jog, 15\" fast), 3' between sets",
        "4×[W 1:00 @3k ; R 1:00 jog ; W 0:30 @1500 ; R 0:30 jog ; W 0:15 @fast] btw R 3:00",
        False,
    ),
    (
        "2 x (3' @5k, 2' jog, 2' @3k, 2' jog, 1' @1500), 5' between sets",
        "2×[W 3:00 @5k ; R 2:00 jog ; W 2:00 @3k ; R 2:00 jog ; W 1:00 @1500] btw R 5:00",
        False,
    ),
    (
        "3 x (5 x 1', R=1'), R=3mn",
        "3×[5×[W 1:00] btw R 1:00] btw R 3:00",
        False,
    ),
    (
        "2 x (6 x 400m, R=1mn30), R=4mn",
        "2×[6×[W 400m] btw R 1:30] btw R 4:00",
        False,
    ),
    (
        "5 x (100-200-300), 100 walk between, 2' after the 300",
        "5×[W 100m ; R 100m walk ; W 200m ; R 100m walk ; W 300m] btw R 2:00",
        False,
    ),
    (
        "4 x (400-300-200-100), 100 jog between, 3' after the 100",
        "4×[W 400m ; R 100m jog ; W 300m ; R 100m jog ; W 200m ; R 100m jog ; W 100m] btw R 3:00",
        False,
    ),
    (
        "400-600-800-600-400, jog half",
        "W 400m ; R 200m jog ; W 600m ; R 300m jog ; W 800m ; R 400m jog ; W 600m ; R 300m jog ; W 400m",
        False,
    ),
    (
        "1000-800-600-400-200, jog 200",
        "W 1000m ; R 200m jog ; W 800m ; R 200m jog ; W 600m ; R 200m jog ; W 400m ; R 200m jog ; W 200m",
        False,
    ),
    (
        "100-200-300-400-300-200-100, walk same",
        (
            "W 100m ; R 100m walk ; W 200m ; R 200m walk ; W 300m ; R 300m walk ; W 400m ; R 400m walk ; W "
            "300m ; R 300m walk ; W 200m ; R 200m walk ; W 100m"
        ),
        False,
    ),
    (
        "800, 600, 400, 200; 3min after 800, 2min after 600, 1min after 400",
        "W 800m ; R 3:00 ; W 600m ; R 2:00 ; W 400m ; R 1:00 ; W 200m",
        False,
    ),
    (
        "100, 200, 300, 400, 300, 200, 100; walk 100 after each",
        (
            "W 100m ; R 100m walk ; W 200m ; R 100m walk ; W 300m ; R 100m walk ; W 400m ; R 100m walk ; W "
            "300m ; R 100m walk ; W 200m ; R 100m walk ; W 100m"
        ),
        False,
    ),
    (
        "400, 800, 1200, 1600, 1200, 800, 400; 60s after 400, 90s after 800, 2min after 1200, 3min after 1600",
        (
            "W 400m ; R 1:00 ; W 800m ; R 1:30 ; W 1200m ; R 2:00 ; W 1600m ; R 3:00 ; W 1200m ; R 2:00 ; W "
            "800m ; R 1:30 ; W 400m"
        ),
        False,
    ),
    (
        "6'-5'-4'-3'-2'-1' @ 4:20/4:10/4:00/3:50/3:40/3:30 per km, rest 90\"",
        (
            "W 6:00 @4:20/km ; R 1:30 ; W 5:00 @4:10/km ; R 1:30 ; W 4:00 @4:00/km ; R 1:30 ; W 3:00 "
            "@3:50/km ; R 1:30 ; W 2:00 @3:40/km ; R 1:30 ; W 1:00 @3:30/km"
        ),
        False,
    ),
    (
        "10'-5'-3' @ 4:30/4:10/3:50 per km, rest 3' 2'",
        "W 10:00 @4:30/km ; R 3:00 ; W 5:00 @4:10/km ; R 2:00 ; W 3:00 @3:50/km",
        False,
    ),
    (
        "2k-1k-500 @ 10k-5k-3k, 2' jog",
        "W 2000m @10k ; R 2:00 jog ; W 1000m @5k ; R 2:00 jog ; W 500m @3k",
        False,
    ),
    (
        "1600-1200-800-400 @ 10k-5k-3k-1500, 400 jog",
        "W 1600m @10k ; R 400m jog ; W 1200m @5k ; R 400m jog ; W 800m @3k ; R 400m jog ; W 400m @1500",
        False,
    ),
    (
        "(1, 2, 3, 2, 1)mn, R=(rep)",
        "W 1:00 ; R 1:00 ; W 2:00 ; R 2:00 ; W 3:00 ; R 3:00 ; W 2:00 ; R 2:00 ; W 1:00",
        False,
    ),
    (
        "(400, 300, 200)m, W=(rep)",
        "W 400m ; R 400m walk ; W 300m ; R 300m walk ; W 200m",
        False,
    ),
    (
        "(5, 4, 3, 2, 1)mn, R=1mn",
        "W 5:00 ; R 1:00 ; W 4:00 ; R 1:00 ; W 3:00 ; R 1:00 ; W 2:00 ; R 1:00 ; W 1:00",
        False,
    ),
    (
        "400m, 300m, 200m @ 80-85% (walk next distance to be run)",
        "W 400m @80-85 % ; R 300m walk ; W 300m @80-85 % ; R 200m walk ; W 200m @80-85 %",
        True,
    ),
    (
        "500m, 400m, 300m @ 75% (5 min rest)",
        "W 500m @75 % ; R 5:00 ; W 400m @75 % ; R 5:00 ; W 300m @75 %",
        True,
    ),
    (
        "300m, 250m, 200m, 150m @ 90% (walk back recovery)",
        "W 300m @90 % ; R 300m walk ; W 250m @90 % ; R 250m walk ; W 200m @90 % ; R 200m walk ; W 150m @90 %",
        True,
    ),
    (
        "12 x 200 @ 30s, jog 200, 150, 100 and repeat",
        (
            "12×[W 200m @30 s] btw R 200m jog/R 150m jog/R 100m jog/R 200m jog/R 150m jog/R 100m jog/R 200m "
            "jog/R 150m jog/R 100m jog/R 200m jog/R 150m jog"
        ),
        False,
    ),
    (
        "8 x 400 @ 64s, jog 400, 200 and repeat",
        "8×[W 400m @64 s] btw R 400m jog/R 200m jog/R 400m jog/R 200m jog/R 400m jog/R 200m jog/R 400m jog",
        False,
    ),
    (
        "10 x 200 @ 29s, walk 200, 100 and repeat",
        (
            "10×[W 200m @29 s] btw R 200m walk/R 100m walk/R 200m walk/R 100m walk/R 200m walk/R 100m "
            "walk/R 200m walk/R 100m walk/R 200m walk"
        ),
        False,
    ),
    (
        "4x 200m @ 90-95% w/ 4’ rest ; 4x 100m @ 95% w/ 3’ rest [8’ rest between 200& 100]",
        "4×[W 200m @90-95 %] btw R 4:00 ; R 8:00 ; 4×[W 100m @95 %] btw R 3:00",
        False,
    ),
    (
        "2x 500m @ 80% w/ 8' rest ; 3x 200m @ 90% w/ 4' rest [10' rest between 500 & 200]",
        "2×[W 500m @80 %] btw R 8:00 ; R 10:00 ; 3×[W 200m @90 %] btw R 4:00",
        False,
    ),
    (
        "4x300m @ 85% w/ 4min rest ; 4x 200 @ 90% w/ 3 min recovery ; 4 x 100m @ 95% w/ 2 min recovery",
        "4×[W 300m @85 %] btw R 4:00 ; R 4:00 ; 4×[W 200m @90 %] btw R 3:00 ; R 3:00 ; 4×[W 100m @95 %] btw R 2:00",
        False,
    ),
    (
        "3 x 1000m w/ 3 min, 3 x 600 @1500 w/ 3 min, 3 x 300 @800 w/ 3 min",
        "3×[W 1000m] btw R 3:00 ; R 3:00 ; 3×[W 600m @1500] btw R 3:00 ; R 3:00 ; 3×[W 300m @800] btw R 3:00",
        False,
    ),
    (
        "1 x 1200m w/ 4 min, 2 x 600 @1500 w/ 3 min, 4 x 200 all out w/ 2 min",
        "W 1200m ; R 4:00 ; 2×[W 600m @1500] btw R 3:00 ; R 3:00 ; 4×[W 200m @all out] btw R 2:00",
        False,
    ),
    (
        "12x 400m alternating 3k/10k pace, 100 jog after 3k-pace reps, 200 jog after 10k-pace reps",
        (
            "W 400m @3k ; R 100m jog ; W 400m @10k ; R 200m jog ; W 400m @3k ; R 100m jog ; W 400m @10k ; R "
            "200m jog ; W 400m @3k ; R 100m jog ; W 400m @10k ; R 200m jog ; W 400m @3k ; R 100m jog ; W "
            "400m @10k ; R 200m jog ; W 400m @3k ; R 100m jog ; W 400m @10k ; R 200m jog ; W 400m @3k ; R "
            "100m jog ; W 400m @10k"
        ),
        False,
    ),
    (
        "8x 800 alternating 5k/marathon pace, 200 jog",
        (
            "W 800m @5k ; R 200m jog ; W 800m @marathon ; R 200m jog ; W 800m @5k ; R 200m jog ; W 800m "
            "@marathon ; R 200m jog ; W 800m @5k ; R 200m jog ; W 800m @marathon ; R 200m jog ; W 800m @5k "
            "; R 200m jog ; W 800m @marathon"
        ),
        False,
    ),
    (
        "300 in 50 seconds, 8 mins rest, 500 at race pace, 12 minutes rest, 3x200m at race pace, 3 minutes rest",
        "W 300m @50 s ; R 8:00 ; W 500m @race ; R 12:00 ; 3×[W 200m @race] btw R 3:00",
        False,
    ),
    (
        "200m in 33 seconds, 3 minute walk, 2x 450m at race pace, 5 minute walk",
        "W 200m @33 s ; R 3:00 walk ; 2×[W 450m @race] btw R 5:00 walk",
        False,
    ),
    (
        "1200 @5k, 1 mile @LT, 800 @3k, 1 mile @LT, 400 all out, 400m jog between each",
        (
            "W 1200m @5k ; R 400m jog ; W 1mi @LT ; R 400m jog ; W 800m @3k ; R 400m jog ; W 1mi @LT ; R "
            "400m jog ; W 400m @all out"
        ),
        False,
    ),
    (
        "1600 @10k, 1200 @10k, 800 @5k, 400 @mile, 3 min jog between each",
        "W 1600m @10k ; R 3:00 jog ; W 1200m @10k ; R 3:00 jog ; W 800m @5k ; R 3:00 jog ; W 400m @mile",
        False,
    ),
    (
        "6 x 500m R1=1mn R2=90s R=2mn",
        "6×[W 500m] btw R 1:00/R 1:30/R 2:00/R 2:00/R 2:00",
        False,
    ),
    (
        "8 x 200m R1=30s R=1mn",
        "8×[W 200m] btw R 0:30/R 1:00/R 1:00/R 1:00/R 1:00/R 1:00/R 1:00",
        False,
    ),
    (
        "4 x 1km W1=1mn W2=2mn W=3mn",
        "4×[W 1000m] btw R 1:00 walk/R 2:00 walk/R 3:00 walk",
        False,
    ),
    (
        "6 x 600m R(1-3)=1mn R=2mn",
        "6×[W 600m] btw R 1:00/R 1:00/R 1:00/R 2:00/R 2:00",
        False,
    ),
    (
        "8x2min on/1min off",
        "8×[W 2:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "12x45s on/15s off",
        "12×[W 0:45 @on ; R 0:15 off]",
        False,
    ),
    (
        "5x3min on/2min off",
        "5×[W 3:00 @on ; R 2:00 off]",
        False,
    ),
    (
        "6x40/20, 6x30/30, 6x20/40",
        "6×[W 0:40 ; R 0:20] ; 6×[W 0:30 ; R 0:30] ; 6×[W 0:20 ; R 0:40]",
        True,
    ),
    (
        "3x60/60, 3x45/45, 3x30/30",
        "3×[W 1:00 ; R 1:00] ; 3×[W 0:45 ; R 0:45] ; 3×[W 0:30 ; R 0:30]",
        True,
    ),
    (
        "8 x (200 hard + 200 easy) continuous",
        "8×[W 200m @hard ; R 200m easy]",
        False,
    ),
    (
        "6 x (400 fast + 200 jog) continuous",
        "6×[W 400m @fast ; R 200m jog]",
        False,
    ),
    (
        "10x2min on, 1 minute off @ 5k",
        "10×[W 2:00 @5k ; R 1:00 off]",
        False,
    ),
    (
        "12x90 sec on, 30 seconds off @ LT",
        "12×[W 1:30 @LT ; R 0:30 off]",
        False,
    ),
    (
        "8 x 30 s sprint / 2 min jog",
        "8×[W 0:30 @sprint ; R 2:00 jog]",
        False,
    ),
    (
        "16 x 200 on/200 off",
        "16×[W 200m @on ; R 200m off]",
        True,
    ),
    (
        "3E + 4x(1T + 1 min rest) + 2E",
        "W 3mi @E ; 4×[W 1mi @T ; R 1:00] ; W 2mi @E",
        True,
    ),
    (
        "1E + 6x(400R + 400J) + 4x(200R + 200J) + 1E",
        "W 1mi @E ; 6×[W 400m @R ; R 400m J] ; 4×[W 200m @R ; R 200m J] ; W 1mi @E",
        True,
    ),
    (
        "2E + 5x(3 min I + 2 min J) + 2E",
        "W 2mi @E ; 5×[W 3:00 @I ; R 2:00 J] ; W 2mi @E",
        True,
    ),
    (
        "10 min E + 4x(5 min T + 1 min rest) + 10 min E",
        "W 10:00 @E ; 4×[W 5:00 @T ; R 1:00] ; W 10:00 @E",
        False,
    ),
    (
        "2E + 2x(2T + 2 min rest) + 2E",
        "W 2mi @E ; 2×[W 2mi @T ; R 2:00] ; W 2mi @E",
        True,
    ),
    (
        "1.5mi + (800m@6:00-6:20/mi + 400m@9:00-10:00/mi) * 5 + 1mi",
        "W 1.5mi ; 5×[W 800m @6:00-6:20/mi ; W& 400m @9:00-10:00/mi] ; W 1mi",
        False,
    ),
    (
        "Open + (1km@4:00-4:10/km + 400m@6:00-7:00/km) * 6 + Open",
        "W open ; 6×[W 1000m @4:00-4:10/km ; W& 400m @6:00-7:00/km] ; W open",
        False,
    ),
    (
        "10:00 + (3:00@4:00-4:10/km + 2:00@6:00-7:00/km) * 5 + Open",
        "W 10:00 ; 5×[W 3:00 @4:00-4:10/km ; W& 2:00 @6:00-7:00/km] ; W open",
        False,
    ),
    (
        "2km 6:00/km + 5x(1km 4:00/km + 400m TR) + 2km 6:00/km",
        "W 2000m @6:00/km ; 5×[W 1000m @4:00/km ; W& 400m @TR] ; W 2000m @6:00/km",
        False,
    ),
    (
        "1km LE + 6x(500m FO + 200m CA) + 1km TR",
        "W 1000m @LE ; 6×[W 500m @FO ; W& 200m @CA] ; W 1000m @TR",
        False,
    ),
    (
        (
            "Warmup / - 3km 5:30/km Pace // Main Set 4x / - 1.6km 4:00/km Pace / - 0.4km 6:00/km Pace // "
            "Cooldown / - 2km 6:00/km Pace"
        ),
        "W 3000m @5:30/km ; 4×[W 1600m @4:00/km ; W 400m @6:00/km] ; W 2000m @6:00/km",
        True,
    ),
    (
        (
            "Warmup / - 15m 9:00/mi Pace // Main Set 6x / - 3m 6:30/mi Pace / - 2m 9:30/mi Pace // Cooldown "
            "/ - 10m 9:30/mi Pace"
        ),
        "W 15:00 @9:00/mi ; 6×[W 3:00 @6:30/mi ; W 2:00 @9:30/mi] ; W 10:00 @9:30/mi",
        True,
    ),
    (
        "Warmup / - 2km 5:45/km Pace // Tempo / - 5km 4:30/km Pace // Cooldown / - 2km 6:15/km Pace",
        "W 2000m @5:45/km ; W 5000m @4:30/km ; W 2000m @6:15/km",
        True,
    ),
    (
        "5x5' w/ 2' recovery inside the repeat, open WU and CD",
        "WU open ; 5×[W 5:00 ; R 2:00] ; CD open",
        False,
    ),
    (
        "6x800m w/ 400m jog inside the repeat, 10' WU and 5' CD",
        "WU 10:00 ; 6×[W 800m ; R 400m jog] ; CD 5:00",
        False,
    ),
    (
        "5x1000 w/ 1' rest inside the repeat",
        "5×[W 1000m ; R 1:00]",
        False,
    ),
    (
        "10 x 1' w/ 1' recovery inside the repeat, 2km WU",
        "WU 2000m ; 10×[W 1:00 ; R 1:00]",
        False,
    ),
    (
        "3x10' w/ 3' recovery, open WU and CD",
        "WU open ; 3×[W 10:00] btw R 3:00 ; CD open",
        False,
    ),
    (
        "5 mins (2 mins), 4 mins (90s), 3 mins (60s), 2 mins (45s), 1 min",
        "W 5:00 ; R 2:00 ; W 4:00 ; R 1:30 ; W 3:00 ; R 1:00 ; W 2:00 ; R 0:45 ; W 1:00",
        False,
    ),
    (
        "1 min (30s), 2 mins (60s), 3 mins (90s), 2 mins (60s), 1 min",
        "W 1:00 ; R 0:30 ; W 2:00 ; R 1:00 ; W 3:00 ; R 1:30 ; W 2:00 ; R 1:00 ; W 1:00",
        False,
    ),
    (
        "3 mins (90s), 2 mins (60s), 1 min (30s)",
        "W 3:00 ; R 1:30 ; W 2:00 ; R 1:00 ; W 1:00",
        True,
    ),
    (
        "6 x 3 mins (90s rec)",
        "6×[W 3:00] btw R 1:30",
        False,
    ),
    (
        "2 x 10 mins (3 mins rec)",
        "2×[W 10:00] btw R 3:00",
        False,
    ),
    (
        "12 x 400 (60 sec rec)",
        "12×[W 400m] btw R 1:00",
        False,
    ),
    (
        "3 x 2km (2 min rec) @ half marathon pace",
        "3×[W 2000m @half marathon] btw R 2:00",
        False,
    ),
    (
        "4 x 5 mins off 90 secs",
        "4×[W 5:00] btw R 1:30",
        True,
    ),
    (
        "8 x 2 mins off 1 min jog recovery",
        "8×[W 2:00] btw R 1:00 jog",
        True,
    ),
    (
        "6 x 800m off 2 mins",
        "6×[W 800m] btw R 2:00",
        True,
    ),
    (
        "10 x 400m (70-72s) off 60s",
        "10×[W 400m @70-72 s] btw R 1:00",
        True,
    ),
    (
        "3 x 300m @ 80% (5 mins recovery)",
        "3×[W 300m @80 %] btw R 5:00",
        False,
    ),
    (
        "6 x 200m @ 80% (walk back recovery)",
        "6×[W 200m @80 %] btw R 200m walk",
        False,
    ),
    (
        "4 x 150m @ 85% (walk back)",
        "4×[W 150m @85 %] btw R 150m walk",
        False,
    ),
    (
        "2 x 500m @ 75% (full recovery)",
        "2×[W 500m @75 %] btw R open full",
        False,
    ),
    (
        "8x800m (400m jog recovery)",
        "8×[W 800m] btw R 400m jog",
        False,
    ),
    (
        "3 x (800m, 400m, 200m) 200m jog between reps, 400m jog between sets",
        "3×[W 800m ; R 200m jog ; W 400m ; R 200m jog ; W 200m] btw R 400m jog",
        False,
    ),
    (
        "3x1600m, 3x400m (400m jog recoveries)",
        "3×[W 1600m] btw R 400m jog ; R 400m jog ; 3×[W 400m] btw R 400m jog",
        True,
    ),
    (
        "5 x 1000m (200m jog)",
        "5×[W 1000m] btw R 200m jog",
        False,
    ),
    (
        "6 x 5 min @ sub threshold w/ 1 min jog",
        "6×[W 5:00 @sub threshold] btw R 1:00 jog",
        False,
    ),
    (
        "5 x 2k w/ 60 sec standing",
        "5×[W 2000m] btw R 1:00 standing",
        False,
    ),
    (
        "3 x (10 x 30s/30s)",
        "3×[10×[W 0:30 ; R 0:30]]",
        False,
    ),
    (
        "3 x (10 x 30s/30s), 3 min between sets",
        "3×[10×[W 0:30 ; R 0:30]] btw R 3:00",
        False,
    ),
    (
        "10 x 1k @ LT (60s)",
        "10×[W 1000m @LT] btw R 1:00",
        True,
    ),
    (
        "20x400 @ 10k pace with 30s rest",
        "20×[W 400m @10k] btw R 0:30",
        False,
    ),
    (
        "4 x 2 miles @ MP w/ 3 min jog",
        "4×[W 2mi @MP] btw R 3:00 jog",
        False,
    ),
    (
        "2 x 20 min @ T w/ 5 min easy",
        "2×[W 20:00 @T] btw R 5:00 easy",
        False,
    ),
    (
        "3 x 15' @ MP (3' float)",
        "3×[W 15:00 @MP ; R 3:00 float]",
        True,
    ),
    (
        "8 x 1' @ 3k w/ 2' easy",
        "8×[W 1:00 @3k] btw R 2:00 easy",
        False,
    ),
    (
        "6 x 30 sec strides w/ 90 sec jog",
        "6×[W 0:30 @strides] btw R 1:30 jog",
        False,
    ),
    (
        "1 x 1600, 2 x 800, 4 x 400 with 400m jog recovery",
        "W 1600m ; R 400m jog ; 2×[W 800m] btw R 400m jog ; R 400m jog ; 4×[W 400m] btw R 400m jog",
        True,
    ),
    (
        "1600m at 10k pace (3 min jog), 4 x 400m at mile pace (2 min jog), 4 x 200m at 800m pace (200m walk)",
        "W 1600m @10k ; R 3:00 jog ; 4×[W 400m @mile] btw R 2:00 jog ; R 2:00 jog ; 4×[W 200m @800] btw R 200m walk",
        False,
    ),
    (
        "4 x 1600m @ 5:20 w/ 2:00 rest",
        "4×[W 1600m @320 s] btw R 2:00",
        False,
    ),
    (
        "3 x 2 miles @ 11:00, 3 min rest",
        "3×[W 2mi @660 s] btw R 3:00",
        False,
    ),
    (
        "5 x 1000 @ 3:20 w/ 200 jog",
        "5×[W 1000m @200 s] btw R 200m jog",
        False,
    ),
    (
        "6 x 800 @ 2:40 with 2:40 rest",
        "6×[W 800m @160 s] btw R 2:40",
        False,
    ),
    (
        "12 x 400 @ 72 with 60 seconds rest",
        "12×[W 400m @72 s] btw R 1:00",
        True,
    ),
    (
        "8 x 200 @ 32-34 with 200 jog",
        "8×[W 200m @32-34 s] btw R 200m jog",
        True,
    ),
    (
        "16 x 200 @ 30 w/ 30s rest",
        "16×[W 200m @30 s] btw R 0:30",
        True,
    ),
    (
        "3x (4x200) @ 28 w/ 2 min and 6 min",
        "3×[4×[W 200m @28 s] btw R 2:00] btw R 6:00",
        True,
    ),
    (
        "2x(3x500) @ 75, 3'/8'",
        "2×[3×[W 500m @75 s] btw R 3:00] btw R 8:00",
        True,
    ),
    (
        "5x(200/200/400)",
        "5×[W 200m ; R open ? ; W 200m ; R open ? ; W 400m] btw R open ?",
        True,
    ),
    (
        "600-500-400-300-200-100 w/ same distance jog",
        (
            "W 600m ; R 600m jog ; W 500m ; R 500m jog ; W 400m ; R 400m jog ; W 300m ; R 300m jog ; W 200m "
            "; R 200m jog ; W 100m"
        ),
        False,
    ),
    (
        "800-400-800-400 @ 5k-3k-5k-3k w/ 400 jog",
        "W 800m @5k ; R 400m jog ; W 400m @3k ; R 400m jog ; W 800m @5k ; R 400m jog ; W 400m @3k",
        False,
    ),
    (
        "4 x (800 @ 5k pace, 200 jog, 400 @ 3k pace, 400 jog)",
        "4×[W 800m @5k ; R 200m jog ; W 400m @3k ; R 400m jog]",
        True,
    ),
    (
        "5 x (1000 @ 10k, 200 jog, 200 @ mile, 400 jog)",
        "5×[W 1000m @10k ; R 200m jog ; W 200m @mile ; R 400m jog]",
        True,
    ),
    (
        "2 miles @ tempo, 3 min rest, 4 x 800 @ 5k w/ 2 min rest, 3 min rest, 4 x 200 @ mile w/ 200 jog",
        "W 2mi @tempo ; R 3:00 ; 4×[W 800m @5k] btw R 2:00 ; R 3:00 ; 4×[W 200m @mile] btw R 200m jog",
        False,
    ),
    (
        "10 min @ tempo, 2 min jog, 5 x 1 min @ 3k w/ 1 min jog",
        "W 10:00 @tempo ; R 2:00 jog ; 5×[W 1:00 @3k] btw R 1:00 jog",
        False,
    ),
    (
        "3 mi @ MP + 2 mi @ HMP + 1 mi @ 10k",
        "W 3mi @MP ; R open ? ; W 2mi @HMP ; R open ? ; W 1mi @10k",
        True,
    ),
    (
        "40 min easy w/ 6 strides",
        "WU 40:00 @easy ; 6×[W open @strides] btw R open ?",
        True,
    ),
    (
        "60 min easy",
        "W 60:00 @easy",
        False,
    ),
    (
        "8 miles easy",
        "W 8mi @easy",
        False,
    ),
    (
        "5k time trial",
        "W 5000m @time trial",
        False,
    ),
    (
        "3200m time trial",
        "W 3200m @time trial",
        False,
    ),
    (
        "3 x 1 mile (90 sec rest), 3 x 800 (60 sec rest), 3 x 400 (30 sec rest)",
        "3×[W 1mi] btw R 1:30 ; R 1:30 ; 3×[W 800m] btw R 1:00 ; R 1:00 ; 3×[W 400m] btw R 0:30",
        False,
    ),
    (
        "400m hard, 400m easy, 800m hard, 400m easy, 1200m hard, 400m easy",
        "W 400m @hard ; R 400m easy ; W 800m @hard ; R 400m easy ; W 1200m @hard ; R 400m easy",
        False,
    ),
    (
        "1 min hard, 1 min easy, 2 min hard, 2 min easy, 3 min hard",
        "W 1:00 @hard ; R 1:00 easy ; W 2:00 @hard ; R 2:00 easy ; W 3:00 @hard",
        False,
    ),
    (
        "4 x 400 @ 800 pace, 10 min rest, 4 x 200 @ 400 pace",
        "4×[W 400m @800] btw R 10:00 ; R 10:00 ; 4×[W 200m @400] btw R open ?",
        True,
    ),
    (
        "300, 200, 100, 200, 300 with 100 walk",
        "W 300m ; R 100m walk ; W 200m ; R 100m walk ; W 100m ; R 100m walk ; W 200m ; R 100m walk ; W 300m",
        False,
    ),
    (
        "10 x hill sprints, walk down",
        "10×[W open @sprint] btw R open walk",
        False,
    ),
    (
        "8 x 45s hill @ 5k effort, jog down",
        "8×[W 0:45 @5k] btw R open jog",
        False,
    ),
    (
        "12 x 200m hill repeats, jog down",
        "12×[W 200m] btw R 200m jog",
        False,
    ),
    (
        "6 x 90s uphill hard, jog down recovery",
        "6×[W 1:30 @hard] btw R open jog",
        False,
    ),
    (
        "5 x 3 min hill, 2 min jog",
        "5×[W 3:00] btw R 2:00 jog",
        False,
    ),
    (
        "Fartlek: 10 x 1 min on, 1 min off",
        "10×[W 1:00 @on ; R 1:00 off]",
        False,
    ),
    (
        "Tempo: 3 miles @ T",
        "W 3mi @T",
        False,
    ),
    (
        "Track: 8 x 400 @ mile pace, 200 jog",
        "8×[W 400m @mile] btw R 200m jog",
        False,
    ),
    (
        "Tuesday: 5 x 1k @ 5k, 2' jog",
        "5×[W 1000m @5k] btw R 2:00 jog",
        False,
    ),
    (
        "Session 1: 6 x 600 @ 3k, 200 jog",
        "6×[W 600m @3k] btw R 200m jog",
        False,
    ),
    (
        "Warm-up: 15 min jog; Main: 10 x 400m @ 5k w/ 60s; Cool-down: 10 min jog",
        "WU 15:00 ; 10×[W 400m @5k] btw R 1:00 ; CD 10:00",
        False,
    ),
    (
        "15min WU, 6x3min @5k w/ 90s jog, 10min CD",
        "WU 15:00 ; 6×[W 3:00 @5k] btw R 1:30 jog ; CD 10:00",
        False,
    ),
    (
        "2 mi w/u, 4 x 1 mi @ T w/ 1 min rest, 2 mi c/d",
        "WU 2mi ; 4×[W 1mi @T] btw R 1:00 ; CD 2mi",
        False,
    ),
    (
        "10' + 6 x 3' (1') + 10'",
        "W 10:00 ; R open ? ; 6×[W 3:00] btw R 1:00 ; R 1:00 ; W 10:00",
        True,
    ),
    (
        "WU + 5 x 1000 (2') + CD",
        "WU open ; 5×[W 1000m] btw R 2:00 ; CD open",
        True,
    ),
    (
        "w-up, 8 x 400 r90s, c-down",
        "WU open ; 8×[W 400m] btw R 1:30 ; CD open",
        False,
    ),
    (
        "8 x 400 @ 5k, w/ 200m jog between each, then 4 x 200 @ mile w/ full recovery",
        "8×[W 400m @5k] btw R 200m jog ; R 200m jog ; 4×[W 200m @mile] btw R open full",
        False,
    ),
    (
        "3 x 800, 2 min rest; 3 x 400, 90 sec rest; 3 x 200, 60 sec rest",
        "3×[W 800m] btw R 2:00 ; R 2:00 ; 3×[W 400m] btw R 1:30 ; R 1:30 ; 3×[W 200m] btw R 1:00",
        False,
    ),
    (
        "5x1000m(3min), 5x200m(200m jog)",
        "5×[W 1000m] btw R 3:00 ; R 3:00 ; 5×[W 200m] btw R 200m jog",
        True,
    ),
    (
        "4x1000 @ 3:30 (2:00 rest) + 4x400 @ 75 (1:00 rest)",
        "4×[W 1000m @210 s] btw R 2:00 ; R 2:00 ; 4×[W 400m @75 s] btw R 1:00",
        True,
    ),
    (
        "10x400m: 5 @ 75s, 5 @ 72s, 60s rest",
        (
            "W 400m @75 s ; R 1:00 ; W 400m @75 s ; R 1:00 ; W 400m @75 s ; R 1:00 ; W 400m @75 s ; R 1:00 "
            "; W 400m @75 s ; R 1:00 ; W 400m @72 s ; R 1:00 ; W 400m @72 s ; R 1:00 ; W 400m @72 s ; R "
            "1:00 ; W 400m @72 s ; R 1:00 ; W 400m @72 s"
        ),
        False,
    ),
    (
        "12x300: 3 @ 54, 3 @ 52, 3 @ 50, 3 @ 48 w/ 100 jog",
        (
            "W 300m @54 s ; R 100m jog ; W 300m @54 s ; R 100m jog ; W 300m @54 s ; R 100m jog ; W 300m @52 "
            "s ; R 100m jog ; W 300m @52 s ; R 100m jog ; W 300m @52 s ; R 100m jog ; W 300m @50 s ; R 100m "
            "jog ; W 300m @50 s ; R 100m jog ; W 300m @50 s ; R 100m jog ; W 300m @48 s ; R 100m jog ; W "
            "300m @48 s ; R 100m jog ; W 300m @48 s"
        ),
        True,
    ),
    (
        "6 x 1000m @ 3:20/km w/ 400m jog @ 5:30/km",
        "6×[W 1000m @3:20/km] btw R 400m jog @5:30/km",
        False,
    ),
    (
        "4 x 1km at 5k pace with 400m recovery jog",
        "4×[W 1000m @5k] btw R 400m jog",
        False,
    ),
    (
        "8 x 600m w/ 200 recovery",
        "8×[W 600m] btw R 200m",
        True,
    ),
    (
        "6x800 with 3 minutes recovery in between",
        "6×[W 800m] btw R 3:00",
        False,
    ),
    (
        "3 x 1.5 mile repeats @ tempo with 3 min recovery",
        "3×[W 1.5mi @tempo] btw R 3:00",
        False,
    ),
    (
        "Run 6 x 400m at mile pace with 400m jog",
        "6×[W 400m @mile] btw R 400m jog",
        False,
    ),
    (
        "Do 8 repeats of 200m at 800 pace with 200m walk",
        "8×[W 200m @800] btw R 200m walk",
        False,
    ),
    (
        "4 repeats of 1 mile at 10k pace with 2 minutes rest",
        "4×[W 1mi @10k] btw R 2:00",
        False,
    ),
    (
        "5 reps of 600m @ 3k, 3 min rest",
        "5×[W 600m @3k] btw R 3:00",
        False,
    ),
    (
        "ten times 100m, 30 sec rest",
        "10×[W 100m] btw R 0:30",
        False,
    ),
    (
        "3 times (400m hard, 200m jog, 200m hard), 3 min rest",
        "3×[W 400m @hard ; R 200m jog ; W 200m @hard] btw R 3:00",
        False,
    ),
    (
        "20 minutes @ LT, 5 minutes easy, 10 minutes @ LT",
        "W 20:00 @LT ; R 5:00 easy ; W 10:00 @LT",
        False,
    ),
    (
        "2 x (1 mile, 800m, 400m), 2 min between reps, 4 min between sets",
        "2×[W 1mi ; R 2:00 ; W 800m ; R 2:00 ; W 400m] btw R 4:00",
        False,
    ),
    (
        "1 mile + 2 x 800 + 4 x 400, 2 min rest",
        "W 1mi ; R 2:00 ; 2×[W 800m] btw R 2:00 ; R 2:00 ; 4×[W 400m] btw R 2:00",
        True,
    ),
    (
        '3 x {3 x 200m (28") [30"]} [5\']',
        "3×[3×[W 200m @28 s] btw R 0:30] btw R 5:00",
        False,
    ),
    (
        "4x(300m, 100m jog) x 2",
        "2×[4×[W 300m ; R 100m jog]]",
        True,
    ),
    (
        "2 x [4 x 200m, 30s rest], 3 min rest",
        "2×[4×[W 200m] btw R 0:30] btw R 3:00",
        False,
    ),
    (
        "10 × 200 m in 32–34 s with 200 m jog",
        "10×[W 200m @32-34 s] btw R 200m jog",
        False,
    ),
    (
        "6 × 3′ @ 5K, 2′ jog",
        "6×[W 3:00 @5k] btw R 2:00 jog",
        False,
    ),
    (
        "5 × 4′ (3′)",
        "5×[W 4:00] btw R 3:00",
        False,
    ),
    (
        "3×(6×30″/30″), 4′",
        "3×[6×[W 0:30 ; R 0:30]] btw R 4:00",
        True,
    ),
    (
        "2 × 12′ @ T, 3′ easy",
        "2×[W 12:00 @T] btw R 3:00 easy",
        False,
    ),
    (
        "8×20″ hill sprints, 90″ walk",
        "8×[W 0:20 @sprint] btw R 1:30 walk",
        False,
    ),
    (
        "6 x 1200m @ 10K pace - 3 min rest",
        "6×[W 1200m @10k] btw R 3:00",
        False,
    ),
    (
        "12 x 400 - 1:00",
        "12×[W 400m] btw R 1:00",
        True,
    ),
    (
        "5x1k -> 2' rest",
        "5×[W 1000m] btw R 2:00",
        False,
    ),
    (
        "4 x 800 || 400 jog",
        "4×[W 800m] btw R 400m jog",
        False,
    ),
    (
        "1600/1200/800/400 w/ 400 jog",
        "W 1600m ; R 400m jog ; W 1200m ; R 400m jog ; W 800m ; R 400m jog ; W 400m",
        False,
    ),
    (
        "1600, 1200, 800, 400 at 10k, 5k, 3k, mile pace w/ 3 min rest",
        "W 1600m @10k ; R 3:00 ; W 1200m @5k ; R 3:00 ; W 800m @3k ; R 3:00 ; W 400m @mile",
        False,
    ),
    (
        "6 x 400, rest 2:00, 1:45, 1:30, 1:15, 1:00",
        "6×[W 400m] btw R 2:00/R 1:45/R 1:30/R 1:15/R 1:00",
        False,
    ),
    (
        "5 x 300m, 3 min rest, then 1 x 600m all out",
        "5×[W 300m] btw R 3:00 ; R 3:00 ; W 600m @all out",
        False,
    ),
    (
        "4 x 200m @ 28, 3 min; 1 x 500 @ 95%",
        "4×[W 200m @28 s] btw R 3:00 ; R 3:00 ; W 500m @95 %",
        True,
    ),
    (
        "300m @ 45s, 1 min rest, 300m @ 45s, 8 min rest, repeat",
        "2×[W 300m @45 s ; R 1:00 ; W 300m @45 s] btw R 8:00",
        True,
    ),
    (
        "3 x (600 + 30s + 200), 6 min",
        "3×[W 600m ; R 0:30 ; W 200m] btw R 6:00",
        True,
    ),
    (
        "broken 800s: 3 x (400 + 200 + 200) w/ 10s rest, 6 min",
        "3×[W 400m ; R 0:10 ; W 200m ; R 0:10 ; W 200m] btw R 6:00",
        True,
    ),
    (
        "10x(15s/45s)",
        "10×[W 0:15 ; R 0:45]",
        True,
    ),
    (
        "4 x 8 min on 2 min off",
        "4×[W 8:00 @on ; R 2:00 off]",
        False,
    ),
    (
        "8 x 400 on the 2:30, 1 x 800 all out",
        "8×[W 400m] btw R cycle 2:30 ; R cycle 2:30 ; W 800m @all out",
        False,
    ),
    (
        "6 x 200 on 60s, 5 min rest, 6 x 200 on 60s",
        "6×[W 200m] btw R cycle 1:00 ; R 5:00 ; 6×[W 200m] btw R cycle 1:00",
        False,
    ),
    (
        "4 x 1000 (3:00)",
        "4×[W 1000m] btw R 3:00",
        True,
    ),
    (
        "10 x 400 @ 60",
        "10×[W 400m @60 s] btw R open ?",
        True,
    ),
    (
        "400, 300, 200 x 3",
        "W 400m ; R open ? ; W 300m ; R open ? ; 3×[W 200m] btw R open ?",
        True,
    ),
    (
        "8 x 200 (200)",
        "8×[W 200m] btw R 200m",
        True,
    ),
    (
        "6 x 800 (2:30)",
        "6×[W 800m] btw R 2:30",
        True,
    ),
    (
        "5 x 2000 (400)",
        "5×[W 2000m] btw R 400m",
        True,
    ),
    (
        "20 x 200 r100",
        "20×[W 200m] btw R 100m",
        True,
    ),
    (
        "8x400 w/ 90",
        "8×[W 400m] btw R 1:30",
        True,
    ),
    (
        "8 x 400 rest 90",
        "8×[W 400m] btw R 1:30",
        True,
    ),
    (
        "3 x (400, 300, 200), 2 min",
        "3×[W 400m ; R 2:00 ; W 300m ; R 2:00 ; W 200m] btw R open ?",
        True,
    ),
    (
        "10 x 400 w/ 200",
        "10×[W 400m] btw R 200m",
        True,
    ),
    (
        "6 x 400 in 2 min",
        "6×[W 400m @120 s] btw R open ?",
        True,
    ),
    (
        "6 x 400 @ 2 min",
        "6×[W 400m @120 s] btw R open ?",
        True,
    ),
    (
        "10 on 10 off",
        "W 0:10 @on ; R 0:10 off",
        True,
    ),
    (
        "10 x 60/60",
        "10×[W 1:00 ; R 1:00]",
        True,
    ),
    (
        "8 x 400, 200 easy, 4 x 200",
        "8×[W 400m] btw R 200m easy ; R 200m easy ; 4×[W 200m] btw R open ?",
        True,
    ),
    (
        "5k, 3k, 1k",
        "W 5000m ; R open ? ; W 3000m ; R open ? ; W 1000m",
        True,
    ),
    (
        "5k tempo, 4 x 400",
        "W 5000m @tempo ; R open ? ; 4×[W 400m] btw R open ?",
        True,
    ),
    (
        "4 x mile",
        "4×[W 1mi] btw R open ?",
        True,
    ),
    (
        "3 x 2 mile",
        "3×[W 2mi] btw R open ?",
        True,
    ),
    (
        "2 x 2 x mile",
        "2×[2×[W 1mi] btw R open ?] btw R open ?",
        True,
    ),
    (
        "4 x 800m at 5k, 3k, 1500, 800 pace",
        "W 800m @5k ; R open ? ; W 800m @3k ; R open ? ; W 800m @1500 ; R open ? ; W 800m @800",
        True,
    ),
    (
        "2x(4x400@64, 60s),5min",
        "2×[4×[W 400m @64 s] btw R 1:00] btw R 5:00",
        True,
    ),
    (
        "3x(3x300@48,60s,5min)",
        "3×[3×[W 300m @48 s] btw R 1:00/R 5:00] btw R open ?",
        True,
    ),
    (
        "8 x 1000 1000 rest",
        "8×[W 1000m] btw R 1000m",
        True,
    ),
    (
        "20x400 (20 min total)",
        "20×[W 400m] btw R open ?",
        True,
    ),
    (
        "3 x 1k @ 3:00 /km",
        "3×[W 1000m @3:00/km] btw R open ?",
        True,
    ),
    (
        "3 x 1k @ 3 min",
        "3×[W 1000m @180 s] btw R open ?",
        True,
    ),
    (
        "1 x 600 2 x 400 3 x 200",
        "W 600m ; R open ? ; 2×[W 400m] btw R open ? ; R open ? ; 3×[W 200m] btw R open ?",
        True,
    ),
    (
        "600 400 200",
        "W 600m ; R open ? ; W 400m ; R open ? ; W 200m",
        True,
    ),
    (
        "5 x 200 5 x 200",
        "5×[W 200m] btw R open ? ; R open ? ; 5×[W 200m] btw R open ?",
        True,
    ),
    (
        "4 x 200 30s rest 4 x 200",
        "4×[W 200m] btw R 0:30 ; R 0:30 ; 4×[W 200m] btw R open ?",
        True,
    ),
    (
        "4 x 200 w/ 30s rest 2 min rest 4 x 200",
        "4×[W 200m] btw R 0:30 ; R 2:00 ; 4×[W 200m] btw R open ?",
        True,
    ),
    (
        "4 x 200 w/ 30s rest then 2 min rest",
        "4×[W 200m] btw R 0:30",
        True,
    ),
    (
        "4 x 1 mile @ 10k pace, 60s rest; 4 x 1 mile",
        "4×[W 1mi @10k] btw R 1:00 ; R 1:00 ; 4×[W 1mi] btw R open ?",
        True,
    ),
    (
        "20 min easy, 6 x 100 strides, 10 min easy",
        "WU 20:00 @easy ; 6×[W 100m @strides] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "4 x 400, 10 min easy",
        "4×[W 400m] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "2 miles easy, 6 x 100 strides, 2 miles easy",
        "WU 2mi @easy ; 6×[W 100m @strides] btw R open ? ; CD 2mi @easy",
        True,
    ),
    (
        "800 easy, 6 x 100 strides, 800 easy",
        "WU 800m @easy ; 6×[W 100m @strides] btw R open ? ; CD 800m @easy",
        True,
    ),
    (
        "5 x 3 min hard, 2 min easy",
        "5×[W 3:00 @hard ; R 2:00 easy]",
        True,
    ),
    (
        "3 x 10 min hard, 5 min easy",
        "3×[W 10:00 @hard ; R 5:00 easy]",
        True,
    ),
    (
        "10 x 1 min hard, 10 min easy",
        "10×[W 1:00 @hard] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "8 x 400, 400 jog",
        "8×[W 400m] btw R 400m jog",
        False,
    ),
    (
        "8 x 400, 200 easy",
        "8×[W 400m] btw R 200m easy",
        False,
    ),
    (
        "4 x 400, 1 mile jog",
        "4×[W 400m] btw R open ? ; CD 1mi @jog",
        True,
    ),
    (
        "4 x 400, 10 min jog",
        "4×[W 400m] btw R 10:00 jog",
        True,
    ),
    (
        "10 min jog, 4 x 400, 10 min jog",
        "WU 10:00 @jog ; 4×[W 400m] btw R open ? ; CD 10:00 @jog",
        True,
    ),
    (
        "10 min jog, 4 x 400, 400 jog",
        "WU 10:00 @jog ; 4×[W 400m] btw R 400m jog",
        True,
    ),
    (
        "3 x (4 x 400 w/ 60s), 5 min easy",
        "3×[4×[W 400m] btw R 1:00] btw R 5:00 easy",
        True,
    ),
    (
        "10 min easy, 3 x (4 x 400 w/ 60s), 10 min easy",
        "WU 10:00 @easy ; 3×[4×[W 400m] btw R 1:00] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "6 x 200, 10 min easy recovery",
        "6×[W 200m] btw R 10:00 easy",
        False,
    ),
    (
        "6 x 200 w/ 200 jog, 10 min easy",
        "6×[W 200m] btw R 200m jog ; CD 10:00 @easy",
        True,
    ),
    (
        "6 x 200, 90s, 10 min easy",
        "6×[W 200m] btw R 1:30 ; CD 10:00 @easy",
        True,
    ),
    (
        "400-800-400, 10 min easy",
        "W 400m ; R open ? ; W 800m ; R open ? ; W 400m ; CD 10:00 @easy",
        True,
    ),
    (
        "20 min easy, 6 x 100 strides + 10 min easy",
        "WU 20:00 @easy ; 6×[W 100m @strides] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "2 x 4 x 200, 10 min easy",
        "2×[4×[W 200m] btw R open ?] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "5 min easy, 20 min tempo, 5 min easy",
        "WU 5:00 @easy ; W 20:00 @tempo ; CD 5:00 @easy",
        True,
    ),
    (
        "4 x 200 r60s, 4 x 400, 10 min easy",
        "4×[W 200m] btw R 1:00 ; R 1:00 ; 4×[W 400m] btw R open ? ; CD 10:00 @easy",
        True,
    ),
    (
        "16 x 200 in 32-33 with 200 jog in 60-70",
        "16×[W 200m @32-33 s] btw R 200m jog (in 1:10)",
        True,
    ),
    (
        "8 x 200 w/ 200 jog in 60",
        "8×[W 200m] btw R 200m jog (in 1:00)",
        True,
    ),
    (
        "8 x 200 w/ 200 jog in 1:00-1:10",
        "8×[W 200m] btw R 200m jog (in 1:10)",
        True,
    ),
    (
        "5 x 1000 from 3:40 to 3:20, 2 min jog",
        "W 1000m @220 s ; R 2:00 jog ; W 1000m @215 s ; R 2:00 jog ; W 1000m @210 s"
        " ; R 2:00 jog ; W 1000m @205 s ; R 2:00 jog ; W 1000m @200 s",
        True,
    ),
    (
        "3 x 4 x 400 from 80s to 77s [1' & 3']",
        "3×[W 400m @80 s ; R 1:00 ; W 400m @79 s ; R 1:00 ; W 400m @78 s ; R 1:00 ; W 400m @77 s] btw R 3:00",
        True,
    ),
    (
        "12x400 as 3 sets of 4, 60s between reps, 3min between sets",
        "3×[4×[W 400m] btw R 1:00] btw R 3:00",
        False,
    ),
    (
        "12 x 400 @ 5k in 3 sets of 4 w/ 60s rest, 3 min between sets",
        "3×[4×[W 400m @5k] btw R 1:00] btw R 3:00",
        False,
    ),
]

REFUSED: list[tuple[str, int]] = [
    ("300+150, 250+100, 200+80, 30s between reps, 8 min between sets", 27),
    ("4 x 400m @ 2-3s per 400 faster than race pace, 2'-5' rest", 12),
    ("4 x 600m 1-2s per 200 slower than RP, 200m jog rest", 15),
    ("2 miles of 200 fast/200 float", 9),
    ("6 laps of 200m hard / 200m easy", 8),
    ("20 min alternating 1 min hard, 1 min easy", 26),
    ("5 miles w/ 6 x 1 min surges", 9),
    ("10 x 400m, 2nd half faster", 12),
    ("6 mile progression run", 8),
    ("10 miles w/ last 3 @ MP", 10),
    ("3 miles up, 5x1k, 3 miles down", 9),
    ("400m @1:30, 200m jog x 6", 22),
    ("4 x 800 : 2:30", 11),
    ("4 x 800 = 2:30", 9),
    ("8 x 400m with decreasing rest: 90, 80, 70, 60, 50, 40, 30", 15),
    ("600m + 200m (30 sec rest between) x 3, 6 min between sets", 35),
    ("2 x broken 1000", 5),
    ("4x400 1 min", 7),
    ("10 x 1' 1'", 9),
    ("3x3x300 3'", 9),
    ("400 x 800 x 1200", 1),
    ("8 x 400 = 4000m", 9),
    ("6 x 200 200", 9),
    ("10 x 400 60", 10),
    ("2 x 4 x 400 60s", 13),
    ("3 x 1 mile 5:30", 12),
    ("4 x 4 @ T", 5),
    ("200/200 x 8", 5),
    ("10x100m 100m", 9),
    ("3 x 300/200/100", 9),
    ("6 x 3 (2)", 5),
    ("10 x 30/30/30", 6),
    ("8x400 90s", 7),
    ("8x400, 90", 8),
    ("5 x 1k 2:00 rest 3 min sets", 24),
    ("4 x 400 (1 min) (5 min)", 17),
    ("4 x 400 [1 min] (5 min)", 17),
    ("3 x (400, 300, 200) 2 min", 21),
    ("2 x 400, 300, 200", 10),
    ("6 x 400 every 400", 9),
    ("8 x 200 off 200", 9),
    ("10 x 200 on 200", 13),
    ("8 x 300 on/off", 12),
    ("5 x 800/400", 9),
    ("3 x 1600/800/400", 10),
    ("8 x 400 - 200", 11),
    ("8 x 400, 200", 10),
    ("10x200 with 10x200", 8),
    ("mile repeats x 4", 1),
    ("4 mile repeats", 8),
    ("4 x 800m 5k 3k", 10),
    ("10 x 400 @ 5k/3k", 10),
    ("10 x 400 @ 70-72-74", 10),
    ("6 x 400 @ 70, 72", 15),
    ("5 x 1000 / 3 min", 12),
    ("5 x 1000 / 200", 12),
    ("3 x 1k in 3", 11),
    ("(400m jog) 6 x 800", 10),
    ("7 x 400 (not 8)", 10),
    ("8 x 400 maybe 10", 9),
]
"""What has no reading that could be trusted, and the column that is pointed at."""
