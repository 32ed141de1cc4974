import { pictureTypeOf } from '#shared/values/picture.ts'

/** A data URL; null for anything that is no acceptable picture. @param data base64url */
export function pictureUrl(data: string): string | null {
  const type = pictureTypeOf(data)
  if (type === null) return null
  const padded = data
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(data.length / 4) * 4, '=')
  return `data:${type};base64,${padded}`
}
