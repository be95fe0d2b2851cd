import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useAppState, useCommand } from '../api/api.ts'
import { SERVICE_LOOKS } from '../components/state.tsx'
import { toastDone, toastProblem } from '../components/toast.tsx'
import classes from './top-bar.module.css'
import { countdownText, useCountdown } from './useCountdown.ts'

/** The state of the service in its word and colour, counting down to the next run; its menu pauses and resumes. */
export function ServiceChip() {
  const { service, timer } = useAppState()
  const seconds = useCountdown()
  const pause = useCommand('sinkron:jeda')
  const resume = useCommand('sinkron:lanjut')
  const look = SERVICE_LOOKS[service.state]
  const Icon = look.icon
  const [opened, setOpened] = useState(false)
  const paused = timer.state === 'jeda'
  const onError = (error: Error) => toastProblem(error.message)
  const pauseFor = (menit: 15 | 60) =>
    pause.mutate(
      { menit },
      { onSuccess: () => toastDone(`Pengiriman dijeda ${menit === 15 ? '15 menit' : '1 jam'}.`), onError },
    )
  return (
    <Menu position="bottom-end" width={280} opened={opened} onChange={setOpened}>
      <Tooltip label={service.reason} multiline maw={320} disabled={opened}>
        <span>
          <Menu.Target>
            <UnstyledButton
              className={classes.chip}
              __vars={{ '--tone': `var(--mantine-color-${look.color}-filled)` }}
              data-keadaan={service.state}
            >
              <Icon size={15} stroke={2} className={classes.chipIcon} aria-hidden />
              <span className={classes.word}>{service.word}</span>
              {seconds !== null && (
                <span aria-hidden title={paused ? 'Jeda berakhir dalam' : 'Sinkron berikutnya dalam'}>
                  {countdownText(seconds)}
                </span>
              )}
              <IconChevronDown size={14} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{service.reason}</Menu.Label>
        <Menu.Divider />
        {paused && (
          <Menu.Item
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() => resume.mutate(undefined, { onSuccess: () => toastDone('Pengiriman dilanjutkan.'), onError })}
          >
            Lanjutkan
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={() => pauseFor(15)}>
          Jeda 15 menit
        </Menu.Item>
        <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={() => pauseFor(60)}>
          Jeda 1 jam
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
