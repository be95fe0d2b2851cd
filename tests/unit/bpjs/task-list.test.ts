import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTasks } from '../../../src/main/bpjs/task-list.ts'
import type { Zone } from '../../../src/shared/wall-time.ts'

const ZONE: Zone = 'Asia/Jakarta'

it('a task of BPJS is read with its time as the hospital writes times', () => {
  const data = [
    {
      taskid: 3,
      taskname: 'Akhir waktu layan admisi',
      wakturs: '06-10-2025 08:10:00 WIB',
      waktu: '06-10-2025 08:10:05 WIB',
    },
  ]
  expect(parseTasks(data, ZONE)).toEqual([{ ...data[0], wall: '2025-10-06 08:10:00' }])
})

it('a task id may come as text, and a time that cannot be read stays BPJS’s own text', () => {
  expect(parseTasks([{ taskid: '4', wakturs: '2025/10/06 pagi' }], ZONE)).toEqual([
    { taskid: 4, taskname: '', wakturs: '2025/10/06 pagi', waktu: '', wall: null },
  ])
  expect(parseTasks([{ taskid: 5, wakturs: '31-02-2025 08:00:00 WIB' }], ZONE)?.[0]?.wall).toBeNull()
})

it('a time that BPJS writes in another zone is taken to the hospital’s', () => {
  const at = (zone: Zone, wakturs: string) => parseTasks([{ taskid: 3, wakturs }], zone)?.[0]?.wall
  expect(at('Asia/Makassar', '06-10-2025 08:10:00 WIB')).toBe('2025-10-06 09:10:00')
  expect(at('Asia/Jayapura', '06-10-2025 23:10:00 WIB')).toBe('2025-10-07 01:10:00')
  expect(at('Asia/Makassar', '06-10-2025 08:10:00 WITA')).toBe('2025-10-06 08:10:00')
  expect(at('Asia/Makassar', '06-10-2025 08:10:00')).toBe('2025-10-06 08:10:00')
})

it.each(['galat', 3, {}, { list: [] }])('an answer of another shape says nothing of the tasks: %j', (data) => {
  expect(parseTasks(data, ZONE)).toBeNull()
})

it.each([
  null,
  undefined,
  '',
  [],
  [null],
  ['x'],
  [3],
  [{}],
  [{ taskid: 'x' }],
  [{ taskid: '' }],
  [{ taskid: 4.5 }],
  [{ taskid: null }],
  [{ taskid: 0 }],
])('what is no list of tasks gives none: %j', (data) => {
  expect(parseTasks(data, ZONE)).toEqual([])
})

it('nothing that BPJS may answer is a bug', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      for (const task of parseTasks(data, ZONE) ?? []) expect(Number.isInteger(task.taskid)).toBe(true)
    }),
  )
})
