import { maskPatientText } from '../../shared/mask.ts'
import { angka } from '../../shared/numbers.ts'
import { epochToWallTime, jamIndonesia, type Zone } from '../../shared/wall-time.ts'
import type { ListedRow } from '../outbox/admin-store.ts'
import { changeByHand, type HandAction } from '../outbox/by-hand.ts'
import type { OutboxRow, OutboxState } from '../outbox/rows.ts'
import type { Stores } from '../outbox/stores.ts'
import {
  type CommandContext,
  EXIT_COULD_NOT_RUN,
  EXIT_OK,
  EXIT_SOME_FAILED,
  type ExitCode,
  operator,
  withStores,
} from './context.ts'

const STATES: readonly OutboxState[] = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal']

export interface OutboxListFlags {
  readonly keadaan?: string
  readonly rawat?: string | boolean
  readonly batas: string
  readonly json?: boolean
}

export function outboxListCommand(context: CommandContext, flags: OutboxListFlags): ExitCode {
  const { terminal } = context
  const wanted = flags.keadaan?.split(',').map((state) => state.trim())
  const unknown = wanted?.find((state) => !STATES.some((known) => known === state))
  if (unknown !== undefined) {
    terminal.err(`✘ Keadaan "${unknown}" tidak dikenal. Pilih: ${STATES.join(', ')}.`)
    return EXIT_COULD_NOT_RUN
  }
  const limit = Number(flags.batas)
  if (!Number.isInteger(limit) || limit < 1) {
    terminal.err(`✘ --batas harus bilangan bulat mulai 1, bukan "${flags.batas}".`)
    return EXIT_COULD_NOT_RUN
  }
  return withStores(context, ({ admin }, _dataDir, zone) => {
    const rows = admin.list({
      limit,
      states: (wanted as OutboxState[] | undefined) ?? ['menunggu', 'mengirim', 'coba-lagi', 'tertahan'],
      ...(typeof flags.rawat === 'string' && { noRawat: flags.rawat }),
    })
    if (flags.json) {
      const shown = rows.map(({ payload, ...row }) => ({ ...row, payload: JSON.parse(maskPatientText(payload)) }))
      terminal.out(JSON.stringify(shown))
    } else if (rows.length === 0) terminal.out('Tidak ada kiriman yang menunggu atau tertahan.')
    else for (const row of rows) terminal.out(rowLine(row, zone))
    return EXIT_OK
  })
}

function rowLine(row: ListedRow, zone: Zone): string {
  const what = row.taskid === 0 ? row.call : `task ${row.taskid}`
  const why = row.state === 'terkirim' || row.message === null ? '' : ` - ${maskPatientText(row.message)}`
  return `#${row.id}  ${row.no_rawat}  ${what.padEnd(8)} ${stateWords(row, zone)}  ${row.nama}${why}`
}

/** The state in the words that window, tray and command line share. */
function stateWords(row: OutboxRow, zone: Zone): string {
  switch (row.state) {
    case 'menunggu':
      return 'Menunggu'
    case 'mengirim':
      return 'Mengirim'
    case 'coba-lagi':
      return row.next_at === null ? 'Coba lagi' : `Coba lagi ${jamIndonesia(epochToWallTime(row.next_at, zone))}`
    case 'tertahan':
      return 'Perlu tindakan'
    case 'terkirim':
      return row.result === 'terkirim' ? 'Terkirim' : 'Sudah ada'
    case 'batal':
      return 'Batal'
  }
}

export interface RetryFlags {
  readonly semua?: boolean
  readonly alasan?: string
}

export function outboxRetryCommand(context: CommandContext, ids: readonly string[], flags: RetryFlags): ExitCode {
  return withStores(context, (stores) => {
    const chosen = flags.semua || flags.alasan ? heldIds(stores, flags.alasan) : parseIds(context, ids)
    if (chosen === null) return EXIT_COULD_NOT_RUN
    if (chosen.length === 0) {
      context.terminal.out('Tidak ada kiriman tertahan yang cocok.')
      return EXIT_OK
    }
    return changeEach(context, stores, 'antrian-kirim-ulang', chosen)
  })
}

export function outboxCancelCommand(context: CommandContext, ids: readonly string[]): ExitCode {
  return withStores(context, (stores) => {
    const chosen = parseIds(context, ids)
    if (chosen === null) return EXIT_COULD_NOT_RUN
    return changeEach(context, stores, 'antrian-batal', chosen)
  })
}

function heldIds(stores: Stores, reason: string | undefined): number[] {
  const rows = stores.admin.list({ states: ['tertahan'], limit: -1 })
  return rows.filter((row) => reason === undefined || row.reason === reason).map((row) => row.id)
}

function parseIds(context: CommandContext, ids: readonly string[]): number[] | null {
  const wrong = ids.find((id) => !/^#?\d+$/.test(id))
  if (wrong !== undefined || ids.length === 0) {
    const what = wrong === undefined ? 'Sebutkan nomor kiriman' : `"${wrong}" bukan nomor kiriman`
    context.terminal.err(`✘ ${what}. Lihat nomornya dengan "mobilejkn outbox list".`)
    return null
  }
  return ids.map((id) => Number(id.replace('#', '')))
}

/** Changes rows one by one and says which could not be. */
function changeEach(context: CommandContext, stores: Stores, action: HandAction, ids: readonly number[]): ExitCode {
  const { terminal, now } = context
  const { changed, refused } = changeByHand(stores, { action, ids, actor: operator() }, now())
  for (const { id, state } of refused)
    terminal.err(`✘ #${id} ${state ? `tidak dapat diubah karena ${state}` : 'tidak ada di antrian kirim'}.`)
  if (changed.length > 0) {
    const done = action === 'antrian-batal' ? 'dibatalkan' : 'akan dikirim pada sinkronisasi berikutnya'
    terminal.out(`✔ ${angka(changed.length)} kiriman ${done}.`)
  }
  return refused.length > 0 ? EXIT_SOME_FAILED : EXIT_OK
}
