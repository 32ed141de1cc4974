#!/bin/sh
# Installs what some tests need, on Debian and Ubuntu as root. Elsewhere, or where that fails, it says so and those tests
# are skipped, each by name; without chromium-headless-shell they only take longer. It never fails.

# program:package
tools='7za:p7zip-full appstreamcli:appstream chromium-headless-shell:chromium-headless-shell
desktop-file-validate:desktop-file-utils ip:iproute2 lintian:lintian
makensis:nsis mksquashfs:squashfs-tools nft:nftables rpmbuild:rpm script:bsdutils xauth:xauth xwininfo:x11-utils
Xvfb:xvfb firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver'

PATH="$PATH:/usr/sbin:/sbin"
missing() {
  for tool in $tools; do
    command -v "${tool%:*}" >/dev/null 2>&1 || printf ' %s' "${tool#*:}"
  done
}
apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=30 \
    -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null 2>&1
}

wanted=$(missing)
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt update
  # shellcheck disable=SC2086 # several words
  apt install -y --no-install-recommends $wanted || for package in $wanted; do
    apt install -y --no-install-recommends "$package"
  done
fi
wanted=$(missing)
[ -z "$wanted" ] || echo "Not installed, so that some tests are skipped or take longer:$wanted (it takes root and apt-get)."
exit 0
