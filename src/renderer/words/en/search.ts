/** The search panel. */
export const search = {
  'search.recent': 'Recent searches',
  'search.forget': 'Clear',
  'search.open': 'Search messages',
  'search.title': 'Search',
  'search.field': 'Words, from:name, in:room',
  'search.filters': 'Filters',
  /** A filter: the author. */
  'search.from': 'From',
  /** A filter: the room. */
  'search.in': 'In',
  /** A filter: a date. */
  'search.before': 'Before',
  /** A filter: a date. */
  'search.after': 'Since',
  'search.anybody': 'Anyone',
  'search.anywhere': 'All my rooms',
  'search.begin':
    'Search all your rooms. Matches must contain every word. The last word can be incomplete. Put an exact phrase in quotes.',
  'search.none': 'No messages found. Try fewer words or remove a filter.',
  /** How many results. */
  'search.found': { one: '{count} message', other: '{count} messages' },
  'search.found.more': { one: 'The newest message', other: 'The {count} newest messages' },
  'search.when': '{day}, {time}',
  'search.busy': 'Searching…',
  'search.more': 'Load older results',
  'search.problem.from': 'There is no one called {value} here.',
  'search.problem.in': 'You are not in a room called {value}.',
  'search.problem.before': '{value} is not a date. Write it as 2026-12-31.',
  'search.problem.after': '{value} is not a date. Write it as 2026-12-31.',
  'search.problem.wordless':
    'A search needs a word, a number, an emoji or a sign such as + or #. Full stops, commas and dashes alone find nothing.',
  'search.problem.refused': 'The search failed: {reason}'
} as const
