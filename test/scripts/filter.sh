#!/bin/sh
# --filter as scripts use it before a delete or a kick: what it selects, and that what it cannot judge selects nothing.
set -u

if [ "${1-}" != inside ]; then
  cat > world.json <<'JSON'
{
  "groups": [
    {
      "group_id": 123456,
      "members": [
        {"user_id": 10000, "role": "owner", "last_sent_time": 1500000000, "level": 100},
        {"user_id": 10001, "role": "admin", "last_sent_time": 1500000000, "level": 20},
        {"user_id": 10002, "role": "member", "last_sent_time": 1500000000, "level": 9},
        {"user_id": 10003, "role": "member", "last_sent_time": 1700000000, "level": 10},
        {"user_id": 10004, "role": "member", "last_sent_time": 0, "level": 1, "card": "m and n"}
      ]
    },
    {"group_id": 234567, "member_count": 500}
  ]
}
JSON
  exec qq mock exec --scenario world.json -- "$0" inside
fi

fail() {
  echo "$*" >&2
  exit 1
}

# The ids that a filter leaves of the members, on one line.
members() {
  qq group list-members 123456 --filter "$1" -o id | tr '\n' ' '
}

# How often an action was called.
calls() {
  qq call mock.calls --jq "[.[] | select(.action == \"$1\")] | length"
}

selects() {
  got=$(members "$1")
  [ "$got" = "$2" ] || fail "$1: selects '$got', not '$2'"
}

selects 'role == admin or role == owner' '10000 10001 '
selects 'not (role == admin or role == owner)' '10002 10003 10004 '
selects 'role == member and level < 10' '10002 10004 '
selects 'last_sent_time < 2020-01-01' '10000 10001 10002 '
selects 'not last_sent_time >= 2020-01-01' '10000 10001 10002 '
selects 'last_sent_time == 0' '10004 '
selects 'last_sent_time > today' ''
selects 'card == "m and n"' '10004 '
selects 'card < "n" and card != ""' '10004 '

# A kick reaches those who are meant, and nobody else.
qq group list-members 123456 --filter 'last_sent_time < 2020-01-01 and role == member' -o id |
  qq group kick 123456 - --yes -o none || fail 'the kick failed'
[ "$(calls set_group_kick)" = 1 ] || fail "$(calls set_group_kick) were kicked"
[ "$(members 'user_id != 0')" = '10000 10001 10003 10004 ' ] || fail 'somebody else was kicked'

# Sizes and times of files; the files of this world are two MiB and less.
qq file list 123456 -o none || fail 'no files'
big=$(qq file list 123456 --filter 'file_size > 1MiB' --jq 'map(.file_size) | min')
[ "$big" -gt 1048576 ] || fail "a file of $big bytes is more than 1MiB"
none=$(qq file list 123456 --filter 'modify_time < 2020-01-01' -o id)
[ -z "$none" ] || fail "files from before 2020: $none"
[ "$(qq group list --filter 'member_count >= 0.5k' -o id)" = 234567 ] || fail 'member_count >= 0.5k'

# What cannot be meant is refused before anything is asked of the server, and tells what to write.
before=$(qq call mock.calls --jq length)
refused() {
  if said=$(qq group list-members 123456 --filter "$1" -o id 2>&1 >out.txt); then fail "$1: not refused"; fi
  [ ! -s out.txt ] || fail "$1: printed $(cat out.txt)"
  case $said in *"$2"*) ;; *) fail "$1: says '$said', not '$2'" ;; esac
}
refused 'last_sent_time < 90d' 'write -90d'
refused 'level < 100人' 'not a number'
refused 'level < abc' 'level < "abc"'
refused 'role == admin or owner' 'both sides'
refused 'role == admin && level > 1' '"and"'
refused 'card == null' 'card ~ ""'
[ "$(qq call mock.calls --jq length)" = "$before" ] || fail 'something was called'

# A row that cannot be compared ends a list with exit code 2 and nothing on stdout, so that a pipe acts on nothing.
refused 'card < 5' 'card is a text'
qq group list-members 123456 --filter 'card < 5' -o id > out.txt 2> /dev/null
[ $? = 2 ] || fail 'a row that cannot be compared is not exit 2'
qq group list-members 123456 --filter 'card < 5' -o id 2> /dev/null | qq group kick 123456 - --yes > /dev/null 2>&1
[ "$(calls set_group_kick)" = 1 ] || fail 'somebody was kicked by a filter that cannot be judged'

# In a stream such a row does not pass, and is told of once.
printf 'group get 123456\ngroup get-member 123456 10001\ngroup get-member 123456 10003\ngroup get 234567\n' |
  qq batch --filter 'data.0.group_name < 5 or line == 2' --fields line -o csv > out.txt 2> notes.txt
[ "$(cat out.txt)" = "line
2" ] || fail "batch shows $(cat out.txt)"
[ "$(grep -c 'are left out' notes.txt)" = 1 ] || fail "batch notes $(cat notes.txt)"

# Moments are local to the reader, and a history takes the same ones.
qq call mock.say group_id=123456 from=10003 text=now -o none
[ "$(TZ=Asia/Shanghai qq group history 123456 --since today --jq '.[-1].raw_message')" = now ] || fail '--since today'
[ "$(qq group history 123456 --since -7d --jq '.[-1].raw_message')" = now ] || fail '--since -7d'
[ "$(qq group history 123456 --filter 'time > -1h' --jq '.[-1].raw_message')" = now ] || fail 'time > -1h'
exit 0
