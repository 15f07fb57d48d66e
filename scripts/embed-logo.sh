#!/bin/sh
# embed-logo.sh FILE...: writes C source that contains the logos of the kernel (see
# src/kernel/install.h).
set -eu

echo '/* Made by scripts/embed-logo.sh: the files of src/kernel/logo. */'
echo '#include "kernel/install.h"'
for file; do
    printf '\nstatic const unsigned char %s[] = {\n' "$(basename "$file" | tr '.-' '__')"
    od -A n -v -t u1 "$file" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
    echo '};'
done

printf '\nconst LogoFile logo_files[] = {\n'
for file; do
    name=$(basename "$file" | tr '.-' '__')
    printf '    {"%s", %s, sizeof %s},\n' "$(basename "$file")" "$name" "$name"
done
echo '};'
printf 'const size_t logo_file_count = %d;\n' "$#"
