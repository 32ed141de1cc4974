import { describe } from 'vitest'
import { test } from '../../lan/peer-process.ts'

// Real mDNS between processes. Other programs may use the same loopback, so entries are not counted.
describe.concurrent('two devices on one network', { timeout: 40_000 }, () => {
  test('find each other', async ({ start, expect }) => {
    const [mina, omar] = [await start('Lunch'), await start('Standup')]
    const [first, second] = await Promise.all([mina.finds(omar), omar.finds(mina)])
    console.log(`found after ${first.toFixed(0)} and ${second.toFixed(0)} ms`)
    expect(mina.sees(omar)).toMatchObject({ name: 'Standup', people: 1 })
  })

  test('learn of new spaces and new names', async ({ start }) => {
    const [mina, omar] = [await start('Lunch'), await start('Standup')]
    await mina.finds(omar)
    omar.does('people 7')
    await mina.finds(omar, { people: 7 })
    omar.does('rename Retro')
    await mina.finds(omar, { name: 'Retro' })
  })

  test('see a goodbye long before the expiry of silent hosts', async ({ start }) => {
    const [mina, omar] = [await start('Lunch'), await start('Standup')]
    await mina.finds(omar)
    omar.does('stop')
    console.log(`stopped, gone after ${(await mina.loses(omar, 5_000)).toFixed(0)} ms`)
  })

  test('are two entries with the same name, and one outlives the other', async ({ start }) => {
    const [mina, omar, lea] = [await start('Retro'), await start('Lunch'), await start('Lunch')]
    await Promise.all([mina.finds(omar), mina.finds(lea)])
    omar.does('stop')
    await mina.loses(omar)
    lea.does('people 3')
    await mina.finds(lea, { people: 3 })
  })

  test('remove one that was killed', async ({ start }) => {
    const [mina, omar] = [await start('Lunch'), await start('Standup')]
    await mina.finds(omar)
    omar.kill()
    console.log(`killed, gone after ${(await mina.loses(omar)).toFixed(0)} ms`)
  })

  test('find each other after a refresh', async ({ start }) => {
    const mina = await start('Lunch')
    mina.does('refresh')
    const omar = await start('Standup')
    omar.does('refresh')
    await Promise.all([mina.finds(omar), omar.finds(mina)])
  })

  test('leave no handle that keeps the process alive', async ({ start, expect }) => {
    const mina = await start('Lunch')
    mina.does('stop')
    expect(await mina.ended).toBe(0)
    expect(mina.problems).toEqual([])
  })
})
