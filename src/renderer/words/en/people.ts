/** Members of a space. */
export const people = {
  'people.count': { one: '{count} person', other: '{count} people' },
  /** How many members are connected now. */
  'people.here': { one: '{count} here now', other: '{count} here now' },
  'people.here.state': 'here',
  'people.alone': 'Only you are here',
  'people.title': 'People',
  /** A tag behind one’s own name. */
  'people.you': 'you',
  'people.guest': 'guest',
  'people.guest.hint': 'Joined with a browser',
  'people.unknown': 'Someone',
  'people.away.state': 'away',
  /** Read aloud behind a name. */
  'people.gone.state': 'offline',
  'people.host': 'host',
  'people.write': 'Message {name}',
  'people.more': 'More about {name}',
  'people.remove': 'Remove from this space',
  'people.remove.title': 'Remove {name}?',
  'people.remove.text':
    '{name} is disconnected at once and cannot come back to {space} until you let them in again. Messages from {name} stay.',
  'people.remove.confirm': 'Remove {name}',
  'people.remove.done': '{name} was removed from {space}.',
  'people.readmit.confirm': 'Let {name} in again',
  'people.readmit.done': '{name} may come back to {space}.',
  'people.card': 'About this person',
  'people.device': 'Device',
  'people.mention': 'Mention',
  'people.removed': 'removed',
  'people.invited': 'Invited',
  'people.clock.late': '{name}’s clock is {time} late',
  'people.clock.ahead': '{name}’s clock is {time} ahead',
  'people.clock.mine.late': 'Your clock is {time} late. Set it right in the settings of this device.',
  'people.clock.mine.ahead': 'Your clock is {time} ahead. Set it right in the settings of this device.'
} as const
