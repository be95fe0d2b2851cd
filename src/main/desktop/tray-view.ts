import type { AppState } from '../../shared/ipc/app-state.ts'
import { angka } from '../../shared/numbers.ts'
import type { ServiceState } from '../../shared/status.ts'
import { addMinutes, jamIndonesia } from '../../shared/wall-time.ts'

/** What a line of the tray's menu does. */
export type TrayAction = 'buka' | 'tindakan' | 'sinkron' | 'jeda-15' | 'jeda-60' | 'lanjut' | 'keluar'

export type TrayItem =
  | { readonly kind: 'pemisah' }
  /** A line to read, not to click. */
  | { readonly kind: 'keterangan'; readonly label: string }
  | { readonly kind: 'tindakan'; readonly action: TrayAction; readonly label: string; readonly enabled: boolean }

export interface TrayView {
  /** Name of the picture in resources/baki. */
  readonly icon: ServiceState
  readonly tooltip: string
  readonly menu: readonly TrayItem[]
}

export const PRODUCT = 'Khanza Mobile JKN'
/** Windows cuts a tooltip off after this many characters. */
const TOOLTIP_LIMIT = 127
/** A menu as wide as the screen helps nobody. */
const LINE_LIMIT = 70
const SEPARATOR: TrayItem = { kind: 'pemisah' }

/** Icon, tooltip and menu of the tray for a state of the program. */
export function trayView(state: AppState): TrayView {
  if (state.mode === 'awal') return unconfigured()
  const { service } = state
  const next = nextSync(state)
  const badge = state.lingkungan === null || state.lingkungan === 'PRODUKSI' ? '' : ` · ${state.lingkungan}`
  const statusLine = `${service.word}: ${service.reason}`
  return {
    icon: service.state,
    tooltip: tooltip(`${PRODUCT}${badge}`, statusLine, next),
    menu: [
      { kind: 'keterangan', label: shorten(statusLine, LINE_LIMIT) },
      ...(next === null ? [] : [{ kind: 'keterangan', label: next } as const]),
      SEPARATOR,
      action('buka', `Buka ${PRODUCT}`),
      ...(state.held > 0 ? [action('tindakan', `Lihat ${angka(state.held)} yang perlu tindakan`)] : []),
      SEPARATOR,
      action('sinkron', 'Sinkron sekarang', state.timer.state !== 'berjalan'),
      ...pauseItems(state),
      SEPARATOR,
      action('keluar', 'Keluar'),
    ],
  }
}

/** While the call in flight is awaited: nothing but waiting is left, or leaving at once. */
export function leavingView(icon: ServiceState): TrayView {
  return {
    icon,
    tooltip: `${PRODUCT}\nMenutup setelah kiriman yang sedang berjalan selesai.`,
    menu: [
      { kind: 'keterangan', label: 'Menunggu kiriman yang sedang berjalan…' },
      SEPARATOR,
      action('keluar', 'Keluar sekarang juga'),
    ],
  }
}

function unconfigured(): TrayView {
  const line = 'Belum diatur. Buka untuk mengatur, atau coba Mode Demo.'
  return {
    icon: 'jeda',
    tooltip: tooltip(PRODUCT, line, null),
    menu: [
      { kind: 'keterangan', label: line },
      SEPARATOR,
      action('buka', `Buka ${PRODUCT}`),
      SEPARATOR,
      action('keluar', 'Keluar'),
    ],
  }
}

function pauseItems(state: AppState): TrayItem[] {
  return state.timer.state === 'jeda' || state.service.state === 'jeda'
    ? [action('lanjut', 'Lanjutkan')]
    : [action('jeda-15', 'Jeda 15 menit'), action('jeda-60', 'Jeda 1 jam')]
}

/** Rounded up to whole minutes, so that the time named has not passed when it is read. */
function nextSync({ timer, now }: AppState): string | null {
  if (timer.state === 'berjalan') return 'Sedang sinkron…'
  if (timer.nextInMs === null) return null
  const at = jamIndonesia(addMinutes(now, Math.ceil(timer.nextInMs / 60_000)))
  return timer.state === 'jeda' ? `Dilanjutkan ${at}` : `Sinkron berikutnya ${at}`
}

function tooltip(title: string, status: string, next: string | null): string {
  const rest = next === null ? '' : `\n${next}`
  return `${title}\n${shorten(status, TOOLTIP_LIMIT - title.length - rest.length - 1)}${rest}`
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`
}

function action(name: TrayAction, label: string, enabled = true): TrayItem {
  return { kind: 'tindakan', action: name, label, enabled }
}
