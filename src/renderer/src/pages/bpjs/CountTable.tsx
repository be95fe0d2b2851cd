import { VisuallyHidden } from '@mantine/core'
import type { BpjsDayView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import classes from './bpjs.module.css'
import { COUNT_COLUMNS, deltaWords } from './words.ts'

/** BPJS's numbers of the days above ours. Where they differ, ours says by how much. */
export function CountTable({ view: { bpjs, disini } }: { readonly view: BpjsDayView }) {
  return (
    <table className={`angka ${classes.counts}`} aria-label="Jumlah booking di BPJS dan SIMRS">
      <thead>
        <tr>
          <td />
          {COUNT_COLUMNS.map(({ key, title, hint }) => (
            <th key={key} scope="col" title={hint} className={classes.title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className={classes.side}>
            BPJS
          </th>
          {COUNT_COLUMNS.map(({ key }) => (
            <td key={key} data-beda={bpjs[key] !== disini[key] || undefined}>
              {angka(bpjs[key])}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row" className={classes.side}>
            SIMRS
          </th>
          {COUNT_COLUMNS.map(({ key }) => {
            const delta = deltaWords(disini[key], bpjs[key])
            return (
              <td key={key} data-beda={delta !== '' || undefined}>
                {delta !== '' && (
                  <span className={classes.delta}>
                    <VisuallyHidden>beda </VisuallyHidden>
                    {delta}
                  </span>
                )}
                {angka(disini[key])}
              </td>
            )
          })}
        </tr>
      </tbody>
    </table>
  )
}
