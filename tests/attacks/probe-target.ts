/** The host that all probes share: with guests, and with members who have been there before. */
import { Host } from './host.ts'
import { Line } from './raw-connection.ts'
import { Person } from './person.ts'
import type { Probed } from './probe.ts'
import { seed } from './seeded-space.ts'

export async function onProbedHost(act: (probed: Probed) => Promise<void>): Promise<void> {
  const { probed, end } = await openProbed()
  try {
    await act(probed)
  } finally {
    await end()
  }
}

export async function openProbed(): Promise<{ probed: Probed; end: () => Promise<void> }> {
  const seeded = await seed({ members: 4 })
  const lines: Line[] = []
  const host = await Host.start(seeded, ['--guests', 'https']).catch((fault: unknown) => {
    seeded.remove()
    throw fault
  })
  const { target } = host
  const open = async (from = '127.0.0.2'): Promise<Line> => {
    const line = await Line.open(target, { from })
    lines.push(line)
    return line
  }
  const enter: Probed['enter'] = async (who, from) => {
    const line = await open(from)
    const person = new Person(target.space, who)
    const entered = await line.enter(person)
    if (!entered.ok) throw new Error(`${who} was not let in: ${entered.code ?? ''}`)
    return { line, person }
  }
  const end = async (): Promise<void> => {
    for (const line of lines) line.end()
    await host.process.end()
    seeded.remove()
  }
  return { probed: { host, seeded, open, enter }, end }
}
