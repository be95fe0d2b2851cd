/** How long the call in flight may take before the program leaves all the same. */
export const QUIT_DEADLINE_MS = 20_000
/** Windows gives a program about five seconds when the computer shuts down. */
export const SHUTDOWN_DEADLINE_MS = 4_000
/** Closing files comes after the deadline; a stop that hangs even then is left behind. */
const GRACE_MS = 3_000

export interface QuitParts {
  /** Lets the call in flight finish within the deadline, then closes everything. */
  readonly stop: (deadlineMs: number) => Promise<void>
  /** Told when leaving begins: hides the window, says in the tray what is being waited for. */
  readonly onLeaving: () => void
  /** Takes tray and window away. */
  readonly cleanUp: () => void
  /** Ends the program; comes back through `before-quit`. */
  readonly quit: () => void
  readonly onError: (error: unknown) => void
  readonly setTimer: (callback: () => void, ms: number) => void
}

export interface Quit {
  /** True from the first request on: windows may close. */
  leaving(): boolean
  /** For `before-quit`. The first request waits for the stop, a second one leaves at once. */
  onBeforeQuit(event: { preventDefault(): void }): void
  /** Begins to leave with another deadline, as when the computer shuts down. */
  begin(deadlineMs: number): void
}

/** `berjalan → berhenti → pergi`: Electron does not wait for promises, so the first quit is held back until all is closed. */
export function createQuit({ stop, onLeaving, cleanUp, quit, onError, setTimer }: QuitParts): Quit {
  let state: 'berjalan' | 'berhenti' | 'pergi' = 'berjalan'

  function finish(): void {
    if (state === 'pergi') return
    state = 'pergi'
    cleanUp()
    quit()
  }

  function begin(deadlineMs: number): void {
    if (state !== 'berjalan') return
    state = 'berhenti'
    onLeaving()
    setTimer(finish, deadlineMs + GRACE_MS)
    stop(deadlineMs).catch(onError).finally(finish)
  }

  return {
    leaving: () => state !== 'berjalan',
    onBeforeQuit(event) {
      if (state === 'pergi') return
      if (state === 'berhenti') {
        state = 'pergi'
        return cleanUp()
      }
      event.preventDefault()
      begin(QUIT_DEADLINE_MS)
    },
    begin,
  }
}
