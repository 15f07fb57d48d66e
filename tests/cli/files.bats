# Files that a program writes are complete or not written at all; an old file is kept on failure.

bats_require_minimum_version 1.5.0

PROGRAM='a = 2.0; for i in range(300) { a = a*1.5 }; dot a'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

teardown() {
    chmod -R u+w . # so that bats can remove everything
    [ -z "${mounted:-}" ] || umount "$mounted"
}

# No temporary file remains.
tidy() {
    [ -z "$(find "${1:-.}" -name '.mgrad-*')" ]
}

write() { # NAME [MGRAD'S OPTIONS...]
    local name=$1
    shift
    run --separate-stderr timeout 20 "$MGRAD" "$@" -e "$PROGRAM, file=argv[1]" -- "$name"
}

refused() { # REASON NAME
    local reason=$1
    shift
    write "$@"
    [ "$status" -eq 1 ]
    [[ "$stderr" == '<-e>:1:'*': error: cannot write '*"$reason"* ]]
    tidy
}

@test "~/ is the user's folder" {
    mkdir home && echo 'imported = 3' > home/part.mg && echo '1,2' > home/t.csv
    cd home && mkdir inner && cd inner
    run --separate-stderr env HOME="$BATS_TEST_TMPDIR/here/home" "$MGRAD" -e 'a = 2.0; L = a*a
draw L > ~/raw.dot; draw L > "~/quoted.dot" # a comment
if true { draw(L) >~/block.dot }
import "~/part.mg"; imported; read_csv("~/t.csv", header=false)
draw L > ~/missing/x.dot'
    [ "$output" = $'Value(data=3.0, grad=0.0)\n[[1.0, 2.0]]' ]
    [[ "$stderr" == *"cannot write '~/missing/x.dot'"* ]]
    [ -s ../raw.dot ] && [ -s ../quoted.dot ] && [ -s ../block.dot ]
    [ -z "$(ls)" ]
}

@test "a new file obeys the umask; an old one keeps its mode" {
    umask 027
    write new.dot
    [ "$status" -eq 0 ]
    [ "$(stat -c %a new.dot)" = 640 ]
    echo old > old.dot
    chmod 604 old.dot
    write old.dot
    [ "$(stat -c %a old.dot)" = 604 ]
    chmod 600 old.dot
    write old.dot
    [ "$(stat -c %a old.dot)" = 600 ]
    grep -q digraph old.dot
    tidy
}

@test "links are followed and stay links" {
    mkdir far
    echo old > far/real.dot
    ln -s far/real.dot link.dot
    ln -s far/made.dot dangling.dot
    ln -s link.dot second.dot
    for name in link.dot dangling.dot second.dot; do
        write $name
        [ "$status" -eq 0 ]
        [ -L $name ]
    done
    grep -q digraph far/real.dot
    grep -q digraph far/made.dot
    ln -s round.dot round.dot
    refused 'too many symbolic links' round.dot
    tidy far
}

@test "unusual file names work: a line break, blanks, a dash, bytes that are not UTF-8" {
    for name in $'two\nlines.dot' ' blank .dot' -dash.dot $'caf\xe9.dot'; do
        write "$name"
        [ "$status" -eq 0 ]
        [ -f "./$name" ]
    done
    tidy
}

@test "impossible file names are errors: too long, a folder, empty" {
    refused 'the name is too long' "$(printf '%0300d' 0).dot"
    refused 'the name is too long' "$(printf '%05000d' 0)"
    refused 'the name is too long' "$(printf '0/%.0s' $(seq 2500))x.dot"
    mkdir folder
    refused 'is a folder' folder
    refused 'is a folder' folder/
    refused "the folder 'no/such' does not exist" no/such/x.dot
    touch plain
    refused "'plain' is not a folder" plain/x.dot
    [ -z "$(ls folder)" ]
}

@test "a full device is an error" {
    refused 'no space left' /dev/full
}

@test "a full disk leaves the old file" {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    mkdir disk
    mount -t tmpfs -o size=64k tmpfs disk 2> /dev/null || skip "cannot mount"
    mounted=$PWD/disk
    echo old > disk/old.dot
    refused 'no space left' disk/old.dot
    [ "$(cat disk/old.dot)" = old ]
    [ "$(ls -A disk)" = old.dot ]
}

