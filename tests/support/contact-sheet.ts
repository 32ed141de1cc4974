/** All pictures on one page, a row for each screen. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const style = `
  body { font: 14px system-ui; margin: 24px; background: #7a7a7a; color: #fff }
  section { display: flex; gap: 12px; align-items: start; margin-block: 8px 28px; flex-wrap: wrap }
  img { block-size: 360px; border-radius: 6px; display: block }
  h2 { margin: 0; font-size: 16px }`

/** Where stories leave their pictures. */
export const gallery = 'gallery'

/** Vitest calls this after all stories: writes index.html beside the pictures. */
export function teardown(): void {
  if (!existsSync(gallery)) return
  const pictures = readdirSync(gallery).filter((name) => name.endsWith('.png'))
  const screens = Map.groupBy(pictures.toSorted(), (name) =>
    name.replace(/(-phone)?-(contrast-)?(light|dark)\.png$/, '')
  )
  const rows = [...screens].map(
    ([screen, names]) => `<h2>${screen}</h2><section>${names.map(figure).join('')}</section>`
  )
  const page = `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${rows.join('\n')}`
  writeFileSync(join(gallery, 'index.html'), page)
}

function figure(name: string): string {
  return `<a href="${name}"><img src="${name}" alt="${name}" title="${name}" loading="lazy"></a>`
}
