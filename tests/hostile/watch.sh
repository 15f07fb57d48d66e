# watch.sh: the common part of the tests in this folder. $root is the source tree, $work an empty folder.
#
# Time and memory are not checked here: a test must not depend on the machine, and sanitizers need both.
# `make watchdog` checks them.
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

# Runs the files in $work by the builds that the modes need. The sandbox would kill the system calls
# that the sanitizers make.
watch_all() { # NUMBER: the least number of files
    watch sanitize test,check,stdin
    watch release sandbox,sandbox-test
    least=$1
    set -- "$work"/*
    [ $# -ge "$least" ] || printf 'not '
    echo "ok 3 - there are $# files, at least $least"
    echo 1..3
}

watch() { # BUILD MODES
    count=$((count + 1))
    perl "$root/tests/hostile/watchdog.pl" --timeout=0.3 --modes="$2" "$root/build/$1/mgrad" "$work"/* \
        >"$work.report" 2>&1 || printf 'not '
    echo "ok $count - $2: each run ends by itself, with a result or a message and its status"
    sed 's/^/# /' "$work.report"
    rm "$work.report"
}
