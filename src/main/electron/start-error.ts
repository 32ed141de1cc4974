/** Why Parley cannot start, in a sentence for a person. */
import type { CannotStart, StartFault } from '../device/start-fault.ts'
import type { Words } from './words.ts'

/** `page`: the window's page stops again and again. */
export type StartReason = StartFault['reason'] | 'page'

export interface Failure {
  reason: StartReason
  /** The file or folder that it is about, or nothing. */
  path: string
  /** In the words of the system. */
  detail: string
}

export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.detail)
    this.failure = failure
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof StartFailure) return error.failure
  if (isFromDevice(error)) return error.fault
  return { reason: 'program', path: '', detail: String(error) }
}

export function sentenceFor({ reason, path }: Failure, { cannotStart }: Words): string {
  return cannotStart[reason].replace('{path}', () => path)
}

/** By its name: the class is the device's, which this folder does not know. */
function isFromDevice(error: unknown): error is CannotStart {
  return error instanceof Error && error.name === 'CannotStart'
}
