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

exports_only "$(nm -g --defined-only "$home/lib/libmgrad.a" | grep ' [A-Z] ')"
ok $? 'the static library exports mgrad_* only'
exports_only "$(nm -D --defined-only "$home/lib/libmgrad.so")"
ok $? 'the shared library exports mgrad_* only'
readelf -d "$home/lib/libmgrad.so" | grep -q 'SONAME.*\[libmgrad\.so\.0\]'
ok $? 'the shared library has a soname'

# pkg-config puts the root of the installation before the paths of mgrad.pc.
flags() { # OPTION...
    PKG_CONFIG_SYSROOT_DIR=$work/dest PKG_CONFIG_PATH=$home/lib/pkgconfig pkg-config "$@" mgrad
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
example=$home/share/doc/mgrad/scripts/examples/embed.c
strict='-Wall -Wextra -Wpedantic -Werror'

# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict -o "$work/c" "$example" $(flags --cflags --libs) && prints_expected "$work/c"
ok $? 'the example program in C uses the shared library by pkg-config'

# shellcheck disable=SC2046,SC2086
${CXX:-c++} -std=c++11 $strict -x c++ -o "$work/cxx" "$example" $(flags --cflags --libs) &&
    prints_expected "$work/cxx"
ok $? 'the example program compiles as C++, too'

# A client may define functions with the names of internal ones.
{
    cat "$example"
    echo 'void *emit(void); void *emit(void) { return 0; }'
    echo 'void mem_alloc(void); void mem_alloc(void) {} int buf_put(void); int buf_put(void) { return 1; }'
} >"$work/clash.c"
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 $strict $(flags --cflags) -o "$work/clash" "$work/clash.c" "$home/lib/libmgrad.a" -lm &&
    prints_expected "$work/clash"
ok $? 'a client of the static library may define emit, mem_alloc and buf_put'

[ "$(flags --modversion)" = "$("$home/bin/mgrad" --version | awk '{ print $2 }')" ]
ok $? 'pkg-config and the program have the same version'

run_make uninstall
left=$(find "$work/dest" ! -type d)
[ -z "$left" ]
ok $? "make uninstall leaves no file $left"

echo "1..$count"
