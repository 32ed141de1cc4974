/**
 * It never phones home. Two computers on a network of their own, each with a default route into a void: whatever is
 * meant for anywhere but that network goes there, names to be resolved included, and the kernel counts it.
 */
import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { describe } from 'vitest'
import { installedChromiums } from '../../src/main/cli/chromiums.ts'
import { offlineSwitches } from '../../src/main/cli/app-window.ts'
import { test, type Computers } from '../lan/namespaces.ts'
import { browserOn, openApp } from '../support/computers.ts'
import { says, seesMessage } from '../support/people.ts'
import { lacks } from '../support/systems.ts'

const longTimeout = { timeout: 40_000 }

const Counters = v.tuple([v.object({ stats64: v.object({ tx: v.object({ packets: v.number() }) }) })])

/** A cable without a computer at its other end. */
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
async function browse(computer: string, url: string, requested: Set<string>): Promise<Page> {
  const page = await browserOn(computer)
  page.on('request', (request) => requested.add(new URL(request.url()).hostname))
  page.on('websocket', (socket) => requested.add(new URL(socket.url()).hostname))
  await page.goto(url)
  return page
}

async function invitationOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('switch', { name: 'Anyone with the code may come in' }).click()
  const link = await page.locator('code').filter({ hasText: '#i=' }).innerText(longTimeout)
  await page.keyboard.press('Escape')
  return link
}

/** A computer with a neighbour, and an address to send from. */
async function wired(net: Computers): Promise<string> {
  const [here, there] = [net.make(), net.make()]
  await net.cable([here, 'eth0', '10.10.1.1/24'], [there, 'eth0', '10.10.1.2/24'])
  addVoid(net, here)
  return here
}

/** Makes a page look for ways to the internet, as a call would: by UDP, by TCP and by TLS. */
async function lookForRelays(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const login = { username: 'a', credential: 'b' }
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: 'stun:192.0.2.1:3478' },
        { urls: ['turn:192.0.2.2:3478?transport=tcp', 'turns:192.0.2.3:5349'], ...login }
      ]
    })
    connection.createDataChannel('any')
    await connection.setLocalDescription(await connection.createOffer())
    // The first packets leave within the first second, if any do.
    await new Promise((resolve) => {
      setTimeout(resolve, 3_000)
    })
    connection.close()
  })
}

/** What `parley open` makes its window of. */
const windowBrowser = installedChromiums()[0]?.program

const apart = describe.skipIf(lacks('network namespaces'))

apart('on a network that leads nowhere else', { timeout: 90_000 }, () => {
  test('hosting, discovery, joining, messages and guests send no packet outside the network', async ({
    net,
    expect
  }) => {
    const [here, there] = [net.make(), net.make()]
    await net.cable([here, 'eth0', '10.10.1.1/24'], [there, 'eth0', '10.10.1.2/24'])
    for (const computer of [here, there]) addVoid(net, computer)

    const requested = new Set<string>()
    const mina = await browse(here, await openApp(here, 'Mina'), requested)
    const omar = await browse(there, await openApp(there, 'Omar'), requested)
    await mina.getByRole('button', { name: 'Start a space' }).click()
    await mina.getByRole('button', { name: 'Start', exact: true }).click()
    await omar.getByRole('button', { name: /^Join / }).click(longTimeout)
    const ada = await browse(there, await invitationOf(mina), requested)
    await ada.getByRole('button', { name: /^Join / }).click()
    await says(omar, 'Lobby', 'from the other computer')
    await says(ada, 'Lobby', 'see https://example.com/ for more')
    for (const page of [mina, omar, ada]) await seesMessage(page, 'from the other computer')

    console.log(`packets that left the network: ${String(leaked(here))} and ${String(leaked(there))}`)
    expect([leaked(here), leaked(there)]).toEqual([0, 0])
    expect([...requested].toSorted()).toEqual(['10.10.1.1', '127.0.0.1'])
  })

  // A page's policy does not stop WebRTC: in a plain browser only our own code does.
  test('a WebRTC packet would be counted, since a page’s policy does not stop it', async ({
    net,
    expect
  }) => {
    const computer = await wired(net)
    const page = await browserOn(computer)
    await page.goto(await openApp(computer, 'Mina'))
    await lookForRelays(page)
    console.log(`packets of a page in a plain browser: ${String(leaked(computer))}`)
    expect(leaked(computer)).toBeGreaterThan(0)
  })

  test.skipIf(!windowBrowser)(
    'our app window sends none, even if its page tries',
    async ({ net, expect }) => {
      const computer = await wired(net)
      const url = await openApp(computer, 'Mina')
      const [ours, bare] = [
        offlineSwitches(new URL(url).host),
        offlineSwitches(new URL(url).host).filter((one) => !/webrtc/.test(one))
      ]
      const tried = async (args: string[]): Promise<number> => {
        const page = await browserOn(computer, { browser: windowBrowser, args })
        await page.goto(url)
        const before = leaked(computer)
        await lookForRelays(page)
        return leaked(computer) - before
      }
      const packets = [await tried(ours), await tried(bare)]
      console.log(
        `packets of our window whose page tries WebRTC, and without the switch: ${packets.join(' and ')}`
      )
      expect(packets[0]).toBe(0)
      expect(packets[1]).toBeGreaterThan(0)
    }
  )

  test('a packet to an outside address would be counted', async ({ net, expect }) => {
    const computer = net.make()
    addVoid(net, computer)
    await net.run(
      computer,
      `require('dgram').createSocket('udp4').send('x', 9, '203.0.113.1', () => console.log('sent'))`
    )
    await expect.poll(() => leaked(computer)).toBeGreaterThan(0)
  })
})
