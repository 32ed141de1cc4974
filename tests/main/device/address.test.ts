import { expect, test } from 'vitest'
import { parseAddress } from '../../../src/main/device/address.ts'
import { defaultPort } from '../../../src/shared/protocol/hello.ts'

test.each([
  ['192.168.1.7', '192.168.1.7', defaultPort],
  [' minas-laptop.local:5000 ', 'minas-laptop.local', 5000],
  ['[fe80::1]:5000', 'fe80::1', 5000],
  ['https://192.168.1.7:4000/#i=secret', '192.168.1.7', 4000],
  ['PARLEY://192.168.1.7', '192.168.1.7', defaultPort]
])('%j leads to %s', (typed, host, port) => {
  expect(parseAddress(typed)).toEqual({ host, port })
})

test.each(['', '   ', '::::', 'two words', 'host:99999', 'mina@192.168.1.7', 'http://', 'ftp://192.168.1.7'])(
  '%j leads nowhere',
  (typed) => {
    expect(parseAddress(typed)).toBeNull()
  }
)
