import { expect, test } from 'vitest'
import { Chains } from '../../../../src/main/host/log/chains.ts'

const head = (aseq: number): { aseq: number; prev: string } => ({ aseq, prev: `event ${String(aseq)}` })

test('the highest of what the log has and what the author has declared is its head', () => {
  const chains = new Chains({ chain: () => head(3) })
  expect(chains.head('mina')).toEqual(head(3))
  chains.declare('mina', head(5))
  chains.declare('mina', head(4))
  expect(chains.head('mina')).toEqual(head(5))
  chains.add('mina', head(6))
  chains.add('mina', head(2)) // a hole below
  expect(chains.head('mina')).toEqual(head(6))
  chains.forget('mina') // the transaction has failed
  expect(chains.head('mina')).toEqual(head(5))
})
