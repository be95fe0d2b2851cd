/** What the program was told on its command line. */
export interface Launch {
  /** Start in the demo, whatever is configured. */
  readonly demo: boolean
  /** Start in the tray, without a window: how the computer starts it. */
  readonly hidden: boolean
}

export const DEMO_SWITCH = '--demo'
export const HIDDEN_SWITCH = '--tersembunyi'

export function parseLaunch(argv: readonly string[]): Launch {
  return { demo: argv.includes(DEMO_SWITCH), hidden: argv.includes(HIDDEN_SWITCH) }
}
