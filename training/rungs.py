"""The two readers below the network, for comparison: word pairs, and static word vectors with one hidden layer.

    python rungs.py            trains both on what is not held out and writes their readings of what is, to rungs/

Both look at clauses; a second linear model gives each found moment the likeliest action that fits its kind.
"""

import gzip
import json
import os
import re
import time
import warnings

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

from labels import CORPUS, HERE, KINDS, OWN, is_held_out, load
from network import Network, tokenizer

CLAUSE = re.compile(r"[^.!?;,\n()—:]+[.!?;,:)]*")
# What is found rather than passed over: nothing is told in most clauses, so the odds are shifted a little.
NOTHING = 0.6
QUIET = {"strength": "keep", "nerves": "let-go", "appearance": "let-go", "oversharing": "let-go"}
RAISES = {
    "omission": ["slip-in"], "unasked-question": ["slip-in"], "late": ["set-right", "share-context"],
    "conduct": ["set-right", "share-context"], "offense": ["apologize"], "damage": ["make-good", "apologize"],
    "injury": ["apologize"], "distraction": ["share-context", "keep-private"],
}


def prepared(row):
    text = row["email"]["text"]
    spans = [trimmed(match) for match in CLAUSE.finditer(text) if len(match.group().strip()) >= 8]
    labels, actions = [], []
    for start, end in spans:
        label, action, most = 0, None, 0
        for moment in row["moments"]:
            at = text.find(moment["quote"])
            shared = min(end, at + len(moment["quote"])) - max(start, at)
            if shared > most and shared >= 0.5 * min(end - start, len(moment["quote"])):
                label, action, most = KINDS.index(moment["kind"]) + 1, moment["actions"][0], shared
        labels.append(label)
        actions.append(action)
    return {"id": row["id"], "text": text, "spans": spans, "words": [text[a:b] for a, b in spans], "labels": labels, "actions": actions}


def trimmed(match):
    text = match.group()
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip()))


def vectorizer():
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"[\w'-]+")


def word_pairs(train):
    cut = vectorizer()
    seen = cut.fit_transform([words for each in train for words in each["words"]])
    model = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=30, random_state=1)
    model.fit(seen, [label for each in train for label in each["labels"]])
    return lambda each: spread(model, cut.transform(each["words"])), model.coef_.nbytes / 2e6


def word_vectors(train):
    table = Network().encoder.embeddings.word_embeddings.weight.detach().numpy()
    cut = tokenizer()

    def features(each):
        mean = [table[cut.encode(words, add_special_tokens=False).ids].mean(0) for words in each["words"]]
        none = np.zeros(table.shape[1])
        return [
            np.concatenate([mean[i], mean[i - 1] if i else none, mean[i + 1] if i + 1 < len(mean) else none])
            for i in range(len(mean))
        ]

    model = MLPClassifier((128,), max_iter=12, random_state=1, learning_rate_init=2e-3)
    model.fit(np.array([x for each in train for x in features(each)]), [label for each in train for label in each["labels"]])
    return lambda each: spread(model, np.array(features(each))), table.nbytes / 4e6


def spread(model, features):
    found = np.zeros((features.shape[0], len(KINDS) + 1))
    found[:, model.classes_] = model.predict_proba(features)
    found[:, 0] *= NOTHING
    return found


def likeliest_action(train):
    known = [(f"{KINDS[label - 1]} {words}", action) for each in train for words, label, action in zip(each["words"], each["labels"], each["actions"]) if action]
    cut = vectorizer()
    model = SGDClassifier(loss="log_loss", alpha=3e-5, max_iter=40, random_state=1)
    model.fit(cut.fit_transform([words for words, _ in known]), [action for _, action in known])

    def action(kind, quote):
        if kind in QUIET:
            return QUIET[kind]
        chance = dict(zip(model.classes_, model.predict_proba(cut.transform([f"{kind} {quote}"]))[0]))
        return max(["let-go", *RAISES.get(kind, ["set-right"])], key=lambda each: chance.get(each, 0))

    return action


def reading(each, probabilities, action):
    moments, last = [], None
    for (start, end), row in zip(each["spans"], probabilities):
        label = int(row.argmax())
        if label == 0:
            last = None
        elif last and last[0] == label:
            last[2] = end
        else:
            last = [label, start, end]
            moments.append(last)
    found = [(KINDS[label - 1], each["text"][start:end]) for label, start, end in moments]
    return {
        "id": each["id"], "story": "interview" if found else "not-a-debrief", "heat": "upset", "interview": {},
        "moments": [{"quote": quote, "kind": kind, "action": action(kind, quote)} for kind, quote in found], "slipIn": [],
    }


def main():
    warnings.filterwarnings("ignore")
    rows = load(CORPUS) + load(OWN)
    train = [prepared(row) for row in rows if not is_held_out(row)]
    held = [each for each in (prepared(row) for row in rows if is_held_out(row)) if each["words"]]
    costs = []
    for name, make in (("word pairs", word_pairs), ("word vectors", word_vectors)):
        began = time.process_time()
        action = likeliest_action(train)
        predict, megabytes = make(train)
        trained = time.process_time()
        lines = [reading(each, predict(each), action) for each in held]
        spent = (time.process_time() - trained) * 1000 / len(held)
        costs.append({"name": name, "trainSeconds": round(trained - began), "megabytes": round(megabytes, 1), "milliseconds": round(spent, 1)})
        with gzip.GzipFile(os.path.join(HERE, f"rungs/{name.replace(' ', '-')}.jsonl.gz"), "wb", mtime=0) as file:
            file.write("".join(json.dumps(line) + "\n" for line in lines).encode())
        print(costs[-1], flush=True)
    with open(os.path.join(HERE, "rungs/rungs.json"), "w", encoding="utf8") as file:
        file.write(json.dumps(costs, indent=2) + "\n")


if __name__ == "__main__":
    main()
