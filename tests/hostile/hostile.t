#!/bin/sh
# hostile.t: hostile files written by make.pl. Each is checked and run under limits, with the
# sanitizers. It must end by itself with status 0, or with a message and the
# status of an error or a limit.
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$root/build/sanitize/mgrad
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
count=$(perl "$root/tests/hostile/make.pl" .)
export ASAN_OPTIONS=detect_leaks=1:exitcode=99 UBSAN_OPTIONS=exitcode=99

try() { # FILE OPTIONS…: prints what is wrong
    file=$1
    shift
    timeout 40 "$program" "$@" "$file" </dev/null >out 2>err
    status=$?
    if [ "$status" -gt 7 ]; then
        echo "$file $*: status $status: $(tail -c 300 err)"
    elif [ "$status" -ne 0 ] && ! grep -aq 'error: .\|^mgrad: .' err; then
        echo "$file $*: no message"
    fi
}

for file in *.mg; do
    try "$file" --check
    try "$file" --timeout 2 --max-memory 64M --max-nodes 100000
done >wrong
sed 's/^/# /' wrong
[ ! -s wrong ] || printf 'not '
echo "ok 1 - $count files are checked and run without a crash"
[ "$count" -ge 300 ] || printf 'not '
echo 'ok 2 - there are at least 300 files'
echo 1..2
