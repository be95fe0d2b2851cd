export type LogLevelName = 'info' | 'warn' | 'error'

/** One line of the sync log, masked before it left the main process. */
export interface LogLine {
  /** Ever increasing within one start of the program. */
  readonly id: number
  /** Wall time of the hospital. */
  readonly at: string
  readonly level: LogLevelName
  /** The rest of the line: registration, call, code, duration and message. */
  readonly text: string
}
