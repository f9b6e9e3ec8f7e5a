#!/bin/sh
# Takes the pictures of docs/desk.md anew, of the invented articles of the program:
#   scripts/screenshots.sh [FOLDER]      (default: docs/screenshots)
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
. scripts/find-jdk.sh
folder=$(mkdir -p "${1:-docs/screenshots}" && cd "${1:-docs/screenshots}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./attest read --demo --into "$work/demo.db"
mvn -q -B -ntp -pl core,app -am test-compile dependency:build-classpath -Dmdep.outputFile="$work/path"
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "app/target/test-classes:app/target/classes:core/target/classes:$(cat "$work/path")" \
  attest.desk.DeskScreenshots "$work/demo.db" "$folder"
