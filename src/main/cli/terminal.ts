/** Standard output is for results, standard error for talk. What others wrote reaches neither as it is. */
import { styleText } from 'node:util'
import { replaceUnseen } from '#shared/values/line.ts'

/** What could steer a terminal. Tabs and line breaks are left to the callers. */
const steering = /[[\p{Cc}\p{Zl}\p{Zp}]--[\t\n]]/gv

/** Text of others, made harmless for a terminal: nothing in it steers, hides or reorders what is shown. */
export function plain(text: string): string {
  return replaceUnseen(text.replaceAll(steering, ''), () => '')
}

/** One line of JSON; JSON itself lets some characters through that steer a terminal. */
export function json(value: object): string {
  return replaceUnseen(JSON.stringify(value).replaceAll(steering, escaped), escaped)
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

/** Writes to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes to standard error. */
export function say(text: string): void {
  process.stderr.write(`${plain(text)}\n`)
}

/** Bold where standard output is a terminal that shows it. */
export function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

export function dim(text: string): string {
  return styleText('dim', text, { stream: process.stdout })
}

/** A reader that has seen enough, like `head`, ends the program; that is no failure. */
export function endWithReader(): void {
  process.stdout.on('error', () => {
    process.exit(0)
  })
  process.stderr.on('error', () => undefined) // nobody is left to be told
}

/** Ends the program when everything has been written. */
export async function endProgram(code: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(written))
  process.exit(code)
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writable) stream.write('', () => resolve())
    else resolve()
  })
}
