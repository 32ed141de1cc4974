/** Why something failed, in one sentence. */
import { Refused, type Code } from '#shared/values/reply.ts'
import { Impostor } from '#shared/session/parts.ts'

const sentences: Record<Code, string> = {
  invalid: 'the host does not understand this. Perhaps one of the two is an older Parley',
  'too-large': 'this is too large for one message',
  version: 'the host has another version of Parley. Update the older of the two',
  'not-entered': 'the host has not let this computer in',
  'not-in-room': 'this computer is not in the room',
  forbidden: 'the host does not allow this',
  'not-found': 'there is nothing by this name here',
  exists: 'this is there already',
  clock: "this computer's clock is more than a day ahead of the host's. Set it right and try again",
  full: 'the message has as many edits or different reactions as it can have',
  'out-of-order': 'the host does not take messages in this order',
  'bad-signature': 'a signature does not fit its author. Somebody may be tampering with this space',
  'guests-off': 'the host lets no guests in',
  invitation: 'the invitation is used up or too old',
  removed: 'you have been removed from this space',
  crowded: 'this computer is connected to the space too many times. Close one of its windows',
  'too-many': 'this is too much at once for the host. Try again in a moment',
  storage: 'the host cannot write to its disk. Nothing more can be said until that is fixed',
  internal: 'the host failed',
  offline: 'there is no connection to the host',
  timeout: 'the host did not answer'
}

export function refusalText(code: Code): string {
  return sentences[code]
}

/** One sentence on one line, with capital and full stop. @param error anything that was thrown */
export function errorText(error: unknown): string {
  const text = reasonOf(error)
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}${/[.?!…]$/.test(text) ? '' : '.'}`
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return refusalText(error.code)
  if (error instanceof Impostor) return impostorText
  if (error instanceof Error) return systemErrorText(error) ?? oneLine(error.message)
  return oneLine(String(error))
}

export const impostorText =
  'another computer answers for this space than the one you know as its host. Somebody may pretend to be it, so nothing was sent'

const systemSentences: Record<string, string> = {
  EACCES: 'may not be used by this account',
  EPERM: 'may not be used by this account',
  EROFS: 'is on a disk that cannot be written',
  ENOENT: 'cannot be made. Check who owns the folder above it and whether the disk is read-only',
  ENOTDIR: 'cannot be there: a part of its path is a file',
  EEXIST: 'cannot be there: a part of its path is a file',
  ENOSPC: 'does not fit, as the disk is full'
}

function systemErrorText(error: NodeJS.ErrnoException): string | null {
  if (error.code === 'EADDRINUSE')
    return 'this port and those after it are in use. Choose another with --port'
  const sentence = systemSentences[error.code ?? '']
  return sentence === undefined || error.path === undefined ? null : `${error.path} ${sentence}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
