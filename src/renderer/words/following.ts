import type { Words } from './words.ts'

/** Words that always come from the current language, also in code that holds on to these or to one of their functions. */
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
