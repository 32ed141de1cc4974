import { expect, test } from 'vitest'
import { FaceLoader } from '../../../../src/renderer/state/space/face-loader.svelte.ts'
import type { SessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { pictureUrl } from '../../../../src/renderer/text/picture-url.ts'
import { mina, ravi, settled } from '../../../support/interface.ts'
import { pictureData, png } from '../../../support/pictures.ts'

const data = pictureData(png(16))
const url = `data:image/png;base64,${png(16).toString('base64')}`

function loader(answers: boolean[]): { faces: FaceLoader; requested: unknown[] } {
  const requested: unknown[] = []
  const request = (_name: string, payload: unknown): Promise<unknown> => {
    requested.push(payload)
    return Promise.resolve(answers.shift() ? { ok: true, data } : { ok: false, code: 'offline' })
  }
  const faces = new FaceLoader({ request } as unknown as SessionClient)
  return { faces, requested }
}

test('a picture is requested when it is first drawn, and once', async () => {
  const { faces, requested } = loader([true])
  const face = faces.faceOf({ device: mina, picture: 'hash' })
  expect(requested).toEqual([])
  expect([face.url, faces.faceOf({ device: mina, picture: 'hash' }).url]).toEqual([null, null])
  await settled()
  expect(face.url).toBe(url)
  expect(requested).toEqual([{ device: mina }])
})

test('one that did not come is requested again when the host is back', async () => {
  const { faces, requested } = loader([false, true])
  const face = faces.faceOf({ device: ravi, picture: 'hash' })
  expect(face.url).toBeNull()
  await settled()
  expect(face.url).toBeNull()
  expect(requested).toHaveLength(1)
  faces.retry()
  await settled()
  expect(face.url).toBe(url)
})

test('a member without a picture has an emoji, or nothing', () => {
  const { faces, requested } = loader([])
  expect(faces.faceOf({ device: mina, emoji: '🦊' })).toEqual({ emoji: '🦊', url: null })
  expect(faces.faceOf({ device: mina }).url).toBeNull()
  expect(requested).toEqual([])
})

test('a URL is that of the type which the bytes have, and of nothing else', () => {
  expect(pictureUrl(data)).toBe(url)
  expect(pictureUrl(pictureData(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toBeNull()
})
