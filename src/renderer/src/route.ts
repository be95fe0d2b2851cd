import { useCallback, useSyncExternalStore } from 'react'

/** Pages in the order of the menu; the first nine have Ctrl+1…9. */
export const PAGES = [
  'dasbor',
  'referensi',
  'validasi',
  'bpjs',
  'capaian',
  'antrian',
  'log',
  'pemetaan',
  'audit',
  'pengaturan',
  'tentang',
] as const
export type PageName = (typeof PAGES)[number]

/**
 * The place in the window, kept in the address as `#/referensi?kirim=perlu-tindakan&kunjungan=2026/11/23/000012`, so
 * that back and forward work. `kunjungan` opens the task editor's drawer over any page.
 */
export interface Route {
  readonly page: PageName
  readonly params: URLSearchParams
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const page = PAGES.find((name) => name === path) ?? 'dasbor'
  return { page, params: new URLSearchParams(query) }
}

export function hrefOf(page: PageName, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString()
  return `#/${page}${query ? `?${query}` : ''}`
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useRoute(): Route & {
  /** Goes to a page; its parameters replace the ones before. */
  readonly go: (page: PageName, params?: Readonly<Record<string, string>>) => void
  /** Sets or, with null, removes parameters of this page without a new entry in the history. */
  readonly change: (params: Readonly<Record<string, string | null>>) => void
} {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  const go = useCallback((page: PageName, params: Readonly<Record<string, string>> = {}) => {
    window.location.hash = hrefOf(page, params)
  }, [])
  const change = useCallback((params: Readonly<Record<string, string | null>>) => {
    const route = parseRoute(window.location.hash)
    for (const [name, value] of Object.entries(params)) {
      if (value === null) route.params.delete(name)
      else route.params.set(name, value)
    }
    window.history.replaceState(null, '', hrefOf(route.page, Object.fromEntries(route.params)))
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  }, [])
  return { ...parseRoute(hash), go, change }
}
