#!/bin/sh
# How a filter is used in scripts: what it selects, and that what it cannot judge selects nothing at all.
set -u
[ -n "${QQ_URL-}" ] || exec qq mock exec -- "$0"
fail() {
  echo "$*" >&2
  exit 1
}
