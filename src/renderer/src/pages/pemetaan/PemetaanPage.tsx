import { Tabs } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import listClasses from '../../components/list-page.module.css'
import { useRoute } from '../../route.ts'
import { KIND_WORDS, MAPPED_KINDS } from './kinds.ts'
import { MappingTab } from './MappingTab.tsx'
import classes from './pemetaan.module.css'
import { isMapped, placeOf, TABS } from './place.ts'
import { countOf, heldBy } from './rows.ts'
import { ScheduleTab } from './ScheduleTab.tsx'
import { useMapping } from './useMapping.ts'
import { tabWords } from './words.ts'

/** Pemetaan: polis and doctors with their codes at BPJS, what the missing ones hold back, and both sides' schedules. */
export function PemetaanPage() {
  const { params, change } = useRoute()
  const { jenis, saring, kode } = placeOf(params)
  const mapping = useMapping()
  const { data } = mapping
  return (
    <Tabs
      value={jenis}
      onChange={(value) => change({ jenis: value === 'poli' ? null : value, kode: null })}
      keepMounted={false}
      className={listClasses.page}
    >
      <Tabs.List aria-label="Bagian pemetaan" className={listClasses.bar}>
        {MAPPED_KINDS.map((kind) => (
          <Tabs.Tab key={kind} value={kind}>
            {KIND_WORDS[kind].satu}
            {data && <TabCounts unmapped={countOf(data[kind], 'belum')} held={heldBy(data[kind])} />}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="jadwal">Jadwal</Tabs.Tab>
      </Tabs.List>
      {TABS.map((name) => (
        <Tabs.Panel key={name} value={name} className={classes.panel}>
          {isMapped(name) ? (
            <MappingTab jenis={name} saring={saring} kode={kode} mapping={mapping} />
          ) : (
            <ScheduleTab view={data ?? null} />
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function TabCounts({ unmapped, held }: { readonly unmapped: number; readonly held: number }) {
  const words = tabWords(unmapped, held)
  if (words === '') return null
  return (
    <span className={`angka ${classes.counts}`}>
      {held > 0 && <IconHandStop size={14} color="var(--mantine-color-red-text)" aria-hidden />}
      {words}
    </span>
  )
}
