import { build } from './setup/build.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'

await command(async () => {
  await installDependencies()
  const { code, output } = await build()
  console.log(output)
  return code
})
