/** Writing a message. */
export const composer = {
  'composer.suggestions': 'Suggestions',
  'composer.label': 'Message to {room}',
  'composer.placeholder': 'Write to {room}',
  'composer.send': 'Send',
  'composer.toolong': {
    one: 'Too long by {count} byte: {size} of {limit} allowed.',
    other: 'Too long by {count} bytes: {size} of {limit} allowed.'
  },
  'composer.size': '{size} of {limit} bytes',
  'composer.typing.one': '{name} is writing…',
  'composer.typing.two': '{first} and {second} are writing…',
  'composer.typing.many': { one: '{count} person is writing…', other: '{count} people are writing…' },
  'composer.line': 'New line',
  'composer.last': 'Edit your last message',
  'composer.mention': 'Mention somebody',
  'composer.emoji': 'Emoji by its name',
  'composer.command': 'Command',
  'composer.formatting': 'Formatting',
  'composer.drop': 'Drop the text here',
  'composer.files': 'Parley cannot send files yet. What you wrote is still here.',
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
