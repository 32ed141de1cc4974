/** The desk of the host. */
export const desk = {
  'desk.title': 'Hosting',
  'desk.well': 'All is well',
  'desk.strained': 'This device has its hands full',
  'desk.since': 'Open for {span}',
  'desk.device': 'with Parley',
  'desk.load': 'Load',
  'desk.connections': 'Connected',
  'desk.events': 'Messages a second',
  'desk.bytes': 'Sent',
  'desk.persecond': '{size}/s',
  'desk.cpu': 'Processor',
  'desk.memory': 'Memory',
  'desk.storage': 'Kept on this device',
  'desk.stored': { one: '{size} · {count} entry', other: '{size} · {count} entries' },
  'desk.addresses': 'Addresses'
} as const
