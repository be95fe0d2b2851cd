import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from './env.ts'

const FOLDER = 'khanza-mobile-jkn'

/** Where data lives when no setting says otherwise: the place the operating system gives programs for it. */
export function defaultDataDir(platform: NodeJS.Platform, environment: Environment, home: string): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), FOLDER)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', FOLDER)
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), FOLDER)
}

/**
 * The program's own folder: settings, secrets and PIN live there, and data unless a stored setting says otherwise.
 * A variable names it, since a stored setting can only be read once the folder is known.
 */
export function programDirectory(
  platform: NodeJS.Platform,
  envFile: Environment,
  environment: Environment,
  home: string,
): string {
  const given = (environment.MOBILEJKN_DATA_DIR ?? envFile.MOBILEJKN_DATA_DIR)?.trim()
  return resolve(given || defaultDataDir(platform, environment, home))
}

/** The variables of a `.env` file, none when there is no such file. Notepad puts a byte order mark before the first. */
export function readEnvFile(file: string): Environment {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) : {}
}
