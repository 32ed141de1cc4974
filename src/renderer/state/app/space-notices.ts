import type { RoomView } from '#shared/session/contract.ts'
import { run } from '../../run.ts'
import type { NotifiedSpace } from '../settings/notifications.svelte.ts'
import type { Person } from '../space/people.svelte.ts'
import type { SpaceDeps } from '../space/space.svelte.ts'
import { nameOrUnknown } from '../../words/name-or-unknown.ts'
import type { Words } from '../../words/words.ts'
import type { Layout } from './layout.svelte.ts'
import type { Refuse } from './session-client.ts'
import type { Toasts } from './toasts.svelte.ts'

interface NoticeDeps {
  toasts: Toasts
  words: Words
  layout: Layout
  refuse: Refuse
}

type Notices = Required<Pick<SpaceDeps, 'refuse' | 'confirmDiscard' | 'waits' | 'onRoomGone' | 'onInvited'>>

/** Also of a space in the background: a computer with an older copy has just been started. @returns stops it */
export function sayWhenHealed(
  { toasts, words }: Pick<NoticeDeps, 'toasts' | 'words'>,
  space: NotifiedSpace
): () => void {
  return space.session.on('host:healed', ({ isHost }) => {
    toasts.show(words.t(isHost ? 'space.healed.here' : 'space.healed', { space: space.name }))
  })
}

/** What a space says in toasts, and asks in a dialog. */
export function spaceNotices(
  { toasts, words, layout, refuse }: NoticeDeps,
  enterRoom: (room: string) => void
): Notices {
  return {
    refuse,
    confirmDiscard: (discard) => {
      layout.openDialog({ about: 'discard-edit', discard })
    },
    waits: (answer) => {
      run(toasts.showWhile(words.t('app.waits'), answer))
    },
    onRoomGone: ({ name }: RoomView) => {
      toasts.show(words.t('room.gone', { room: name }))
    },
    onInvited: ({ id, name: room }: RoomView, by: Person | null) => {
      const name = nameOrUnknown(words.t, by)
      const open = (): void => {
        enterRoom(id)
      }
      toasts.show(words.t('room.invited.by', { name, room }), { open })
    }
  }
}
