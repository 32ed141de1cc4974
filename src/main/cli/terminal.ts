/** Standard output is for results, standard error for messages. Text of other people is sanitized for both. */
import { styleText } from 'node:util'
import { replaceUnseen } from '#shared/values/line.ts'

/** Tabs and line breaks are left to the callers. */
const controlCharacters = /[[\p{Cc}\p{Zl}\p{Zp}]--[\t\n]]/gv

/** Removes characters that control a terminal, or hide or reorder what it shows. */
export function stripControls(text: string): string {
  return replaceUnseen(text.replaceAll(controlCharacters, ''), () => '')
}

/** Escapes terminal control characters, which JSON.stringify lets through. */
export function safeJson(value: object): string {
  return replaceUnseen(JSON.stringify(value).replaceAll(controlCharacters, escaped), escaped)
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function printError(text: string): void {
  process.stderr.write(`${stripControls(text)}\n`)
}

export function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

export function dim(text: string): string {
  return styleText('dim', text, { stream: process.stdout })
}

/** A reader such as `head` closes the pipe: that is not an error. */
export function exitWithReader(): void {
  process.stdout.on('error', () => {
    process.exit(0)
  })
  process.stderr.on('error', () => undefined)
}

export async function exitAfterFlush(code: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(written))
  process.exit(code)
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writable) stream.write('', () => resolve())
    else resolve()
  })
}
