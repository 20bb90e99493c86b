#!/bin/sh
# A forward that NapCat gives up on may be there all the same: it must not be sent a second time under its key.
set -eu

if [ "${1:-}" != inside ]; then
  world=$(mktemp)
  trap 'rm -f "$world"' EXIT
  cat >"$world" <<'JSON'
{
  "groups": [{"group_id": 1, "group_name": "测试"}],
  "messages": [],
  "faults": [
    {"kind": "fail", "action": "send_group_forward_msg", "message": "发送转发消息（res_id：abc 失败", "times": 1},
    {"kind": "fail", "action": "send_group_forward_msg", "message": "发送转发消息（res_id：abc 失败",
     "ms": 5000, "execute": true, "times": 1}
  ]
}
JSON
  qq mock exec --scenario "$world" -- sh "$0" inside
  exit
fi

fail() {
  echo "$0: $*" >&2
  exit 1
}

# ends with the code of the tool, whose error is in $error
send() {
  code=0
  error=$(qq group send-forward 1 --node '小明@10001:早上好' --idempotency-key 早安 --json "$@" 2>&1 >/dev/null) || code=$?
}

cards() {
  qq group history 1 --jq 'map(select(.message[0].type == "forward")) | length'
}

send
[ "$code" = 1 ] || fail "refused at once: $code, not 1: $error"
case $error in *'"outcome":"none"'*) ;; *) fail "refused at once: $error" ;; esac
[ "$(cards)" = 0 ] || fail 'what was refused is there'

send --retry 2 --retry-wait none
[ "$code" = 5 ] || fail "given up after 5 s: $code, not 5: $error"
case $error in *'"code":"TIMEOUT","exit":5,'*'"outcome":"unknown"'*) ;; *) fail "given up after 5 s: $error" ;; esac
[ "$(cards)" = 1 ] || fail 'the card is not there, or there are two'

send
[ "$code" = 5 ] || fail "the same key again: $code, not 5: $error"
[ "$(cards)" = 1 ] || fail 'it was sent again'

send --retry-unsafe
[ "$code" = 0 ] || fail "where it is allowed: $code, not 0: $error"
[ "$(cards)" = 2 ] || fail 'it was not sent'
