#!/bin/sh
# Excel and Notepad of a Chinese Windows write GBK. None of it may be sent as if it were UTF-8: each command refuses it with
# exit 2 and says how to make it UTF-8, and once it is, the very same command sends it.
set -eu
if ! command -v iconv >/dev/null; then
  echo 'skipped: there is no iconv'
  exit 0
fi
if [ "${1-}" != inside ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  script=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
  cd "$work"
  qq mock exec --record calls.jsonl -- sh "$script" inside
  exit
fi

fail() {
  echo "failed: $1" >&2
  exit 1
}

# refused WHAT COMMAND…: ends with 2, names the place and the way out, and has sent nothing
refused() {
  what=$1
  shift
  : >calls.jsonl
  code=0
  "$@" >out 2>err || code=$?
  [ "$code" = 2 ] || fail "$what: exit $code: $(cat out err)"
  [ ! -s out ] || fail "$what: it printed $(cat out)"
  grep -q 'is not valid UTF-8: line [0-9]*, byte offset [0-9]*$' err || fail "$what: no place in $(cat err)"
  grep -q 'iconv -f GBK -t UTF-8' err || fail "$what: no hint in $(cat err)"
  [ ! -s calls.jsonl ] || fail "$what: it sent $(cat calls.jsonl)"
}

# sent TEXT COMMAND…: ends with 0 and has sent the text
sent() {
  text=$1
  shift
  : >calls.jsonl
  "$@" >out 2>err || fail "$text: $(cat err)"
  grep -qF "$text" calls.jsonl || fail "$text is not in $(cat calls.jsonl)"
}

echo '周五下午三点开会' >notice.txt
printf 'group_id,user_id,card\r\n123456,10001,张三\r\n' >cards.csv
echo '{"action":"set_group_card","params":{"group_id":"123456","user_id":"10001","card":"李四"}}' >calls.txt
printf 'group get 123456\ngroup set-card 123456 10001 王五\n' >commands.txt
for file in notice.txt cards.csv calls.txt commands.txt; do
  iconv -f UTF-8 -t GBK $file >gbk-$file
done

refused 'a notice' sh -c 'qq notice send 123456 - <gbk-notice.txt'
refused 'a collection' sh -c 'qq collection add - <gbk-notice.txt'
refused 'a signature' sh -c 'qq account set-signature - <gbk-notice.txt'
refused 'a post' sh -c 'qq qzone send - <gbk-notice.txt'
refused 'a message' sh -c 'qq msg send group:123456 - <gbk-notice.txt'
refused 'a message in a file' qq msg send group:123456 --input gbk-notice.txt
refused 'a parameter' qq call send_group_msg group_id=123456 message=@gbk-notice.txt
refused 'a batch of CSV' qq batch gbk-cards.csv --csv --action set_group_card
refused 'a batch of calls' qq batch gbk-calls.txt
refused 'a batch of commands' qq batch gbk-commands.txt
refused 'a batch on stdin' sh -c 'qq batch --csv --action set_group_card <gbk-cards.csv'

sent '周五下午三点开会' sh -c 'iconv -f GBK -t UTF-8 gbk-notice.txt | qq notice send 123456 -'
sent '张三' sh -c 'iconv -f GBK -t UTF-8 gbk-cards.csv | qq batch --csv --action set_group_card'
sent '李四' sh -c 'iconv -f GBK -t UTF-8 gbk-calls.txt | qq batch'
sent '王五' sh -c 'iconv -f GBK -t UTF-8 gbk-commands.txt | qq batch'

# what Excel calls "CSV UTF-8" begins with a mark, which is no part of the first name
(printf '\357\273\277' && cat cards.csv) >marked.csv
sent '张三' qq batch marked.csv --csv --action set_group_card
if grep -q "$(printf '\357\273\277')" calls.jsonl; then fail 'the mark was sent'; fi

echo ok
