/** The first screen. */
export const home = {
  /** Above the person’s name, which ends the sentence. */
  'home.welcome': 'Hello, you are',
  'home.name': 'Your name',
  'home.name.edit': '{name}: change your name',
  'home.colour': 'Your colour',
  /** The twelve colours of people, separated by bars, in the order of styles/members.css. */
  'home.colour.names': 'Teal|Rust|Violet|Ochre|Blue|Pink|Green|Brown|Slate|Red|Indigo|Olive',
  'home.nearby': 'Nearby',
  'home.nearby.found': { one: '{count} space nearby', other: '{count} spaces nearby' },
  'home.nearby.guests': 'guests welcome',
  'home.nearby.signal.1': 'Slow connection',
  'home.nearby.signal.2': 'Good connection',
  'home.nearby.signal.3': 'Fast connection',
  'home.nearby.digits':
    'Six-digit codes are for browsers. In Parley, choose the space under Nearby or enter its address.',
  'home.nearby.silent': '{host} does not answer. Try again.',
  'home.nearby.unreached': 'No answer from that address. Check it, and that you are on the same network.',
  'home.searching': 'Searching this network',
  'home.quiet': 'No one on this network has a space open right now, or the network keeps devices apart.',
  'home.refresh': 'Search again',
  'home.hosted': '{host} hosts · {people}',
  /** A tag on a space in the list. */
  'home.known': 'Visited before',
  'home.join': 'Join {space}',
  'home.joining': 'Joining…',
  'home.mine': 'Your spaces',
  /** The state of a space that this device hosts now. */
  'home.mine.hosting': 'Open on this device',
  'home.mine.stopped': 'Stopped. Open it again',
  'home.mine.connected': 'Connected',
  'home.mine.away': 'Its host is not here',
  /** A button: opens a space of one’s own. */
  'home.open': 'Open {space}',
  'home.unread': { one: '{count} unread', other: '{count} unread' },
  'home.start': 'Start a space',
  'home.start.title': 'Start a space',
  'home.start.text': 'Everyone on this network sees it and can join. It is stored on this device.',
  'home.start.name': 'Name of the space',
  'home.start.suggestion': '{name}’s space',
  'home.start.confirm': 'Start',
  'home.address': 'Have an address or a link?',
  'home.address.title': 'Join by address',
  'home.address.text': 'The host finds the address under “Invite people”.',
  'home.address.label': 'Address or link',
  'home.address.example': '192.168.1.20 or 192.168.1.20:4717',
  'home.address.confirm': 'Join',
  'home.footer': 'You are known as {name} · your open spaces are found on this network at {address}',
  /** While nothing is hosted here. */
  'home.footer.quiet': 'You are known as {name}',
  'home.footer.alone': 'You are known as {name} · not connected to a network'
} as const
