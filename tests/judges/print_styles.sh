#!/bin/sh
# Audits and reads back what only shows in other styles and sizes than the versions' own, translations included.
#   print_styles.sh PLAINSEND SAMPLES OUT MODULES
set -u
plainsend=$1 samples=$2 out=$3 modules=$4
judges=$(dirname "$0")
failed=0
rm -rf "$out"
audit() { # FOLDER [OPTION...]
    /usr/bin/python3 "$judges/print_audit.py" "$@" || failed=1
    /usr/bin/python3 "$judges/second_readers.py" "$1" "$modules" || failed=1
}
convert() { # FOLDER OPTION...
    folder=$1
    shift
    "$plainsend" convert "$samples" -o "$out/$folder" --school "$samples/school.xml" --date 2026-12-03 "$@" || exit 1
}
styles=$judges/../../styles
for style in dyslexia-friendly high-contrast; do
    convert "$style" --style "$style" --versions standard,large-print
    "$judges/translated_samples.sh" "$plainsend" "$out/$style" --style "$style" || exit 1
    audit "$out/$style" "$styles"
done
"$judges/translated_samples.sh" "$plainsend" "$out/large-print" --style large-print || exit 1
audit "$out/large-print" "$styles"
convert 24 --size 24 --versions large-print
"$judges/translated_samples.sh" "$plainsend" "$out/24" --style large-print --size 24 || exit 1
audit "$out/24" "$styles" --size 24
exit $failed
