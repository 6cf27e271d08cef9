#!/usr/bin/python3
"""Judges that the same input gives the same bytes: in another folder, time zone, locale, with another number of jobs
and as part of another run.

    bytes.py PLAINSEND INPUTS
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DATE = "2026-11-23"


def convert(plainsend, inputs, out, cwd, jobs, **environment):
    command = [plainsend, "convert", inputs, "-o", out, "--jobs", str(jobs), "--date", DATE, "--report", "json"]
    profile = Path(inputs, "school.xml")
    if profile.exists():
        command += ["--school", profile]
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "TZ"))} | environment
    run = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {run.returncode}: {run.stderr}")


def files(folder):
    return sorted(p.relative_to(folder) for p in Path(folder).rglob("*") if p.is_file())


def first_difference(one, other):
    a, b = one.read_bytes(), other.read_bytes()
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"byte {at}: {a[at:at + 40]!r}, then {b[at:at + 40]!r}"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    plainsend, inputs = (Path(a).resolve() for a in arguments)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        elsewhere = base / "another place" / "eingänge"
        shutil.copytree(inputs, elsewhere / inputs.name)
        first, second, third = base / "first", base / "second" / "über", base / "third"
        convert(plainsend, inputs, first, inputs.parent, 2, TZ="Europe/London", LC_ALL="C")
        convert(plainsend, elsewhere / inputs.name, second, base, 1, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANG="tr_TR.UTF-8", HOME=str(base))
        convert(plainsend, inputs, third, inputs.parent, 2, TZ="America/St_Johns", LC_ALL="tr_TR.UTF-8")
        names = files(first)
        for other in (second, third):
            if files(other) != names:
                failures.append(f"{other.name}: other files: {sorted(set(map(str, names)) ^ set(map(str, files(other))))[:5]}")
                continue
            for name in names:
                if not filecmp.cmp(first / name, other / name, shallow=False):
                    failures.append(f"{name}: {first_difference(first / name, other / name)}")
        if not names:
            failures.append(f"{inputs}: nothing was written")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"bytes: {len(names)} files three times, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
