# tap.sh: the common start of tests in shell. $root is the source tree, $mgrad the program under test,
# $work a folder that is removed at the end. If a test fails, $work/said is shown.
root=$(cd "$(dirname "$0")/.." && pwd)
mgrad=${MGRAD:-$root/build/release/mgrad}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

ok() { # STATUS NAME
    count=$((count + 1))
    [ "$1" -eq 0 ] || [ ! -f "$work/said" ] || sed 's/^/# /' "$work/said"
    [ "$1" -eq 0 ] || printf 'not '
    echo "ok $count - $2"
}
