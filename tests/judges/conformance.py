#!/usr/bin/python3
"""The heavy judges: XLIFF 2.1 of every sample against the published schemas, and every sample opened by LibreOffice.

    conformance.py PLAINSEND INPUTS

PLAINSEND_XLIFF_SCHEMAS names the folder with the OASIS schemas of XLIFF 2.1 (xliff_core_2.0.xsd and its modules).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

MODULES = {
    "urn:oasis:names:tc:xliff:document:2.0": "xliff_core_2.0.xsd",
    "urn:oasis:names:tc:xliff:glossary:2.0": "glossary.xsd",
    "urn:oasis:names:tc:xliff:metadata:2.0": "metadata.xsd",
    "urn:oasis:names:tc:xliff:fs:2.0": "fs.xsd",
    "urn:oasis:names:tc:xliff:matches:2.0": "matches.xsd",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "resource_data.xsd",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "size_restriction.xsd",
    "urn:oasis:names:tc:xliff:validation:2.0": "validation.xsd",
}


class Local(etree.Resolver):
    """Imports come from the folder, never from the network."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def resolve(self, url, public_id, context):
        name = url.rsplit("/", 1)[-1]
        for path in self.folder.rglob(name):
            return self.resolve_filename(str(path), context)
        raise OSError(f"{url} is not in {self.folder}")


def schema_of(folder):
    imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in MODULES.items())
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local(folder))
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text, parser, base_url=str(folder / "all.xsd")))


def judge_xliff(plainsend, inputs, schema, out):
    run = subprocess.run([plainsend, "convert", inputs, "-o", out, "--versions", "translatable", "--formats", "xliff"],
                         capture_output=True, text=True)
    if run.returncode != 0:
        yield f"convert: exit {run.returncode}: {run.stderr}"
    paths = sorted(out.rglob("*.xlf")) + sorted(Path(inputs).rglob("*.xlf"))
    if not paths:
        yield "no XLIFF to judge"
    for path in paths:
        tree = etree.parse(str(path))
        if not schema.validate(tree):
            error = schema.error_log[0]
            yield f"{path.name}: line {error.line}: {error.message}"
        check = subprocess.run([plainsend, "translate", "check", path], capture_output=True, text=True)
        # that nobody has translated a file yet is no fault of its form
        faults = [line for line in (check.stdout + check.stderr).splitlines()
                  if line and "[translate/missing]" not in line and ": suggestion: " not in line
                  and not line.endswith("no mistakes found")]
        if check.returncode not in (0, 1) or faults:
            yield f"{path.name}: translate check: exit {check.returncode}: {faults[:3]}"
    print(f"conformance: {len(paths)} XLIFF files")


def judge_samples(inputs, out):
    """A sample that LibreOffice cannot open is not what a word processor writes."""
    paths = sorted(p for p in Path(inputs).iterdir() if p.suffix in {".docx", ".odt"})
    subprocess.run(["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf", "--outdir", out, *paths],
                   capture_output=True, check=False)
    for path in paths:
        if not (out / (path.stem + ".pdf")).exists():
            yield f"{path.name}: LibreOffice does not open it"
    print(f"conformance: {len(paths)} word processor files")


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    plainsend, inputs = arguments
    schemas = os.environ.get("PLAINSEND_XLIFF_SCHEMAS")
    if not schemas or not Path(schemas, "xliff_core_2.0.xsd").exists():
        sys.exit("conformance: set PLAINSEND_XLIFF_SCHEMAS to the folder with the OASIS schemas of XLIFF 2.1 (xliff_core_2.0.xsd)")
    with tempfile.TemporaryDirectory() as folder:
        failures = [*judge_xliff(plainsend, inputs, schema_of(Path(schemas).resolve()), Path(folder, "out")),
                    *judge_samples(inputs, Path(folder))]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"conformance: {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
