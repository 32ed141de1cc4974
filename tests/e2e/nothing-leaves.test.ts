/**
 * It never phones home. Two computers on a network of their own, each with a default route into a void: whatever is
 * meant for anywhere but that network goes there, names to be resolved included, and the kernel counts it.
 */
import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { describe } from 'vitest'
import { test, type Computers } from '../lan/namespaces.ts'
import { browserOn, openApp } from '../support/computers.ts'
import { says, seesMessage } from '../support/people.ts'
import { lacks } from '../support/systems.ts'

const patient = { timeout: 40_000 }

const Counters = v.tuple([v.object({ stats64: v.object({ tx: v.object({ packets: v.number() }) }) })])

/** A cable whose other end nobody holds. */
function addVoid(net: Computers, computer: string): void {
  net.ip(computer, 'link add void type veth peer name nobody')
  for (const end of ['void', 'nobody']) {
    // Or the kernel itself would greet IPv6 routers there; one without IPv6 has no such file.
    const quiet = `file=/proc/sys/net/ipv6/conf/${end}/disable_ipv6; [ ! -e $file ] || echo 1 > $file`
    execFileSync('ip', ['netns', 'exec', computer, 'sh', '-c', quiet])
    net.ip(computer, `link set ${end} up`)
  }
  net.ip(computer, 'route add default dev void')
}

function leaked(computer: string): number {
  const shown = execFileSync('ip', ['-n', computer, '-s', '-json', 'link', 'show', 'void'], {
    encoding: 'utf8'
  })
  return v.parse(Counters, JSON.parse(shown))[0].stats64.tx.packets
}

/** What our pages ask for is watched. */
async function browse(computer: string, url: string, asked: Set<string>): Promise<Page> {
  const page = await browserOn(computer)
  page.on('request', (request) => asked.add(new URL(request.url()).hostname))
  page.on('websocket', (socket) => asked.add(new URL(socket.url()).hostname))
  await page.goto(url)
  return page
}

async function invitationOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('radio', { name: 'Guests, encrypted' }).click()
  const link = await page.locator('code').filter({ hasText: '#i=' }).innerText(patient)
  await page.keyboard.press('Escape')
  return link
}

const apart = describe.skipIf(lacks('network namespaces'))

apart('on a network that leads nowhere else', { timeout: 90_000 }, () => {
  test('hosting, finding, joining, talking and inviting guests sends no packet beyond it', async ({
    net,
    expect
  }) => {
    const [here, there] = [net.make(), net.make()]
    await net.cable([here, 'eth0', '10.10.1.1/24'], [there, 'eth0', '10.10.1.2/24'])
    for (const computer of [here, there]) addVoid(net, computer)

    const asked = new Set<string>()
    const mina = await browse(here, await openApp(here, 'Mina'), asked)
    const omar = await browse(there, await openApp(there, 'Omar'), asked)
    await mina.getByRole('button', { name: 'Start a space' }).click()
    await mina.getByRole('button', { name: 'Start', exact: true }).click()
    await omar.getByRole('button', { name: /^Join / }).click(patient)
    const ada = await browse(there, await invitationOf(mina), asked)
    await ada.getByRole('button', { name: /^Join / }).click()
    await says(omar, 'Lobby', 'from the other computer')
    await says(ada, 'Lobby', 'see https://example.com/ for more')
    for (const page of [mina, omar, ada]) await seesMessage(page, 'from the other computer')

    console.log(`packets that left the network: ${String(leaked(here))} and ${String(leaked(there))}`)
    expect([leaked(here), leaked(there)]).toEqual([0, 0])
    expect([...asked].toSorted()).toEqual(['10.10.1.1', 'localhost'])
  })

  test('and a packet that did would be counted', async ({ net, expect }) => {
    const computer = net.make()
    addVoid(net, computer)
    await net.run(
      computer,
      `require('dgram').createSocket('udp4').send('x', 9, '203.0.113.1', () => console.log('sent'))`
    )
    await expect.poll(() => leaked(computer)).toBeGreaterThan(0)
  })
})
