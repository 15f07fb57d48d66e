#!/bin/sh
# embed.sh std FILE.mg...: writes C source that contains the files as text (see src/session/std.h).
# embed.sh text HEADER NAME FILE: writes C source that defines the text NAME, declared in HEADER.
# Bytes are written as character constants, which work for signed and unsigned char.
set -eu

put_bytes() { # FILE
    od -A n -v -t o1 "$1" | sed "s/ *\([0-7][0-7]*\)/'\\\\\\1',/g"
    echo '0};'
}

put_text() { # HEADER NAME FILE
    printf '/* Made by scripts/embed.sh. */\n#include "%s"\n\nconst char %s[] = {\n' "$1" "$2"
    put_bytes "$3"
}

put_std() { # FILE.mg...
    echo '/* Made by scripts/embed.sh: the files of src/std. */'
    echo '#include "session/std.h"'
    for file; do
        printf '\nstatic const char text_%s[] = {\n' "$(basename "$file" .mg)"
        put_bytes "$file"
    done
    printf '\nconst StdFile std_files[] = {\n'
    for file; do
        name=$(basename "$file" .mg)
        printf '    {"%s", text_%s, sizeof text_%s - 1},\n' "$name" "$name" "$name"
    done
    echo '    {NULL, NULL, 0}, /* an array cannot be empty */'
    echo '};'
    printf 'const size_t std_file_count = %d;\n' "$#"
}

what=$1
shift
"put_$what" "$@"
