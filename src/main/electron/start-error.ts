import type { DeviceOpenError, OpenFailure } from '../device/open-failure.ts'
import type { DesktopTexts } from '../../renderer/words/desktop.ts'

/** `page`: the window's page stops again and again. */
export type StartReason = OpenFailure['reason'] | 'page'

export type StartFailure = Omit<OpenFailure, 'reason'> & { reason: StartReason }

export class StartError extends Error {
  override readonly name = 'StartError'
  readonly failure: StartFailure

  constructor(failure: StartFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

export function failureOf(error: unknown): StartFailure {
  if (error instanceof StartError) return error.failure
  if (isFromDevice(error)) return error.failure
  return { reason: 'program', path: '', detail: String(error) }
}

export function sentenceFor({ reason, path }: StartFailure, { cannotStart }: DesktopTexts): string {
  return cannotStart[reason].replace('{path}', () => path)
}

/** By its name, since this folder may not import the class. */
function isFromDevice(error: unknown): error is DeviceOpenError {
  return error instanceof Error && error.name === 'DeviceOpenError'
}
