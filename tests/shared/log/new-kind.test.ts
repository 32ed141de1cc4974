/** The compiler names every place that a new kind of event is missing from: kinds are added to a copy of the source. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'parley-kind-'))
  for (const name of ['src/shared', 'src/main', 'src/renderer', 'package.json', 'tsconfig.base.json']) {
    cpSync(name, join(copy, name), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction')
})

afterEach(() => {
  rmSync(copy, { recursive: true, force: true })
})

/** Puts text before `place` in every file below `folder` that has it. */
function insert(folder: string, place: string, text: string): void {
  const files = globSync(`${folder}/**/*.ts`, { cwd: copy }).map((path) => join(copy, path))
  const wanted = files.filter((path) => readFileSync(path, 'utf8').includes(place))
  expect(wanted.length).toBeGreaterThan(0)
  for (const path of wanted) {
    writeFileSync(path, readFileSync(path, 'utf8').replace(place, `${text}\n${place}`))
  }
}

/** All that depends on the kinds. */
function everything(): string[] {
  const shown = globSync('src/renderer/**/notice-text.ts', { cwd: copy })
  const main = ['src/main/host', 'src/main/store', 'src/main/cli']
  return ['src/shared', ...main, 'src/renderer/state/timeline/rows.ts', ...shown]
}

/** Each file with an error, and what the errors are. */
function compile(include = everything()): { files: string[]; errors: string } {
  const compilerOptions = { types: ['node'], lib: ['ES2024', 'DOM', 'DOM.Iterable'] }
  const project = { extends: './tsconfig.base.json', compilerOptions, include }
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(project))
  const compiler = resolve('node_modules/@typescript/native/bin/tsc')
  // Several threads would check the same types several times.
  const args = [compiler, '-p', copy, '--pretty', 'false', '--singleThreaded']
  const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  const files = [...stdout.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, path = '']) => path)
  return { files: [...new Set(files.map((path) => path.split(sep).join('/')))].sort(), errors: stdout }
}

const starred = `
  'message.starred': amendmentKind({
    body: () => v.object(Target),
    request: 'event:append',
    delivery: 'stored',
    rule: insideRoom((event, context) => aboutMessage(event.body.target, event, context)),
    lastingRule: onceInside(),
    amend: (message) => message,
    notice: 'starred'
  }),`

test('an entry with only a body and a notice does not compile', () => {
  insert(
    'src/shared/log/kinds',
    `  'message.pinned'`,
    `'message.starred': amendmentKind({ body: () => v.object(Target), notice: null }),`
  )
  const { files, errors } = compile(['src/shared/log/kinds'])
  expect(files).toContain('src/shared/log/kinds/message.ts')
  for (const field of ['request', 'delivery', 'rule', 'lastingRule', 'amend']) expect(errors).toContain(field)
})

const locked = `
  'room.locked': stateKind({
    body: () => v.object({}),
    request: 'room:lock',
    delivery: 'now',
    rule: inSeenRoom(() => null),
    lastingRule: onceInside(),
    apply: () => undefined,
    notice: null
  }),`

// Both at once: a compilation takes seconds.
test('a kind about messages must also be added to the store and to its notice, one that changes the space be announced', () => {
  insert('src/shared/log/kinds', `  'message.pinned'`, starred)
  insert('src/shared/log/kinds', `  'room.created'`, locked)
  expect(compile().files).toEqual([
    'src/main/cli/timeline-lines.ts',
    'src/main/host/broadcasts/announce.ts',
    'src/main/host/log/message-tallies.ts',
    'src/main/store/message-effects.ts',
    expect.stringMatching(/notice-text\.ts$/),
    'src/shared/protocol/requests.ts'
  ])
  insert('src/main/cli', `  unpinned: '`, `starred: 'starred a message',`)
  insert('src/main', `      case 'message.unpinned':`, `case 'message.starred':`)
  insert('src/renderer/words', `  'timeline.notice.unpinned'`, `'timeline.notice.starred': '{name}',`)
  insert('src/main/host', `  'room.described': `, `'room.locked': roomChanged,`)
  insert('src/shared/protocol', `  'room:describe': `, `'room:lock': append,`)
  expect(compile()).toEqual({ files: [], errors: '' })
})

test('a second kind of message must also be handled wherever a message has a text', () => {
  const polled = `
  'message.polled': messageKind({
    body: ({ text }) => v.object({ question: text }),
    request: 'event:append',
    delivery: 'stored',
    rule: insideRoom(() => null),
    lastingRule: onceInside(),
    notice: null
  }),`
  insert('src/shared/log/kinds', `  'message.pinned'`, polled)
  expect(compile().files).toEqual([
    'src/main/host/log/message-tallies.ts',
    'src/main/store/message-effects.ts',
    'src/main/store/message-search.ts',
    'src/renderer/state/timeline/rows.ts',
    'src/shared/log/amendments.ts',
    'src/shared/log/timeline.ts',
    'src/shared/session/message-changes.ts'
  ])
})
