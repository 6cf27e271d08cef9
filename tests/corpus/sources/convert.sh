#!/usr/bin/env bash
# Makes ../files anew with real word processors. They write other bytes every time, so it is done by hand, and the new
# files are looked at before they are kept. Needs: libreoffice-writer-nogui pandoc abiword python3-docx, npm docx.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }
keep() { mv "$1" "../files/$2"; }

/usr/bin/python3 policy.py "$work/policy.fodt"
for form in docx odt doc; do office "$form" "$work" "$work/policy.fodt"; done
keep "$work/policy.docx" policy-writer.docx
keep "$work/policy.odt" policy-writer.odt
mkdir "$work/old"
office docx "$work/old" "$work/policy.doc" # what an old .doc becomes
keep "$work/old/policy.docx" policy-writer-from-doc.docx
cp "$work/policy.fodt" "$work/policy-flat.fodt"
office fodt "$work/old" "$work/policy-flat.fodt"
keep "$work/old/policy-flat.fodt" policy-writer-flat.fodt

for form in 'docx:MS Word 2007 XML' odt; do
    office "$form" "$work" newsletter.html
    keep "$work/newsletter.${form%%:*}" "newsletter-writer.${form%%:*}"
done
for form in docx odt; do pandoc -f markdown -t "$form" minutes.md -o "../files/minutes-pandoc.$form"; done
# AbiWord's ODT of the same page is not well formed (a paragraph of a header cell is closed as a heading)
abiword --to=docx --to-name="$work/newsletter-abiword.docx" newsletter.html
keep "$work/newsletter-abiword.docx" newsletter-abiword.docx
/usr/bin/python3 plan_docx.py ../files/plan-python-docx.docx
node letter_docx.mjs ../files/letter-npm-docx.docx # with node_modules/docx in this folder or above it
