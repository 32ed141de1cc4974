import { describe } from 'vitest'
import { lacks } from '../support/systems.ts'
import { test } from './namespaces.ts'

const without = lacks('network namespaces')

// Links without a gateway or a default route, as between two laptops and a cable.
describe.skipIf(without)('on separate networks', { timeout: 40_000, concurrent: true }, () => {
  test('two computers find each other in both directions', async ({ net, start, expect }) => {
    const [a, b] = [net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const [mina, omar] = [await start('Lunch', a), await start('Standup', b)]
    const found = await Promise.all([mina.finds(omar), omar.finds(mina)])
    console.log(`two computers: ${found.map((ms) => ms.toFixed(0)).join(' and ')} ms`)
    expect(mina.sees(omar)?.address).toMatch(/^10\.10\.1\.2:/)
  })

  test('two programs on one computer find each other', async ({ net, start, expect }) => {
    const [a, b] = [net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const [mina, omar] = [await start('Lunch', a), await start('Standup', a)]
    await Promise.all([mina.finds(omar), omar.finds(mina)])
    expect(mina.sees(omar)?.address).toMatch(/^10\.10\.1\.1:/)
  })

  test('a computer in two networks announces its address of each', async ({ net, start, expect }) => {
    const [a, b, c] = [net.make(), net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    await net.cable([a, 'eth1', '10.10.2.1/24'], [c, 'eth0', '10.10.2.2/24'])
    const [mina, omar, lea] = [await start('Lunch', a), await start('Standup', b), await start('Retro', c)]
    await Promise.all([mina.finds(omar), mina.finds(lea), omar.finds(mina), lea.finds(mina)])
    expect(omar.sees(mina)?.address).toMatch(/^10\.10\.1\.1:/)
    expect(lea.sees(mina)?.address).toMatch(/^10\.10\.2\.1:/)
    expect(omar.sees(lea)).toBeUndefined()
    expect(mina.addresses).toEqual(['10.10.1.1', '10.10.2.1'])
  })

  test('a computer is found at its new address', async ({ net, start }) => {
    const [a, b] = [net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const [mina, omar] = [await start('Lunch', a), await start('Standup', b)]
    await omar.finds(mina)
    net.ip(a, 'addr del 10.10.1.1/24 dev eth0')
    net.ip(a, 'addr add 10.10.1.9/24 dev eth0')
    const moved = await omar.until(null, () => omar.sees(mina)?.address.startsWith('10.10.1.9:') ?? false)
    console.log(`new address known after ${moved.toFixed(0)} ms`)
  })

  test('a computer that joins a network later is found', async ({ net, start }) => {
    const [a, b] = [net.make(), net.make()]
    const [mina, omar] = [await start('Lunch', a), await start('Standup', b)]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    await Promise.all([mina.finds(omar), omar.finds(mina)])
  })

  test('a network that returns with the same address works again', async ({ net, start }) => {
    const [a, b] = [net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const mina = await start('Lunch', a)
    // The kernel forgets who listened on an interface that goes; a look every 3 s need not see that it went.
    net.ip(a, 'link del eth0')
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const omar = await start('Standup', b)
    await Promise.all([mina.finds(omar), omar.finds(mina)])
  })

  test('another program on the port is reported once, and discovery recovers when it ends', async ({
    net,
    start,
    expect
  }) => {
    const [a, b] = [net.make(), net.make()]
    await net.cable([a, 'eth0', '10.10.1.1/24'], [b, 'eth0', '10.10.1.2/24'])
    const keeper = await net.run(
      a,
      `require('dgram').createSocket('udp4').bind(5353, () => console.log('kept'))`
    )
    const [mina, omar] = [await start('Lunch', a), await start('Standup', b)]
    await mina.until(null, () => mina.problems.length > 0)
    expect(mina.problems).toEqual([expect.stringContaining('EADDRINUSE')])
    keeper.kill()
    await Promise.all([mina.finds(omar), omar.finds(mina)])
  })
})
