/** Loaded into a program before its own code: messages on the channel become signals. */
process.on('message', (name) => {
  if (name !== 'SIGINT' && name !== 'SIGTERM') return
  if (!process.emit(name, name)) process.exit(1) // no listener, so the signal ends it
})
process.channel?.unref()
