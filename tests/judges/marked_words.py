#!/usr/bin/python3
"""Judges what plainsend suggests about words against documents marked by hand (tests/judges/marked/README.md).

    marked_words.py PLAINSEND MARKED [NAME] [--peers NODE_MODULES]

A place that plainsend finds is right when it overlaps a mark that must be found, wrong when it overlaps none, and not
judged when it overlaps a matter of taste or words marked further up. A mark that must be found and is not, is missed.
Only a suggestion or a warning counts, which asks the author to change something. Notes are counted in lines of their own:
all of them, and all but those that say that plainsend explains a term by itself.
Findings about contacts, the kind and the whole document are no matter of words. NAME shows every place of one document.
Fails with more than one wrong place in 200 words, or F0.5 below 0.7.
--peers asks retext-simplify, alex, write-good and GNU diction about the same text, counts them in the same way, and
fails when one of them reaches plainsend.
"""

import csv
import json
import re
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

WRONG_IN_200, F_WANTED = 1.0, 0.7
RULES = re.compile(r"(jargon|acronyms|plain-words|careful-words|structure)/|readability/sentence")
KINDS = {"acronym", "jargon", "plain", "vague", "label", "blame", "long", "negative", "passive", "hidden-verb"}
# what is said of a whole sentence says nothing of the words in it, nor the other way round
OF_SENTENCES = {"readability": {"long"}, "structure": {"long", "negative", "passive", "hidden-verb", "plain"}}
OF_WORDS = KINDS - {"long"}
COUNTED = {  # findings of plainsend that each line of the table counts
    "plainsend": lambda finding: finding["severity"] != "note",
    "plainsend, notes too but for terms it explains": lambda finding: finding["rule"] != "jargon/explained",
    "plainsend, all notes too": lambda finding: True,
}
ROUNDABOUT = {"plain", "negative", "passive", "hidden-verb"}
PEERS = {"retext-simplify", "alex", "write-good", "GNU diction"}
HEAD = "right | wrong | missed | precision | recall | F0.5 | wrong in 200 words |\n|---|---|---|---|---|---|---|---|"

Mark = namedtuple("Mark", "begin end kind must")
Place = namedtuple("Place", "begin end kinds rule")  # kinds: the marks that it can meet
Score = namedtuple("Score", "words right wrong missed")


def standing(words, text):
    """Where these whole words stand."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def marks_of(path, text):
    """The marks of a document, and where the words of a mark stand again."""
    marks, again = [], []
    with open(path.with_suffix(".marks.tsv"), encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            where = standing(row["words"], text)
            if len(where) < int(row["occurrence"]) or row["kind"] not in KINDS or row["how"] not in {"must", "may"}:
                sys.exit(f"{path.stem}.marks.tsv:{line}: not in the document, or not a kind and 'must' or 'may': {row['words']}")
            marks.append(Mark(*where[int(row["occurrence"]) - 1], row["kind"], row["how"] == "must"))
            again += [Mark(*span, row["kind"], False) for span in where[int(row["occurrence"]):]]
    return marks, again


def documents(folder):
    """[(path, text, marks, places where marked words stand again)]"""
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".md", ".txt"} and path.name != "README.md")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [(path, text, *marks_of(path, text)) for path, text in zip(paths, texts)]


def ask_plainsend(program, paths):
    """{line of the table: {path: [Place]}}"""
    run = subprocess.run([program, "check", "--format", "json", *paths], stdout=subprocess.PIPE, text=True, check=True)
    found = {name: {path: [] for path in paths} for name in COUNTED}
    for path, document in zip(paths, json.loads(run.stdout)["documents"], strict=True):
        data = path.read_bytes()
        for finding in document["findings"]:
            if not RULES.match(finding["rule"]) or not finding["text"]:
                continue
            begin = len(data[:finding["source"]["offset"]].decode())
            kinds = OF_SENTENCES.get(finding["rule"].split("/")[0], OF_WORDS)
            for name, counts in COUNTED.items():
                if counts(finding):
                    found[name][path].append(Place(begin, begin + len(finding["text"]), kinds, finding["rule"]))
    return found


def ask_packages(modules, paths):
    """{program: {path: [Place]}} of the programs from npm."""
    run = subprocess.run(["node", Path(__file__).parent / "peers" / "ask.mjs", modules, *paths], stdout=subprocess.PIPE, text=True, check=True)
    return {program: {path: [Place(*span, OF_WORDS, program) for span in said[str(path)]] for path in paths}
            for program, said in json.loads(run.stdout).items()}


def ask_diction(paths):
    """{path: [Place]}: diction prints each sentence with [its findings] in brackets. It takes lines with # for a compiler's."""
    found = {}
    for path in paths:
        text = re.sub(r"^#+", lambda marks: " " * len(marks[0]), path.read_text(encoding="utf-8"), flags=re.M)
        run = subprocess.run(["diction", "-q", "-L", "en_GB"], input=text, stdout=subprocess.PIPE, text=True, check=True)
        found[path], after = [], 0
        for sentence in re.findall(r"^\d+: (.*?)\n\n", run.stdout, re.M | re.S):
            bare = r"\s+".join(map(re.escape, re.sub(r"[\[\]]", "", sentence).split()))
            stands = re.compile(bare).search(text, after)
            if not stands:
                sys.exit(f"marked_words: diction's sentence is not in {path.name}: {sentence}")
            place = after = stands.start()
            for before, words in re.findall(r"([^\[\]]*)\[([^\[\]]*)\]", sentence):
                place += len(before)
                found[path].append(Place(place, place + len(words), OF_WORDS, "diction"))
                place += len(words)
    return found


