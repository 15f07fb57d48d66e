#!/bin/sh
# run.sh TEST: runs one test that prints TAP. `make test` passes this script to prove.
#
#   MODE:FILE.mg     a checked script, by the program built in that mode
#   *.bats           tests of the command line; *.exp, *.t: any other program that prints TAP. These
#                    test the release build, which is in $MGRAD
#   anything else    a cmocka program
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
export MGRAD="$root/build/release/mgrad"
export LC_ALL=C.UTF-8
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
unset MGRAD_PATH MGRAD_RENDER

# Runs in its own folder: a script may draw pictures, and several builds run it at the same time.
run_checked_script() { # MODE FILE
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cd "$folder"
    # Graphviz leaks memory, so the other builds use the release build of mgrad-render.
    [ "$1" = release ] || export MGRAD_RENDER="$root/build/release/mgrad-render"
    "$root/build/$1/mgrad" --test "$root/$2" </dev/null
}

case $1 in
*:*.mg) run_checked_script "${1%%:*}" "${1#*:}" ;;
*.bats) exec bats --tap "$1" ;;
*.exp) exec expect -f "$1" ;;
*.t) exec "./$1" ;;
*) CMOCKA_MESSAGE_OUTPUT=TAP exec "./$1" ;;
esac
