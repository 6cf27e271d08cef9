#!/usr/bin/python3
"""The heavy judges: outputs against published schemas. usage: conformance.py PLAINSEND SAMPLES

The schemas are not ours to ship. Put the OASIS XLIFF 2.1 schemas (folder xliff-21) into a folder and name it in
PLAINSEND_SCHEMAS; without that, ../shared/xliff-schemas beside the project is looked at.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MODULES = {
    "urn:oasis:names:tc:xliff:document:2.0": "xliff_core_2.0.xsd",
    "urn:oasis:names:tc:xliff:glossary:2.0": "glossary.xsd",
    "urn:oasis:names:tc:xliff:metadata:2.0": "metadata.xsd",
    "urn:oasis:names:tc:xliff:itsm:2.1": "itsm.xsd",
}


class LocalOnly(etree.Resolver):
    """No network: a schema that is not in the folder is an error."""

    def resolve(self, url, public_id, context):
        if url.startswith(("http:", "https:", "ftp:")):
            raise OSError(f"{url} is not a local file")
        return None


def schema(folder):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(LocalOnly())
    imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{folder / name}"/>'
                      for space, name in MODULES.items() if (folder / name).exists())
    driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(driver, parser))


def main():
    program, samples = sys.argv[1], sys.argv[2]
    schemas = pathlib.Path(os.environ.get("PLAINSEND_SCHEMAS", ROOT.parent / "shared" / "xliff-schemas"))
    if not (schemas / "xliff-21").is_dir():
        print(f"conformance: no folder xliff-21 in {schemas}; set PLAINSEND_SCHEMAS to the folder that has it",
              file=sys.stderr)
        return 1
    judge = schema(schemas / "xliff-21")
    failed = checked = 0
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([program, "convert", samples, "-o", scratch, "--versions", "translatable", "--formats", "xliff",
                        "--date", "2026-12-03"], check=True, stdout=subprocess.DEVNULL)
        for path in sorted(pathlib.Path(scratch).rglob("*.xlf")):
            checked += 1
            if not judge.validate(etree.parse(str(path))):
                failed += 1
                for error in list(judge.error_log)[:5]:
                    print(f"{path.name}:{error.line}: {error.message}")
    print(f"XLIFF 2.1 schema: {checked - failed} passed, {failed} failed")
    return 1 if failed or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
