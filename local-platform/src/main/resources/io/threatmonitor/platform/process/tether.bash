# Runs a program that ends when our standard input does: the launcher holds the other end of that
# pipe, and the kernel closes it however the launcher dies, SIGKILL included.
# Arguments: the signal that asks the program to stop, the seconds it may take, the program.
# The log is the program's: what bash says about its jobs goes nowhere.
# Job control gives each job its own process group, so Ctrl-C in a terminal reaches the launcher alone.
set -m
trap '' INT HUP
signal=$1 grace=$2
shift 2
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
exec >/dev/null 2>&1
{
  cat <&3
  kill -s "$signal" "$program"
  for ((i = 0; i < grace * 10; i++)); do
    kill -0 "$program" || exit
    sleep 0.1
  done
  kill -s KILL -- "-$program"
} &
watcher=$!
wait "$program"
code=$?
kill -s KILL -- "-$watcher"
exit "$code"
