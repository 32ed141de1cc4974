/** The state of the connection to the host. */
export const connection = {
  'connection.state.connecting': 'connecting',
  'connection.state.lost': 'host is away',
  'connection.state.refused': 'not let in',
  /** Behind the name of a space: Parley has left it since its host lied. */
  'connection.state.violation': 'disconnected for safety',
  'connection.state.impostor': 'disconnected for safety',
  'connection.offline': 'This device is not connected to a network.',
  'connection.waits': 'What you write now is sent when the host is back.',
  'connection.nobody.title': 'No answer from the host yet',
  'connection.nobody':
    'The host of this space cannot be reached. Parley keeps trying and opens it as soon as possible.',
  'connection.stay': 'Read saved messages',
  'connection.older.title': 'Parley needs an update',
  'connection.older.host': 'The host has an older version of Parley. Ask the host to update, then come back.',
  'connection.older.member': 'The host has a newer version of Parley. Update yours, then come back.',
  'connection.removed.title': 'You were removed from {space}',
  'connection.removed': 'The person who started the space removed you.',
  'connection.removed.by':
    '{host}, who started the space, removed you. Ask {host} if you think that is a mistake.',
  'connection.invitation.title': 'You need a new invitation',
  'connection.invitation': 'The invitation is used up or expired. Ask the host for a new one.',
  'connection.guests-off.title': 'Guests are off right now',
  'connection.guests-off':
    'The host does not admit guests at the moment. Ask in person; Parley keeps trying and lets you in as soon as possible.',
  'connection.contested.title': 'The host has an older copy',
  'connection.contested':
    'It does not take what is newer yet, so nothing new is sent to it. What you see here is safe on this device, and Parley keeps trying.',
  'connection.crowded.title': 'Open too many times',
  'connection.crowded':
    'This device has this space open in as many tabs or windows as the host allows. Close one of them, and this one connects automatically.',
  'connection.full.title': 'This space is full',
  'connection.full':
    'The host cannot take in more people right now. Parley keeps trying and lets you in as soon as someone leaves.',
  'connection.clock.title': 'This device’s clock is wrong',
  'connection.clock':
    'It is more than a day ahead of the host’s, so the host rejects what this device writes. Correct the date and time, and Parley continues automatically.',
  'connection.refused.title': 'The host does not let you in',
  'connection.connecting': 'Connecting to the host…',
  'connection.lost': 'The host has been gone since {time}. Reconnecting…',
  'connection.replaced':
    'The other copy of this computer has been gone since {time}. To host here again, close the space and open it.',
  'connection.retry': 'Try now',
  'connection.closed': 'The host closed the space at {time}. It reconnects when the host is back.',
  'connection.violation.title': 'This host is not honest.',
  'connection.violation.forged':
    'It showed something that its author did not write. Parley has disconnected; what you see here was checked before. Tell the others, and ask the host in person.',
  'connection.violation.withheld':
    'It left messages out, changed their order or sent invalid data. Parley has disconnected; what you see here was checked before. Tell the others, and ask the host in person.',
  'connection.impostor.title': 'This may not be the real host.',
  'connection.impostor':
    'Something answers as this space with an unknown key. Parley does not connect: it could read along and pretend to be the host. Ask the host in person before you go on.'
} as const
