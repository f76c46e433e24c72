"""Quality against the number of debriefs learned from -> ../docs/learning-curve.svg.

    python curve.py            learns the two small readers from more and more debriefs, three minutes; then draws
    python curve.py --draw     draws what rungs/curve.json holds

The network takes hours, so its points are those of five networks that were shipped, each trained further from the one
before, and read by `npm run eval` at their commits. Nobody learned from what is read here.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

from labels import CORPUS, HERE, OWN, is_held_out, load
from rungs import likeliest_action, prepared, reading, word_pairs, word_vectors

POINTS = os.path.join(HERE, "rungs/curve.json")
PICTURE = os.path.join(HERE, "../docs/learning-curve.svg")
SCORER = os.path.join(HERE, "../test/corpus/score.mjs")
SIZES = (250, 500, 1000, 2000, 3440, 5208)
SETS = {"a fifth of the corpus": lambda row: row["slice"] not in "or", "100 true accounts, retold": lambda row: row["slice"] == "o"}
READERS = {"word pairs": word_pairs, "word vectors": word_vectors}
COLOURS = {"word pairs": "#8a6d3b", "word vectors": "#2b7a78", "network": "#7a3fb0"}


def measure():
    warnings.filterwarnings("ignore")
    rows = load(CORPUS) + load(OWN)
    train = [row for row in rows if not is_held_out(row)]
    random.Random(1).shuffle(train)
    train = [prepared(row) for row in train]
    held = {name: [row for row in rows if is_held_out(row) and belongs(row)] for name, belongs in SETS.items()}
    points = [each for each in json.load(open(POINTS, encoding="utf8")) if each["reader"] == "network"]
    for size in SIZES:
        for name, make in READERS.items():
            part = train[:size]
            action, (predict, _) = likeliest_action(part), make(part)
            for which, labelled in held.items():
                seen = [each for each in map(prepared, labelled) if each["words"]]
                f1 = score(labelled, [reading(each, predict(each), action) for each in seen])
                points.append({"reader": name, "debriefs": len(part), "set": which, "f1": f1})
                print(points[-1], flush=True)
    with open(POINTS, "w", encoding="utf8") as file:
        file.write("[\n" + ",\n".join("  " + json.dumps(each) for each in points) + "\n]\n")


def score(labelled, readings):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("labelled", "readings")]
        for path, lines in zip(paths, (labelled, readings)):
            with open(path, "w", encoding="utf8") as file:
                file.write("".join(json.dumps(line) + "\n" for line in lines))
        return json.loads(subprocess.run(["node", SCORER, *paths], check=True, capture_output=True).stdout)["moments"]["f1"]


WIDTH, HEIGHT, LEFT, TOP, GAP = 300, 220, 48, 44, 56


def draw():
    points = json.load(open(POINTS, encoding="utf8"))
    panels = "".join(panel(name, [p for p in points if p["set"] == name], LEFT + i * (WIDTH + GAP)) for i, name in enumerate(SETS))
    names = "".join(
        f'<circle cx="{LEFT + 6 + i * 130}" cy="{TOP + HEIGHT + 52}" r="4" fill="{colour}"/>'
        f'<text x="{LEFT + 16 + i * 130}" y="{TOP + HEIGHT + 56}">{name}</text>'
        for i, (name, colour) in enumerate(COLOURS.items())
    )
    wide, high = LEFT + 2 * WIDTH + GAP + 20, TOP + HEIGHT + 70
    with open(PICTURE, "w", encoding="utf8") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="system-ui, sans-serif" font-size="12" fill="#555">\n'
            f'<title>Moments found (F1) against debriefs learned from</title>\n<rect width="{wide}" height="{high}" fill="#fff"/>\n{panels}{names}\n</svg>\n'
        )


def panel(name, points, left):
    x = lambda debriefs: left + WIDTH * debriefs / 7000
    y = lambda f1: TOP + HEIGHT * (1 - f1)
    lines = "".join(
        f'<line x1="{left}" x2="{left + WIDTH}" y1="{y(tick / 5):.0f}" y2="{y(tick / 5):.0f}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{y(tick / 5) + 4:.0f}" text-anchor="end">{tick / 5:.1f}</text>'
        for tick in range(6)
    )
    marks = "".join(f'<text x="{x(n):.0f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{n:,}</text>' for n in range(0, 8000, 2000))
    drawn = f'<text x="{left}" y="{TOP - 16}" font-weight="600" fill="#222">Moment F1, {name}</text>\n'
    for reader, colour in COLOURS.items():
        mine = sorted((p["debriefs"], p["f1"]) for p in points if p["reader"] == reader)
        path = " ".join(f"{x(n):.0f},{y(f1):.1f}" for n, f1 in mine)
        dots = "".join(f'<circle cx="{x(n):.0f}" cy="{y(f1):.1f}" r="3.5" fill="{colour}"/>' for n, f1 in mine)
        drawn += f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
        if mine:
            n, f1 = mine[-1]
            drawn += f'<text x="{x(n):.0f}" y="{y(f1) - 9:.1f}" text-anchor="end" fill="{colour}">{f1:.2f}</text>\n'
    return f"{lines}{marks}{drawn}\n"


if __name__ == "__main__":
    if "--draw" not in sys.argv:
        measure()
    draw()
