import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowsDiff, IconCloudDownload } from '@tabler/icons-react'
import type { BpjsCapaian, GroupFigures } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { RequestRefused } from '../../api/api.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { type ComparedPoli, type ComparedSpan, comparePolis, isNotable, NOTABLE_MINUTES } from './bpjs-compare.ts'
import classes from './capaian.module.css'
import { numberText, SPAN_WORDS, TABLE_SPANS } from './figures.ts'

export interface BpjsAnswer {
  readonly data: BpjsCapaian | undefined
  readonly error: RequestRefused | null
  readonly isFetching: boolean
  readonly ask: () => void
}

interface BpjsTableProps {
  readonly answer: BpjsAnswer
  /** Our figures of all polis and doctors: BPJS knows no narrower ones. */
  readonly own: readonly GroupFigures[]
  /** Poli or doctor is chosen above. */
  readonly filtered: boolean
}

/** BPJS's own dashboard of waiting times beside ours. Asked for by hand, since it costs requests. */
export function BpjsTable({ answer: { data, error, isFetching, ask }, own, filtered }: BpjsTableProps) {
  if (isFetching) return <LoadingState text="Mengambil angka dari BPJS…" />
  if (error) return <ErrorState message={error.message} onRetry={ask} />
  if (!data)
    return (
      <EmptyState
        icon={IconCloudDownload}
        title="Angka dari dasbor BPJS belum diambil"
        text="Rata-rata waktu tunggu per poli menurut BPJS, di samping angka rumah sakit sendiri. Mengambilnya memakai permintaan ke server BPJS, jadi hanya dikerjakan bila diminta."
        action={{ label: 'Ambil dari BPJS', onClick: ask }}
      />
    )
  return (
    <div className={classes.bpjs}>
      <div className={classes.bpjsNote}>
        <p>
          Rata-rata dalam menit: menurut BPJS / menurut SIMRS. Poli dipasangkan menurut nama yang sama, karena BPJS
          memakai kode lain; yang namanya tidak sama tampil tanpa pembanding. Selisih mulai {NOTABLE_MINUTES} menit
          ditandai.
          {filtered && ' Saringan poli dan dokter tidak berlaku di tabel ini.'}
        </p>
        <Button variant="default" leftSection={<IconCloudDownload size={15} aria-hidden />} onClick={ask}>
          Ambil lagi
        </Button>
      </div>
      {data.tidakTerbaca.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} aria-hidden />} py="xs" mx="xs">
          Tidak semua terbaca dari BPJS: {data.tidakTerbaca.join('; ')}.
        </Alert>
      )}
      {data.poli.length === 0 ? (
        <EmptyState
          icon={IconCloudDownload}
          title="BPJS belum punya angka untuk rentang ini"
          text="Dasbor BPJS terisi setelah ada antrean yang jam task-nya lengkap."
        />
      ) : (
        <DataTable
          label="Angka BPJS per poli"
          heads={['Poli menurut BPJS', 'Poli di SIMRS', 'Antrean BPJS', ...TABLE_SPANS.map((span) => SPAN_WORDS[span])]}
          wordColumns={2}
          rows={comparePolis(data, own).map(poliRow)}
        />
      )}
    </div>
  )
}

function poliRow({ bpjs, kita, spans }: ComparedPoli) {
  return {
    key: `${bpjs.kode} ${bpjs.nama}`,
    cells: [
      `${bpjs.nama} (${bpjs.kode})`,
      kita?.nama ?? <span className={classes.quiet}>tanpa pembanding</span>,
      angka(bpjs.antrean),
      ...spans.map((span) => <SpanCell key={span.span} compared={span} />),
    ],
  }
}

function SpanCell({ compared: { bpjs, kita, selisih } }: { readonly compared: ComparedSpan }) {
  return (
    <span className={classes.compared}>
      {isNotable(selisih) && (
        <span className={classes.verdict} data-verdict="meleset">
          <IconArrowsDiff size={14} stroke={2} aria-hidden />
          selisih {signed(selisih ?? 0)}
        </span>
      )}{' '}
      {numberText(bpjs)} / {numberText(kita)}
    </span>
  )
}

function signed(value: number): string {
  return value > 0 ? `+${numberText(value)}` : numberText(value)
}
