import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HIDDEN_SWITCH } from './launch.ts'

export interface Autostart {
  get(): boolean
  set(on: boolean): void
}

/** The part of Electron's `app` that is used. */
interface LoginItems {
  getLoginItemSettings(item: { path: string; args: string[] }): { openAtLogin: boolean }
  setLoginItemSettings(item: { openAtLogin: boolean; path: string; args: string[] }): void
}

export interface AutostartParts {
  readonly app: LoginItems
  readonly platform: NodeJS.Platform
  /** The program and what it needs before its own switches, such as the folder of the unpackaged program. */
  readonly command: readonly [string, ...string[]]
  /** Folder of the user's settings on Linux: `~/.config`. */
  readonly configHome: string
}

/** Starting with the computer, in the tray; null where the system offers no way that we know. */
export function createAutostart({ app, platform, command, configHome }: AutostartParts): Autostart | null {
  if (platform === 'win32') {
    const [path, ...before] = command
    // Windows writes these into one line of the registry, so a folder with a space needs its quotes.
    const args = [...before.map((part) => `"${part}"`), HIDDEN_SWITCH]
    return {
      get: () => app.getLoginItemSettings({ path, args }).openAtLogin,
      set: (on) => app.setLoginItemSettings({ openAtLogin: on, path, args }),
    }
  }
  if (platform !== 'linux') return null
  const file = join(configHome, 'autostart', 'khanza-mobile-jkn.desktop')
  return {
    get: () => existsSync(file),
    set(on) {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, desktopEntry([...command, HIDDEN_SWITCH]))
    },
  }
}

/** A desktop entry in the form of the freedesktop.org specification. */
export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Khanza Mobile JKN',
    'Comment=Menjaga Antrean BPJS tetap selaras dengan SIMRS Khanza',
    `Exec=${command.map(quoteArgument).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Quoted for `Exec`: first the shell-like quoting of the key, then the escaping of a desktop file's text. */
function quoteArgument(argument: string): string {
  const quoted = `"${argument.replace(/[\\"`$]/g, '\\$&').replaceAll('%', '%%')}"`
  return quoted.replaceAll('\\', '\\\\')
}
