import { connect } from 'node:net'
import { join } from 'node:path'
import { textOf } from './project-files.mjs'

const answerTimeoutMs = 2000
/** X11's first display. https://www.x.org/archive/X11R7.7/doc/xproto/x11protocol.html#Connection_Setup */
const xPort = 6000

/**
 * Null when there is one; else why not, in words.
 * @param {NodeJS.ProcessEnv} [env] @param {NodeJS.Platform} [platform]
 * @returns {Promise<string | null>}
 */
export async function missingScreen(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return null
  const { DISPLAY, WAYLAND_DISPLAY } = env
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'There is no screen for a window'
  if (WAYLAND_DISPLAY && (await answers([{ path: waylandPath(WAYLAND_DISPLAY, env) }]))) return null
  if (DISPLAY && (await answers(xAddresses(DISPLAY)))) return null
  const named = DISPLAY ? `DISPLAY=${DISPLAY}` : `WAYLAND_DISPLAY=${String(WAYLAND_DISPLAY)}`
  return `No screen answers at ${named}`
}

/** @param {string} name @param {NodeJS.ProcessEnv} env */
const waylandPath = (name, env) => join(name.startsWith('/') ? '' : (env['XDG_RUNTIME_DIR'] ?? ''), name)

/** Null when it is there, or of an unknown form. @param {string} display as in `host:10.0` */
function xAddresses(display) {
  const [, host = '', number = ''] = /^([^/]*):(\d+)(?:\.\d+)?$/.exec(display) ?? []
  if (number === '') return null
  if (host !== '' && host !== 'unix')
    return [{ host: host.replace(/^\[|\]$/g, ''), port: xPort + Number(number) }]
  const path = `/tmp/.X11-unix/X${number}`
  // Some servers have only the abstract name, which Node 20 cannot connect to.
  return textOf('/proc/net/unix')?.includes(`@${path}\n`) ? null : [{ path }]
}

/** @param {import('node:net').NetConnectOpts[] | null} addresses null when unknown: assumed to answer */
async function answers(addresses) {
  if (addresses === null) return true
  const found = await Promise.all(addresses.map(answersAt))
  return found.includes(true)
}

/** @param {import('node:net').NetConnectOpts} address @returns {Promise<boolean>} */
function answersAt(address) {
  return new Promise((resolve) => {
    const socket = connect({ ...address, timeout: answerTimeoutMs })
    const end = (/** @type {boolean} */ answer) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false))
  })
}
