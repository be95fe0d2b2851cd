import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { findProgram, installWithApt } from './apt.ts'

/** How the tests reach a server as an administrator: databases and users are created with these. */
export interface DatabaseServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface RunningServer extends DatabaseServer {
  /** Ends the server and removes its data. A server named by TEST_DATABASE_URL is left alone. */
  stop(): Promise<void>
}

interface Binaries {
  readonly server: string
  /** Missing where the server initialises its own data folder, as MySQL does. */
  readonly installDb: string | undefined
}

const run = promisify(execFile)
const START_DEADLINE_MS = 60_000
const PORT_ATTEMPTS = 3

/**
 * Runs the server ($2...) while our end of its standard input stays open. However this process ends, SIGKILL included,
 * the pipe closes and the server and its folder ($1) go; handlers for single signals would miss some of those ways.
 * A server that ends by itself leaves the folder, because its log says why.
 */
const WITH_LIFELINE = `
folder=$1; shift
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ read -r _ <&3; kill -9 "$server"; } & lifeline=$!
wait "$server"; status=$?
kill "$lifeline" 2>/dev/null
[ "$status" -eq 137 ] && rm -rf "$folder"
exit "$status"
`

/** Finds the server program. On a fresh Debian or Ubuntu machine, where it may, it installs the package first. */
export async function ensureMariadb(): Promise<Binaries> {
  const found = findBinaries()
  if (found) return found
  if (await installWithApt('No MariaDB server on this machine', ['mariadb-server'])) {
    const installed = findBinaries()
    if (installed) return installed
  }
  throw new Error(
    'The integration tests need a MariaDB or MySQL server: install the package mariadb-server, or set TEST_DATABASE_URL=mysql://user:password@host:port/',
  )
}

/** A server of the tests' own on a free local port, or the one TEST_DATABASE_URL names. */
export async function startMariadb(): Promise<RunningServer> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { ...parseServerUrl(url), stop: async () => {} }

  const binaries = await ensureMariadb()
  const folder = await mkdtemp(join(tmpdir(), 'mobilejkn-db-'))
  try {
    await initialiseData(binaries, folder)
    for (let attempt = 1; ; attempt++) {
      try {
        return await launch(binaries, folder, await freePort())
      } catch (error) {
        // Between finding a free port and binding it someone else can take it.
        const portTaken = error instanceof Error && /address already in use/i.test(error.message)
        if (!portTaken || attempt === PORT_ATTEMPTS) throw error
      }
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

function parseServerUrl(text: string): DatabaseServer {
  const url = URL.parse(text)
  if (!url || !['mysql:', 'mariadb:'].includes(url.protocol)) {
    throw new Error('TEST_DATABASE_URL must look like mysql://user:password@host:port/')
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 3306 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}

function findBinaries(): Binaries | undefined {
  const server = findProgram(['mariadbd', 'mysqld'])
  if (server === undefined) return undefined
  return { server, installDb: findProgram(['mariadb-install-db', 'mysql_install_db'], dirname(server)) }
}

async function initialiseData({ server, installDb }: Binaries, folder: string): Promise<void> {
  const common = ['--no-defaults', `--datadir=${join(folder, 'data')}`, `--user=${userInfo().username}`]
  const { stdout: version } = await run(server, ['--no-defaults', '--version'])
  try {
    if (/mariadb/i.test(version)) {
      if (!installDb) throw new Error(`mariadb-install-db is missing beside ${server}`)
      await mkdir(join(folder, 'data'))
      await run(installDb, [...common, '--auth-root-authentication-method=normal', '--skip-test-db'])
    } else {
      await run(server, [...common, '--initialize-insecure'])
    }
  } catch (error) {
    throw new Error(`MariaDB could not create its data folder: ${error instanceof Error ? error.message : error}`)
  }
}

async function launch({ server }: Binaries, folder: string, port: number): Promise<RunningServer> {
  const access = { host: '127.0.0.1', port, user: 'penguji', password: randomBytes(18).toString('base64url') }
  const account = `'${access.user}'@'%'`
  const initFile = join(folder, 'init.sql')
  const logFile = join(folder, 'server.log')
  await writeFile(
    initFile,
    [
      `DROP USER IF EXISTS ${account};`,
      `CREATE USER ${account} IDENTIFIED BY '${access.password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO ${account} WITH GRANT OPTION;`,
      '',
    ].join('\n'),
    { mode: 0o600 },
  )
  const log = openSync(logFile, 'w')
  const child = spawn(
    'sh',
    [
      '-c',
      WITH_LIFELINE,
      'mobilejkn-db',
      folder,
      server,
      '--no-defaults',
      `--user=${userInfo().username}`,
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--init-file=${initFile}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--skip-log-bin',
      '--sql-mode=',
      '--max-connections=200',
      '--performance-schema=OFF',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
    ],
    // Its own process group, so that Ctrl+C in a terminal ends the tests first and the server through the lifeline.
    { stdio: ['pipe', log, log], detached: true },
  )
  closeSync(log)
  const stop = () => stopServer(child, folder)
  try {
    await answering(access, child)
  } catch (error) {
    const tail = lastLines(await readFile(logFile, 'utf8'), 15)
    await endServer(child)
    throw new Error(`${error instanceof Error ? error.message : error}; the end of its log:\n${tail}`)
  }
  return { ...access, stop }
}

async function answering(access: DatabaseServer, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS
  let lastError: unknown
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('MariaDB ended while starting')
    try {
      const connection = await createConnection({ ...access, connectTimeout: 2_000 })
      await connection.end()
      return
    } catch (error) {
      lastError = error
      await delay(30)
    }
  }
  throw new Error(`MariaDB did not answer within ${START_DEADLINE_MS / 1000} s (${lastError})`)
}

/** The data is thrown away, so the server is not asked to write it out first. */
async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await ended
}

async function stopServer(child: ChildProcess, folder: string): Promise<void> {
  await endServer(child)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
