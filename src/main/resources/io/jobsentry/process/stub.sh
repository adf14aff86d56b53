# The stub between sentry and one run of the job: it holds the job's lock, names the job before the
# job begins, and records how it ended. Plain POSIX sh. The job runs in the foreground, since a shell
# makes background commands ignore INT and QUIT.
#
# stub.sh FOLDER LOCK FLOCK FALLOCATE RUNWAY SEGMENT COMMAND...
#
# Ends with 74 when nothing could be started, 75 when another holds the lock, 76 when this run of the
# job was started before.

__js_lock() {
  case $1 in
    *perl) "$1" -e 'open(L, ">>&=", 9) or exit 2; exit(flock(L, 6) ? 0 : 1)' ;;
    *) "$1" -n 9 ;;
  esac
}

# Who this very process is: its pid, the boot, and when the kernel started it.
__js_birth() {
  if [ -r /proc/self/stat ]; then
    read -r __js_line </proc/self/stat
    __js_pid=${__js_line%% *}
    set -- ${__js_line##*) }
    __js_start=${20}
    read -r __js_boot </proc/sys/kernel/random/boot_id
  else
    __js_pid=$(exec sh -c 'echo "$PPID"')
    __js_start=$(LC_ALL=C ps -o lstart= -p "$__js_pid")
    __js_boot=$(sysctl -n kern.bootsessionuuid)
  fi
}

__js_main() {
  __js_folder=$1 __js_flock=$3 __js_fallocate=$4 __js_runway=$5 __js_segment=$6
  exec 9>>"$2"
  shift 6
  # With a handler, not ignored: what is ignored here would be ignored in the job.
  trap : HUP INT QUIT TERM USR1 USR2 ALRM PIPE

  # A look at the lock takes it for an instant, so one refusal is not the last word.
  __js_tries=10
  until __js_lock "$__js_flock"; do
    [ "$__js_tries" -gt 0 ] || exit 75
    __js_tries=$((__js_tries - 1))
    command -p sleep 0.1
  done
  if [ -s "$__js_folder/identity" ] || [ -s "$__js_folder/exit" ]; then
    exit 76
  fi

  # What must be written when the job has ended gets its blocks now and is overwritten in place: the
  # disk may be full by then.
  printf '%-250s\n' '' >"$__js_folder/stub.log" || exit 74
  exec 2<>"$__js_folder/stub.log"
  __js_birth
  __js_stub="$__js_pid $__js_start"
  # With a terminal, our parent is what copies the output from it.
  __js_terminal=0
  if [ -t 1 ]; then
    __js_terminal=$PPID
  fi
  printf '%-250s\n' "pending $__js_boot $__js_stub end" >"$__js_folder/exit" || exit 74
  exec 8<>"$__js_folder/exit"
  if [ "$__js_runway" -gt 0 ]; then
    "$__js_fallocate" -n -l "$__js_runway" "$__js_segment" 2>/dev/null 8>&- 9>&-
  fi

  (
    __js_birth
    printf 'pid %s\nstart %s\nboot %s\nstub %s\nterminal %s\nend\n' \
      "$__js_pid" "$__js_start" "$__js_boot" "$__js_stub" "$__js_terminal" >"$__js_folder/identity" || exit 74
    exec </dev/null 2>&1 8>&-
    exec "$@"
  )
  __js_status=$?

  # 137 is `exit 137` or a KILL. The shell says so here when it was a signal, except for INT and PIPE.
  read -r __js_words <"$__js_folder/stub.log"
  __js_up=0
  if [ -r /proc/uptime ]; then
    read -r __js_up __js_line </proc/uptime
  fi
  if ! [ -s "$__js_folder/identity" ]; then
    __js_end='unstarted 74'
  elif [ "$__js_status" -le 128 ]; then
    __js_end="code $__js_status"
  else
    case $__js_status:$__js_words in
      *'core dumped'*) __js_end="killed $((__js_status - 128)) core" ;;
      130: | 141: | *:?*) __js_end="killed $((__js_status - 128)) nocore" ;;
      *) __js_end="code $__js_status" ;;
    esac
  fi
  printf '%-250s\n' "$__js_end up $__js_up end" >&8
  [ "$__js_end" != "unstarted 74" ] || exit 74
}

# Read to its end before it begins: the file may be replaced while the job runs.
__js_main "$@"
exit
