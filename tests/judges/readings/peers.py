"""Other programs that read the same files: each makes HTML, which is read like any page. Only ./dev conformance needs them."""

import os
import subprocess
import sys
from pathlib import Path

from readings import page_oracle
from readings.facts import Facts, facts_of


# where ./dev installs what comes from npm
MAMMOTH = Path(os.environ.get("PLAINSEND_JUDGES", "build/judges"), "node_modules", "mammoth").resolve()


class Peer:
    def __init__(self, name, suffixes, asked, made):
        self.name, self.suffixes, self.asked, self.made = name, suffixes, asked, made

    def version(self):
        try:
            said = subprocess.run(self.asked, capture_output=True, text=True, check=True).stdout.split()
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"reading: {self.name} is missing: {error}")
        return next(word for word in said if word[0].isdigit())

    def read_all(self, paths, folder):
        self.version()
        folder.mkdir()
        pages = self.made(paths, folder)
        for path in paths:
            page = pages.get(path)
            # a file that the other program does not read counts as nothing found
            yield path, facts_of(*page_oracle.read_made(page)) if page and page.strip() else Facts()


def by_mammoth(paths, folder):
    return {path: subprocess.run(["node", MAMMOTH / "bin" / "mammoth", path], capture_output=True).stdout for path in paths}


def by_pandoc(paths, folder):
    return {path: subprocess.run(["pandoc", "-s", "-t", "html", "--from", "gfm" if path.suffix == ".md" else path.suffix[1:], path], capture_output=True).stdout for path in paths}


def by_libreoffice(paths, folder):
    # by kind: files of one stem would overwrite each other
    pages = {}
    for suffix in sorted({path.suffix for path in paths}):
        out = folder / suffix[1:]
        same = [path for path in paths if path.suffix == suffix]
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir", out, *same], capture_output=True, check=True)
        for path in same:
            made = out / f"{path.stem}.html"
            pages[path] = made.read_bytes() if made.exists() else b""
    return pages


PEERS = (
    Peer("mammoth", {".docx", ".docm"}, ["node", "-p", f"require('{MAMMOTH}/package.json').version"], by_mammoth),
    Peer("pandoc", {".docx", ".odt", ".html", ".md"}, ["pandoc", "--version"], by_pandoc),
    Peer("LibreOffice", {".docx", ".docm", ".odt", ".fodt"}, ["soffice", "--version"], by_libreoffice),
)
