import { RequestRefused } from './api.ts'

/** What a failed call says. Anything that is not a refusal of the main process is a bug and stays an exception. */
export function refusalOf(failure: unknown): RequestRefused {
  if (failure instanceof RequestRefused) return failure
  throw failure
}
