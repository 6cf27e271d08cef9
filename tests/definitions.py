#!/usr/bin/python3
"""One name, one type: the same name defined in two files of one namespace is undefined behaviour that no compiler
and no linker reports (a vector of the one is taken for a vector of the other).

    definitions.py [ROOT]
"""

import re
import sys
from pathlib import Path

TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|R\"(?P<raw>[^(\s]*)\(.*?\)(?P=raw)\"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
    r"|\bnamespace\s*(?P<space>[A-Za-z_][\w:]*)?\s*\{"
    r"|(?:^|(?<=[;{}\n]))\s*(?:struct|class|enum class|enum)\s+(?P<type>[A-Za-z_]\w*)(?!\w|\s*::)[^;{}()=]*\{|(?P<open>\{)|(?P<close>\})",
    re.S,
)


def definitions(path):
    """(namespace, name, line) of every type defined at namespace scope outside anonymous namespaces."""
    text = path.read_text(encoding="utf-8")
    stack = []
    for match in TOKEN.finditer(text):
        if match[0].startswith("namespace"):
            stack.append(match["space"] or "anonymous")
        elif match["type"]:
            if None not in stack and "anonymous" not in stack:
                yield "::".join(stack), match["type"], text.count("\n", 0, match.start("type")) + 1
            stack.append(None)
        elif match["open"]:
            stack.append(None)
        elif match["close"] and stack:
            stack.pop()


def main(arguments):
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent)
    found, failures = {}, []
    for path in sorted(p for folder in ("stages", "pipeline") for p in (root / folder).rglob("*") if p.suffix in {".h", ".cpp"}):
        for space, name, line in definitions(path):
            place = f"{path.relative_to(root)}:{line}"
            first = found.setdefault((space, name), place)
            if first != place:
                failures.append(f"{place}: {space}::{name} is also defined at {first}; give one of them a name of its own")
    if not found:
        failures.append(f"{root}: no type found")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"definitions: {len(found)} types, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
