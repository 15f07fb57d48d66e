#!/bin/sh
# tidy.sh FLAGS FILE...: prints clang-tidy's warnings for the files, without its count of suppressed
# warnings in other headers. Status 1 if there are any.
flags=$1
shift
# The flags are meant to be split into words.
# shellcheck disable=SC2086
clang-tidy --quiet --warnings-as-errors='*' --header-filter='src/' "$@" -- $flags 2>/dev/null
