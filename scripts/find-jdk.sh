# Sets JAVA_HOME to a JDK of release 21 or later, or says what is missing and ends. To be sourced.
# Looks at JAVA_HOME, the usual places (the newest first), and the java of the PATH.

jdk_release() { # the feature release of a JDK's folder, or 0
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "${version:-0}"
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(jdk_release "$JAVA_HOME")" -ge 21 ]; then
    return
  fi
  found=
  newest=20
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk* /usr/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      "${on_path%/bin/javac}"; do
    [ -d "$candidate" ] || continue
    release=$(jdk_release "$candidate")
    if [ "$release" -gt "$newest" ]; then
      newest=$release
      found=$candidate
    fi
  done
  if [ -z "$found" ]; then
    echo "$0: no JDK of release 21 or later was found." >&2
    echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm and the like, and the PATH." >&2
    echo "Install one (for example Temurin 25) or set JAVA_HOME to its folder." >&2
    exit 1
  fi
  JAVA_HOME=$found
}

find_jdk
export JAVA_HOME
# Maven's own libraries make a newer JDK warn on every run.
[ "$(jdk_release "$JAVA_HOME")" -lt 24 ] || export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
