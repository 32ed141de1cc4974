/** Writing a message. */
export const composer = {
  'composer.suggestions': 'Suggestions',
  /** The name of the text box, read aloud. */
  'composer.label': 'Message {room}',
  'composer.placeholder': 'Message {room}',
  'composer.send': 'Send',
  'composer.toolong': {
    one: 'Too long by {count} byte: {size} of {limit} allowed.',
    other: 'Too long by {count} bytes: {size} of {limit} allowed.'
  },
  /** How long the message is, near the limit. */
  'composer.size': '{size} of {limit} bytes',
  'composer.typing.one': '{name} is typing…',
  'composer.typing.two': '{first} and {second} are typing…',
  'composer.typing.many': { one: '{count} person is typing…', other: '{count} people are typing…' },
  'composer.line': 'New line',
  'composer.last': 'Edit your last message',
  'composer.mention': 'Mention someone',
  /** The word after an @ that mentions all members of a room: one of `everyoneWords` in mention.ts. */
  'composer.everyone': 'room',
  'composer.everyone.count': { one: 'Notifies {count} person', other: 'Notifies {count} people' },
  'composer.emoji': 'Emoji by name',
  /** In the list of keys: what / begins. */
  'composer.command': 'Command',
  'composer.formatting': 'Formatting',
  'composer.drop': 'Drop the text here',
  'composer.files': 'Parley cannot send files yet. Your text is still here.',
  'composer.code': 'Make it a code block',
  'composer.format.bold': 'Bold',
  'composer.format.italic': 'Italic',
  'composer.format.strike': 'Strikethrough',
  'composer.format.code': 'Code',
  'composer.format.block': 'Code block',
  'composer.format.quote': 'Quote',
  'composer.format.list': 'List',
  'composer.format.link': 'Link',
  'composer.split': { one: 'Send as {count} message', other: 'Send as {count} messages' }
} as const
