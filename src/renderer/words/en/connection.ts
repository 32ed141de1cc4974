/** The state of the connection to the host. */
export const connection = {
  'connection.state.connecting': 'connecting',
  'connection.state.lost': 'host is away',
  'connection.state.refused': 'not let in',
  'connection.state.breach': 'left for safety',
  'connection.state.impostor': 'stopped for safety',
  'connection.offline': 'This device is not connected to a network.',
  'connection.waits': 'What you write now is sent when the host is back.',
  'connection.nobody.title': 'Nobody answers yet',
  'connection.nobody':
    'The host of this space cannot be reached. Parley keeps trying and opens it as soon as it can.',
  'connection.stay': 'Read what is here',
  'connection.older.title': 'Parley has to be updated',
  'connection.older.host': 'The host has an older Parley. Ask the host to update, then come back.',
  'connection.older.member': 'The host has a newer Parley. Update yours, then come back.',
  'connection.removed.title': 'You were removed from {space}',
  'connection.removed':
    'The person who started the space has removed you. You can still read what this device has.',
  'connection.invitation.title': 'You need a new invitation',
  'connection.invitation': 'The invitation is used up or too old. Ask the host for a new one.',
  'connection.guests-off.title': 'No guests right now',
  'connection.guests-off':
    'The host does not take guests at the moment. Ask in person; Parley keeps trying and lets you in as soon as it can.',
  'connection.crowded.title': 'Open too many times',
  'connection.crowded':
    'This device has this space open in as many tabs or windows as the host allows. Close one of them, and this one comes in by itself.',
  'connection.clock.title': 'The clock of this device is wrong',
  'connection.clock':
    'It is more than a day ahead of the host’s, so the host takes nothing that this device writes. Set date and time right, and Parley goes on by itself.',
  'connection.refused.title': 'The host does not let you in',
  'connection.connecting': 'Connecting to the host…',
  'connection.lost': 'The host is gone since {time}. Trying again…',
  'connection.closed': 'The host closed the space at {time}. It comes back as soon as the host does.',
  'connection.breach.title': 'This host is not honest.',
  'connection.breach.forged':
    'It showed something that its author did not write. Parley has left it; what you see here was checked before. Tell the others, and ask the host in person.',
  'connection.breach.withheld':
    'It left messages out, changed their order or sent something that makes no sense. Parley has left it; what you see here was checked before. Tell the others, and ask the host in person.',
  'connection.impostor.title': 'This may not be the real host.',
  'connection.impostor':
    'Something answers in the name of this space with a key that nobody here has seen. Parley does not connect: it could read along and pretend to be the host. Ask the host in person before you go on.'
} as const
