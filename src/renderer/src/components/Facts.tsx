import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** Names and what they stand for, line by line. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

/** One line of {@link Facts}. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="angka">{children}</dd>
    </>
  )
}
