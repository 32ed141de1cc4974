/** "Pictures": an introduction names one by its hash, and the bytes follow. */
import * as v from 'valibot'
import { sha256, type Json } from './bytes.ts'
import type { Client } from './client.ts'
import { GivenPicture, type Member } from './shapes.ts'

const maxPictureBytes = 12_288

export async function show(
  client: Client,
  name: string,
  picture: Buffer,
  more: { [name: string]: Json } = {}
): Promise<void> {
  const hash = sha256(picture).toString('base64url')
  await client.introduce(name, { ...more, picture: hash })
  await client.request('picture:set', { data: picture.toString('base64url') }, v.object({}))
}

/** @throws Error when it is not the one that the member has named */
export async function pictureOf(client: Client, { device, picture }: Member): Promise<Buffer> {
  const { data } = await client.request('picture:read', { device }, GivenPicture)
  const bytes = Buffer.from(data, 'base64url')
  const isNamed = sha256(bytes).toString('base64url') === picture
  if (!isNamed || bytes.length > maxPictureBytes) throw new Error('not the picture of this member')
  return bytes
}
