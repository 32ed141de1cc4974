import { Refused, type Code } from '#shared/values/reply.ts'
import { Impostor } from '#shared/session/deps.ts'

const sentences: Record<Code, string> = {
  invalid: 'the host does not understand this. One of you may have an older version of Parley',
  'too-large': 'this is too large for one message',
  version: 'the host has another version of Parley. Update the older of the two',
  'not-entered': 'the host has not let this computer in',
  'not-in-room': 'this computer is not in the room',
  forbidden: 'the host does not allow this',
  'not-found': 'nothing here has this name',
  exists: 'this already exists',
  archived: 'the room is archived, and nothing new can be written in it',
  clock: "this computer's clock is more than a day ahead of the host's. Correct it and try again",
  full: 'the message has reached its limit of edits or different reactions',
  'out-of-order': 'the host does not take messages in this order',
  outdated: 'this person wrote at the same moment. Try again',
  'bad-signature': 'invalid signature. Someone may be tampering with this space',
  'guests-off': 'the host does not admit guests',
  invitation: 'the invitation is used up or expired',
  removed: 'you have been removed from this space',
  contested: 'the host was started again and compares its messages. Try again in a moment',
  crowded: 'this computer is connected to the space too many times. Close one of its windows',
  'too-many': 'too many requests for the host. Try again in a moment',
  storage: 'the host cannot write to its disk. Nothing more can be sent until that is fixed',
  internal: 'the host failed',
  offline: 'not connected to the host',
  timeout: 'the host did not answer'
}

export function refusalText(code: Code): string {
  return sentences[code]
}

/** On one line, with capital and full stop. @param error anything that was thrown */
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

const impostorText =
  'a different computer than the known host answers for this space. It may be an impostor, so nothing was sent'

const systemSentences: Record<string, string> = {
  EACCES: 'may not be used by this account',
  EPERM: 'may not be used by this account',
  EROFS: 'is on a disk that cannot be written to',
  ENOENT: 'cannot be created. Check who owns the folder above it and whether the disk is read-only',
  ENOTDIR: 'cannot be there: a part of its path is a file',
  EEXIST: 'cannot be there: a part of its path is a file',
  ENOSPC: 'cannot be written: the disk is full'
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
