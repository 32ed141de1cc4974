import type { ExportHead } from '#shared/export/format.ts'

/** What a room and a day make: letters, digits and dashes, to which no system objects. */
export function fileName({ room, exported }: Pick<ExportHead, 'room' | 'exported'>): string {
  const name = room.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return `${name || 'room'}-${new Date(exported).toISOString().slice(0, 10)}`
}
