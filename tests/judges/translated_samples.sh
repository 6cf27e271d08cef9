#!/bin/sh
# Brings the finished translations among the samples back into their documents.
#   translated_samples.sh PLAINSEND OUT [OPTION...]      OPTION: of translate merge, such as --style large-print
set -eu
plainsend=$1
out=$2
shift 2
samples=$(dirname "$0")/../../samples
for translation in "$samples"/translations/*.xlf; do
    [ -e "$translation" ] || { echo "no translation in $samples/translations" >&2; exit 1; }
    name=$(basename "$translation" .xlf) # trip-letter.pl
    for document in "$samples/${name%.*}".*; do
        "$plainsend" translate merge "$document" "$translation" -o "$out" --school "$samples/school.xml" "$@"
    done
done
