#!/bin/sh
# hardened.t: the installed programs are built with the usual hardening, as their ELF headers show.
. "$(dirname "$0")/tap.sh"

has() { # PROGRAM WHAT PATTERN NAME
    readelf -W "$2" "$root/build/release/$1" | grep -Eq "$3"
    ok $? "$1: $4"
}

for program in mgrad mgrad-render; do
    [ -x "$root/build/release/$program" ] || continue
    has $program -h 'Type: +DYN' 'is loaded at a random address (PIE)'
    has $program -l 'GNU_STACK +(0x[0-9a-f]+ +){5}RW ' 'the stack is not executable'
    has $program -l 'GNU_RELRO' 'its tables are read-only after the start (RELRO)'
    has $program -d 'FLAGS.*NOW' 'all library functions are bound at the start'
    has $program -s '__stack_chk_fail' 'the stack is protected by canaries'
    has $program -s '_chk@' 'library calls check buffer sizes (FORTIFY)'
    ! readelf -W -l "$root/build/release/$program" | grep -Eq 'LOAD .* RWE '
    ok $? "$program: no page is both writable and executable"
done
echo "1..$count"
