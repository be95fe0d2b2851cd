import { Loader, Title } from '@mantine/core'
import { IconArrowRight, IconBuildingHospital, IconFlask, type TablerIcon } from '@tabler/icons-react'
import { useCommand } from '../../api/api.ts'
import { toastProblem } from '../../components/toast.tsx'
import classes from './welcome.module.css'

/** What the program does in one sentence, and the two ways to begin. */
export function Welcome({ onConnect }: { readonly onConnect: () => void }) {
  const demo = useCommand('demo:mulai')
  // Once the demo runs, the state of the program changes and the shell takes this screen's place.
  const starting = demo.isPending || demo.isSuccess
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <Title order={1} className={classes.title}>
          Khanza Mobile JKN
        </Title>
        <p className={classes.lead}>
          Mengirim antrean dan jam layanan pasien dari SIMRS Khanza ke BPJS dengan sendirinya, dan memberi tahu bila ada
          yang perlu ditangani.
        </p>
        <div className={classes.choices}>
          <Choice
            icon={IconBuildingHospital}
            title="Hubungkan rumah sakit"
            text="Impor database.xml dari Khanza atau ketik sendiri, uji sambungannya, lalu mulai. Kurang dari lima menit."
            onClick={onConnect}
            disabled={starting}
            main
          />
          <Choice
            icon={IconFlask}
            title="Mode Demo"
            text="Langsung mencoba dengan rumah sakit dan BPJS buatan. Tidak ada sistem sungguhan yang tersentuh."
            onClick={() => demo.mutate(undefined, { onError: (refusal) => toastProblem(refusal.message) })}
            disabled={starting}
            busy={starting}
          />
        </div>
      </div>
    </div>
  )
}

interface ChoiceProps {
  readonly icon: TablerIcon
  readonly title: string
  readonly text: string
  readonly onClick: () => void
  readonly disabled: boolean
  readonly busy?: boolean
  readonly main?: boolean
}

function Choice({ icon: Icon, title, text, onClick, disabled, busy, main }: ChoiceProps) {
  return (
    <button
      type="button"
      className={classes.choice}
      data-main={main || undefined}
      onClick={onClick}
      disabled={disabled}
      aria-busy={busy || undefined}
    >
      <Icon size={30} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.choiceText}>
        <span className={classes.choiceTitle}>{title}</span>
        <span className={classes.choiceHelp}>{busy ? 'Menyiapkan rumah sakit buatan…' : text}</span>
      </span>
      {busy ? <Loader size={18} /> : <IconArrowRight size={20} aria-hidden className={classes.arrow} />}
    </button>
  )
}
