#!/bin/sh
# tidy.sh FLAGS FILE...: clang-tidy says what it finds in the files, without its count of what it
# left out in headers of others. Status 1 if it finds anything.
flags=$1
shift
# The flags are meant to be split into words.
# shellcheck disable=SC2086
clang-tidy --quiet --warnings-as-errors='*' --header-filter='src/' "$@" -- $flags 2>/dev/null
