import type { Question } from '../../components/confirm.tsx'
import type { TestOutcome } from '../pengaturan/useConnectionTest.ts'
import classes from './wizard.module.css'

/** A test that was run on what is in the form now, without a fault. */
export function isGood(outcome: TestOutcome): boolean {
  return outcome.kind === 'selesai' && outcome.ok && !outcome.stale
}

/** What is asked before going on without two good tests: names what is not in order, as far as it is known. */
export function untestedQuestion(database: TestOutcome, bpjs: TestOutcome): Question {
  const faults = [...faultsOf(database, 'Database belum diuji.'), ...faultsOf(bpjs, 'BPJS belum diuji.')]
  return {
    title: 'Lanjut walau belum semua beres?',
    text: (
      <>
        <ul className={classes.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        Penyiapan tetap dapat diselesaikan dan ini diperbaiki kemudian di Pengaturan. Selama sambungan atau kredensial
        masih salah, tidak ada yang terkirim.
      </>
    ),
    confirm: 'Lanjut saja',
  }
}

function faultsOf(outcome: TestOutcome, untested: string): readonly string[] {
  if (outcome.kind === 'ditolak') return [outcome.message]
  if (outcome.kind !== 'selesai' || outcome.stale) return [untested]
  return outcome.lines.filter((line) => !line.ok).map((line) => line.text)
}
