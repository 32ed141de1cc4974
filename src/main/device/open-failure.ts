/** Why a device could not be opened, in a form that can be sent from its worker to the main thread. */
import * as v from 'valibot'
import { storageErrorReasons, StorageError } from '../store/database.ts'

/** `program`: a part of Parley itself is missing or fails. */
export const OpenFailure = v.object({
  reason: v.picklist([...storageErrorReasons, 'program']),
  /** '' when no file or folder is concerned. */
  path: v.string(),
  detail: v.string()
})
export type OpenFailure = v.InferOutput<typeof OpenFailure>

export class DeviceOpenError extends Error {
  override readonly name = 'DeviceOpenError'
  readonly failure: OpenFailure

  constructor(failure: OpenFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

export function openFailureOf(error: unknown): OpenFailure {
  if (error instanceof DeviceOpenError) return error.failure
  if (!(error instanceof StorageError)) return { reason: 'program', path: '', detail: String(error) }
  const { reason, path, cause, message } = error
  return { reason, path, detail: cause instanceof Error ? String(cause) : message }
}
