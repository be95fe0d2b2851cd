import { List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { REPAIR_TITLES, type Repair } from '../../../../shared/differences.ts'
import type { BpjsDayView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { RequestRefused, useCommand } from '../../api/api.ts'
import { type Question, useConfirm } from '../../components/confirm.tsx'
import type { DateRange } from '../../components/date-range.ts'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { bookingsByRepair, bookingsIn, hasUnreadTasks, type SafeDifference } from './view.ts'
import { outcomeWords, REPAIR_LINES } from './words.ts'

export interface Repairing {
  /** A question is open, or the repair is under way. */
  readonly asking: boolean
  readonly repairing: boolean
  /** Another workstation leads: its sentence. */
  readonly standBy: string | null
  readonly forgetStandBy: () => void
  /** Asks, mends, and answers the days as they are then; null when nothing was done. */
  readonly repair: (differences: readonly SafeDifference[]) => Promise<BpjsDayView | null>
}

/** Runs safe repairs: asks once with what they touch, shows what came of them. */
export function useRepair(range: DateRange, onMended: (view: BpjsDayView) => void): Repairing {
  const confirm = useConfirm()
  const command = useCommand('bpjs:perbaiki')
  const [asking, setAsking] = useState(false)
  const [standBy, setStandBy] = useState<string | null>(null)

  const repair = async (differences: readonly SafeDifference[]): Promise<BpjsDayView | null> => {
    setAsking(true)
    try {
      if (!(await confirm(questionOf(differences)))) return null
      setStandBy(null)
      const ids = differences.map(({ id }) => id)
      const { diperbaiki, sesudah } = await command.mutateAsync({ range, ids })
      onMended(sesudah)
      tell(ids, diperbaiki, sesudah)
      return sesudah
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      if (error.code === 'belum-siap') setStandBy(error.message)
      else toastProblem(error.message)
      return null
    } finally {
      setAsking(false)
    }
  }
  return { asking, repairing: command.isPending, standBy, forgetStandBy: () => setStandBy(null), repair }
}

function tell(ids: readonly string[], repaired: number, { rows }: BpjsDayView): void {
  if (repaired === 0) {
    toastProblem('Tidak ada yang diperbaiki: daftarnya sudah lain. Yang tampil sekarang baru saja dibandingkan lagi.')
    return
  }
  const still = new Set(rows.flatMap(({ beda }) => beda.map(({ id }) => id)))
  const unmended = ids.filter((id) => still.has(id)).length
  const left = rows.filter(({ beda }) => beda.length > 0).length
  const say = unmended === 0 ? toastDone : toastProblem
  say(outcomeWords(ids.length, unmended, left, rows.filter(hasUnreadTasks).length))
}

function questionOf(differences: readonly SafeDifference[]): Question {
  const bookings = bookingsIn(differences)
  const byRepair = bookingsByRepair(differences)
  const repairs = (Object.keys(REPAIR_TITLES) as Repair[]).filter((repair) => byRepair[repair] > 0)
  const [only] = differences
  const what = bookings === 1 && only ? `Booking ${only.nama || only.kodebooking}` : `${angka(bookings)} booking`
  return {
    title: 'Perbaiki perbedaan?',
    text: (
      <Stack gap="xs">
        <Text size="sm">
          {what}, {angka(differences.length)} perbedaan:
        </Text>
        <List size="sm" spacing={4}>
          {repairs.map((repair) => (
            <List.Item key={repair}>{REPAIR_LINES[repair](byRepair[repair])}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          Sesudahnya dibandingkan lagi. Yang sudah diterima BPJS tidak menjadi ganda; setiap perbaikan tercatat di
          Audit.
        </Text>
      </Stack>
    ),
    confirm: `Perbaiki ${angka(bookings)}`,
  }
}
