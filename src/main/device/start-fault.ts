/** Why a device could not be opened, in a form that crosses from its worker to the main thread. */
import * as v from 'valibot'
import { storageErrorReasons, StorageError } from '../store/database.ts'

/** `program`: a part of Parley itself is missing or fails. */
export const StartFault = v.object({
  reason: v.picklist([...storageErrorReasons, 'program']),
  /** The file or folder, or empty. */
  path: v.string(),
  /** From the system, not translated. */
  detail: v.string()
})
export type StartFault = v.InferOutput<typeof StartFault>

export class CannotStart extends Error {
  override readonly name = 'CannotStart'
  readonly fault: StartFault

  constructor(fault: StartFault) {
    super(fault.detail)
    this.fault = fault
  }
}

export function startFaultOf(error: unknown): StartFault {
  if (error instanceof CannotStart) return error.fault
  if (!(error instanceof StorageError)) return { reason: 'program', path: '', detail: String(error) }
  const { reason, path, cause, message } = error
  return { reason: reason, path, detail: cause instanceof Error ? String(cause) : message }
}
