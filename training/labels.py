"""Labelled debriefs -> a label for each word piece. The order of every list here is that of shared/reading/marks.ts."""

import glob
import hashlib
import json
import os
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "../test/corpus/debriefs-*.jsonl")
OWN = os.path.join(HERE, "debriefs/debriefs-*.jsonl")
DISTRESS = os.path.join(HERE, "distress/*.jsonl")
MARKED = os.path.join(HERE, "material/marked.jsonl")
REPAIRS = os.path.join(HERE, "material/repairs.jsonl")

KINDS = (
    "strength nerves blank wrong-answer omission unasked-question unprepared late technology appearance "
    "name-slip misstatement badmouthing oversharing conduct offense damage injury distraction"
).split()
ACTIONS = "keep let-go slip-in set-right make-good apologize share-context keep-private".split()
FACTS = "company role person slip".split()
HEATS = "calm upset distraught".split()
LEVELS = "none hopeless danger".split()
MEDIA = "onsite video phone unknown".split()
TAGS = 1 + 2 * len(KINDS)
FACT_TAGS = 1 + 2 * len(FACTS)
# What a note can come back to, by how it came up.
HOW = "showed told asked talked liked did".split()
MATERIAL_TAGS = 1 + 2 * len(HOW)
# What puts a moment right: the content that was missing, and what was asked.
REPAIR = "right asked".split()
REPAIR_TAGS = 1 + 2 * len(REPAIR)

# True accounts, of which none is told again in what is learned from.
ONLY_MEASURED = ("o", "r")

# What looks like a moment and is none costs twice as much to get wrong.
TRAP_WEIGHT = 2.0
# What is not learned: nobody has labelled it.
UNSAID = -100

# A second acceptable action, where two careful readers could honestly differ.
SECOND = 0.7


def load(pattern, with_material=True):
    """Every debrief of the files, with the letter of its file as `slice` and what was marked for the note, if it was."""
    marked = {row["id"]: row["material"] for row in rows_of(MARKED)} if with_material else {}
    repairs = {row["id"]: row["repairs"] for row in rows_of(REPAIRS)} if with_material else {}
    rows = []
    for path in sorted(glob.glob(pattern)):
        letter = os.path.basename(path).removesuffix(".jsonl").split("-")[-1]
        found = rows_of(path)
        rows += [{**row, "slice": letter, "material": marked.get(row.get("id")), "repairs": repairs.get(row.get("id"))} for row in found]
    return rows


def rows_of(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sentences(tokenizer):
    """Pieces and level of every sentence of distress, or of what looks like it, that is learned from."""
    rows = [row for row in load(DISTRESS) if row["slice"] != "out"]  # of held-out.jsonl
    return [(tokenizer.encode(row["text"], add_special_tokens=False).ids, LEVELS.index(row["level"])) for row in rows]


def is_held_out(row):
    """A fifth of the corpus, and the slices of true accounts that only measure; infra/commands/eval/held-out.ts makes the same choice."""
    if row["slice"] in ONLY_MEASURED:
        return True
    in_corpus = len(row["slice"]) == 1 and row["slice"] <= "k"
    return in_corpus and fifth(row) == 0


def fifth(row):
    return int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 5


def words(row):
    """What the network is shown."""
    return row["email"]["subject"] + "\n\n" + row["email"]["text"]


@dataclass
class Example:
    id: str
    ids: list
    tags: list
    weight: list
    actions: list  # for each piece inside a moment, how acceptable each action is; None elsewhere
    facts: list
    levels: list  # for each piece, of how much distress its sentence speaks; -100 where nobody has said
    material: list  # for each piece, whether a note can come back to it; -100 where nobody has said
    repair: list  # for each piece, whether it puts a moment right or says what was asked; -100 where nobody has said
    story: int
    heat: int
    medium: int


def example(row, tokenizer):
    text, both = row["email"]["text"], words(row)
    shift = len(both) - len(text)
    encoded = tokenizer.encode(both, add_special_tokens=False)
    n = len(encoded.ids)
    tags, weight, actions, facts = [0] * n, [1.0] * n, [None] * n, [0] * n

    def inside(quote):
        at = text.find(quote)
        return [] if at < 0 else between(at + shift, at + shift + len(quote))

    def between(start, end):
        return [i for i, (a, b) in enumerate(encoded.offsets) if a < end and b > start]

    for trap in row.get("traps", []):
        for i in inside(trap["quote"]):
            weight[i] = TRAP_WEIGHT
    for moment in row["moments"]:
        accepted = [0.0] * len(ACTIONS)
        for rank, action in enumerate(moment["actions"]):
            accepted[ACTIONS.index(action)] = SECOND if rank else 1.0
        begins = 1 + 2 * KINDS.index(moment["kind"])
        for j, i in enumerate(inside(moment["quote"])):
            tags[i] = begins + (j > 0)
            actions[i] = accepted
    for fact, value in facts_of(row):
        begins = 1 + 2 * FACTS.index(fact)
        for start, end in whole_words(both, value):
            for j, i in enumerate(between(start, end)):
                if facts[i] == 0 or j > 0:
                    facts[i] = begins + (j > 0)
    material = row["material"]
    told = [UNSAID if material is None else 0] * n
    # Where two overlap the shorter one stands: the thing inside of what was said about it.
    for each in sorted(material or [], key=lambda each: -len(each["words"])):
        begins = 1 + 2 * HOW.index(each["how"])
        for j, i in enumerate(inside(each["words"])):
            told[i] = begins + (j > 0)
    put = [UNSAID if row["repairs"] is None else 0] * n
    for each in row["repairs"] or []:
        for at, name in enumerate(REPAIR):
            for start, end in nearest(both, each[name], both.find(each["quote"])):
                for j, i in enumerate(between(start, end)):
                    put[i] = 1 + 2 * at + (j > 0)
    interview = row["interview"]
    return Example(
        row["id"], encoded.ids, tags, weight, actions, facts, [UNSAID if row["heat"] == "distraught" else 0] * n, told, put,
        int(row["story"] == "interview"), HEATS.index(row["heat"]), MEDIA.index(interview["medium"]),
    )


def facts_of(row):
    """Names as they stand in the mail; a person also by each part of the name."""
    interview = row["interview"]
    yield from ((fact, interview[fact]) for fact in ("company", "role") if interview[fact])
    for person in interview["people"]:
        yield "person", person
        yield from (("person", part) for part in person.split() if part[0].isupper() and len(part) > 1)
    yield from (("slip", phrase) for phrase in row.get("slipIn", []))


def nearest(text, value, place):
    """The one of its places that stands nearest, if there is any: "40" may be in the mail twice."""
    return sorted(whole_words(text, value), key=lambda at: abs(at[0] - place))[:1]


def whole_words(text, value, most=12):
    low, found, at = text.lower(), [], -1
    while value and len(found) < most and (at := low.find(value.lower(), at + 1)) >= 0:
        end = at + len(value)
        if (at > 0 and text[at - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        found.append((at, end))
    return found
