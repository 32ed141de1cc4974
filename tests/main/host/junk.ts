/** What no one should send, and what a host must answer all the same. */

export interface Junk {
  called: string
  payload: unknown
}

function nested(depth: number): unknown {
  let inner: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { inner }
  return inner
}

export const junk: Junk[] = [
  { called: 'nothing', payload: undefined },
  { called: 'null', payload: null },
  { called: 'a number', payload: 7 },
  { called: 'a text', payload: 'hello' },
  { called: 'yes', payload: true },
  { called: 'a list', payload: [] },
  { called: 'a list of objects', payload: [{ event: {} }] },
  { called: 'a nested list', payload: nested(900) },
  { called: 'a nested event', payload: { event: nested(900), room: nested(900), to: nested(50) } },
  { called: 'a nested body', payload: { event: { body: nested(900) } } },
  { called: 'a text of 60 kB', payload: 'x'.repeat(60_000) },
  {
    called: 'a room of 60 kB',
    payload: { room: 'x'.repeat(60_000), to: '', data: '', typing: true, limit: 1 }
  },
  { called: 'a prototype', payload: JSON.parse('{"__proto__":{"room":"x","ok":true},"constructor":{}}') },
  {
    called: 'wrong types everywhere',
    payload: {
      v: '1',
      app: 2,
      key: 3,
      proof: [],
      event: 'event',
      room: 5,
      to: null,
      data: {},
      typing: 'yes',
      limit: -1
    }
  },
  {
    called: 'the right names with values from elsewhere',
    payload: {
      v: -1,
      app: 'x'.repeat(40),
      key: '..',
      proof: '..',
      room: '__proto__',
      to: 'constructor',
      data: ''
    }
  }
]
