import type { ReactNode } from 'react'
import { Mark } from '../../components/Mark.tsx'
import { ThemeToggle } from '../../shell/ThemeToggle.tsx'
import classes from './wizard.module.css'

/** The whole window, without navigation: there is nowhere to go yet. */
export function WizardFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <Mark size={28} />
        <span className={classes.product}>Khanza Mobile JKN</span>
        <ThemeToggle />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  )
}
