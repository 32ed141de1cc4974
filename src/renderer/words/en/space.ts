/** The sidebar and the menu of a space. */
export const space = {
  'space.sidebar.hide': 'Hide rooms and people',
  'space.sidebar.show': 'Show rooms and people',
  'space.list.filter': 'Find a room or a person',
  'space.list.none': 'Nobody and nothing is called so.',
  'space.list.away': 'Not here ({count})',
  'space.list.above': { one: '{count} unread above', other: '{count} unread above' },
  'space.list.below': { one: '{count} unread below', other: '{count} unread below' },
  'space.skip.messages': 'Skip to the messages',
  'space.skip.composer': 'Skip to writing',
  'space.menu': 'Menu of {space}',
  'space.close': 'Leave for now',
  'space.stop': 'Stop hosting',
  'space.stop.title': 'Stop hosting {space}?',
  'space.stop.text':
    'Everybody is disconnected until you open it again. Everything that was written stays on this device.',
  'space.stop.confirm': 'Stop hosting',
  'space.home': 'All spaces',
  'space.invite': 'Invite people',
  'space.rooms': 'Rooms',
  'space.direct': 'Direct messages',
  'space.more': 'More rooms',
  'space.nav': 'Rooms and people',
  'space.opening': 'Opening…',
  'space.me': 'You are {name}'
} as const
