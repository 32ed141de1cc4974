/** A conversation that looks like one: several people, rooms, answers, reactions, code, and something new. */
import { SpaceHistory, type Author } from './space-history.ts'

export interface Conversations {
  /** Open it with `openDevicePage('Mina', dataDir)`: she hosts the space and has unread messages. */
  dataDir: string
  space: string
  past: SpaceHistory
  mina: Author
  omar: Author
  ines: Author
  yuki: Author
  ravi: Author
}

const minute = 60_000

/** The talks of the repair café, which Mina hosts. They begin yesterday and end just now. */
export async function writeConversations(space = 'Repair café'): Promise<Conversations> {
  const past = await SpaceHistory.begin({ host: 'Mina', space, colour: 4, at: Date.now() - 26 * 60 * minute })
  const mina = past.host
  const omar = await past.comes('Omar', 9)
  const ines = await past.comes('Ines', 0)
  const yuki = await past.comes('Yuki', 6)
  const ravi = await past.comes('Ravi', 2)
  const cast = { mina, omar, ines, yuki, ravi }
  await talkInRooms(past, cast)
  await talkYesterday(past, cast)
  past.at = Date.now() - 40 * minute
  await talkToday(past, cast)
  await past.seen('Lobby')
  past.at = Date.now() - 2 * minute
  await talkJustNow(past, cast)
  await past.ends()
  return { dataDir: past.dataDir, space: past.space, past, ...cast }
}

/** Mina's space with this number of people in the lobby, and a message by the first. */
export async function manyPeople(count: number, space = 'Town hall'): Promise<SpaceHistory> {
  const past = await SpaceHistory.begin({ host: 'Mina', space })
  for (let number = 1; number <= count; number += 1) await past.comes(`Neighbour ${String(number)}`)
  const [, first] = past.people
  if (first) await past.says(first, 'Good evening, everybody')
  await past.ends()
  return past
}

/** Mina's space with this number of rooms, with messages in every tenth. */
export async function manyRooms(count: number, space = 'University'): Promise<SpaceHistory> {
  const past = await SpaceHistory.begin({ host: 'Mina', space })
  const omar = await past.comes('Omar')
  for (let number = 1; number <= count; number += 1) {
    const room = `Room ${String(number)}`
    await past.room(past.host, room, number % 10 === 0 ? [omar] : [])
    if (number % 10 === 0) await past.says(omar, `Hello from ${room}`, room)
  }
  await past.ends()
  return past
}

type Cast = Pick<Conversations, 'mina' | 'omar' | 'ines' | 'yuki' | 'ravi'>

async function talkInRooms(past: SpaceHistory, { mina, omar, ines, yuki, ravi }: Cast): Promise<void> {
  await past.room(mina, 'Bicycles', [omar, ines, yuki])
  await past.room(mina, 'Electronics', [ravi, yuki])
  await past.room(ines, 'Kitchen', [omar, mina])
  await past.room(mina, 'Keys and money', [ines, omar], 'private')
  await past.says(omar, 'Does anybody have a 15 mm cone spanner?', 'Bicycles')
  await past.says(ines, 'In the blue box, under the window.', 'Bicycles')
  await past.says(omar, 'The tea is on the stove 🍵', 'Kitchen')
  const direct = await past.direct(ines, mina)
  await past.says(ines, 'Can you open up at nine tomorrow? I have the second key.', direct)
  await past.says(mina, 'Yes, gladly.', direct)
  for (const room of ['Kitchen', 'Keys and money', direct]) await past.seen(room)
}

async function talkYesterday(past: SpaceHistory, { mina, omar, ines }: Cast): Promise<void> {
  await past.says(mina, 'Welcome! Tomorrow we open at ten. Who brings what?')
  await past.says(omar, 'I bring the spare boards and the *good* soldering iron.')
  const cake = await past.says(ines, 'And I bake the plum cake 🥮')
  await past.reacts(mina, cake, '❤️')
  await past.reacts(omar, cake, '❤️')
  await past.reacts(omar, cake, '😋')
}

async function talkToday(past: SpaceHistory, { mina, omar, yuki, ravi }: Cast): Promise<void> {
  await past.says(mina, 'Good morning! The soldering irons are on, coffee is by the window.')
  await past.says(mina, 'Please **sign the sheet** when you take a board.')
  const radio = await past.says(yuki, 'I have a radio here that only hums. Where do I begin?')
  await past.says(ravi, 'Measure the supply first. This reads the probe for you:', 'Lobby', { reply: radio })
  await past.says(ravi, '```python\nfor volt in probe.read(10):\n    print(f"{volt:.2f} V")\n```')
  const found = await past.says(yuki, 'It jumps between 3.1 and 4.8. So it is the capacitor?')
  await past.reacts(ravi, found, '👍')
  await past.reacts(mina, found, '👍')
  await past.says(omar, 'Then it is the big one beside the transformer: `C12`, 470 µF.', 'Lobby', {
    reply: found
  })
}

async function talkJustNow(past: SpaceHistory, { mina, omar, ines, yuki }: Cast): Promise<void> {
  await past.says(ines, 'Two people are at the door with a toaster and a very old lamp.')
  await past.says(omar, '@Mina which bench is free?', 'Lobby', { mentions: [mina.device] })
  await past.says(yuki, 'It plays again! https://example.org/what-a-capacitor-does')
  await past.says(omar, 'The front wheel is done.', 'Bicycles')
}
