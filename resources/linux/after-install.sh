#!/bin/sh
# Runs as root when the files are in place: after a first install and after an upgrade, under dpkg and under rpm.
# The two names in braces are filled in by electron-builder. No percent sign: rpm would read it as a macro.
set -e

app='/opt/${sanitizedProductName}'
command='/usr/bin/${executable}'
profile='/etc/apparmor.d/${executable}'

# Where AppArmor restricts user namespaces (Ubuntu 23.10 and newer), only a program with a profile may make them.
# Versions of AppArmor that cannot read the profile do not restrict them.
install_profile() {
  apparmor_status --enabled >/dev/null 2>&1 || return 1
  apparmor_parser --skip-kernel-load --debug "$app/resources/apparmor-profile" >/dev/null 2>&1 || return 1
  cp "$app/resources/apparmor-profile" "$profile"
  # An image that is made in a chroot has no kernel to load it into: it is loaded when the image starts.
  if ischroot 2>/dev/null; then return 0; fi
  apparmor_parser --replace --write-cache --skip-read-cache "$profile"
}

# Asked as somebody who is not root: root may always make them.
anybody_may_make_namespaces() {
  setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user --map-root-user true 2>/dev/null
}

apparmor_restricts_namespaces() {
  [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null)" = 1 ]
}

ln -sfn "$app/${executable}" "$command"

# Chromium's sandbox is made of user namespaces. Where they cannot be had, its helper has to be setuid root instead.
helper_mode=4755
if install_profile && apparmor_restricts_namespaces; then helper_mode=0755; fi
if anybody_may_make_namespaces; then helper_mode=0755; fi
chmod "$helper_mode" "$app/chrome-sandbox"
