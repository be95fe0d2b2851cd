import type { PendingEdit } from '../../../../shared/ipc/registrations.ts'
import { jamIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { useCommand } from '../../api/api.ts'
import { toastProblem } from '../../components/toast.tsx'
import { ConflictPanel } from './ConflictPanel.tsx'

interface PendingConflictsProps {
  readonly edits: readonly PendingEdit[]
  readonly tanggal: WallDate
}

/** Edits kept while the database was away that met somebody else's change when it came back. */
export function PendingConflicts({ edits, tanggal }: PendingConflictsProps) {
  const { mutate, isPending } = useCommand('suntingan:putuskan', ['suntingan:daftar', 'registrasi:kunjungan'])
  return edits
    .filter((edit) => edit.state === 'bentrok')
    .map((edit) => (
      <ConflictPanel
        key={edit.id}
        title="Suntingan yang menunggu bertabrakan dengan perubahan di database"
        text={`Suntingan pukul ${jamIndonesia(edit.at)} disimpan di komputer ini saat database tidak terhubung. Pilih isian yang dipakai.`}
        differences={edit.changes.map(({ field, dasar, mau, kini }) => ({
          field,
          before: dasar,
          mine: mau,
          theirs: kini,
        }))}
        tanggal={tanggal}
        busy={isPending}
        takeFocus={false}
        onChoose={(pilihan) => mutate({ id: edit.id, pilihan }, { onError: (error) => toastProblem(error.message) })}
      />
    ))
}
