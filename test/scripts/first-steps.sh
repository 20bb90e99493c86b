#!/bin/sh
# From an empty home to a sent message in four commands, without an editor; and again from there.
set -eu

mkfifo ready
qq mock --token geheim >ready 2>mock.log &
mock=$!
trap 'kill "$mock" 2>/dev/null || true' EXIT
read -r line <ready
url=$(printf '%s\n' "$line" | sed 's/.*"url":"\([^"]*\)".*/\1/')

fail() {
  echo "$1" >&2
  exit 1
}

for _ in 1 2; do
  echo geheim | qq init --url "$url" --token-file - --yes -o none
  qq doctor -o none
  qq group list -o id | grep -qx 123456 || fail 'no group is listed'
  id=$(qq send group:123456 "你好" -o id)
  test "$(qq msg get "$id" --jq '.[].raw_message')" = "你好" || fail 'the message is not there'
done

test "$(stat -c %a "$HOME/.config/qqctl/config.json")" = 600 || fail 'others can read the token'
grep -rq geheim "$HOME/.local" "$HOME/.cache" 2>/dev/null && fail 'the token lies about'
test "$(qq config get token --reveal -o id)" = geheim
