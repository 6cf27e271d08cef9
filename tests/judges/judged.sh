#!/bin/sh
# Makes what the judges look at: every sample in every version and format, and the translated samples; beside them, in
# OUT-pages, the pages for authors: what to do in each sample and in all, and what changed between two.
#   judged.sh PLAINSEND SAMPLES OUT
set -eu
rm -rf "$3"
"$1" convert "$2" -o "$3" --school "$2/school.xml" --date 2026-12-03 --report json
"$(dirname "$0")/translated_samples.sh" "$1" "$3"
rm -rf "$3-pages"
mkdir "$3-pages"
for sample in "$2"/*.docx "$2"/*.odt "$2"/*.md "$2"/*.txt "$2"/*.html; do
  "$1" check "$sample" --date 2026-12-03 -o "$3-pages/$(basename "$sample").html"
done
"$1" check "$2" --date 2026-12-03 -o "$3-pages/all.html"
"$1" compare "$2/individual-education-plan.odt" "$2/aln-plan-wales.odt" -o "$3-pages/compared.html"
