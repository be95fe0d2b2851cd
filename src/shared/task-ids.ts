/** The task ids BPJS knows, in the order a visit passes them; 99 ends a visit that did not take place. */
export const TASK_IDS = [1, 2, 3, 4, 5, 6, 7, 99] as const
export type TaskId = (typeof TASK_IDS)[number]

export const TASK_CANCELLED = 99 satisfies TaskId

export function isTaskId(value: number): value is TaskId {
  return (TASK_IDS as readonly number[]).includes(value)
}

/** BPJS's own meaning, which decides what is sent, and the label of the customer's brief, which is shown beside it. */
export const TASK_LABELS: Record<TaskId, { readonly resmi: string; readonly ringkas: string }> = {
  1: { resmi: 'Mulai waktu tunggu admisi', ringkas: 'Checkin' },
  2: { resmi: 'Akhir tunggu admisi, mulai layan admisi', ringkas: 'Tunggu Poli' },
  3: { resmi: 'Akhir layan admisi, mulai tunggu poli', ringkas: 'Mulai Periksa' },
  4: { resmi: 'Akhir tunggu poli, mulai layan poli', ringkas: 'Panggil Farmasi' },
  5: { resmi: 'Akhir layan poli, mulai tunggu farmasi', ringkas: 'Tunggu Obat' },
  6: { resmi: 'Akhir tunggu farmasi, mulai layan farmasi', ringkas: 'Obat Disiapkan' },
  7: { resmi: 'Obat selesai dibuat', ringkas: 'Obat Diserahkan' },
  99: { resmi: 'Tidak hadir atau batal', ringkas: 'Selesai' },
}

/** The calls a visit can owe BPJS. The names are those of the BPJS paths. */
export type Call = 'add' | 'batal' | 'updatewaktu' | 'farmasi/add'

/**
 * Place of a call in the strict order within one kode booking. A call waits until every unfinished call of a lower
 * rank has been delivered. farmasi/add belongs between task 5 and task 6; 99 comes after everything.
 */
export function callRank(call: Call, taskid: TaskId | 0): number {
  switch (call) {
    case 'add':
      return 0
    case 'batal':
      return 5
    case 'farmasi/add':
      return 55
    case 'updatewaktu':
      return taskid === TASK_CANCELLED ? 990 : taskid * 10
  }
}
