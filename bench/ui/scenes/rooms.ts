/** From one room to another and back. */
import { spread, type Scene } from '../figures.ts'
import { otherRoom } from '../history.ts'
import type { Screen } from '../screen.ts'
import type { BenchmarkSpace } from '../benchmark-space.ts'

export async function switching({ options }: BenchmarkSpace, screen: Screen): Promise<Scene> {
  const times: number[] = []
  const scripts: number[] = []
  const all: number[] = []
  const turns = Math.ceil(options.seconds)
  for (let turn = 0; turn < turns; turn += 1) {
    const room = turn % 2 === 0 ? otherRoom : 'Lobby'
    const spent = await screen.cpuTime(async () => {
      times.push(await enter(screen, room))
    })
    scripts.push(spent.script)
    all.push(spent.all)
  }
  if (turns % 2 === 1) await enter(screen, 'Lobby')
  const figures = {
    ...spread('click to first message painted', times),
    ...spread('script', scripts),
    ...spread('main thread', all)
  }
  return { name: 'Switching rooms', figures }
}

/** @returns how long it took until a message of the room was painted, ms */
function enter(screen: Screen, room: string): Promise<number> {
  return screen.page.evaluate(async (name) => {
    const links = [...document.querySelectorAll<HTMLElement>('nav button')]
    const before = document.querySelector('[role=log]')
    const began = performance.now()
    links.find(({ textContent }) => textContent.includes(name))?.click()
    // One that is there to be measured is not to be seen yet.
    const isSeen = (): boolean => {
      const log = document.querySelector('[role=log]')
      const messages = log === before ? [] : [...(log?.querySelectorAll('article') ?? [])]
      return messages.some((one) => one.checkVisibility({ visibilityProperty: true }))
    }
    return new Promise<number>((resolve) => {
      const look = (): void => {
        if (isSeen()) resolve(performance.now() - began)
        else afterFrame()
      }
      const afterFrame = (): void => {
        requestAnimationFrame(() => setTimeout(look))
      }
      afterFrame()
    })
  }, room)
}
