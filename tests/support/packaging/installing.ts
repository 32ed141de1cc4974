/** What a package leaves on a system when it is installed, replaced by a newer version and removed again. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inCopyOfSystem } from './copy-of-system.ts'
import { run } from './run.ts'

/** What the system allows, as far as Chromium's sandbox depends on it. */
export interface Sandboxing {
  /** Whether anyone may make user namespaces. */
  namespaces: boolean
  /** Whether AppArmor keeps them for programs with a profile, as on Ubuntu. */
  appArmor: boolean
}

export interface Installer {
  install: (path: string) => string
  upgrade: (path: string) => string
  remove: string
  /** Prints the version that is installed. */
  version: string
  /** Every path in a package. */
  list: (path: string) => string[]
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

// What a package depends on need not be here.
export const dpkg: Installer = {
  install: (path) => `dpkg --force-depends --install ${path}`,
  upgrade: (path) => `dpkg --force-depends --install ${path}`,
  remove: 'dpkg --purge parley-chat',
  version: "dpkg-query --show --showformat='${Version}' parley-chat",
  list: (path) =>
    lines(run('dpkg-deb', ['--contents', path]))
      .map((line) => line.replace(/^.*? \.\//, '/').replace(/\/$/, ''))
      .filter((file) => file !== '')
}

/** Debian's rpm needs --force-debian, and has its database elsewhere. */
const rpmCommand = `${existsSync('/etc/debian_version') ? 'rpm --force-debian' : 'rpm'} --dbpath /var/lib/rpm`
export const rpm: Installer = {
  install: (path) => `${rpmCommand} --nodeps --install ${path}`,
  upgrade: (path) => `${rpmCommand} --nodeps --upgrade ${path}`,
  remove: `${rpmCommand} --erase parley-chat`,
  version: `${rpmCommand} --query --queryformat '%{VERSION}' parley-chat`,
  list: (path) => lines(run('rpm', ['--query', '--list', '--package', path]))
}

/** Files of the package managers. */
const ofManagers = [
  /^\/var\/(lib\/(dpkg|rpm)|log|cache)(\/|$)/,
  /^\/usr\/share\/(applications\/mimeinfo|icons\/hicolor\/icon-theme)\.cache$/
]

export interface Visit {
  /** What is there besides, after each step. */
  installed: string[]
  upgraded: string[]
  removed: string[]
  /** After the upgrade: the version, and what the command is a link to. */
  version: string
  command: string
  /** The mode of the sandbox's helper after the upgrade, as in 4755. */
  helperMode: string
  /** The requests to AppArmor, one per line. */
  appArmor: string[]
}

/** Installs \`older\`, replaces it by \`newer\` and removes it. Both packages are in \`folder\`. */
export function visit(
  folder: string,
  installer: Installer,
  [older, newer]: [string, string],
  sandboxing: Sandboxing
): Visit {
  const step = (
    name: string,
    command: string
  ): string => `${command} >/tmp/${name}.log 2>&1 || { cat /tmp/${name}.log; exit 1; }
changed >/tmp/${name}`
  const script = [
    system(sandboxing),
    'changed >/tmp/clean',
    step('installed', installer.install(`/tmp/${older}`)),
    step('upgraded', installer.upgrade(`/tmp/${newer}`)),
    `${installer.version} >/tmp/version`,
    'readlink /usr/bin/parley-chat >/tmp/command || true',
    'stat --format=%a /opt/Parley/chrome-sandbox >/tmp/mode',
    step('removed', installer.remove)
  ]
  inCopyOfSystem(folder, script.join('\n'))
  const noted = (name: string): string[] => lines(readFileSync(join(folder, name), 'utf8'))
  const clean = new Set(noted('clean'))
  const isOfManagers = (line: string): boolean =>
    ofManagers.some((path) => path.test(line.replace(/^\w+ /, '')))
  const besides = (name: string): string[] =>
    noted(name)
      .filter((line) => !clean.has(line) && !isOfManagers(line))
      .sort()
  return {
    installed: besides('installed'),
    upgraded: besides('upgraded'),
    removed: besides('removed'),
    version: noted('version').join(''),
    command: noted('command').join(''),
    helperMode: noted('mode').join(''),
    appArmor: noted('apparmor.log')
  }
}

/** Makes the copy such a system. AppArmor's programs must be fakes, since the kernel is shared. */
function system({ namespaces, appArmor }: Sandboxing): string {
  const restricted = '/tmp/kernel/apparmor_restrict_unprivileged_userns'
  return [
    ': >/tmp/apparmor.log',
    'mkdir -p /etc/apparmor.d /usr/share/licenses /tmp/kernel',
    program('/usr/sbin/apparmor_status', `exit ${appArmor ? 0 : 1}`),
    program('/usr/sbin/apparmor_parser', 'echo "$@" >>/tmp/apparmor.log'),
    program('/usr/bin/unshare', `exit ${namespaces ? 0 : 1}`),
    // A value that this kernel need not have, among those it has.
    'cp /proc/sys/kernel/* /tmp/kernel 2>/dev/null || true',
    `rm -f ${restricted}`,
    appArmor ? `echo 1 >${restricted}` : ':',
    'mount --bind /tmp/kernel /proc/sys/kernel'
  ].join('\n')
}

const program = (path: string, line: string): string => `rm -f ${path}
printf '%s\\n' '#!/bin/sh' '${line}' >${path}
chmod 755 ${path}`
