#!/bin/sh
# demo.sh MGRAD FOLDER: shows the main line of demo.mg as typed at the prompt, runs the script in
# FOLDER, and prints where its pictures are.
set -eu

mgrad=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
script=$(cd "$(dirname "$0")" && pwd)/demo.mg
folder=$2

mkdir -p "$folder"
echo
sed -n 's/^a = /mg> &/p' "$script"
(cd "$folder" && rm -f L.svg L.png L.dot && "$mgrad" "$script")

echo
echo 'The graph is drawn in these files:'
for file in L.svg L.png L.dot; do
    [ -s "$folder/$file" ] || { echo "demo: $folder/$file was not written" >&2; exit 1; }
    echo "    $folder/$file"
done
echo "Try it yourself: $1"
