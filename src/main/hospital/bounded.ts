/** The longest a single statement may take before the cycle gives up on the database for this time. */
export const STATEMENT_TIMEOUT_MS = 60_000

/** Options that end a Kysely query which the server never answers. */
export function bounded(): { signal: AbortSignal } {
  return { signal: AbortSignal.timeout(STATEMENT_TIMEOUT_MS) }
}
