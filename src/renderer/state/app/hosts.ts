import type { App } from './app.svelte.ts'

export interface KnownHost {
  space: string
  name: string
  host: string
  hostName: string
  me: boolean
}

/** Hosts of my open spaces: here, nearby, or connected. */
export function knownHosts({ device, space }: App): readonly KnownHost[] {
  const me = device?.info?.device
  const ownSpaces = (device?.spaces ?? []).filter(({ hosting }) => hosting)
  const here = ownSpaces.map((one) => ({ ...one, host: me ?? '', hostName: device?.profile?.name ?? '' }))
  const near = device?.nearby.list.filter(({ known }) => known) ?? []
  const shown = space?.host
    ? [{ space: space.id, name: space.name, host: space.host.device, hostName: space.host.name }]
    : []
  const all = new Map([...near, ...shown, ...here].map((one) => [one.space, one]))
  return [...all.values()].map(({ space: id, name, host, hostName }) => ({
    space: id,
    name,
    host,
    hostName,
    me: host === me
  }))
}
