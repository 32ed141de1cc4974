/**
 * Runs a shell script in a copy of this system that lasts as long as the script: what it installs, changes and removes is
 * written to memory. The copy has mounts, processes and a network of its own; making it needs root.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.ts'
import { lacks } from './tools.ts'

/** $1 is an empty folder, $2 the folder that the copy has as /tmp. */
const enter = `
set -e
mount -t tmpfs parley "$1"
mkdir "$1/changes" "$1/work" "$1/root"
mount -t overlay parley -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" "$1/root"
mkdir -p "$2/changes" "$2/before"
mount --bind "$2" "$1/root/tmp"
mount --bind "$1/changes" "$1/root/tmp/changes"
mount --bind / "$1/root/tmp/before"
mount -t proc proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
cd "$1/root"
pivot_root . .
umount -l .
exec sh -e /tmp/script
`

/** A command for the script, \`changed\`: lists new, changed and removed files, one per line. */
const changed = `
changed() {
  cd /tmp/changes
  find . -mindepth 1 ! -path './tmp*' | sort | sed 's/^\\.//' | while read -r path; do
    if [ -c "/tmp/changes$path" ]; then echo "gone $path"
    elif [ ! -e "/tmp/before$path" ] && [ ! -L "/tmp/before$path" ]; then echo "new $path"
    elif [ ! -d "/tmp/changes$path" ] && ! cmp -s "/tmp/before$path" "/tmp/changes$path"; then echo "other $path"
    fi
  done
  cd /
}
`

/** Runs \`script\` with \`folder\` as its /tmp; returns what it printed. It ends at the first command that fails. */
export function inCopyOfSystem(folder: string, script: string): string {
  const place = mkdtempSync(join(tmpdir(), 'parley-copy-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'script'), changed + script)
  const namespaces = [
    '--mount',
    '--net',
    '--pid',
    '--ipc',
    '--fork',
    '--kill-child',
    '--propagation',
    'private'
  ]
  try {
    return run('unshare', [...namespaces, 'sh', '-c', enter, 'sh', place, folder])
  } finally {
    rmSync(place, { recursive: true })
  }
}

/** Prints why copies cannot be made here, and what is not tested then. */
export function lacksCopies(what: string): boolean {
  if (lacks(what, ['unshare'], 'as root')) return true
  const folder = mkdtempSync(join(tmpdir(), 'parley-copy-tried-'))
  try {
    inCopyOfSystem(folder, 'true')
    return false
  } catch (error) {
    console.log(`Skipped: ${what}. No copy of this system can be made: ${String(error)}`)
    return true
  } finally {
    rmSync(folder, { recursive: true })
  }
}
