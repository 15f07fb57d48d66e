#!/bin/sh
# embed.sh FILE.mg...: writes C source that contains the files as text (see src/session/std.h).
# Bytes are written as character constants, which work for signed and unsigned char.
set -eu

echo '/* Made by scripts/embed.sh: the files of src/std. */'
echo '#include "session/std.h"'
for file; do
    name=$(basename "$file" .mg)
    printf '\nstatic const char text_%s[] = {\n' "$name"
    od -A n -v -t o1 "$file" | sed "s/ *\([0-7][0-7]*\)/'\\\\\\1',/g"
    echo '0};'
done

printf '\nconst StdFile std_files[] = {\n'
for file; do
    name=$(basename "$file" .mg)
    printf '    {"%s", text_%s, sizeof text_%s - 1},\n' "$name" "$name" "$name"
done
echo '    {NULL, NULL, 0}, /* an array cannot be empty */'
echo '};'
printf 'const size_t std_file_count = %d;\n' "$#"
