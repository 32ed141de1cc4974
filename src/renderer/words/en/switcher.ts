/** The quick switcher. */
export const switcher = {
  'switcher.title': 'Go to a room, a person or a message',
  'switcher.field': 'Where to?',
  'switcher.unread': 'Unread',
  /** A heading: rooms that were open. */
  'switcher.recent': 'Recent',
  'switcher.spaces': 'Spaces',
  /** Behind the title of a section of which only the first entries are shown. */
  'switcher.some': '{count} of {total}',
  'switcher.messages': 'Messages',
  'switcher.commands': 'Commands',
  /** An entry: a link to a message was pasted. */
  'switcher.linked': 'Go to this message',
  'switcher.results': 'Results',
  'switcher.none': 'No results. Try a shorter search.',
  'switcher.busy': 'Searching messages…',
  'switcher.count': { one: '{count} result', other: '{count} results' }
} as const
