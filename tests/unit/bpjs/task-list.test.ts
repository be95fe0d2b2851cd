import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTasks } from '../../../src/main/bpjs/task-list.ts'

it('a task of BPJS is read with its time as the hospital writes times', () => {
  const data = [
    {
      taskid: 3,
      taskname: 'Akhir waktu layan admisi',
      wakturs: '06-10-2025 08:10:00 WIB',
      waktu: '06-10-2025 08:10:05 WIB',
    },
  ]
  expect(parseTasks(data)).toEqual([{ ...data[0], wall: '2025-10-06 08:10:00' }])
})

it('a task id may come as text, and a time that cannot be read stays BPJS’s own text', () => {
  expect(parseTasks([{ taskid: '4', wakturs: '2025/10/06 pagi' }])).toEqual([
    { taskid: 4, taskname: '', wakturs: '2025/10/06 pagi', waktu: '', wall: null },
  ])
  expect(parseTasks([{ taskid: 5, wakturs: '31-02-2025 08:00:00 WIB' }])[0]?.wall).toBeNull()
})

it.each([
  null,
  undefined,
  '',
  'galat',
  3,
  {},
  { list: [] },
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
  expect(parseTasks(data)).toEqual([])
})

it('nothing that BPJS may answer is a bug', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      for (const task of parseTasks(data)) expect(Number.isInteger(task.taskid)).toBe(true)
    }),
  )
})
