#!/bin/sh
# hardened.t: the programs that are installed are built to resist what would abuse a mistake in them,
# as their own headers say.
. "$(dirname "$0")/tap.sh"

has() { # PROGRAM WHAT PATTERN NAME
    readelf -W "$2" "$root/build/release/$1" | grep -Eq "$3"
    ok $? "$1: $4"
}

for program in mgrad mgrad-render; do
    [ -x "$root/build/release/$program" ] || continue
    has $program -h 'Type: +DYN' 'is loaded at an address that nobody knows (PIE)'
    has $program -l 'GNU_STACK +(0x[0-9a-f]+ +){5}RW ' 'nothing on the stack can be run'
    has $program -l 'GNU_RELRO' 'its tables are read-only once it has started'
    has $program -d 'FLAGS.*NOW' 'all of its calls outside are bound at the start'
    has $program -s '__stack_chk_fail' 'the stack is guarded'
    has $program -s '_chk@' 'the library looks at sizes (FORTIFY)'
    ! readelf -W -l "$root/build/release/$program" | grep -Eq 'LOAD .* RWE '
    ok $? "$program: no page is both writable and executable"
done
echo "1..$count"
