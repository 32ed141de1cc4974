/** The host of all probes: with guests and known members. */
import { Host } from './host.ts'
import { RawConnection } from './raw-connection.ts'
import { Person } from './person.ts'
import type { ProbeTarget } from './probe.ts'
import { seedSpace } from './seeded-space.ts'

export async function withProbeTarget(act: (probed: ProbeTarget) => Promise<void>): Promise<void> {
  const { probed, end } = await openProbeTarget()
  try {
    await act(probed)
  } finally {
    await end()
  }
}

export async function openProbeTarget(): Promise<{ probed: ProbeTarget; end: () => Promise<void> }> {
  const seeded = await seedSpace({ members: 4 })
  const lines: RawConnection[] = []
  const host = await Host.start(seeded, ['--guests', 'https']).catch((error: unknown) => {
    seeded.remove()
    throw error
  })
  const { target } = host
  const open = async (from = '127.0.0.2'): Promise<RawConnection> => {
    const line = await RawConnection.open(target, { from })
    lines.push(line)
    return line
  }
  const enter: ProbeTarget['enter'] = async (who, from) => {
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
