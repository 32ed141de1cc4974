/** `npm test` tries a few samples of what has many; `npm run test:long` tries all, in each file that asks this. */
export const isLong = process.env['PARLEY_LONG'] === '1'

/** All of them, or in `npm test` the first ones. */
export function sampleOf<T>(all: readonly T[], first = 1): readonly T[] {
  return isLong ? all : all.slice(0, first)
}
