/** Messages with an invalid time: sent to the host, or already in the log. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, Host, program } from '../host.ts'
import { RawConnection } from '../raw-connection.ts'
import { attacker, Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'
import { seedSpace } from '../seeded-space.ts'

/** A `Date` ends at 8.64e15. */
const noCalendar = 9_000_000_000_000_000
const day = 86_400_000
const farAhead = [noCalendar, 8.64e15 + 1, 8.64e15, Date.now() + 400 * day, Date.now() + 2 * day]
const timeoutMs = 15_000

async function post({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line, person } = await enter(attacker(4))
  const taken: number[] = []
  for (const at of farAhead) {
    const event = person.eventOn(person.chain, target.lobby, 'message.posted', { text: 'hello' }, at)
    const { ok } = await line.request('event:append', { event })
    if (!ok) continue
    taken.push(at)
    person.event(target.lobby, 'message.posted', { text: 'hello' }, at) // the chain goes on
  }
  return {
    figure: `${String(taken.length)} of ${String(farAhead.length)} times taken`,
    short: taken.length === 0 ? [] : [`more than a day ahead and taken: ${taken.join(', ')}`]
  }
}

/** A log of an older version with such messages must still be shown. */
async function read(): Promise<ProbeOutcome> {
  const ats = [noCalendar, Number.MAX_SAFE_INTEGER, 8.64e15, 0]
  const seeded = await seedSpace({
    messages: { count: ats.length, text: (n) => `strange ${String(n)}`, at: (n) => ats[n] ?? 0 }
  })
  const folder = mkdtempSync(join(tmpdir(), 'parley-attacks-tail-'))
  let host: Host | undefined
  try {
    host = await Host.start(seeded)
    const { target } = host
    const line = await RawConnection.open(target, { from: '127.0.0.2' })
    const person = new Person(target.space, attacker(0))
    await line.enter(person)
    const event = person.event(target.lobby, 'message.posted', { text: 'the last word' })
    const { ok } = await line.request('event:append', { event })
    line.end()
    const short = ok ? [] : ['nothing could be written any more']
    for (const format of [[], ['--json']]) {
      const said = await tail(target.port, folder, format)
      const called = ['tail', ...format].join(' ')
      if (said.code !== 0) short.push(`${called} ended with ${String(said.code)}: ${said.talk}`)
      else if (!said.out.includes('the last word')) short.push(`${called} did not show what came later`)
      if (said.out.includes('NaN')) short.push(`${called} printed NaN`)
    }
    return { figure: `${String(ats.length)} strange times in the log`, short }
  } finally {
    await host?.process.end()
    seeded.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tail(
  port: number,
  folder: string,
  more: string[]
): Promise<{ code: number; out: string; talk: string }> {
  const args = [
    program,
    'tail',
    'lobby',
    '--space',
    `127.0.0.1:${String(port)}`,
    '--once',
    '--lines',
    '100',
    ...more
  ]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: environment(folder),
      timeout: timeoutMs
    })
    return { code: 0, out: stdout, talk: '' }
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string }
    return { code: code ?? -1, out: stdout ?? '', talk: (stderr ?? '').trim().split('\n').at(-1) ?? '' }
  }
}

export const times: Probe[] = [
  { name: 'impossible times, written', does: 'posts messages from the far future', run: post },
  {
    name: 'impossible times, read',
    does: 'reads a log that holds such messages with `tail`',
    isSlow: true,
    run: read
  }
]
