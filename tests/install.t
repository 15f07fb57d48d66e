#!/bin/sh
# install.t: what `make install` puts down works from there, and `make uninstall` takes it all away.
. "$(dirname "$0")/tap.sh"
unset MAKEFLAGS MAKELEVEL MFLAGS
home=$work/dest/opt/mgrad

run_make() {
    make -C "$root" "$@" PREFIX=/opt/mgrad DESTDIR="$work/dest" >"$work/said" 2>&1
}

run_make install
ok $? 'install succeeds'

said=$("$home/bin/mgrad" -e 'a = 2.0; L = a**3; backward L; grad a')
[ "$said" = 'dL/da = 12.0' ]
ok $? 'the installed program computes'

if [ -x "$home/libexec/mgrad/mgrad-render" ]; then
    (cd "$work" && "$home/bin/mgrad" -e 'a = 2.0; b = a*a; draw b > b.svg')
    grep -q '</svg>' "$work/b.svg"
    ok $? 'the installed program finds the installed mgrad-render'
fi

cat >"$work/user.c" <<'C'
#include <mgrad.h>
#include <stdio.h>
#include <string.h>

static void print(void *ctx, const char *text, size_t size)
{
    fwrite(text, 1, size, ctx);
}

int main(void)
{
    const Host host = {.ctx = stdout, .print = print};
    const char *text = "a = 2.0; L = a*a; backward L; grad a";
    Mgrad *one = mgrad_new(&host, NULL), *other = mgrad_new(&host, NULL);
    MgradStatus known = mgrad_run(one, "one", text, strlen(text));
    MgradStatus unknown = mgrad_run(other, "other", "a", 1);
    printf("%d %d %s\n", known, unknown, mgrad_error(other)->message);
    mgrad_free(one);
    mgrad_free(other);
    return 0;
}
C
${CC:-cc} -std=c11 -Wall -Wextra -Werror -I"$home/include" -o "$work/user" "$work/user.c" \
    "$home/lib/libmgrad.a" -lm &&
    [ "$("$work/user")" = "dL/da = 4.0
0 1 unknown name 'a'" ]
ok $? 'a program in C uses the installed header and library; two sessions share nothing'

run_make uninstall
left=$(find "$work/dest" -type f)
[ -z "$left" ]
ok $? "uninstall leaves no file $left"

echo "1..$count"
