import { beforeEach, expect, test } from 'vitest'
import { BackNavigation } from '../../../src/renderer/behaviour/back-navigation.ts'

/** A browser's history: what is behind, and where one stands in it. */
class Past {
  readonly entries: ({ depth: number } | null)[] = [{ depth: 0 }]
  readonly location = { hash: '' }
  at = 0
  listener: ((event: PopStateEvent) => void) | null = null

  readonly history = {
    state: null,
    pushState: (state: { depth: number }): void => {
      this.entries.splice(this.at + 1, Infinity, state)
      this.at += 1
    },
    replaceState: (state: { depth: number }): void => {
      this.entries[this.at] = state
    },
    go: (by: number): void => {
      this.at += by
      this.listener?.({ state: this.entries[this.at] } as PopStateEvent)
    }
  }

  /** Another fragment is entered in the address bar. */
  enter(hash: string): void {
    this.entries.splice(this.at + 1, Infinity, null)
    this.at += 1
    this.location.hash = hash
    this.listener?.({ state: null } as PopStateEvent)
    this.location.hash = ''
  }

  addEventListener = (_name: 'popstate', listener: (event: PopStateEvent) => void): void => {
    this.listener = listener
  }

  removeEventListener = (): void => {
    this.listener = null
  }
}

let past: Past
let back: BackNavigation
let open: string[]

/** What a page would do: it opens and closes things and tells what is open then. */
function show(...now: string[]): void {
  open = now
  back.opened(
    open.map((_one, at) => () => {
      show(...open.slice(0, at))
    })
  )
}

beforeEach(() => {
  past = new Past()
  back = new BackNavigation(past)
  back.listen()
  show()
})

test('Back closes the most recently opened layer, one at a time', () => {
  show('room')
  show('room', 'panel')
  past.history.go(-1)
  expect([open, past.at]).toEqual([['room'], 1])
  past.history.go(-1)
  expect([open, past.at]).toEqual([[], 0])
})

test('a layer that closes by itself leaves no history entry', () => {
  show('room', 'panel', 'dialog')
  show('room')
  expect(past.at).toBe(1)
  show('room', 'panel')
  past.history.go(-2)
  expect([open, past.at]).toEqual([[], 0])
})

test('Forward does not reopen a closed layer', () => {
  show('room')
  past.history.go(-1)
  past.history.go(1)
  expect([open, past.at]).toEqual([[], 0])
})

test('a reloaded page restores its history depth', () => {
  const { addEventListener, removeEventListener, history, location } = past
  back = new BackNavigation({
    addEventListener,
    removeEventListener,
    location,
    history: { ...history, state: { depth: 1 } }
  })
  past.history.pushState({ depth: 1 })
  show('room')
  expect(past.entries.length).toBe(2)
})

test('a layer closed during a Back navigation does not leave the page', () => {
  show('room', 'panel')
  const { go } = past.history
  const onTheWay: number[] = []
  past.history.go = (by) => void onTheWay.push(by)
  show('room')
  show()
  for (let by = onTheWay.shift(); by !== undefined; by = onTheWay.shift()) go(by)
  expect([open, past.at]).toEqual([[], 0])
})

test('another fragment in the address bar closes nothing, and Back goes on from there', () => {
  show('room')
  show('room', 'panel')
  past.enter('#i=secret')
  expect([open, past.entries[past.at]]).toEqual([['room', 'panel'], { depth: 2 }])
  past.history.go(-2)
  expect(open).toEqual(['room'])
})
