# Finding a Java of at least 25 on this machine, for the launcher and for install.sh. Sourced; needs
# nothing but a POSIX shell. JOBSENTRY_JAVA_ROOTS, a list of folders with colons between them, stands
# in for the usual places.
# shellcheck shell=sh disable=SC2034 # the variables are for whoever sources this

# Looks at one folder; when it is a Java, notes it in `seen`. Sets `java` when it is recent enough.
consider() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  version=
  build=
  while IFS='="' read -r key _ value _; do
    case $key in
      JAVA_VERSION) version=$value ;;
      JAVA_RUNTIME_VERSION) build=$value ;;
    esac
  done < "$1/release"
  [ -n "$version" ] || return 1
  case "${seen:-}" in
    *"$1
"*) ;;
    *) seen="${seen:-}  Java $version in $1
" ;;
  esac
  major=${version%%[!0-9]*}
  [ "${major:-0}" -ge 25 ] || return 1
  java=$1
}

# The folder of the `java` that the shell would run.
java_on_path() {
  on_path=$(command -v java) || return 1
  on_path=$(readlink -f "$on_path" 2>/dev/null) || return 1
  on_path=${on_path%/bin/java}
}

# Each folder of a list, and what lies one level below it.
consider_roots() {
  old_ifs=$IFS
  IFS=:
  # shellcheck disable=SC2086 # the list is meant to be split
  set -- $1
  IFS=$old_ifs
  for root; do
    consider "$root" && return 0
    for folder in "$root"/*; do
      for candidate in "$folder" "$folder/Contents/Home" "$folder/libexec/openjdk.jdk/Contents/Home" "$folder/libexec"; do
        consider "$candidate" && return 0
      done
    done
  done
  return 1
}

find_java() {
  seen=
  java=
  [ -n "${JOBSENTRY_JAVA_HOME:-}" ] && consider "$JOBSENTRY_JAVA_HOME" && return 0
  [ -n "${JAVA_HOME:-}" ] && consider "$JAVA_HOME" && return 0
  java_on_path && consider "$on_path" && return 0
  usual=/usr/lib/jvm:/usr/lib64/jvm:/usr/java:/opt:${HOME:-/nonexistent}/.sdkman/candidates/java
  usual=$usual:${HOME:-/nonexistent}/.jdks:/opt/homebrew/opt:/usr/local/opt:/home/linuxbrew/.linuxbrew/opt
  usual=$usual:/Library/Java/JavaVirtualMachines
  consider_roots "${JOBSENTRY_JAVA_ROOTS-$usual}"
}

explain_missing_java() {
  {
    printf '%s\n' "sentry: error: no Java of at least 25 was found"
    if [ -n "$seen" ]; then
      printf '%s\n%s' "found, and too old:" "$seen"
    fi
    printf '\n%s\n' "hint: install one, or point at it: \`JOBSENTRY_JAVA_HOME=/folder/of/java sentry …\`"
  } >&2
}
