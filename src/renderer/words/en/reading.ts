/** Reading, and what listens along. */
export const reading = {
  'message.news': '{name}: {text}',
  'message.more': 'Show more',
  'message.less': 'Show less',
  'room.missing': 'These messages cannot be fetched right now. {reason}'
} as const
