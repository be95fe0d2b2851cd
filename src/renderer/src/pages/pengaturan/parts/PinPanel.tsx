import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { toastProblem } from '../../../components/toast.tsx'
import type { Pin } from '../../../components/usePin.ts'
import { PinForm } from './PinForm.tsx'
import classes from './panels.module.css'

/** The admin PIN: set it, change it, shut the door now. */
export function PinPanel({ pin }: { readonly pin: Pin }) {
  const pinSet = pin.state?.pinSet ?? false
  const lock = async () => {
    const answer = await pin.lock()
    if (!answer.ok) toastProblem(answer.message)
  }
  return (
    <section className={classes.panel} aria-label="PIN admin">
      <div className={classes.head}>
        <h2 className={classes.title}>PIN admin</h2>
        {pinSet && (
          <Button variant="default" leftSection={<IconLock size={16} aria-hidden />} onClick={() => void lock()}>
            Kunci sekarang
          </Button>
        )}
      </div>
      <div className={classes.body}>
        <p className={classes.quiet}>
          {pinSet
            ? 'Pengaturan meminta PIN, dan terkunci lagi setelah 15 menit tanpa kegiatan.'
            : 'Belum ada PIN: siapa pun di komputer ini dapat mengubah pengaturan.'}
        </p>
        <PinForm pin={pin} />
      </div>
    </section>
  )
}
