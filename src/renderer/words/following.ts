import type { Words } from './words.ts'

/** Functions that always use the current language, also when code stores them. */
export function following(current: () => Words): Words {
  return {
    get language() {
      return current().language
    },
    get dir() {
      return current().dir
    },
    t: (key, ...blanks) => current().t(key, ...blanks),
    list: (names) => current().list(names),
    time: (at) => current().time(at),
    day: (at, now) => current().day(at, now),
    moment: (at) => current().moment(at),
    size: (bytes) => current().size(bytes),
    percent: (share) => current().percent(share),
    rate: (value) => current().rate(value),
    span: (ms) => current().span(ms)
  }
}
