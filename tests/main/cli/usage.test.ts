import { expect, test } from 'vitest'
import about from '../../../package.json' with { type: 'json' }
import { computer } from './parley.ts'

test.for([
  [['dance'], 'There is no command “dance”.'],
  [['host'], '--name is missing: what is the space called?'],
  [['host', '--name', 'x', '--guests', 'all'], '--guests takes off, https or http.'],
  [['nearby', '--loud'], 'Unknown option'],
  [['tail'], 'Which room?'],
  [['tail', 'lobby', '--lines', 'some'], '--lines takes a whole number from 0 to 1000000.'],
  [['send', 'lobby', ' '], 'A message needs some text.'],
  [['send', 'lobby', '\u2800'], 'A message needs some text.'],
  [['open', 'sesame'], '“sesame” is one word too many.']
] as const)('%j is wrong usage', async ([args, sentence]) => {
  const { code, out, talk } = await computer().ran(...args)
  expect(talk[0]).toContain(sentence)
  expect(talk[1]).toMatch(/^“parley help.*” shows how\.$/)
  expect(talk).toHaveLength(2)
  expect([code, out]).toEqual([2, []])
})

test.for(['host', 'nearby', 'tail', 'send', 'export', 'verify', 'open'])(
  'help %s prints its usage and examples',
  async (name) => {
    const { code, out } = await computer().ran('help', name)
    expect(out.join('\n')).toMatch(new RegExp(`^.+\n\nparley ${name}[^]*\nExamples\n  .*parley ${name}`))
    expect(Math.max(...out.map((line) => line.length))).toBeLessThan(110)
    expect(code).toBe(0)
  }
)

test('--help lists the commands and the exit codes', async () => {
  const { code, out } = await computer().ran('--help')
  expect(out.join('\n')).toMatch(/parley host .*[^]*parley open .*[^]*Exit codes: 0/)
  expect(code).toBe(0)
})

test('--version', async () => {
  expect(await computer().ran('--version')).toEqual({ code: 0, out: [about.version], talk: [] })
})
