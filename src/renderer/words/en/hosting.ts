/** The host’s dashboard, invitations and the card for a projector. */
export const hosting = {
  'hosting.title': 'Hosting',
  'hosting.well': 'Running smoothly',
  'hosting.strained': 'This device is busy',
  'hosting.since': 'Open for {span}',
  /** Behind a number of people: they have the app, not a browser. */
  'hosting.device': 'with Parley',
  /** The heading of the host’s figures. */
  'hosting.load': 'Load',
  'hosting.connections': 'Connected',
  'hosting.events': 'Messages per second',
  /** A figure: how much was sent. */
  'hosting.bytes': 'Sent',
  'hosting.persecond': '{size}/s',
  'hosting.cpu': 'Processor',
  'hosting.memory': 'Memory',
  'hosting.storage': 'Stored on this device',
  'hosting.stored': { one: '{size} · {count} entry', other: '{size} · {count} entries' },
  'hosting.addresses': 'Addresses',
  'hosting.invite.title': 'Invite people to {space}',
  'hosting.invite.nearby': 'With Parley',
  'hosting.invite.nearby.text':
    'Everyone on this network sees {space} under Nearby. They can also enter this address:',
  'hosting.invite.guests': 'With any browser',
  'hosting.invite.off': 'No guests',
  'hosting.invite.off.text': 'Only people with Parley can join.',
  'hosting.invite.https': 'Guests, encrypted',
  'hosting.invite.https.text':
    'Their browser warns them once, because this device made the certificate itself.',
  'hosting.invite.http': 'Guests, not encrypted',
  'hosting.invite.http.text': 'No warning, but everyone on this network can read what guests read and write.',
  /** The invitation works once. */
  'hosting.invite.one': 'For one person',
  'hosting.invite.group': 'For a group (up to {count})',
  'hosting.invite.uses': 'Who is it for?',
  'hosting.invite.scan': 'Scan this with a phone camera',
  'hosting.invite.qr': 'QR code of the invitation link',
  'hosting.invite.link': 'Invitation link',
  'hosting.invite.expires': 'Valid until {time}',
  'hosting.invite.left': { one: 'for {count} person', other: 'for up to {count} people' },
  'hosting.invite.fresh': 'Someone just used the code. Here is a new one.',
  'hosting.invite.warning': 'The browser will warn once. Its details must show this fingerprint:',
  'hosting.invite.making': 'Making a code…',
  'hosting.projector.open': 'Show on the projector',
  'hosting.projector.title': 'Join {space}',
  'hosting.projector.network': 'Use the same Wi-Fi as this computer.',
  'hosting.projector.scan': 'Scan this with your phone’s camera.',
  'hosting.projector.type': 'Or type this address in any browser:',
  'hosting.projector.code': 'and enter the code',
  'hosting.projector.arrived': 'Just joined',
  'hosting.projector.nobody': 'No one has joined yet. New people appear here.'
} as const
