import { useMemo, useState } from 'react'
import type { MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import type { MappingFilter } from './place.ts'
import { inPlace, matchingRows } from './rows.ts'

interface Asked {
  readonly saring: MappingFilter
  readonly text: string
}

/** The rows that filter and search leave, each in its place until one of the two changes. */
export function useShownRows(rows: readonly MappingRow[], { saring, text }: Asked): readonly MappingRow[] {
  const matching = useMemo(() => matchingRows(rows, saring, text), [rows, saring, text])
  const [fixed, setFixed] = useState<Asked & { readonly places: readonly string[] }>({ saring, text, places: [] })
  const asksAnew = fixed.saring !== saring || fixed.text !== text
  const shown = useMemo(() => inPlace(asksAnew ? [] : fixed.places, rows, matching), [asksAnew, fixed, rows, matching])
  if (asksAnew || shown.length !== fixed.places.length) setFixed({ saring, text, places: shown.map((row) => row.kode) })
  return shown
}
