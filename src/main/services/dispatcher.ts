import type { IpcResult } from '../../shared/ipc/channel.ts'
import { type ChannelName, CONTRACT, type RequestOf, type ResponseOf } from '../../shared/ipc/contract.ts'
import { Refusal } from './refusal.ts'

/** One handler for every channel of the contract. A {@link Refusal} thrown inside is an expected answer. */
export type Handlers = {
  readonly [C in ChannelName]: (request: RequestOf<C>) => ResponseOf<C> | Promise<ResponseOf<C>>
}

/** Channels behind the admin PIN, once one is set. */
const ADMIN: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'pengaturan:baca',
  'pengaturan:simpan',
  'pengaturan:uji-database',
  'pengaturan:uji-bpjs',
  'pengaturan:impor',
  'pengaturan:terapkan-impor',
  'migrasi:lihat',
  'migrasi:jalankan',
  'pemetaan:simpan',
  // It stops the hospital's own sending.
  'demo:mulai',
])

export interface DispatchDeps {
  readonly handlers: Handlers
  /** False while the PIN is locked. Called for admin channels only; counts as activity. */
  readonly adminOpen: () => boolean
  readonly logCrash: (error: unknown) => void
}

/** Checks a request of the window against the contract and answers it. Never rejects: errors cross as data. */
export function createDispatcher(
  deps: DispatchDeps,
): (channel: string, request: unknown) => Promise<IpcResult<unknown>> {
  return async (channel, request) => {
    if (!isChannel(channel)) return refused('tidak-sah', 'Permintaan ini tidak dikenal.')
    const parsed = CONTRACT[channel].request.safeParse(request)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const field = issue?.path.join('.')
      return refused('tidak-sah', issue?.message ?? 'Permintaan ini tidak sah.', field === '' ? undefined : field)
    }
    if (ADMIN.has(channel) && !deps.adminOpen()) {
      return refused('perlu-pin', 'Masukkan PIN admin untuk membuka bagian ini.')
    }
    // The schema has just shown that the request is this channel's.
    const handler = deps.handlers[channel] as (request: unknown) => unknown
    try {
      return { ok: true, value: (await handler(parsed.data)) ?? null }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.error }
      deps.logCrash(error)
      return refused('gangguan', 'Terjadi gangguan yang tidak terduga. Rinciannya ada di log; coba lagi.')
    }
  }
}

function isChannel(channel: string): channel is ChannelName {
  return Object.hasOwn(CONTRACT, channel)
}

function refused(code: 'tidak-sah' | 'perlu-pin' | 'gangguan', message: string, field?: string): IpcResult<never> {
  return { ok: false, error: { code, message, ...(field !== undefined && { field }) } }
}
