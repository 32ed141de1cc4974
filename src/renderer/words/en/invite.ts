/** How others join. */
export const invite = {
  'invite.title': 'Invite people to {space}',
  'invite.nearby': 'With Parley',
  'invite.nearby.text': 'Everybody on this network sees {space} under Nearby. Or they enter this address:',
  'invite.guests': 'With any browser',
  'invite.off': 'No guests',
  'invite.off.text': 'Only people with Parley get in.',
  'invite.https': 'Guests, encrypted',
  'invite.https.text': 'Their browser warns them once, because the certificate was made here.',
  'invite.http': 'Guests, not encrypted',
  'invite.http.text': 'No warning, but everybody on this network can read what guests read and write.',
  'invite.one': 'For one person',
  'invite.group': 'For a group (up to {count})',
  'invite.uses': 'Who is it for',
  'invite.scan': 'Scan this with a phone camera',
  'invite.qr': 'QR code of the invitation link',
  'invite.link': 'Invitation link',
  'invite.expires': 'Valid until {time}',
  'invite.left': { one: 'lets {count} person in', other: 'lets {count} people in' },
  'invite.fresh': 'Somebody just used the code. Here is a new one.',
  'invite.warning': 'The browser will warn once. Its details must show this fingerprint:',
  'invite.making': 'Making a code…'
} as const
