/** A room as a self-contained HTML page without scripts. */
import type { ExportHead } from './format.ts'
import { isoOf } from '../values/ids.ts'
import type { MessageItem, NoticeItem, TimelineItem } from '../log/timeline.ts'

export interface PageWords {
  lang: string
  dir: 'ltr' | 'rtl'
  time: (at: number) => string
  exported: (at: number) => string
  notice: (item: NoticeItem, nameOf: (device: string) => string) => string
  edited: string
  deleted: string
  /** Deleted by the host. */
  removed: string
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{margin:0}header p,time,.notice{color:#767066}.notice{text-align:center;font-size:.9rem}
article{margin:.75rem 0}article p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}time{font-size:.8rem;margin-inline-start:.5rem}
blockquote{margin:.2rem 0;padding-inline-start:.6rem;border-inline-start:3px solid #8883;color:#767066}.reactions{font-size:.9rem}`

export function exportPage(head: ExportHead, items: readonly TimelineItem[], words: PageWords): string {
  const names = new Map(head.members.map(({ device, name }) => [device, name]))
  const texts = new Map(items.flatMap((item) => (item.kind === 'message' ? [[item.id, item]] : [])))
  const nameOf = (device: string): string => names.get(device) ?? '?'
  const rows = items.map((item) =>
    item.kind === 'notice'
      ? `<p class="notice">${escaped(words.notice(item, nameOf))}</p>`
      : article(item, nameOf, texts.get(item.reply ?? ''), words)
  )
  const title = escaped(`${head.room.name} · ${head.space.name}`)
  return `<!doctype html>
<html lang="${escaped(words.lang)}" dir="${words.dir}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><header><h1>${escaped(head.room.name)}</h1><p>${escaped(words.exported(head.exported))}</p></header>
<main>
${rows.join('\n')}
</main></body></html>
`
}

function article(
  item: MessageItem,
  nameOf: (device: string) => string,
  answered: MessageItem | undefined,
  words: PageWords
): string {
  const quote = answered
    ? `<blockquote>${escaped(`${nameOf(answered.author)}: ${answered.text}`)}</blockquote>`
    : ''
  const text = item.deleted
    ? `<em>${escaped(item.removed ? words.removed : words.deleted)}</em>`
    : escaped(item.text)
  const edited = item.edited ? ` <small>${escaped(words.edited)}</small>` : ''
  const reactions = item.reactions.map(({ emoji, by }) => escaped(`${emoji} ${String(by.length)}`)).join(' ')
  const iso = isoOf(item.at)
  const stamp = `<time${iso === null ? '' : ` datetime="${iso}"`}>${escaped(words.time(item.at))}</time>`
  return `<article id="${item.id}"><strong>${escaped(nameOf(item.author))}</strong>${stamp}${quote}<p dir="auto">${text}${edited}</p>${
    reactions === '' ? '' : `<p class="reactions">${reactions}</p>`
  }</article>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
