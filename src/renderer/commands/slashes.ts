/** Slash commands with an argument. Those without one are rows of the table of commands. */
import { limits } from '#shared/values/limits.ts'
import { cleanLine, hasVisible } from '#shared/values/line.ts'
import type { App } from '../state/app/app.svelte.ts'
import { describeRoom } from '../state/app/acts.ts'
import { formOf, profileIn, profileOf, setProfileIn } from '../state/app/profile.ts'
import type { SlashOutcome } from '../state/composer/composer-input.svelte.ts'
import type { SlashSuggestion } from '../state/composer/completion.svelte.ts'
import { mentionOf } from '../text/mention.ts'
import type { Words } from '../words/words.ts'
import { isGroup, joined } from './room.ts'

export interface Call {
  readonly app: App
  readonly words: Words
  readonly rest: string
}

export interface Slash extends SlashSuggestion {
  /** With text behind it, it is the beginning of a message. */
  readonly alone?: true
  readonly can: (app: App) => boolean
  readonly run: (call: Call) => SlashOutcome | Promise<SlashOutcome>
}

const shrug = String.raw`¯\_(ツ)_/¯`

export const slashes: readonly Slash[] = [
  {
    name: 'topic',
    label: 'command.slash.topic',
    example: 'command.slash.topic.example',
    can: isGroup,
    run: given('topic', async ({ app, rest }) => {
      const room = joined(app)
      // A topic that is too long is refused, not cut.
      const topic = cleanLine(rest, rest.length)
      const done = room && (await describeRoom(app, room, { topic }))
      return done === true ? null : { say: '' }
    })
  },
  {
    name: 'status',
    label: 'command.slash.status',
    example: 'command.slash.status.example',
    can: isEntered,
    run: setStatus
  },
  {
    name: 'join',
    label: 'command.slash.join',
    example: 'command.slash.join.example',
    can: isEntered,
    run: given('join', joinRoom)
  },
  {
    name: 'search',
    label: 'search.open',
    example: 'command.slash.search.example',
    can: isEntered,
    run: ({ app, rest }) => {
      app.layout.search(rest)
      return null
    }
  },
  {
    name: 'msg',
    label: 'command.slash.msg',
    example: 'command.slash.msg.example',
    can: isEntered,
    run: given('msg', writeTo)
  },
  {
    name: 'code',
    label: 'command.slash.code',
    can: isEntered,
    run: ({ rest }) => ({
      write: `\`\`\`\n${rest}\n\`\`\``,
      caret: 4 + rest.length
    })
  },
  {
    name: 'shrug',
    label: 'command.slash.shrug',
    example: 'command.slash.shrug.example',
    can: isEntered,
    run: ({ rest }) => ({ send: `${rest} ${shrug}`.trim() })
  }
]

function isEntered({ space }: App): boolean {
  return space?.ready === true
}

function given(name: 'topic' | 'join' | 'msg', run: Slash['run']): Slash['run'] {
  return (call) => {
    if (call.rest !== '') return run(call)
    const { t } = call.words
    return {
      say: t('command.slash.empty', {
        example: `/${name} ${t(`command.slash.${name}.example`)}`
      })
    }
  }
}

/** Without a text it is cleared. One that is too long stays in the field. */
async function setStatus({ app, rest, words }: Call): Promise<SlashOutcome> {
  if (cleanLine(rest, rest.length).length > limits.status) return { say: words.t('refusal.too-large') }
  const profile = profileIn(app)
  const done = profile !== null && (await setProfileIn(app, profileOf({ ...formOf(profile), status: rest })))
  return done ? null : { say: '' }
}

async function joinRoom({ app, rest, words }: Call): Promise<SlashOutcome> {
  const name = rest.replace(/^#/u, '')
  const rooms = app.space ? [...app.space.rooms.joined, ...app.space.rooms.others] : []
  const room = rooms.find((one) => isSame(one.name, name))
  if (!app.space || !room) return { say: words.t('command.slash.noroom', { name }) }
  if (room.membership !== 'joined' && !(await app.space.actions.joinRoom(room.id))) return { say: '' }
  app.space.enterRoom(room.id)
  return null
}

async function writeTo({ app, rest, words }: Call): Promise<SlashOutcome> {
  const { space } = app
  const line = rest.replace(/^@/u, '')
  const named = (space?.people.others ?? [])
    .map((person) => ({ person, name: mentionOf(person).slice(1) }))
    .filter(
      ({ name }) => isSame(line.slice(0, name.length), name) && /^(?:\s|$)/u.test(line.slice(name.length))
    )
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (!space || !named)
    return {
      say: words.t('search.problem.from', {
        value: line.split(/\s/u, 1)[0] ?? ''
      })
    }
  const text = line.slice(named.name.length).trim()
  const room = space.writeTo(named.person)
  const { composer } = space
  if (
    hasVisible(text) &&
    (await space.actions.write({
      room,
      kind: 'message.posted',
      body: { text }
    })) === null
  )
    composer?.putBack(text)
  return null
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0
}
