"""The labels of a Word file's lists and headings, counted from numbering.xml (ECMA-376 part 1, 17.9)."""

import re

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()


def roman(number):
    out = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def letters(number):
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def ordinal(number):
    return str(number) + ("th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


PRINTED = {
    "decimal": str, "decimalZero": lambda n: f"{n:02}", "lowerLetter": letters, "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(), "upperRoman": roman, "ordinal": ordinal, "cardinalText": lambda n: ONES[n].capitalize(), "none": lambda n: "",
}


def value(element, path, default=None):
    found = None if element is None else element.find("/".join(W + step for step in path.split("/")))
    return default if found is None else found.get(W + "val", default)


def by_level(parent):
    return {int(level.get(W + "ilvl")): level for level in parent.findall(W + "lvl")}


class Numbers:
    def __init__(self, root, styles):
        """styles: the style elements by id, for list styles."""
        self.kinds, self.lists, self.counts, self.begun = {}, {}, {}, set()
        if root is None:
            return
        for kind in root.findall(W + "abstractNum"):
            self.kinds[kind.get(W + "abstractNumId")] = kind
        for number in root.findall(W + "num"):
            overrides = {int(change.get(W + "ilvl")): change for change in number.findall(W + "lvlOverride")}
            self.lists[number.get(W + "numId")] = (value(number, "abstractNumId"), overrides)
        for name, kind in self.kinds.items():
            link = value(kind, "numStyleLink")
            if link in styles:
                linked = self.lists.get(value(styles[link], "pPr/numPr/numId"))
                if linked:
                    self.kinds[name] = self.kinds[linked[0]]

    def level(self, number, level):
        if number not in self.lists:
            return None
        kind, overrides = self.lists[number]
        replaced = overrides[level].find(W + "lvl") if level in overrides else None
        return replaced if replaced is not None else by_level(self.kinds[kind]).get(level) if kind in self.kinds else None

    def level_of_style(self, number, style):
        for level in range(9):
            if value(self.level(number, level), "pStyle") == style:
                return level
        return None

    def next(self, number, level):
        """(label, whether it is a number), or None where nothing is printed."""
        here = self.level(number, level)
        if here is None:
            return None
        kind, overrides = self.lists[number]
        counts = self.counts.setdefault(kind, {})

        def start(index):
            if index in overrides and value(overrides[index], "startOverride") is not None:
                return int(value(overrides[index], "startOverride"))
            return int(value(self.level(number, index), "start", "0"))

        if level in overrides and value(overrides[level], "startOverride") is not None and (number, level) not in self.begun:
            self.begun.add((number, level))
            counts.pop(level, None)
        counts[level] = counts[level] + 1 if level in counts else start(level)
        for above in range(level):
            counts.setdefault(above, start(above))
        for below in [other for other in counts if other > level]:
            # a level begins again after any above it, or only after those up to lvlRestart; never with 0
            limit = value(self.level(number, below), "lvlRestart")
            if limit is None or level < int(limit):
                del counts[below]
        form, pattern = value(here, "numFmt", "decimal"), value(here, "lvlText", "")
        if form == "bullet":
            return "•", False
        legal = here.find(W + "isLgl") is not None

        def shown(match):
            index = int(match[1]) - 1
            form = value(self.level(number, index), "numFmt", "decimal")
            return PRINTED["decimal" if legal else form](counts.get(index, 1))

        label = re.sub(r"%(\d)", shown, pattern).strip()
        return (label, True) if label else None
