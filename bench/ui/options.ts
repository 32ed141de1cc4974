import { join } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  /** In the measured room. */
  messages: number
  /** Limit of each scene. */
  seconds: number
  /** Messages per second in the burst. */
  rate: number
  /** Slows the page's processor by this factor. */
  throttle: number
  pages: string
  json: boolean
  /** All scenes when empty. */
  only: readonly string[]
}

const built = join(import.meta.dirname, '../../out/renderer')

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      messages: { type: 'string' },
      seconds: { type: 'string' },
      rate: { type: 'string', default: '1000' },
      throttle: { type: 'string', default: '1' },
      pages: { type: 'string', default: built },
      only: { type: 'string', default: '' }
    }
  })
  return {
    messages: Number(values.messages ?? (values.quick ? 1_000 : 100_000)),
    seconds: Number(values.seconds ?? (values.quick ? 1 : 20)),
    rate: Number(values.rate),
    throttle: Number(values.throttle),
    pages: values.pages,
    json: values.json,
    only: values.only.split(',').filter(Boolean)
  }
}
