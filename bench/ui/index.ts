/** `npm run bench:ui -- [--quick] [--json] [--throttle 4] [--only burst]`; see docs/BENCHMARK.md. Prints figures only. */
import { report, type Scene } from './figures.ts'
import { readOptions, type Options } from './options.ts'
import { burst } from './scenes/burst.ts'
import { switching } from './scenes/rooms.ts'
import { flings, steps } from './scenes/scrolling.ts'
import { deviceStart, guestStart, openDevicePage, openGuest, slowGuest } from './scenes/start.ts'
import { typing } from './scenes/typing.ts'
import type { Screen } from './screen.ts'
import { openBenchmarkSpace, type BenchmarkSpace } from './benchmark-space.ts'

process.env['PARLEY_INTERFACES'] ??= 'lo' // nothing of this is for the network

type Play = (stage: BenchmarkSpace) => Promise<Scene>

const onDesk =
  (scene: (stage: BenchmarkSpace, screen: Screen) => Promise<Scene>): Play =>
  async (stage) => {
    const screen = await openDevicePage(stage)
    const played = await scene(stage, screen)
    await screen.close()
    return played
  }

const scenes: Readonly<Record<string, Play>> = {
  start: deviceStart,
  guest: guestStart,
  'slow-guest': slowGuest,
  typing: onDesk(typing),
  rooms: onDesk(switching),
  steps: onDesk(steps),
  flings: onDesk(flings),
  burst: onDesk((stage, screen) => burst(stage, screen, 'Burst, desktop')),
  'guest-burst': async (stage) => {
    const screen = await openGuest(stage, 'Ada')
    const played = await burst(stage, screen, 'Burst, guest')
    await screen.close()
    return played
  }
}

async function play(options: Options): Promise<Scene[]> {
  const stage = await openBenchmarkSpace(options)
  const played: Scene[] = []
  try {
    for (const [name, scene] of Object.entries(scenes)) {
      if (options.only.length > 0 && !options.only.includes(name)) continue
      process.stderr.write(`${name} …\n`)
      played.push(await scene(stage))
    }
  } finally {
    await stage.close()
  }
  return played
}

const options = readOptions(process.argv.slice(2))
const played = await play(options)
process.stdout.write(options.json ? `${JSON.stringify(played, null, 2)}\n` : report(played))
