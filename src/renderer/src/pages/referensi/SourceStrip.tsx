import { IconAlertTriangle, IconDatabaseOff } from '@tabler/icons-react'
import type { RegistrationList } from '../../../../shared/ipc/registrations.ts'
import { jamIndonesia } from '../../../../shared/wall-time.ts'
import classes from './referensi.module.css'

/** Says where the rows come from when it is not the hospital's database, and what concerns the range as a whole. */
export function SourceStrip({ list }: { readonly list: RegistrationList }) {
  const { source, problems, readAt } = list
  if (source === 'database' && problems.length === 0) return null
  const Icon = source === 'lokal' ? IconDatabaseOff : IconAlertTriangle
  return (
    <div className={classes.strip} role="status">
      <Icon size={16} aria-hidden />
      <div>
        {source === 'lokal' && <strong>Yang tampil adalah catatan komputer ini, pukul {jamIndonesia(readAt)}. </strong>}
        {problems.map(({ message }) => message).join(' ')}
      </div>
    </div>
  )
}
