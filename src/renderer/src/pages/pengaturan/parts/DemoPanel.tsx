import { Button } from '@mantine/core'
import { IconFlask, IconLogout } from '@tabler/icons-react'
import { useAppState, useCommand } from '../../../api/api.ts'
import { useConfirm } from '../../../components/confirm.tsx'
import { toastProblem } from '../../../components/toast.tsx'
import classes from './panels.module.css'

interface DemoPanelProps {
  /** There are unsaved changes, which a change of mode throws away. */
  readonly dirty: boolean
  readonly onDiscard: () => void
}

/** Into the demo, and out of it again. */
export function DemoPanel({ dirty, onDiscard }: DemoPanelProps) {
  const { mode } = useAppState()
  const ask = useConfirm()
  const begin = useCommand('demo:mulai')
  const end = useCommand('demo:keluar')
  const inDemo = mode === 'demo'
  const lost = dirty ? ' Perubahan pengaturan yang belum disimpan dibuang.' : ''

  const change = async () => {
    const yes =
      inDemo && !dirty
        ? true
        : await ask(
            inDemo
              ? { title: 'Keluar dari Mode Demo?', text: lost.trim(), confirm: 'Buang dan keluar dari demo' }
              : {
                  title: 'Mulai Mode Demo?',
                  text: `Selama demo, pengiriman rumah sakit ini berhenti; yang menunggu tetap aman dan dilanjutkan sesudahnya.${lost}`,
                  confirm: 'Mulai Mode Demo',
                },
          )
    if (!yes) return
    onDiscard()
    const onError = (refusal: Error) => toastProblem(refusal.message)
    if (inDemo) end.mutate(undefined, { onError })
    else begin.mutate(undefined, { onError })
  }

  return (
    <section className={classes.panel} aria-label="Mode Demo">
      <div className={classes.head}>
        <h2 className={classes.title}>Mode Demo</h2>
        <Button
          variant="default"
          leftSection={inDemo ? <IconLogout size={16} aria-hidden /> : <IconFlask size={16} aria-hidden />}
          loading={begin.isPending || end.isPending}
          onClick={() => void change()}
        >
          {inDemo ? 'Keluar dari Mode Demo' : 'Mulai Mode Demo'}
        </Button>
      </div>
      <div className={classes.body}>
        <p className={classes.quiet}>
          {inDemo
            ? 'Rumah sakit dan BPJS buatan sedang dipakai: tidak ada yang terkirim ke luar komputer ini.'
            : 'Rumah sakit dan BPJS buatan untuk belajar dan mencoba. Tidak ada data sungguhan yang tersentuh.'}
        </p>
      </div>
    </section>
  )
}
