import { Group, Stack, Text } from '@mantine/core'
import { IconFileText, IconFilterOff } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { angka } from '../../../../shared/numbers.ts'
import { useCommand } from '../../api/api.ts'
import { copyText } from '../../components/clipboard.ts'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { LogTable } from './LogTable.tsx'
import { LogToolbar } from './LogToolbar.tsx'
import { countAfter, filterLines, type KeptLine, type LevelChoice, linesAsText } from './lines.ts'
import classes from './log.module.css'
import { useLogLines } from './useLogLines.ts'

/** Log: what the service did and does, line by line. */
export function LogPage() {
  const { lines, ready, error, reload } = useLogLines()
  const [level, setLevel] = useState<LevelChoice>('semua')
  const [text, setText] = useState('')
  const teks = useDeferredValue(text.trim())
  /** The lines as they were when the person asked to hold still. */
  const [frozen, setFrozen] = useState<readonly KeptLine[] | null>(null)
  const shown = useMemo(() => filterLines(frozen ?? lines, { level, teks }), [frozen, lines, level, teks])
  const missed = useMemo(() => {
    if (!frozen) return 0
    const since = lines.slice(lines.length - countAfter(lines, frozen.at(-1)?.seq ?? 0))
    return filterLines(since, { level, teks }).length
  }, [frozen, lines, level, teks])
  const folder = useCommand('log:folder')

  const copy = async () => {
    if (await copyText(linesAsText(shown))) toastDone(`${angka(shown.length)} baris disalin.`)
    else toastProblem('Tidak bisa menyalin. Buka foldernya dan salin berkas log dari sana.')
  }
  const copyPath = async (path: string) => {
    if (await copyText(path)) toastDone('Alamat folder disalin.')
    else toastProblem(`Tidak bisa menyalin. Foldernya: ${path}`)
  }
  const openFolder = () =>
    folder.mutate(undefined, {
      onSuccess({ folder: path, terbuka }) {
        if (!terbuka) toastDone(`Folder log: ${path}`, { label: 'Salin', onClick: () => void copyPath(path) })
      },
      onError: (refusal) => toastProblem(refusal.message),
    })

  return (
    <Stack gap="xs" className={classes.page}>
      <LogToolbar
        level={level}
        onLevel={setLevel}
        text={text}
        onText={setText}
        paused={frozen !== null}
        missed={missed}
        onPause={() => setFrozen(frozen ? null : lines)}
        canCopy={shown.length > 0}
        onCopy={() => void copy()}
        onFolder={openFolder}
      />
      <div className={classes.panel}>
        {shown.length > 0 ? (
          <LogTable lines={shown} teks={teks} filterKey={`${level} ${teks} ${frozen === null}`} />
        ) : error ? (
          <ErrorState message={error.message} onRetry={reload} />
        ) : !ready ? (
          <LoadingState text="Membaca log…" />
        ) : lines.length === 0 ? (
          <EmptyState
            icon={IconFileText}
            title="Log masih kosong"
            text="Setiap sinkronisasi dan setiap kiriman ke BPJS dicatat di sini begitu terjadi."
          />
        ) : (
          <EmptyState
            icon={IconFilterOff}
            title="Tidak ada baris yang cocok"
            text="Tidak ada baris dengan tingkat dan kata pencarian ini."
            action={{
              label: 'Tampilkan semua baris',
              onClick: () => {
                setLevel('semua')
                setText('')
              },
            }}
          />
        )}
      </div>
      <Group gap="sm" className={classes.foot}>
        <Text size="sm" className="angka">
          {shown.length === lines.length || frozen
            ? `${angka(shown.length)} baris`
            : `${angka(shown.length)} dari ${angka(lines.length)} baris`}
        </Text>
        {frozen && (
          <Text size="sm" fw={600}>
            Tampilan dijeda. Pencatatan tetap berjalan.
          </Text>
        )}
      </Group>
    </Stack>
  )
}
