#!/bin/sh
# Brings the finished translations among the samples back into their documents.
#   translated_samples.sh PLAINSEND OUT
set -eu
plainsend=$1
out=$2
samples=$(dirname "$0")/../../samples
for translation in "$samples"/*.xlf; do
    [ -e "$translation" ] || { echo "no translation in $samples" >&2; exit 1; }
    name=$(basename "$translation" .xlf) # trip-letter.pl
    stem=${name%.*}
    for document in "$samples/$stem".*; do
        case $document in
        *.xlf) ;;
        *) "$plainsend" translate merge "$document" "$translation" -o "$out" --school "$samples/school.xml" ;;
        esac
    done
done
