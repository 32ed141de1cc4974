/** Rarely used parts of a space, in a chunk of their own. */
import { sha256 } from '@noble/hashes/sha2.js'
import { foldText } from '#shared/text/fold.ts'
import { nameAndTag } from '#shared/text/tags.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { PageWords } from '#shared/export/page.ts'
import { RoomExport } from './room-export.svelte.ts'
import { Pages } from '../timeline/pages.ts'
import { Pins } from './pins.svelte.ts'
import { Search } from '../search/search.svelte.ts'
import type { Space } from './space.svelte.ts'

export function createSearch({ deps, people, rooms }: Space): Search {
  const named = (name: string) => (one: { name: string }) => same(one.name, name)
  return new Search({
    session: deps.session,
    clock: deps.clock,
    hash: sha256,
    findPeople: (name) =>
      people.all.filter((one) => named(name)(one) || same(nameAndTag(one), name)).map(({ device }) => device),
    findRoom: (name) => [...rooms.joined, ...rooms.direct].find(named(name))?.id ?? null
  })
}

export function createRoomExport(space: Space, room: RoomView, name: string, words: PageWords): RoomExport {
  const { id, name: spaceName, people } = space
  return new RoomExport({
    hash: sha256,
    words,
    members: people.withFormer,
    head: { parley: 'export', v: 2, space: { id, name: spaceName }, room: { id: room.id, name } },
    pages: new Pages(room.id, space.session, space.deps.refuse),
    state: async (stated) => {
      const reply = await space.deps.session.request('export:sign', stated)
      if (!reply.ok) {
        space.deps.refuse(reply.code)
        return null
      }
      const { ok: _, ...statement } = reply
      return statement
    }
  })
}

export function createPins({ session }: Space, room: string): Pins {
  return new Pins((refuse) => new Pages(room, session, refuse), sha256)
}

function same(one: string, other: string): boolean {
  return foldText(one) === foldText(other)
}
