/** The host’s dashboard, invitations and the card for a projector. */
export const hosting = {
  'hosting.title': 'Hosting',
  'hosting.well': 'Running smoothly',
  'hosting.strained': 'This device is busy',
  'hosting.since': 'Open for {span}',
  /** Behind a number of people: they have the app, not a browser. */
  'hosting.device': 'with Parley',
  /** The heading of the host’s figures. */
  'hosting.removed': 'Removed people',
  'hosting.load': 'Load',
  'hosting.events': 'Messages per second',
  /** A figure: how much was sent. */
  'hosting.bytes': 'Sent',
  'hosting.persecond': '{size}/s',
  'hosting.cpu': 'Processor',
  'hosting.memory': 'Memory',
  'hosting.storage': 'Stored on this device',
  'hosting.stored': { one: '{size} · {count} entry', other: '{size} · {count} entries' },
  'hosting.addresses': 'Addresses',
  'hosting.fingerprint': 'Fingerprint of the certificate',
  'hosting.invite.title': 'Invite people to {space}',
  'hosting.invite.nearby': 'With Parley',
  'hosting.invite.nearby.text':
    'Everyone on this network sees {space} under Nearby. They can also enter this address:',
  /** The label of a switch. */
  'hosting.invite.guests': 'Anyone with the code may come in',
  'hosting.invite.off.text': 'Off: only people with Parley can join.',
  'hosting.invite.https': 'Encrypt instead',
  'hosting.invite.https.text': 'Encrypted, in any browser.',
  'hosting.invite.http': 'Not encrypted instead',
  'hosting.invite.http.text': 'Not encrypted: others on this network can read along.',
  'hosting.invite.show': 'Show the code',
  /** The invitation works once. */
  'hosting.invite.one': 'For one person',
  'hosting.invite.group': 'For a group (up to {count})',
  'hosting.invite.uses': 'Who is it for?',
  'hosting.invite.type':
    'Scan the code with a phone. Or open {address} in a browser and enter the six digits.',
  'hosting.invite.qr': 'QR code of the invitation link',
  'hosting.invite.link': 'Invitation link',
  'hosting.invite.expires': 'Valid until {time}',
  'hosting.invite.left': { one: 'for {count} person', other: 'for up to {count} people' },
  'hosting.invite.fresh': 'Someone just used the code. Here is a new one.',
  'hosting.invite.making': 'Making a code…',
  /** Above drawings of two phones, with what to tap on each. */
  'hosting.warning.title': 'The browser warns once. Tap:',
  'hosting.warning.on': 'Where the warning is shown',
  'hosting.warning.phone': 'Phone',
  'hosting.warning.computer': 'Computer',
  'hosting.warning.android': 'Android',
  /** This and the next: as Chrome on Android writes it in this language. */
  'hosting.warning.android.first': 'Advanced',
  'hosting.warning.android.second': 'Proceed to {host} (unsafe)',
  'hosting.warning.iphone': 'iPhone',
  /** This and the next: as Safari on iOS writes it in this language. */
  'hosting.warning.iphone.first': 'Show Details',
  'hosting.warning.iphone.second': 'visit this website',
  'hosting.warning.compare':
    'Choose Advanced, then continue. The certificate’s details must show this fingerprint:',
  'hosting.warning.none': 'No warning without encryption.',
  'hosting.projector.open': 'Show on the projector',
  'hosting.projector.title': 'Join {space}',
  'hosting.projector.network': 'Use the same Wi-Fi as this computer.',
  'hosting.projector.scan': 'Scan this with your phone’s camera.',
  'hosting.projector.or': 'Or type this address in any browser:',
  'hosting.projector.code': 'and enter the code',
  'hosting.projector.warning': 'Your browser warns you once. Tap as shown.',
  'hosting.projector.arrived': 'Just joined',
  'hosting.projector.nobody': 'No one has joined yet. New people appear here.'
} as const
