#!/bin/sh
# install.t: an installation works: the program, the libraries, mgrad.pc and the example program.
# `make uninstall` removes all of it.
. "$(dirname "$0")/tap.sh"
unset MAKEFLAGS MAKELEVEL MFLAGS
home=$work/dest/opt/mgrad

run_make() {
    make -C "$root" "$@" PREFIX=/opt/mgrad DESTDIR="$work/dest" >"$work/said" 2>&1
}

run_make install
ok $? 'make install succeeds'

said=$("$home/bin/mgrad" -e 'a = 2.0; L = a**3; backward L; grad a')
[ "$said" = 'dL/da = 12.0' ]
ok $? 'the installed program computes'

if [ -x "$home/libexec/mgrad/mgrad-render" ]; then
    (cd "$work" && "$home/bin/mgrad" -e 'a = 2.0; b = a*a; draw b > b.svg')
    grep -q '</svg>' "$work/b.svg"
    ok $? 'the installed program finds the installed mgrad-render'
fi

# ---- the libraries ----

exports_only() { # NAMES: as nm prints them; fails if there are none
    [ -n "$1" ] && ! echo "$1" | awk '{ print $NF }' | grep -vq '^mgrad_'
}

for name in mgrad mgrad-host; do
    exports_only "$(nm -g --defined-only "$home/lib/lib$name.a" | grep ' [A-Z] ')"
    ok $? "lib$name.a exports mgrad_* only"
    exports_only "$(nm -D --defined-only "$home/lib/lib$name.so")"
    ok $? "lib$name.so exports mgrad_* only"
    readelf -d "$home/lib/lib$name.so" | grep -q "SONAME.*\[lib$name\.so\.0\]"
    ok $? "lib$name.so has a soname"
done

# pkg-config puts the root of the installation before the paths of the .pc files.
flags() { # OPTION... PACKAGE
    PKG_CONFIG_SYSROOT_DIR=$work/dest PKG_CONFIG_PATH=$home/lib/pkgconfig pkg-config "$@"
}
expected='dL/da = 1.0
dL/db = 2.0
<embed>:1:6: error: unknown name '"'c'"'
  1 | grad c
    |      ^
-2.0'
prints_expected() { # PROGRAM
    [ "$(LD_LIBRARY_PATH=$home/lib "$1")" = "$expected" ]
}
examples=$home/share/doc/mgrad/scripts/examples
example=$examples/embed.c
strict='-Wall -Wextra -Wpedantic -Werror'

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict -o "$work/c" "$example" $(flags --cflags --libs mgrad) && prints_expected "$work/c"
ok $? 'the example program in C uses the shared library by pkg-config'

# shellcheck disable=SC2046,SC2086
${CXX:-c++} -std=c++11 $strict -x c++ -o "$work/cxx" "$example" $(flags --cflags --libs mgrad) &&
    prints_expected "$work/cxx"
ok $? 'the example program compiles as C++, too'

# A client may define functions with the names of internal ones.
{
    cat "$example"
    echo 'void *emit(void); void *emit(void) { return 0; }'
    echo 'void mem_alloc(void); void mem_alloc(void) {} int buf_put(void); int buf_put(void) { return 1; }'
} >"$work/clash.c"
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict $(flags --cflags mgrad) -o "$work/clash" "$work/clash.c" "$home/lib/libmgrad.a" -lm &&
    prints_expected "$work/clash"
ok $? 'a client of the static library may define emit, mem_alloc and buf_put'

# ---- the ready-made host ----

cat >"$work/fitted" <<'END'
y = 2.000 x + 1.000
<fit>:1:1: error: rate: the step must not be negative
  1 | rate(-1)
    | ^
END
printf '%s\n' 'dL/da = 1.0' 'dL/db = 2.0' >"$work/gradients"

