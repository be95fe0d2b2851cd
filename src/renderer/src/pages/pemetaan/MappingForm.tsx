import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconArrowsDiff, IconCircleCheck, IconHandStop, IconMinus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { MappingRow, MappingView } from '../../../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { rangeText } from '../../components/date-range.ts'
import { Fact, Facts } from '../../components/Facts.tsx'
import { hrefOf } from '../../route.ts'
import { CodePicker } from './CodePicker.tsx'
import type { MappedKind } from './kinds.ts'
import classes from './pemetaan.module.css'
import type { Conflict, Outcome } from './useSaveMapping.tsx'
import { codeWords, heldWords } from './words.ts'

interface MappingFormProps {
  readonly jenis: MappedKind
  readonly row: MappingRow
  readonly view: MappingView
  /** Names that have a BPJS code already. */
  readonly taken: ReadonlyMap<string, readonly string[]>
  readonly outcome: Outcome | null
  readonly saving: boolean
  readonly onChoose: (bpjs: CodeName) => void
  readonly onTakeTheirs: () => void
}

/** What is in the drawer. */
export function MappingForm(props: MappingFormProps) {
  const { jenis, row, view, taken, outcome, saving, onChoose, onTakeTheirs } = props
  const halangan = view.halangan[jenis]
  return (
    <Stack gap="sm" className={classes.form}>
      <div>
        <Title order={3} fz="lg" fw={600}>
          {row.nama || row.kode}
        </Title>
        <Text size="sm" className={`angka ${classes.quiet}`}>
          {row.kode} di SIMRS · kode BPJS: {codeWords(row.bpjs)}
        </Text>
      </div>
      <Held jenis={jenis} row={row} view={view} />
      {outcome?.kind === 'konflik' && (
        <ConflictNote
          conflict={outcome.conflict}
          saving={saving}
          onTake={onTakeTheirs}
          onOverwrite={() => onChoose(outcome.conflict.mine)}
        />
      )}
      {outcome?.kind === 'ditolak' && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} p="xs">
          {outcome.message}
        </Alert>
      )}
      {halangan === null ? (
        <>
          {row.bpjs !== null && outcome?.kind !== 'konflik' && (
            <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />}>
              Sudah dipetakan. Memilih kode lain mengganti yang dipakai sekarang, juga bagi program Khanza lain.
            </Alert>
          )}
          <CodePicker jenis={jenis} row={row} taken={taken} saving={saving} onChoose={onChoose} />
        </>
      ) : (
        <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />} title="Belum dapat dipetakan">
          {halangan}
        </Alert>
      )}
    </Stack>
  )
}

function Held({ jenis, row, view }: Pick<MappingFormProps, 'jenis' | 'row' | 'view'>) {
  const { dari, sampai } = view
  const visits = `${angka(row.kunjungan)} kunjungan, ${rangeText(dari, sampai)}`
  if (row.tertahan > 0) {
    const href = hrefOf('referensi', { dari, sampai, [jenis]: row.kode, alasan: `mapping-${jenis}` })
    return (
      <Alert color="red" p="xs" icon={<IconHandStop size={18} aria-hidden />} title={heldWords(row.tertahan)}>
        Dari {visits}. Dikirim begitu kodenya disimpan.{' '}
        <Anchor href={href} size="sm" c="inherit">
          Lihat registrasinya
        </Anchor>
      </Alert>
    )
  }
  const [Icon, text] = row.dikecualikan
    ? ([IconMinus, 'Dikecualikan di Pengaturan → Sinkronisasi, jadi tidak memerlukan kode.'] as const)
    : ([IconCircleCheck, 'Tidak ada yang tertahan.'] as const)
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={16} className={classes.factIcon} aria-hidden />
      <Text size="sm" className="angka">
        {visits}. {text}
      </Text>
    </Group>
  )
}

interface ConflictNoteProps {
  readonly conflict: Conflict
  readonly saving: boolean
  readonly onTake: () => void
  readonly onOverwrite: () => void
}

/** Somebody else was there first: what is there now, and the person chooses. */
function ConflictNote({ conflict: { now, mine }, saving, onTake, onOverwrite }: ConflictNoteProps) {
  const note = useRef<HTMLDivElement>(null)
  // It answers what the person just did; one Tab from the choice.
  useEffect(() => note.current?.focus(), [])
  const same = now.bpjs?.kode === mine.kode
  return (
    <Alert
      ref={note}
      tabIndex={-1}
      color="red"
      role="alert"
      p="xs"
      icon={<IconArrowsDiff size={18} aria-hidden />}
      title="Pemetaannya baru saja diubah orang lain"
    >
      <Facts>
        <Fact name="Sekarang di SIMRS">
          <b>{codeWords(now.bpjs)}</b>
        </Fact>
        {!same && <Fact name="Pilihan Anda">{codeWords(mine)}</Fact>}
      </Facts>
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant={same ? 'filled' : 'default'} disabled={saving} onClick={onTake}>
          {now.bpjs === null ? 'Biarkan tanpa kode' : `Terima ${now.bpjs.kode}`}
        </Button>
        {!same && (
          <Button loading={saving} onClick={onOverwrite}>
            Pakai {mine.kode}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
