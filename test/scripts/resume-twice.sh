#!/bin/sh
# One batch, run twice at the same time, and one that is killed and resumed: no message may be sent twice.
set -eu
if [ "${1:-}" != inside ]; then exec qq mock exec -- sh "$0" inside; fi

fail() {
  echo "$*" >&2
  exit 1
}

# how often the messages with this prefix were sent: those that are there, and those that are there more than once
sent() {
  qq call mock.calls --jq '[.[] | .params.message | strings | select(startswith("'"$1"'"))] | "\(unique | length) \(length)"'
}

lines() {
  for number in 1 2 3 4 5 6 7 8 9 10 11 12; do
    echo "{\"action\":\"send_group_msg\",\"params\":{\"group_id\":\"123456\",\"message\":\"$1-$number\"}}"
  done
}

# a run that has done its lines, or was told that another one is at it
ended() {
  status=0
  wait "$2" || status=$?
  case $status in
    0) ;;
    9) grep -q 'another batch is using journal (process' "$1.err" || fail "$1: $(cat "$1.err")" ;;
    *) fail "$1 ended with $status: $(cat "$1.err")" ;;
  esac
}

work=$(mktemp -d)
parent=
trap '[ -z "$parent" ] || kill "$parent"; rm -rf "$work"' EXIT
cd "$work"

lines twice > lines
qq batch lines --resume journal > first.out 2> first.err &
first=$!
qq batch lines --resume journal > second.out 2> second.err &
second=$!
ended first $first
ended second $second
qq batch lines --resume journal > last.out
[ "$(sent twice)" = '12 12' ] || fail "of 12 messages were sent (different, all): $(sent twice)"
[ "$(grep -c '"ok":true' last.out)" = 12 ] || fail "not all are done: $(cat last.out)"

# a run that is killed while its parent looks elsewhere stays among the processes: it must not count as one at work
qq call mock.fault kind=delay action=send_group_msg ms:=200 > /dev/null
lines killed > lines
mkfifo results
sh -c 'qq batch lines --resume killed.journal > results & echo $! > pid; exec sleep 600' &
parent=$!
read -r _ < results # the first message is sent, the next one under way
kill -9 "$(cat pid)"
qq call mock.clear > /dev/null
status=0
qq batch lines --resume killed.journal > again.out 2> again.err || status=$?
[ $status = 0 ] || [ $status = 6 ] || fail "resumed, it ended with $status: $(cat again.err)"
if grep '"ok":false' again.out | grep -v '"outcome":"unknown"'; then fail 'a line failed that was not under way'; fi
sent killed | { read -r different all && [ "$different" = "$all" ]; } || fail "different, all: $(sent killed)"
[ ! -e journal.lock ] && [ ! -e killed.journal.lock ] || fail "a lock is left: $(ls)"
