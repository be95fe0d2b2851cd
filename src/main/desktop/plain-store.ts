import ElectronStore from 'electron-store'
import { createPlainStore, type PlainStore, STORED_FILE_MODE, STORED_NAME } from '../settings/stored.ts'

/** The plain settings on electron-store: the same file as the command line and the browser host use. */
export function openPlainStore(directory: string, now: () => number): PlainStore {
  return createPlainStore(
    directory,
    () => new ElectronStore({ cwd: directory, name: STORED_NAME, configFileMode: STORED_FILE_MODE }),
    now,
  )
}
