import { Accordion, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { AttemptView } from '../../../../shared/ipc/outbox.ts'
import { JsonBlock } from '../../components/JsonBlock.tsx'
import { exactMoment } from '../../components/moment.ts'
import classes from './antrian.module.css'
import { durationWords, type OutcomeLook, outcomeLook } from './words.ts'

const ICONS = { green: IconCheck, yellow: IconAlertTriangle, red: IconX, gray: IconQuestionMark } as const

/** Every attempt of one row, newest first; the newest is open. */
export function Attempts({ attempts }: { readonly attempts: readonly AttemptView[] }) {
  // Counted from the first, so that an open attempt stays open when another joins.
  const number = (index: number) => String(attempts.length - index)
  const [open, setOpen] = useState<string[]>([number(0)])
  if (attempts.length === 0) {
    return (
      <Text size="sm" className={classes.faint}>
        Belum pernah dicoba.
      </Text>
    )
  }
  return (
    <Accordion multiple variant="contained" chevronPosition="left" value={open} onChange={setOpen} order={4}>
      {attempts.map((attempt, index) => (
        <Accordion.Item key={number(index)} value={number(index)}>
          <Accordion.Control>
            <AttemptHead attempt={attempt} number={number(index)} />
          </Accordion.Control>
          <Accordion.Panel>
            {open.includes(number(index)) && (
              <Stack gap="sm">
                {attempt.message && <Text size="sm">{attempt.message}</Text>}
                <JsonBlock label="Permintaan" text={attempt.request} empty="Tidak ada isi." />
                <JsonBlock label="Jawaban" text={attempt.answer} empty="Tidak ada jawaban." />
              </Stack>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

function AttemptHead({ attempt, number }: { readonly attempt: AttemptView; readonly number: string }) {
  const look: OutcomeLook = outcomeLook(attempt.outcome)
  const Icon = ICONS[look.color]
  const facts = [
    attempt.httpStatus !== null && `HTTP ${attempt.httpStatus}`,
    attempt.code !== null && `kode ${attempt.code}`,
    attempt.durationMs !== null && durationWords(attempt.durationMs),
  ].filter((fact) => fact !== false)
  return (
    <Stack gap={2}>
      <Group gap={6} wrap="nowrap">
        <Icon size={14} stroke={2.4} color={`var(--mantine-color-${look.color}-text)`} aria-hidden />
        <Text size="sm" fw={600}>
          {number}. {look.word}
        </Text>
      </Group>
      <Text size="xs" className={`angka ${classes.faint}`}>
        {exactMoment(attempt.startedAt)}
        {facts.map((fact) => ` · ${fact}`)}
      </Text>
    </Stack>
  )
}
