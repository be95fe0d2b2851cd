import { Alert, Button, Stack } from '@mantine/core'
import { IconBan, IconDatabaseOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { VisitView } from '../../../../shared/ipc/registrations.ts'
import { TASK_CANCELLED } from '../../../../shared/task-ids.ts'
import { useAppState, useCommand } from '../../api/api.ts'
import { useRoute } from '../../route.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import type { Cure } from './cures.ts'
import { forecast, forecastWords } from './forecast.ts'
import classes from './kunjungan.module.css'
import { NoForm } from './NoForm.tsx'
import { Notices } from './Notices.tsx'
import { PendingConflicts } from './PendingConflicts.tsx'
import { ProblemList } from './ProblemList.tsx'
import { Timeline } from './Timeline.tsx'
import { useEditorKeys } from './useEditorKeys.ts'
import { type SaveVisit, useSaveVisit } from './useSaveVisit.ts'
import { useTaskInputs } from './useTaskInputs.ts'
import { type LiveVisit, useHospitalNow } from './useVisit.ts'
import type { VisitEditorProps } from './VisitEditor.tsx'
import { VisitFooter } from './VisitFooter.tsx'
import { VisitHeader } from './VisitHeader.tsx'
import { visitForm } from './visit-form.ts'
import { sendingWords } from './words.ts'

interface VisitBodyProps extends VisitEditorProps {
  readonly live: LiveVisit
  readonly visit: VisitView
}

/** Header, reasons, timeline and footer of one visit, around one form. */
export function VisitBody({
  live,
  visit,
  noRawat,
  typed,
  onTyped,
  onUnsaved,
  ask,
  asking,
  opened,
  onClose,
}: VisitBodyProps) {
  const { page, go, change } = useRoute()
  const { service, bpjs } = useAppState()
  const footer = useRef<HTMLDivElement>(null)
  const { row } = visit
  const now = useHospitalNow(visit.now)
  const form = visitForm({ visit, times: live.times, typed, now })
  const editable = visit.form !== null
  const focusButton = (name: 'kirim' | 'tutup') =>
    footer.current?.querySelector<HTMLElement>(`[data-${name}]`)?.focus({ preventScroll: true })
  const inputs = useTaskInputs(form, editable, {
    behindLast: () => focusButton('kirim'),
    withoutTask: () => focusButton('tutup'),
  })
  const saving = useSaveVisit({ live, visit, form, onTyped, ask, focusTask: inputs.focus })
  const resend = useResend(visit, ask, saving.tell)
  useEditorKeys({
    active: opened && editable && !asking,
    onSave: () => void saving.save(false),
    onSend: () => void saving.save(true),
  })

  function onCure(cure: Cure): void {
    if (cure.kind === 'jam') inputs.focus(cure.taskid)
    if (cure.kind === 'konfirmasi-99') inputs.focus(TASK_CANCELLED)
    if (cure.kind === 'antrian') go('antrian', { teks: noRawat })
    if (cure.kind === 'pemetaan') go('pemetaan', { jenis: cure.jenis, kode: row[cure.jenis].kode })
    if (cure.kind !== 'ubah-data') return
    // The form asks this drawer to step aside, and brings it back when it is done.
    if (page === 'referensi') change({ ubah: noRawat })
    else go('referensi', { dari: row.tanggal, sampai: row.tanggal, ubah: noRawat, kunjungan: noRawat })
  }

  const unsaved = form.fields.filter(({ changed, locked }) => changed && !locked).length
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved])

  const cancelled = form.fields.find(({ id }) => id === TASK_CANCELLED)?.locked ?? false
  return (
    <>
      <VisitHeader row={row} />
      <div className={classes.body}>
        <Stack gap="md">
          {!editable && (
            <NoForm
              kirim={row.kirim}
              followed={visit.diikuti}
              onSettings={() => go('pengaturan', { bagian: 'tabel' })}
            />
          )}
          <Away live={live} editable={editable} />
          {cancelled && (
            <Alert color="gray" icon={<IconBan aria-hidden />} title="Sudah batal di BPJS">
              BPJS sudah menerima task 99 kunjungan ini dan tidak menerima task lain lagi.
            </Alert>
          )}
          <Notices notices={live.notices} tanggal={row.tanggal} onDismiss={live.dismissNotices} />
          <PendingConflicts edits={live.edits} tanggal={row.tanggal} />
          {saving.conflict && (
            <ConflictPanel
              title="Jam ini diubah orang lain sementara Anda mengisi"
              text="Belum ada yang disimpan. Pilih isian yang dipakai."
              differences={saving.conflict.differences}
              tanggal={row.tanggal}
              busy={saving.busy !== null}
              takeFocus
              onChoose={(choice) => void saving.choose(choice)}
            />
          )}
          <ProblemList problems={row.problems} current={form.problems} dirty={form.dirty} onCure={onCure} />
          <Timeline
            visit={visit}
            form={form}
            waitingHere={live.waitingHere}
            editable={editable}
            inputs={inputs}
            onTyped={(next) => {
              saving.tell(null)
              onTyped(next)
            }}
            onConfirm99={() => void saving.confirm99()}
          />
        </Stack>
      </div>
      <div ref={footer}>
        <VisitFooter
          forecast={cancelled ? null : forecastWords(forecast(visit, form, now))}
          busy={saving.busy}
          outcome={saving.outcome}
          sending={sendingWords({
            kirim: row.kirim,
            cobaLagi: row.cobaLagi,
            service: service.state,
            bpjsOk: bpjs.ok,
          })}
          dirty={form.dirty}
          editable={editable && saving.conflict === null}
          canResend={!visit.diikuti || visit.add !== null || visit.tasks.some(({ call }) => call !== null)}
          resending={resend.busy}
          onSave={() => void saving.save(false)}
          onSend={() => void saving.save(true)}
          onResend={() => void resend.start()}
          onClose={onClose}
        />
      </div>
    </>
  )
}

