/** `npm run icons`: draws the application's pictures from resources/icon.svg in a browser. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from './setup/chromium.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { icns, ico } from './setup/icon-files.mjs'
import { inProject } from './setup/project-files.mjs'

const linux = [16, 24, 32, 48, 64, 128, 256, 512]
const windows = [16, 24, 32, 48, 64, 128, 256]
const mac = [16, 32, 64, 128, 256, 512, 1024]
/** In pixels, for an iPhone's home screen: it rounds the corners itself, and would fill ours with black. */
const homeScreen = 180
/** Apple's grid leaves a margin around an icon's ground: 824 of 1024. */
const macGround = 824 / 1024

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./setup/icon-files.mjs').Picture} Picture */

await command(async () => {
  await installDependencies()
  const { chromium: playwright } = await import('playwright-core')
  const browser = await playwright.launch({ executablePath: await chromium(), args: ['--no-sandbox'] })
  try {
    await drawAll(await browser.newPage({ viewport: { width: 1024, height: 1024 } }))
  } finally {
    await browser.close()
  }
  return 0
})

/** @param {Page} page */
async function drawAll(page) {
  mkdirSync(inProject('resources', 'icons'), { recursive: true })
  for (const { size, png } of await draw(page, linux, 1)) {
    write(`icons/${size}x${size}.png`, png)
    if (size === 512) write('icon.png', png)
  }
  const [home] = await draw(page, [homeScreen], 1, drawing().replace(/rx="\d+"/, ''))
  if (home) write('home-screen.png', home.png)
  write('icon.ico', ico(await draw(page, windows, 1)))
  write('icon.icns', icns(await draw(page, mac, macGround)))
}

/** @param {string} name @param {Uint8Array} bytes */
function write(name, bytes) {
  writeFileSync(inProject('resources', name), bytes)
}

function drawing() {
  return readFileSync(inProject('resources', 'icon.svg'), 'utf8')
}

/**
 * @param {Page} page
 * @param {number[]} sizes in pixels
 * @param {number} ground share of the width
 * @param {string} source
 */
async function draw(page, sizes, ground, source = drawing()) {
  const svg = Buffer.from(source).toString('base64')
  /** @type {Picture[]} */
  const pictures = []
  for (const size of sizes) {
    await page.setContent(`<style>* { margin: 0 } div { display: grid; place-items: center; width: ${size}px }
      div { height: ${size}px } img { width: ${ground * 100}% }</style>
      <div><img src="data:image/svg+xml;base64,${svg}"></div>`)
    pictures.push({ size, png: await page.screenshot({ omitBackground: true, clip: square(size) }) })
  }
  return pictures
}

/** @param {number} size */
function square(size) {
  return { x: 0, y: 0, width: size, height: size }
}
