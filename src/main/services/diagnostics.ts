import type { AppState } from '../../shared/ipc/app-state.ts'
import { maskPatientText, secretRedactor } from '../../shared/mask.ts'
import { secretsOf } from '../settings/settings.ts'
import type { HostParts } from './host-parts.ts'
import type { Session } from './session.ts'

const LOG_LINES = 60

/** What support needs to see, as plain text: no secrets, no patients' numbers or names. */
export function diagnostics(parts: HostParts, state: AppState, session: Session | null): string {
  const lines = [
    `Khanza Mobile JKN ${parts.version} (${parts.kind})`,
    ...parts.versions.map(({ name, version }) => `${name} ${version}`),
    `Mode ${state.mode}, lingkungan ${state.lingkungan ?? '-'}, zona ${state.zone}, jam ${state.now}`,
    `Layanan: ${state.service.word}. ${state.service.reason}`,
    `Database: ${state.database.ok ? 'terhubung' : (state.database.message ?? 'tidak terhubung')}`,
    `BPJS: ${state.bpjs.ok ? 'terhubung' : (state.bpjs.message ?? 'tidak terhubung')}`,
    `Tabel data referensi: ${state.referenceTable}; rahasia: ${state.secrets}`,
  ]
  if (session) {
    const { stores, settings } = session.app
    const { bpjs, sync } = settings
    lines.push(
      `Antrian: ${JSON.stringify(stores.admin.counts())}`,
      `BPJS ${bpjs.baseUrl}, tanda tangan ${bpjs.signatureEncoding}, ${bpjs.contentType}, batas ${bpjs.timeoutMs} ms`,
      `Sinkron tiap ${sync.intervalMs / 60_000} menit, ${sync.concurrency} sekaligus, kode booking ${sync.kodeBookingForm}`,
      '',
      'Log terakhir:',
      ...session.log
        .lines()
        .slice(-LOG_LINES)
        .map((line) => `${line.at} ${line.level} ${line.text}`),
    )
  }
  const text = maskPatientText(lines.join('\n'))
  // The demo's credentials are no secrets but words of this very text, such as `demo`.
  return session && !session.demo ? secretRedactor(secretsOf(session.app.settings))(text) : text
}
