import * as v from 'valibot'
import { Colour, Name, OneEmoji, readAs, Status } from './ids.ts'
import { Picture } from './picture.ts'

/** What a member shows of itself. */
export const AcceptedProfile = v.object({
  name: Name,
  colour: Colour,
  emoji: v.exactOptional(OneEmoji),
  picture: v.exactOptional(Picture),
  status: v.exactOptional(Status)
})

/** The same, as it was stored or sent; an emoji or a status of '' is none. */
export const Profile = v.object({
  ...AcceptedProfile.entries,
  name: readAs.Name,
  emoji: v.exactOptional(readAs.Emoji),
  status: v.exactOptional(readAs.Status)
})
export type Profile = v.InferOutput<typeof Profile>
