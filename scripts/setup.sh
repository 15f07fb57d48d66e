#!/bin/sh
# setup.sh [TABLE]: checks for everything that a task needs, and installs what is missing. The tables:
#
#   build           building and testing mgrad (default)
#   bits32          building for 32 bits, to test that it works
#   kernel          building the Jupyter kernel
#   kernel_tests    testing it with Jupyter's clients
#
# It checks for the tools themselves, not for packages, so the check works on any system. Only the
# names of packages to install are Debian's. It asks nothing and does not read standard input.
set -eu

# Each row: what to check for, and the Debian package that contains it. A compiler without the C
# library's headers, or a library without its headers, is useless; `header` and `module` check that.
build='
program  cc          gcc
program  c++         g++
program  readelf     binutils
header   stdio.h     libc6-dev
program  make        make
program  pkg-config  pkg-config
module   readline    libreadline-dev
module   libpng      libpng-dev
module   libsixel    libsixel-dev
module   libseccomp  libseccomp-dev
module   libgvc      libgraphviz-dev
module   cmocka      libcmocka-dev
module   libutf8proc libutf8proc-dev
program  bats        bats
program  prove       perl
program  expect      expect
program  mandoc      mandoc
program  time        time
program  gnuplot     gnuplot-nox
'

# Not gcc-multilib, which conflicts with cross compilers.
bits32='
libc32   stdio.h     libc6-dev-i386
linker32 libgcc      gcc-12-multilib
'

kernel='
module   libzmq      libzmq3-dev
module   libcjson    libcjson-dev
module   libcrypto   libssl-dev
'

# `python` is a module of the system's Python, which the packages extend.
kernel_tests='
python   jupyter_client       python3-jupyter-client
python   jupyter_kernel_test  python3-jupyter-kernel-test
python   nbclient             python3-nbclient
python   nbconvert            python3-nbconvert
python   ipykernel            python3-ipykernel
program  jupyter-console      jupyter-console
program  jupyter-notebook     jupyter-notebook
program  chromium             chromium
program  node                 nodejs
program  npm                  npm
'

table=${1:-build}
case $table in
build) needed=$build ;;
bits32) needed=$bits32 ;;
kernel) needed=$kernel ;;
kernel_tests) needed=$kernel_tests ;;
*) echo "setup: there is no table '$table': build, bits32, kernel or kernel_tests" >&2 && exit 1 ;;
esac

is_there() { # KIND NAME
    case $1 in
    program) command -v "$2" ;;
    header) echo "#include <$2>" | cc -E - ;;
    libc32) echo "#include <$2>" | cc -m32 -E - ;;
    linker32) echo 'int main(void) { return 0; }' | cc -m32 -xc - -o /dev/null ;;
    module) pkg-config --exists "$2" ;;
    python) /usr/bin/python3 -c "import $2" ;;
    esac >/dev/null 2>&1
}

missing_packages() {
    echo "$needed" | while read -r kind name package; do
        [ -z "$kind" ] || is_there "$kind" "$name" || printf ' %s' "$package"
    done
}

fail() {
    echo "setup: $*" >&2
    exit 1
}

# make may start several of these at once, and apt-get refuses that.
command -v flock >/dev/null && exec 9<"$0" && flock 9

missing=$(missing_packages)
if [ -z "$missing" ]; then
    echo 'setup: everything is there'
    exit 0
fi
echo "setup: missing (names of Debian packages):$missing"
command -v apt-get >/dev/null || fail 'there is no apt-get here: please install them yourself'

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail 'installing needs root: run this as root, or install sudo'
    as_root=sudo
fi

echo 'setup: installing them with apt-get'
$as_root apt-get update -q
# The list of names must be split into words.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing </dev/null

missing=$(missing_packages)
[ -z "$missing" ] || fail "installed, but still not found:$missing"
echo 'setup: everything is there'
