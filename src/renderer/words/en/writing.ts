/** What helps while writing. */
export const writing = {
  'writing.line': 'New line',
  'writing.last': 'Edit your last message',
  'writing.mention': 'Mention somebody',
  'writing.emoji': 'Emoji by its name',
  'writing.command': 'Command',
  'writing.formatting': 'Formatting',
  'writing.drop': 'Drop the text here',
  'writing.files': 'Parley cannot send files yet. What you wrote is still here.',
  'writing.code': 'Make it a code block',
  'format.bold': 'Bold',
  'format.italic': 'Italic',
  'format.strike': 'Strikethrough',
  'format.code': 'Code',
  'format.block': 'Code block',
  'format.quote': 'Quote',
  'format.list': 'List',
  'format.link': 'Link',
  'writing.split': { one: 'Send as {count} message', other: 'Send as {count} messages' }
} as const
