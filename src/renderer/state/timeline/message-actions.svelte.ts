import { isForeignLetter } from '../../text/foreign-letter.ts'
import type { Written } from '#shared/session/contract.ts'
import type { Composer } from '../composer/composer.svelte.ts'
import type { MessageRow } from './rows.ts'

export type MessageAction =
  | 'reply'
  | 'react'
  | 'edit'
  | 'pin'
  | 'unpin'
  | 'copy'
  | 'link'
  | 'reactions'
  | 'delete'
  | 'remove'

type Change = Exclude<MessageAction, 'react' | 'copy' | 'link' | 'reactions'>

/** Only allowed actions; one that the host does not have can be changed and withdrawn, a deleted one has none. */
export function actionsFor(
  row: Pick<MessageRow, 'id' | 'deleted' | 'mine' | 'pinned' | 'reactions'>,
  { isArchived = false, mayRemove = false }: { isArchived?: boolean; mayRemove?: boolean } = {}
): MessageAction[] {
  if (row.deleted) return []
  if (row.id === null) return isArchived ? ['copy', 'delete'] : ['edit', 'copy', 'delete']
  const deletions: MessageAction[] = row.mine ? ['delete'] : mayRemove ? ['remove'] : []
  const edits: MessageAction[] = row.mine ? ['edit'] : []
  const reactions: MessageAction[] = row.reactions.length > 0 ? ['reactions'] : []
  if (isArchived) return ['copy', 'link', ...reactions, ...deletions]
  const pinning: MessageAction = row.pinned ? 'unpin' : 'pin'
  return ['react', 'reply', ...edits, 'copy', 'link', ...reactions, pinning, ...deletions]
}

export const quickReactions = ['👍', '❤️', '😂', '🎉', '😮', '😢'] as const

export interface MessageKey {
  /** As KeyboardEvent.key, except `Plus`, since a plus sign joins keys. */
  readonly keys: string
  readonly action: MessageAction
}

/** For the keyboard and the help. Enter opens all of them; the menu keys open the menu. */
export const messageKeys = [
  { keys: 'R', action: 'reply' },
  { keys: 'Plus', action: 'react' },
  { keys: 'E', action: 'edit' },
  { keys: 'C', action: 'copy' },
  { keys: 'L', action: 'link' },
  { keys: 'W', action: 'reactions' },
  { keys: 'P', action: 'pin' },
  { keys: 'P', action: 'unpin' },
  { keys: 'Delete', action: 'delete' },
  { keys: 'Delete', action: 'remove' }
] as const satisfies readonly MessageKey[]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>

export function actionForKey(event: Pressed, actions: readonly MessageAction[]): MessageAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const typed = event.key === '+' ? 'plus' : event.key.toLowerCase()
  return (
    messageKeys.find(
      ({ keys, action }) =>
        actions.includes(action) &&
        (typed === keys.toLowerCase() || (isForeignLetter(event.key) && event.code === `Key${keys}`))
    )?.action ?? null
  )
}

/** `author`: of a message of another member. */
export type DeletionTarget = { id: string; author?: string } | { ticket: string }

export interface ActiveMessageDeps {
  room: () => string
  isArchived?: () => boolean
  /** Whether this person may delete messages of others. */
  mayRemove?: () => boolean
  me: () => string | undefined
  composer: () => Pick<Composer, 'reply' | 'edit'> | null
  /** Whether the message was deleted by now: the row of an open menu is from before. */
  isDeleted?: (id: string) => boolean
  write: (event: Written) => void
  confirmDelete: (target: DeletionTarget) => void
  copy: (text: string) => void
  /** Null while there can be no link. */
  linkTo: (id: string) => string | null
  copyLink: (link: string) => void
}

export interface AnchoredMessage<Anchor> {
  readonly row: MessageRow
  readonly anchor: Anchor
}

/** The active message, its open sheet or menu, and its actions. `Anchor` is where a view opens the menu and the reactions. */
export class ActiveMessage<Anchor> {
  #hoveredKey = $state<string | null>(null)
  #sheet = $state.raw<MessageRow | null>(null)
  #reactions = $state.raw<MessageRow | null>(null)
  #menu = $state.raw<AnchoredMessage<Anchor> | null>(null)
  #reacting = $state.raw<AnchoredMessage<Anchor> | null>(null)
  readonly #deps: ActiveMessageDeps

  constructor(deps: ActiveMessageDeps) {
    this.#deps = deps
  }

