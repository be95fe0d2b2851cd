import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRoute } from '../route.ts'
import classes from './detail-drawer.module.css'
import { useCovered } from './useCovered.ts'

interface DetailDrawerProps {
  /** What kind of thing is shown, such as "Rincian kiriman". */
  readonly title: string
  readonly closeLabel?: string
  readonly size?: number
  readonly opened: boolean
  readonly onClose: () => void
  /** Once it has slid away. */
  readonly onClosed?: () => void
  /** A question of the page stands in front and takes Esc for itself. */
  readonly asking?: boolean
  /** The content is as high as the drawer and scrolls within itself. */
  readonly fills?: boolean
  readonly children: ReactNode
}

/**
 * The right-hand drawer with the details of a row. The list beside it stays in sight and in reach of the mouse. Esc
 * closes it unless a question or the task editor is in front.
 */
export function DetailDrawer({
  title,
  closeLabel = 'Tutup rincian',
  size = 560,
  opened,
  onClose,
  onClosed,
  asking = false,
  fills = false,
  children,
}: DetailDrawerProps) {
  const { params } = useRoute()
  const covered = useCovered(asking || params.has('kunjungan'))
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      {...(onClosed && { onExitTransitionEnd: onClosed })}
      closeOnEscape={!covered}
      position="right"
      size={size}
      withOverlay={false}
      lockScroll={false}
      shadow="lg"
      title={title}
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{
        content: `${classes.drawer} ${fills ? classes.filled : ''}`,
        title: classes.title,
        ...(fills && { body: classes.body }),
      }}
    >
      {children}
    </Drawer>
  )
}