prints() { # FILE COMMAND...: runs the command in $work and compares its output with the file
    wanted=$1
    shift
    (cd "$work" && LD_LIBRARY_PATH=$home/lib "$@") >"$work/said" 2>&1 </dev/null && diff "$wanted" "$work/said"
}

draws() { # PROGRAM: picture.c, which needs mgrad-render
    [ -x "$home/libexec/mgrad/mgrad-render" ] || return 0
    rm -f "$work/L.svg"
    prints "$work/gradients" "$1" && grep -q '</svg>' "$work/L.svg"
}
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict -o "$work/picture" "$examples/picture.c" $(flags --cflags --libs mgrad-host) && draws "$work/picture"
ok $? 'ten lines of C draw a picture: the library finds the mgrad-render installed with it'

# A static program is somewhere else; the path of the installation is in the library.
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict $(flags --cflags mgrad-host) -o "$work/fixed" "$examples/picture.c" "$home/lib/libmgrad-host.a" \
    "$home/lib/libmgrad.a" -lm -pthread && strings "$work/fixed" | grep -qx '/opt/mgrad/libexec/mgrad/'
ok $? 'a program with the static libraries has the path of the installation'
MGRAD_RENDER=$home/libexec/mgrad/mgrad-render draws "$work/fixed"
ok $? 'it draws with the mgrad-render that MGRAD_RENDER names'

# shellcheck disable=SC2046,SC2086
${CXX:-c++} -std=c++11 $strict -o "$work/fit" "$examples/fit.cpp" $(flags --cflags --libs mgrad-host) &&
    prints "$work/fitted" "$work/fit"
ok $? 'the example program in C++ gives numbers to a session and reads its values'

if [ -x /usr/bin/python3 ]; then
    prints "$work/gradients" /usr/bin/python3 "$examples/embed.py"
    ok $? 'the example program in Python reads gradients'
else
    ok 0 'the example program in Python # SKIP there is no /usr/bin/python3'
fi

# Each block of C in docs/embedding.md is a program, or a part of one. The block of text after it is
# its output.
mkdir "$work/blocks"
(
    cd "$work/blocks" || exit 1
    awk '/^```c$/ { number++; name = sprintf("%02d", number); file = name ".block"; next }
         /^```text$/ { file = name ".expected"; next }
         /^```$/ { file = ""; next }
         file != "" { print > file }' "$home/share/doc/mgrad/docs/embedding.md"
    for block in *.block; do
        if grep -q '^int main' "$block"; then
            cat "$block"
        else
            echo '#include <mgrad-host.h>'
            echo '#include <stdio.h>'
            echo '#include <string.h>'
            echo 'static Mgrad *m;'
            echo 'static MgradStatus run(const char *text) { return mgrad_run(m, "<text>", text, strlen(text)); }'
            echo 'int main(void) { MgradHost *host = mgrad_host_new(NULL);'
            echo 'm = mgrad_new(mgrad_host_table(host), NULL); (void)run; {'
            cat "$block"
            echo '} mgrad_free(m); mgrad_host_free(host); return 0; }'
        fi >"${block%.block}.c"
    done
)
[ "$(find "$work/blocks" -name '*.expected' | wc -l)" -ge 10 ]
ok $? 'docs/embedding.md has blocks of C with their output'
for block in "$work"/blocks/*.c; do
    # shellcheck disable=SC2046,SC2086
    ${CC:-cc} -std=c11 $strict -o "$work/block" "$block" $(flags --cflags --libs mgrad-host) 2>"$work/said" &&
        prints "${block%.c}.expected" "$work/block"
    ok $? "docs/embedding.md: block $(basename "$block" .c)"
done

[ "$(flags --modversion mgrad-host)" = "$("$home/bin/mgrad" --version | awk '{ print $2 }')" ]
ok $? 'pkg-config and the program have the same version'

run_make uninstall
left=$(find "$work/dest" ! -type d)
[ -z "$left" ]
ok $? "make uninstall leaves no file $left"

echo "1..$count"
