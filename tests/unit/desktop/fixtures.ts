import type { AppState } from '../../../src/shared/ipc/app-state.ts'
import { SERVICE_WORDS, type ServiceState } from '../../../src/shared/status.ts'

/** A hospital where all is well; `change` says what is not. */
export function appState(change: Partial<AppState> = {}): AppState {
  return {
    host: 'desktop',
    mode: 'rumah-sakit',
    lingkungan: 'PRODUKSI',
    namaInstansi: 'RS Harapan',
    zone: 'Asia/Jakarta',
    now: '2025-10-06 10:25:30',
    today: '2025-10-06',
    service: service('berjalan', 'Semua sudah terkirim.'),
    timer: { state: 'menunggu', nextInMs: 240_000 },
    progress: null,
    database: { ok: true, message: null, since: null },
    bpjs: { ok: true, message: null, since: null },
    waiting: 0,
    held: 0,
    edits: { waiting: 0, conflicts: 0 },
    pengingat: null,
    problems: [],
    admin: { pinSet: true, open: false },
    secrets: 'aman',
    referenceTable: 'ada',
    ...change,
  }
}

export function service(state: ServiceState, reason = 'Alasannya.'): AppState['service'] {
  return { state, word: SERVICE_WORDS[state], reason }
}
