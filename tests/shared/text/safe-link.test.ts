import { describe, expect, test } from 'vitest'
import { isDisguised, safeLink } from '#shared/text/safe-link.ts'

describe('web addresses may be opened', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['http://192.168.1.7:8080/a?b=c#d', 'http://192.168.1.7:8080/a?b=c#d'],
    ['HTTPS://EXAMPLE.org/Path', 'https://example.org/Path'],
    ['https://example.org/a b'.replace(' ', '%20'), 'https://example.org/a%20b'],
    ['https://example.org/"&calc', 'https://example.org/%22&calc'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://0x7f.1/', 'http://127.0.0.1/']
  ])('%s opens as %s', (typed, opened) => {
    expect(safeLink(typed, URL)?.href).toBe(opened)
  })
})

describe('other addresses may not', () => {
  test.each([
    '',
    'example.org',
    '//example.org',
    'file:///etc/passwd',
    'FILE://server/share',
    'file:\\\\server\\share',
    '\\\\server\\share\\x.lnk',
    'smb://server/share',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:https://example.org/1',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'ms-officecmd:{}',
    'ms-appinstaller:?source=https://example.org',
    'vscode://file/etc/passwd',
    'ssh://-oProxyCommand=calc/x',
    'jar:https://example.org!/x',
    'view-source:https://example.org',
    'mailto:mina@example.org',
    'app://parley/',
    'https:',
    ' https:',
    'https:///example.org',
    'https:example.org',
    'https:\\\\example.org',
    'https://example.org\\@evil.example',
    ' https://example.org',
    'https://example.org ',
    'https://exam\tple.org',
    'https://example.org/\n--flag',
    'https://example.org/\u0000',
    'https://example.org/\u202egnp.exe',
    'https://mina@example.org',
    'https://mina:secret@example.org',
    'https://example.com%40@evil.example',
    'https://exa mple.org',
    'https://[::1',
    'https://example.org:99999/'
  ])('%j does not open', (typed) => {
    expect(safeLink(typed, URL)).toBeNull()
  })
})

test('letters outside ASCII in a host name are detected', () => {
  expect(isDisguised(new URL('https://аpple.com/'))).toBe(true) // a Cyrillic а
  expect(isDisguised(new URL('https://login.exаmple.org/'))).toBe(true)
  expect(isDisguised(new URL('https://apple.com/xn--path'))).toBe(false)
})