  get toolbarKey(): string | null {
    return this.#reacting?.row.key ?? this.#hoveredKey
  }

  get sheet(): MessageRow | null {
    return this.#sheet
  }

  /** The message whose reactions are listed. */
  get reactions(): MessageRow | null {
    return this.#reactions
  }

  get menu(): AnchoredMessage<Anchor> | null {
    return this.#menu
  }

  get reacting(): AnchoredMessage<Anchor> | null {
    return this.#reacting
  }

  hover(key: string): void {
    this.#hoveredKey = key
  }

  endHover(key: string): void {
    if (this.#hoveredKey === key) this.#hoveredKey = null
  }

  actionsFor(row: MessageRow): MessageAction[] {
    const { isArchived, mayRemove } = this.#deps
    const may = { isArchived: isArchived?.() ?? false, mayRemove: mayRemove?.() ?? false }
    const actions = actionsFor(row, may)
    return this.#linkTo(row) === null ? actions.filter((action) => action !== 'link') : actions
  }

  openSheet(row: MessageRow): void {
    if (this.actionsFor(row).length > 0) this.#sheet = row
  }

  /** @returns whether there is something to do with this message */
  openMenu(row: MessageRow, anchor: Anchor): boolean {
    if (this.actionsFor(row).length === 0) return false
    this.#menu = { row, anchor }
    return true
  }

  /** A key press on the focused message. @returns whether it was handled */
  press(row: MessageRow, key: Pressed, anchor: Anchor): boolean {
    const action = actionForKey(key, this.actionsFor(row))
    if (action === 'react') this.chooseReaction(row, anchor)
    else if (action !== null) this.act(action, row)
    else if (key.key === 'Enter') this.openSheet(row)
    else return false
    return true
  }

  showReactions(row: MessageRow): void {
    this.#reactions = row
  }

  chooseReaction(row: MessageRow, anchor: Anchor): void {
    this.#reacting = { row, anchor }
  }

  close(): void {
    this.#sheet = null
    this.#menu = null
    this.#reactions = null
    this.#reacting = null
  }

  act(action: Exclude<MessageAction, 'react'>, row: MessageRow): void {
    this.close()
    if (this.#isDeleted(row)) return
    if (action === 'copy') this.#deps.copy(row.text)
    else if (action === 'link') this.#copyLink(row)
    else if (action === 'reactions') this.showReactions(row)
    else if (row.id !== null) this.#change(action, { ...row, id: row.id })
    else if (row.ticket !== null) this.#changeWaiting(action, row, row.ticket)
  }

  #isDeleted({ id }: Pick<MessageRow, 'id'>): boolean {
    return id !== null && (this.#deps.isDeleted?.(id) ?? false)
  }

  #linkTo({ id }: MessageRow): string | null {
    return id === null ? null : this.#deps.linkTo(id)
  }

  #copyLink(row: MessageRow): void {
    const link = this.#linkTo(row)
    if (link !== null) this.#deps.copyLink(link)
  }

  #changeWaiting(action: Change, row: MessageRow, ticket: string): void {
    const { composer, confirmDelete } = this.#deps
    if (action === 'edit') composer()?.edit({ id: ticket, ticket, author: row.author, text: row.text })
    if (action === 'delete') confirmDelete({ ticket })
  }

  #change(action: Change, row: MessageRow & { id: string }): void {
    const { composer, confirmDelete, room, write } = this.#deps
    const { id, author, text } = row
    const about = { id, author, text }
    const pin = (kind: 'message.pinned' | 'message.unpinned'): void => {
      write({ room: room(), kind, body: { target: row.id } })
    }
    const changes: Record<typeof action, () => void> = {
      reply: () => composer()?.reply(about),
      edit: () => composer()?.edit(about),
      delete: () => {
        confirmDelete({ id: row.id })
      },
      remove: () => {
        confirmDelete({ id: row.id, author: row.author })
      },
      pin: () => {
        pin('message.pinned')
      },
      unpin: () => {
        pin('message.unpinned')
      }
    }
    changes[action]()
  }

  react({ id: target, reactions }: MessageRow, emoji: string): void {
    this.close()
    const me = this.#deps.me()
    if (target === null || me === undefined || this.#isDeleted({ id: target })) return
    const given = reactions.some((one) => one.emoji === emoji && one.by.includes(me))
    const kind = given ? 'reaction.removed' : 'reaction.added'
    this.#deps.write({ room: this.#deps.room(), kind, body: { target, emoji } })
  }
}
