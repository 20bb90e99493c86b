#!/bin/sh
# `-p` says which bot acts, whatever the environment says; and a script that uses it can be tried.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

# is WHAT EXPECTED GOT
is() {
  [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"
}

# ends WITH COMMAND...
ends() {
  with=$1
  shift
  code=0
  "$@" >/dev/null 2>&1 || code=$?
  is "$*" "$with" "$code"
}

# Two bots with a server each. The inner one is the one that QQ_URL and QQ_TOKEN say.
if [ -z "${FOLDER-}" ]; then
  FOLDER=$(mktemp -d)
  export FOLDER
  trap 'rm -rf "$FOLDER"' EXIT
  said='{"post_type": "notice", "notice_type": "friend_add", "user_id": 10003}'
  echo "{\"self\": {\"user_id\": 11111}, \"events\": [{\"after_ms\": 0, \"event\": $said}]}" >"$FOLDER/home-world.json"
  echo '{"self": {"user_id": 22222}}' >"$FOLDER/work-world.json"
  qq mock exec --scenario "$FOLDER/home-world.json" --record "$FOLDER/home.calls" -- sh -c '
    HOME_URL=$QQ_URL exec qq mock exec --scenario "$FOLDER/work-world.json" --record "$FOLDER/work.calls" -- sh "$0"' "$0"
  exit
fi

unset QQ_NO_CONFIG
export XDG_CONFIG_HOME="$FOLDER/config" XDG_STATE_HOME="$FOLDER/state"
mkdir -p "$XDG_CONFIG_HOME/qqctl"
(
  umask 077
  cat >"$XDG_CONFIG_HOME/qqctl/config.json" <<END
{
  "current": "home",
  "profiles": {
    "home": {"url": "$HOME_URL", "token": "$QQ_TOKEN", "output": "json"},
    "work": {"url": "$QQ_URL", "token": "$QQ_TOKEN"}
  }
}
END
)

whoami() {
  qq account get -o id "$@"
}

is 'the environment, without -p' 22222 "$(whoami)"
is 'QQ_PROFILE stands below it' 22222 "$(QQ_PROFILE=home whoami)"
is '-p' 11111 "$(whoami -p home)"
is '-p, and a wrong token around' 11111 "$(QQ_TOKEN=wrong whoami -p home)"
is '-p, and a token of another kind around' 11111 "$(QQ_TOKEN_FILE=/nowhere whoami -p home)"
is '-p home,work' '11111 22222' "$(whoami -p home,work | xargs)"
is '--all-profiles' '11111 22222' "$(whoami --all-profiles | xargs)"
is '--url beats -p' 22222 "$(whoami -p home --url "$QQ_URL" --token "$QQ_TOKEN")"
is 'QQ_OUTPUT stands above the profile' 11111 "$(QQ_OUTPUT=id qq account get -p home)"
is 'what listen runs has the same bot' 11111 "$(qq listen -q -p home --count 1 -o none --exec 'qq account get -o id')"

# one message, by the bot that was named
qq send group:123456 hello -p home -o none
is 'sent by home' 1 "$(grep -c send_msg "$FOLDER/home.calls")"
is 'sent by work' 0 "$(grep -c send_msg "$FOLDER/work.calls" || true)"

# home's server would take this token, but it was not meant for it
cat >"$XDG_CONFIG_HOME/qqctl/config.json" <<END
{"profiles": {"bare": {"url": "$HOME_URL"}}}
END
ends 4 qq account get -p bare
ends 0 qq account get -p bare --token "$QQ_TOKEN"

# A script that uses -p, and a try of it
cat >"$FOLDER/script.sh" <<'END'
for profile in home work; do qq send group:123456 "from $profile" -p "$profile" -o none; done
qq send group:123456 "from both" -p home,work -o none
QQ_PROFILE=home qq send group:123456 "from home" -o none
END
is 'messages of the trial' 5 "$(qq mock exec --profile home,work --print-calls -- sh "$FOLDER/script.sh" 2>&1 | grep -c send_msg)"
is 'sent by home' 1 "$(grep -c send_msg "$FOLDER/home.calls")"
is 'sent by work' 0 "$(grep -c send_msg "$FOLDER/work.calls" || true)"
is 'what there is in a trial' 'home work' "$(qq mock exec -p home,work -- qq account get --all-profiles --jq '.[].profile' | xargs)"
ends 9 qq mock exec -- qq account get -p bare
ends 9 qq mock exec --profile home -- qq account get -p bare
ends 2 qq mock exec --profile home, -- true
