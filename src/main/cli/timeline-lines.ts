import type { Placed } from '#shared/log/event.ts'
import { timeline, type Notice, type NoticeItem, type TimelineItem } from '#shared/log/timeline.ts'
import { timesInOrder } from '#shared/log/times-in-order.ts'
import { dateOf, isoOf } from '#shared/values/ids.ts'
import type { Member } from '#shared/protocol/shapes.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { namesOf } from './namesakes.ts'
import { bold, dim, safeJson, stripControls } from './terminal.ts'

const verbs: Record<Notice, string> = {
  created: 'created the room',
  joined: 'joined',
  left: 'left',
  invited: 'invited',
  removed: 'removed',
  readmitted: 'readmitted',
  pinned: 'pinned a message',
  unpinned: 'unpinned a message',
  described: 'described the room',
  archived: 'archived the room',
  reopened: 'reopened the room'
}
/** A second line must not look like a message of another person. */
const indent = '      '

/** @param earlier the times of what was printed before: times of a room do not go back. JSON has them as written. */
export function timelineLines(
  placed: readonly Placed[],
  members: readonly Member[],
  asJson: boolean,
  earlier: readonly number[] = []
): string[] {
  const names = asJson ? new Map(members.map(({ device, name }) => [device, name])) : namesOf(members)
  const nameOf = (device: string): string => names.get(device) ?? 'someone'
  const items = timeline(placed, nodeCrypto.hash)
  const times = timesInOrder([...earlier, ...items.map(({ at }) => at)]).slice(earlier.length)
  return items.map((item, index) =>
    asJson ? jsonOf(item, nameOf(item.author)) : textOf({ ...item, at: times[index] ?? item.at }, nameOf)
  )
}

function textOf(item: TimelineItem, nameOf: (device: string) => string): string {
  const name = stripControls(nameOf(item.author))
  if (item.kind === 'notice') return dim(`— ${name} ${verbs[item.notice]}${detailOf(item, nameOf)}`)
  if (item.removed) return dim(`— the host deleted a message of ${name}`)
  if (item.deleted) return dim(`— ${name} deleted a message`)
  const [first = '', ...more] = item.text.split(/\r\n?|\n/).map(stripControls)
  return [`${timeOf(item.at)} ${bold(`${name}:`)} ${first}`, ...more.map((line) => indent + line)].join('\n')
}

/** The earlier name and topic are not known here. */
function detailOf({ described, member }: NoticeItem, nameOf: (device: string) => string): string {
  if (member !== null) return stripControls(` ${nameOf(member)}`)
  if (!described) return ''
  return stripControls(`: ${[described.name, described.topic].filter((part) => part !== '').join(' · ')}`)
}

function jsonOf(item: TimelineItem, name: string): string {
  const { kind, seq, author } = item
  return safeJson({ kind, seq, at: isoOf(item.at), author, name, ...whatOf(item) })
}

function whatOf(item: TimelineItem): object {
  if (item.kind === 'notice') {
    const { name: room, topic } = item.described ?? {}
    return { notice: item.notice, room, topic, member: item.member ?? undefined }
  }
  if (item.removed) return { deleted: true, byHost: true }
  return item.deleted ? { deleted: true } : { text: item.text }
}

function timeOf(at: number): string {
  const date = dateOf(at)
  if (!date) return 'at an unknown time'
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
