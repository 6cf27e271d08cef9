#!/bin/sh
# Makes what the judges look at: every sample in every version and format, and the translated samples.
#   judged.sh PLAINSEND SAMPLES OUT
set -eu
rm -rf "$3"
"$1" convert "$2" -o "$3" --school "$2/school.xml" --date 2026-12-03 --report json
"$(dirname "$0")/translated_samples.sh" "$1" "$3"
