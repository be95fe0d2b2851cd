import type { TestProject } from 'vitest/node'
import { type DatabaseServer, startMariadb } from './mariadb-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

/** Starts one server for all integration tests; each test file creates databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...access } = await startMariadb()
  project.provide('databaseServer', access)
  return stop
}
