import type { CapaianFigures, CapaianTargets } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { ChartPanel } from '../../components/Panel.tsx'
import classes from './capaian.module.css'
import { percentText, share, type TaskBar, taskBars } from './figures.ts'
import type { Subject } from './subject.ts'
import { tasksSummary } from './summary.ts'

interface TaskPanelProps {
  readonly figures: CapaianFigures
  readonly target: CapaianTargets
  readonly onOpen: (subject: Subject) => void
}

/** How many of the visits that owe a task have it at BPJS; each bar leads to those that do not. */
export function TaskPanel({ figures, target, onOpen }: TaskPanelProps) {
  const bars = taskBars(figures)
  const open = (taskid: number) => onOpen({ kind: 'task', taskid })
  return (
    <ChartPanel
      title="Kelengkapan per task"
      summary={tasksSummary(figures)}
      empty={null}
      speaks
      chart={
        <>
          <ul className={classes.bars}>
            {bars.map((bar) => (
              <li key={bar.taskid}>
                <TaskRow bar={bar} target={target.lengkapPersen} onOpen={() => open(bar.taskid)} />
              </li>
            ))}
          </ul>
          {target.lengkapPersen > 0 && (
            <p className={classes.legend}>
              <span>
                <i className={classes.targetKey} aria-hidden /> target {percentText(target.lengkapPersen)}
              </span>
            </p>
          )}
        </>
      }
      table={
        <DataTable
          label="Kelengkapan per task"
          heads={['Task', 'Arti', 'Wajib', 'Ada', 'Kurang', '%']}
          wordColumns={2}
          onOpen={(key) => open(Number(key))}
          rows={bars.map(({ taskid, name, meaning, perlu, ada }) => ({
            key: String(taskid),
            cells: [name, meaning, angka(perlu), angka(ada), angka(perlu - ada), percentText(share(ada, perlu))],
          }))}
        />
      }
    />
  )
}

interface TaskRowProps {
  readonly bar: TaskBar
  readonly target: number
  readonly onOpen: () => void
}

function TaskRow({ bar: { name, meaning, perlu, ada }, target, onOpen }: TaskRowProps) {
  const value = share(ada, perlu)
  const missing = perlu - ada
  return (
    <button
      type="button"
      className={classes.barRow}
      onClick={onOpen}
      title={`${name}: ${meaning}. ${angka(ada)} dari ${angka(perlu)} kunjungan sudah ada di BPJS.`}
    >
      <span className={classes.barName}>{name}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${value ?? 0}%` }} />
        {target > 0 && <span className={classes.targetLine} style={{ left: `${target}%` }} />}
      </span>
      <span className={classes.barValue}>{percentText(value)}</span>
      <span className={classes.barNote} data-missing={missing > 0 || undefined}>
        {missing === 0 ? 'lengkap' : `${angka(missing)} kurang`}
      </span>
    </button>
  )
}
