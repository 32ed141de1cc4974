#!/bin/sh
# Runs as root when the files are gone. dpkg says "remove" or "purge", rpm the number of versions that stay: 0.
# At an upgrade rpm runs this script of the old version *after* the new one is in place, so then nothing is removed.
set -e

case "$1" in
  0 | remove | purge | disappear) ;;
  *) exit 0 ;;
esac

command='/usr/bin/${executable}'
profile='/etc/apparmor.d/${executable}'

if [ "$(readlink "$command")" = '/opt/${sanitizedProductName}/${executable}' ]; then rm -f "$command"; fi

if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" || true # it may not be loaded
  fi
  rm -f "$profile"
fi