/** What is shown may be old: the visit could not be read again, or the database is away. */
function Away({ live, editable }: { readonly live: LiveVisit; readonly editable: boolean }) {
  const { database } = useAppState()
  if (live.error) {
    return (
      <Alert
        color="yellow"
        icon={<IconDatabaseOff aria-hidden />}
        classNames={{ title: classes.alertTitle }}
        title="Kunjungan ini tidak dapat dibaca lagi"
      >
        {live.error.message} Yang tampil adalah bacaan terakhir.
        <Button variant="default" mt="xs" display="block" onClick={live.reload}>
          Coba lagi
        </Button>
      </Alert>
    )
  }
  if (database.ok || !editable) return null
  return (
    <Alert
      color="yellow"
      icon={<IconDatabaseOff aria-hidden />}
      classNames={{ title: classes.alertTitle }}
      title="Database SIMRS tidak terhubung"
    >
      Jam yang Anda simpan tetap aman di komputer ini dan dicatat begitu database kembali.
    </Alert>
  )
}

/** Sends everything of the visit again, after asking once. */
function useResend(visit: VisitView, ask: VisitEditorProps['ask'], tell: SaveVisit['tell']) {
  const { mutate, isPending } = useCommand('registrasi:kirim-ulang', ['registrasi:kunjungan'])
  const { no_rawat, tanggal, nama } = visit.row
  const calls = [visit.add, ...visit.tasks.map(({ call }) => call), ...visit.lain].filter((call) => call !== null)
  return {
    busy: isPending,
    async start(): Promise<void> {
      const yes = await ask(
        calls.length === 0
          ? {
              title: 'Kirim kunjungan ini?',
              text: `${nama || no_rawat} belum pernah dikirim. Kunjungannya didaftarkan ke BPJS, lalu jam task yang sudah ada menyusul.`,
              confirm: 'Kirim',
            }
          : {
              title: 'Kirim ulang kunjungan ini?',
              text: `${calls.length} kiriman ${nama || no_rawat} dikirim ulang ke BPJS, yang tertahan dilepas. Yang sudah diterima dijawab BPJS "sudah ada" dan tidak menjadi ganda.`,
              confirm: `Kirim ulang ${calls.length}`,
            },
      )
      if (!yes) return
      mutate(
        { range: { dari: tanggal, sampai: tanggal }, no_rawat: [no_rawat] },
        {
          onSuccess: ({ kiriman }) => tell({ kind: 'diulang', kiriman }),
          onError: (error) => tell({ kind: 'ditolak', message: error.message }),
        },
      )
    },
  }
}
