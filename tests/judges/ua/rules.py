"""The table of rules: id -> one line in our words and the function that finds where a document breaks it."""

import re
from typing import Callable, NamedTuple


CLAUSE = re.compile(r"\d+(\.\d+)*-t\d+")


class Rule(NamedTuple):
    name: str       # clause and test number, as in "7.2-t03"
    says: str
    broken_at: Callable  # document -> the places where it is broken, in words


class Table:
    """The claimed rules of one standard."""

    def __init__(self):
        self.rules = {}

    def rule(self, name, says):
        def register(broken_at):
            if name in self.rules:
                raise ValueError(f"rule {name} stands twice")
            self.rules[name] = Rule(name, says, broken_at)
            return broken_at
        return register

    def in_order(self):
        """By clause and test; rules that are named in words come in the order they were written."""
        def parts(name):
            clause, _, test = name.partition("-t")
            return ([int(part) for part in clause.split(".")], int(test)) if CLAUSE.fullmatch(name) else ([], 0)
        return sorted(self.rules.values(), key=lambda rule: parts(rule.name))

    def failures(self, document):
        """[(rule id, place)] of one document; a place is told once."""
        return [(rule.name, place) for rule in self.in_order() for place in dict.fromkeys(rule.broken_at(document))]


UA = Table()       # ISO 14289-1
PDFA = Table()     # ISO 19005-2, level A
QUALITY = Table()  # what no standard asks, but a reader