@test "a file size limit leaves the old file" {
    echo old > old.dot
    run --separate-stderr bash -c "ulimit -f 4; exec '$MGRAD' -e '$PROGRAM > old.dot'"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'it exceeds the file size limit'* ]]
    [ "$(cat old.dot)" = old ]
    tidy
}

@test "a folder and a file without write permission are errors" {
    mkdir closed
    echo old > closed/old.dot
    chmod 555 closed
    echo old > read_only.dot
    chmod 444 read_only.dot
    chmod 777 .
    if [ "$(id -u)" -eq 0 ]; then
        command -v setpriv > /dev/null || skip "needs setpriv, or not to be root"
        chmod 711 "$BATS_RUN_TMPDIR" "$BATS_TEST_TMPDIR" "$(dirname "$BATS_TEST_TMPDIR")"
        cp "$MGRAD" mgrad
        chmod 755 mgrad
        printf '#!/bin/sh\nexec setpriv --reuid=65534 --clear-groups %s "$@"\n' "$PWD/mgrad" > nobody
        chmod 755 nobody
        ./nobody -e '' || skip "another user cannot run the program here"
        MGRAD=$PWD/nobody
    fi
    refused 'permission denied' closed/new.dot
    refused 'permission denied' closed/old.dot
    refused 'permission denied' read_only.dot
    [ "$(cat closed/old.dot)" = old ]
    [ "$(cat read_only.dot)" = old ]
    tidy closed
}

@test "a deleted working folder is an error" {
    mkdir gone
    cd gone
    rmdir ../gone
    refused 'no such file' x.dot
}

@test "standard output, a named pipe and the file of standard output are written in place" {
    run --separate-stderr "$MGRAD" -e 'print 1; a = 2.0; dot a > /dev/stdout; print 2'
    [ "${lines[0]}" = 1 ]
    [ "${lines[1]}" = 'digraph mgrad {' ]
    [ "${lines[-1]}" = 2 ]
    mkfifo pipe
    cat pipe > through &
    write pipe
    wait $!
    [ "$status" -eq 0 ]
    grep -q digraph through
    [ -p pipe ]
    "$MGRAD" -e 'print 1; a = 2.0; dot a > "out.dot"; print 2' > out.dot
    [ "$(head -n 1 out.dot)" = 1 ]
    [ "$(tail -n 1 out.dot)" = 2 ]
    tidy
}

@test "the names of open descriptors work: of a file, a pipe, a file without a name" {
    for name in /dev/fd/5 /proc/self/fd/5; do
        echo old > out.dot
        write "$name" 5>> out.dot
        [ "$status" -eq 0 ]
        [ "$(head -n 1 out.dot)" = 'digraph mgrad {' ]
        { write "$name"; } 5> >(cat > through; echo done > ended)
        while [ ! -e ended ]; do sleep 0.02; done
        [ "$status" -eq 0 ]
        [ "$(head -n 1 through)" = 'digraph mgrad {' ]
        exec 5<> gone.dot
        rm gone.dot ended
        write "$name"
        [ "$status" -eq 0 ]
        [ "$(head -n 1 /dev/fd/5)" = 'digraph mgrad {' ]
        exec 5>&-
    done
    [ "$(ls)" = $'out.dot\nthrough' ]
    tidy
}

@test "writing to a named pipe without a reader can be interrupted" {
    mkfifo pipe
    run --separate-stderr timeout --preserve-status --signal=INT 1 \
        "$MGRAD" -e 'a = 2.0; dot a > pipe'
    [ "$status" -eq 130 ]
    [ -p pipe ]
}

@test "reading a folder or a circular link is an error, and a named pipe works" {
    mkdir folder
    ln -s round.csv round.csv
    mkfifo pipe
    run --separate-stderr "$MGRAD" -e 'read_csv("folder")'
    [[ "$stderr" == *"cannot read 'folder': is a folder"* ]]
    run --separate-stderr "$MGRAD" -e 'read_csv("round.csv")'
    [[ "$stderr" == *"cannot read 'round.csv': too many symbolic links"* ]]
    echo 1,2 > pipe &
    run --separate-stderr timeout 20 "$MGRAD" -e 'print read_csv("pipe")'
    [ "$output" = '[[1.0, 2.0]]' ]
}
