import { scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { PinState } from '../../shared/ipc/settings.ts'
import { angka } from '../../shared/numbers.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { readJsonFile, writePrivateFile } from './private-file.ts'

export const PIN_FILE = 'pin.json'

export interface PinGuardOptions {
  readonly file: string
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly randomBytes: (size: number) => Buffer
}

export interface PinRefusal {
  readonly reason: 'salah' | 'tunggu' | 'terkunci' | 'tidak-sah' | 'berkas'
  readonly message: string
  readonly state: PinState
}

/** Guards settings and mapping. Without a PIN everything is open. */
export interface PinGuard {
  state(): PinState
  /** Tries a PIN; opens when it is right. */
  unlock(pin: string): Promise<Result<PinState, PinRefusal>>
  /** Sets the first PIN, or another one while open. Open afterwards. */
  set(pin: string): Promise<Result<PinState, PinRefusal>>
  /** Told of admin activity: the door stays open for another quarter of an hour. Does nothing when it is shut. */
  touch(): void
  lock(): PinState
}

const OPEN_MS = 15 * 60_000
/** Wait after so many wrong tries in a row; the last holds for all further ones. */
const WAITS_MS = [0, 0, 0, 5_000, 15_000, 60_000, 300_000]
const SALT_BYTES = 16
const HASH_BYTES = 32
/** About 32 MB and a tenth of a second on an office computer. */
const COST = { N: 2 ** 15, r: 8, p: 1 }

const pinDocument = z.object({
  version: z.literal(1),
  salt: z.base64().min(1),
  hash: z.base64().length(44),
  // Bounded: a file made by someone else must not be able to hang the program.
  cost: z.object({
    N: z.literal([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17]),
    r: z.number().int().min(1).max(8),
    p: z.number().int().min(1).max(4),
  }),
  failures: z.number().int().min(0),
  /** Epoch milliseconds of the last wrong try. */
  failedAt: z.number().min(0),
})
type PinDocument = z.infer<typeof pinDocument>

/**
 * The file is read at every question: whoever deletes it has no PIN any more, which is the documented way out for
 * who forgot it (and needs the rights to this folder). A damaged file stays shut.
 */
export function createPinGuard({ file, now, randomBytes }: PinGuardOptions): PinGuard {
  let touchedAt: number | null = null
  /** What holds over the file: wrong tries that could not be written down, or a wait counted from a new time. */
  let unwritten: Pick<PinDocument, 'failures' | 'failedAt'> | null = null
  /** Tries come one after the other, so that many at once do not slip past the waiting time. */
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  function read(): PinDocument | 'tidak-ada' | 'rusak' {
    const content = readJsonFile(file)
    if (content.kind !== 'isi') return content.kind
    const document = pinDocument.safeParse(content.value)
    if (!document.success) return 'rusak'
    const current = { ...document.data, ...unwritten }
    if (current.failedAt <= now()) return current
    // The clock was put back: the wait is counted from here, or it would last until the clock is there again.
    unwritten = { failures: current.failures, failedAt: now() }
    return { ...current, ...unwritten }
  }

  /** A clock that was put back closes the door: nobody knows how long it has been open. */
  function isOpen(): boolean {
    if (touchedAt === null) return false
    const since = now() - touchedAt
    if (since >= 0 && since < OPEN_MS) return true
    touchedAt = null
    return false
  }

  function state(): PinState {
    const document = read()
    if (document === 'tidak-ada') return { pinSet: false, open: true, waitMs: 0 }
    if (document === 'rusak') return { pinSet: true, open: false, waitMs: 0 }
    return { pinSet: true, open: isOpen(), waitMs: waitOf(document) }
  }

  function waitOf({ failures, failedAt }: PinDocument): number {
    const wait = WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0
    return Math.max(0, failedAt + wait - now())
  }

  function keepFailures(document: PinDocument, failures: number): void {
    const failedAt = now()
    try {
      writePrivateFile(file, { ...document, failures, failedAt })
      unwritten = null
    } catch {
      unwritten = { failures, failedAt }
    }
  }

  function refuse(reason: PinRefusal['reason'], message: string): Result<PinState, PinRefusal> {
    return err({ reason, message, state: state() })
  }

  const damaged = () =>
    refuse('berkas', `Berkas PIN rusak. Hapus ${PIN_FILE} di folder data program, lalu buat PIN baru.`)

  async function unlock(pin: string): Promise<Result<PinState, PinRefusal>> {
    const document = read()
    if (document === 'tidak-ada') return ok(state())
    if (document === 'rusak') return damaged()
    const waitMs = waitOf(document)
    if (waitMs > 0) return refuse('tunggu', `Terlalu banyak PIN salah. ${waitWords(waitMs)}`)
    // Counted before it is compared: ending the program meanwhile wins no try.
    keepFailures(document, document.failures + 1)
    const right = timingSafeEqual(
      await hashOf(pin, Buffer.from(document.salt, 'base64'), document.cost),
      Buffer.from(document.hash, 'base64'),
    )
    const still = read()
    if (still === 'rusak') return damaged()
    if (right) {
      if (still !== 'tidak-ada') keepFailures(still, 0)
      touchedAt = now()
      return ok(state())
    }
    const after = state()
    return refuse('salah', after.waitMs > 0 ? `PIN salah. ${waitWords(after.waitMs)}` : 'PIN salah.')
  }

  async function set(pin: string): Promise<Result<PinState, PinRefusal>> {
    if (!state().open) return refuse('terkunci', 'Buka dahulu dengan PIN yang sekarang.')
    if (!/^\d{4,12}$/.test(pin)) return refuse('tidak-sah', 'PIN 4 sampai 12 angka.')
    const salt = randomBytes(SALT_BYTES)
    const hash = await hashOf(pin, salt, COST)
    const document: PinDocument = {
      version: 1,
      salt: salt.toString('base64'),
      hash: hash.toString('base64'),
      cost: COST,
      failures: 0,
      failedAt: 0,
    }
    try {
      writePrivateFile(file, document)
    } catch {
      return refuse('berkas', 'PIN tidak dapat disimpan. Periksa ruang dan hak tulis folder data program.')
    }
    unwritten = null
    touchedAt = now()
    return ok(state())
  }

  return {
    state,
    unlock: (pin) => inTurn(() => unlock(pin)),
    set: (pin) => inTurn(() => set(pin)),
    touch() {
      if (isOpen()) touchedAt = now()
    },
    lock() {
      touchedAt = null
      return state()
    },
  }
}

function hashOf(pin: string, salt: Buffer, { N, r, p }: PinDocument['cost']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // scrypt needs 128 * N * r bytes and a little; its own limit is too low for this cost.
    scrypt(pin, salt, HASH_BYTES, { N, r, p, maxmem: 192 * N * r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}

function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 120
    ? `Coba lagi ${angka(seconds)} detik lagi.`
    : `Coba lagi ${angka(Math.ceil(seconds / 60))} menit lagi.`
}
