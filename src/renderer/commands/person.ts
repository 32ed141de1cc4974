import AtSign from '@lucide/svelte/icons/at-sign'
import IdCard from '@lucide/svelte/icons/id-card'
import MessageCircle from '@lucide/svelte/icons/message-circle'
import UserX from '@lucide/svelte/icons/user-x'
import { tick } from 'svelte'
import { isOverlay } from '../behaviour/breakpoints.ts'
import { focusRoom } from '../behaviour/focus.ts'
import { run } from '../run.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { Person } from '../state/space/people.svelte.ts'
import { mentionOf } from '../text/mention.ts'
import type { Words } from '../words/words.ts'
import type { Icon } from './command.ts'

/** Something to do with a person: in the card about them and in the menu of their row. */
export interface PersonCommand {
  readonly id: string
  readonly icon: Icon
  readonly danger?: true
  readonly label: (t: Words['t'], person: Person) => string
  readonly can: (app: App, person: Person) => boolean
  readonly run: (app: App, person: Person) => void
}

export const showPerson: PersonCommand = {
  id: 'person',
  icon: IdCard,
  label: (t) => t('people.card'),
  can: () => true,
  run: ({ layout }, person) => {
    layout.openDialog({ about: 'person', person })
  }
}

export const writeTo: PersonCommand = {
  id: 'write-to',
  icon: MessageCircle,
  label: (t, { name }) => t('people.write', { name }),
  can: (_app, { me }) => !me,
  run: (app, person) => {
    closeOverlay(app)
    app.space?.writeTo(person)
  }
}

export const mention: PersonCommand = {
  id: 'mention',
  icon: AtSign,
  label: (t) => t('people.mention'),
  can: ({ space }, { me }) => !me && space?.composer !== null && space?.room?.archived === false,
  run: (app, person) => {
    run(writeMention(app, person))
  }
}

export const confirmRemoval: PersonCommand = {
  id: 'remove',
  icon: UserX,
  danger: true,
  label: (t) => t('people.remove'),
  can: ({ space }, { me, removed }) => space?.startedByMe === true && !me && !removed,
  run: ({ layout }, person) => {
    layout.openDialog({ about: 'remove', person })
  }
}

export const personCommands = [writeTo, mention, showPerson, confirmRemoval] as const

async function writeMention(app: App, person: Person): Promise<void> {
  const composer = app.space?.composer
  const before = composer?.text.trimEnd() ?? ''
  composer?.write(`${before}${before === '' ? '' : ' '}${mentionOf(person)} `)
  closeOverlay(app)
  await tick()
  focusRoom()
}

/** A panel over the room would hide what is written. */
function closeOverlay({ layout }: App): void {
  if (isOverlay()) layout.closePanel()
}
