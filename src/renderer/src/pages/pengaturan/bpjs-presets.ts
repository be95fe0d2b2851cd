import { BPJS_URLS } from '../../../../shared/bpjs-urls.ts'

export type BpjsPreset = keyof typeof BPJS_URLS | 'kustom'

const PRESETS: readonly (keyof typeof BPJS_URLS)[] = ['produksi', 'pengembangan']

function plain(url: string): string {
  return url.trim().replace(/\/+$/, '').toLowerCase()
}

/** Which of BPJS's own services an address is. Slashes at the end and capitals make no difference. */
export function presetOf(url: string): BpjsPreset {
  return PRESETS.find((preset) => BPJS_URLS[preset] === plain(url)) ?? 'kustom'
}

/** The address after a preset is chosen. Kustom starts from what is there, so that a small change is little typing. */
export function urlOfPreset(preset: BpjsPreset, current: string): string {
  return preset === 'kustom' ? current : BPJS_URLS[preset]
}
