/** Settings that are about this device and its surroundings. */
export const device = {
  'notify.text':
    'Parley can tell you what is new in the space that is open here, while you look at something else.',
  'notify.level': 'Tell me about',
  'notify.off': 'Nothing',
  'notify.off.text': 'Counts still show what is unread.',
  'notify.mentions': 'Mentions and direct messages',
  'notify.mentions.text': 'When somebody names you, or writes to you alone.',
  'notify.all': 'Everything',
  'notify.all.text': 'Every message in rooms that you have not muted.',
  'notify.never': 'Never for the room you are looking at, and never for rooms you muted.',
  'notify.denied':
    'This browser keeps notifications from you. Allow them for this page in its settings, then come back.',
  'notify.unsupported':
    'This browser cannot show notifications for this page. The title of the tab counts what is new.',
  'notify.title': '{name} in {room}',
  'trust.device': 'This device',
  'trust.device.text':
    'A name can be borrowed, this cannot: it stands for the key that signs everything you write.',
  'trust.copy': 'Copy this id',
  'trust.spaces': 'Who hosts your spaces',
  'trust.spaces.text':
    'The first meeting with a host is trusted. From then on Parley stops if another key answers.',
  'trust.spaces.host': '{name} hosts',
  'trust.spaces.me': 'You host',
  'trust.spaces.none': 'None of your spaces is open nearby right now.',
  'trust.how': 'What is protected',
  'trust.how.desktop': 'What travels between desktops is encrypted and bound to the host’s key.',
  'trust.how.https':
    'What travels between this page and the host is encrypted. That it is the right host, only the fingerprint on the host’s screen tells.',
  'trust.how.http':
    'This page is not encrypted: others on this network could read along. The host has chosen it so.',
  'trust.how.signed':
    'Every message is signed by its author: not even the host can change one unseen. The host can read what is written in its space.',
  'network.addresses': 'Others reach you at',
  'network.addresses.none': 'Not connected to a network.',
  'network.interfaces': 'Connections',
  'network.kind.wifi': 'Wi-Fi',
  'network.kind.wired': 'Cable',
  'network.kind.virtual': 'Virtual',
  'network.kind.vpn': 'VPN',
  'network.kind.loopback': 'This device',
  'network.use.yes': 'In use',
  'network.use.last': 'Used when there is no other way',
  'network.why.virtual': 'Not used: it leads to programs on this device, not to people',
  'network.why.vpn': 'Not used: a VPN leads away from this network',
  'network.why.self-assigned': 'Not used: the network gave it no address',
  'network.why.loopback': 'Not used: it never leaves this device',
  'network.why.no-ipv4': 'Not used: it has no IPv4 address',
  'network.why.not-chosen': 'Not used: Parley was started for others',
  'network.hosting': 'Hosted here',
  'network.hosting.none': 'You host nothing right now.',
  'network.port': 'Port {port}',
  'network.trouble': 'Last trouble',
  'network.loading': 'Looking at the network…',
  'storage.text': 'Your spaces are files in {folder}.',
  'storage.free': '{size} free on this disk',
  'storage.events': { one: '{count} entry', other: '{count} entries' },
  'storage.about': '{size} · {events}',
  'storage.unreadable': '{size} · cannot be read',
  'storage.forget': 'Remove',
  'storage.forget.name': 'Remove {space} from this device',
  'storage.forget.title': 'Remove {space} from this device?',
  'storage.forget.text': 'Everything of it on this device is deleted for good. The others keep their copies.',
  'storage.forget.hosting':
    'You host it: everybody is disconnected, and everything of it on this device is deleted for good. Without a copy on another desktop it is lost for everybody.',
  'storage.forget.confirm': 'Remove for good',
  'storage.none': 'No spaces yet.',
  'storage.loading': 'Measuring…',
  'kept.text':
    'Your name and key for this space, what you have written but not sent, and these settings. Messages stay with the host.',
  'kept.title': 'This browser keeps',
  'kept.forget': 'Forget everything here',
  'kept.forget.title': 'Forget everything in this browser?',
  'kept.forget.text':
    'You leave, and need an invitation to come back, as somebody new. What you wrote stays, but is no longer yours to change.'
} as const