def meets(place, mark):
    return mark.kind in place.kinds and place.begin < mark.end and mark.begin < place.end


def judge(text, marks, again, places, show=None):
    """The Score of what was found in one document; places that overlap count once."""
    right = [mark for mark in marks if mark.must and any(meets(place, mark) for place in places)]
    missed = [mark for mark in marks if mark.must and mark not in right]
    wrong = []
    for place in sorted(places, key=lambda place: place[:2]):
        if any(meets(place, mark) for mark in marks + again):
            continue
        if not (wrong and place.begin < wrong[-1].end and place.kinds == wrong[-1].kinds):
            wrong.append(place)
    if show:
        for mark in right:
            rules = sorted({place.rule for place in places if meets(place, mark)})
            show(f"  right  {mark.kind}: {text[mark.begin:mark.end]} ({', '.join(rules)})")
        for mark in missed:
            show(f"  missed {mark.kind}: {text[mark.begin:mark.end]}")
        for place in wrong:
            show(f"  wrong  {place.rule}: {text[place.begin:place.end]}")
    return Score(sum(any(map(str.isalnum, word)) for word in text.split()), len(right), len(wrong), len(missed))


def total(scores):
    return Score(*map(sum, zip(*scores)))


def f_half(score):
    """F0.5: precision weighs more than recall."""
    whole = 1.25 * score.right + 0.25 * score.missed + score.wrong
    return 1.25 * score.right / whole if whole else 0.0


def wrong_in_200(score):
    return 200 * score.wrong / score.words


def row(name, score):
    precision, recall = score.right / max(score.right + score.wrong, 1), score.right / max(score.right + score.missed, 1)
    return (f"| {name} | {score.right} | {score.wrong} | {score.missed} | {precision:.2f} | {recall:.2f} | {f_half(score):.2f} | "
            f"{wrong_in_200(score):.2f} |")


def on_own_ground(asked):
    """The same documents when only hard and roundabout words must be found, which is all that the others look for."""
    return [(path, text, [mark._replace(must=mark.must and mark.kind in ROUNDABOUT) for mark in marks], again)
            for path, text, marks, again in asked]


def table(asked, programs):
    """The total of each program, {name: {path: [Place]}}, printed and as {name: Score}."""
    scores = {name: total([judge(text, marks, again, found[path]) for path, text, marks, again in asked])
              for name, found in programs.items()}
    ours = scores["plainsend"]
    print(f"\n{len(asked)} documents, {ours.words} words, {ours.right + ours.missed} marks that must be found\n\n| program | {HEAD}")
    print(*[row(name, score) for name, score in scores.items()], sep="\n")
    return scores


def reached(scores):
    """The programs that are as good as plainsend."""
    return [name for name, score in scores.items() if name in PEERS and f_half(score) >= f_half(scores["plainsend"])]


def main(arguments):
    modules = None
    if "--peers" in arguments:
        at = arguments.index("--peers")
        modules, arguments = arguments[at + 1], arguments[:at] + arguments[at + 2:]
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    program, asked = arguments[0], documents(Path(arguments[1]))
    show = print if len(arguments) == 3 else None
    if show:
        asked = [one for one in asked if one[0].stem == arguments[2]]
    if not asked:
        sys.exit("marked_words: no such document")
    paths = [path for path, *_ in asked]
    programs = ask_plainsend(program, paths)
    print(f"| document | {HEAD}")
    for path, text, marks, again in asked:
        print(row(path.stem, judge(text, marks, again, programs["plainsend"][path], show)))
    if modules:
        programs |= ask_packages(modules, paths) | {"GNU diction": ask_diction(paths)}
        if not PEERS <= programs.keys():
            sys.exit(f"marked_words: not asked: {PEERS - programs.keys()}")
    scores = table(asked, programs)
    failures = [f"{name} is as good" for name in reached(scores)]
    if modules:
        print("\nOnly hard words, roundabout verbs, passives and double negatives:", end="")
        failures += [f"{name} is as good at hard words" for name in reached(table(on_own_ground(asked), programs))]
    if wrong_in_200(scores["plainsend"]) > WRONG_IN_200:
        failures.append("too many wrong places")
    if f_half(scores["plainsend"]) < F_WANTED:
        failures.append("F0.5 too low")
    print(f"\nmarked_words: {'; '.join(failures) or 'passed'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
