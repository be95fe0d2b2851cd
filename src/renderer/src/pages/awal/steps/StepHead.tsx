import { Title } from '@mantine/core'
import classes from '../wizard.module.css'

/** What a step is for. */
export function StepHead({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <>
      <Title order={1} className={classes.heading}>
        {title}
      </Title>
      <p className={classes.lead}>{lead}</p>
    </>
  )
}
