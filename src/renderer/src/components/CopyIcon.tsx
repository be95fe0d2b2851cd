import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from './clipboard.ts'
import { toastProblem } from './toast.tsx'

/** Copies a text; the icon says that it did. */
export function CopyIcon({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    if (await copyText(text)) setCopied(true)
    else toastProblem('Tidak bisa menyalin. Tandai teksnya, lalu tekan Ctrl+C.')
  }
  return (
    <Tooltip label={copied ? 'Tersalin' : label}>
      <ActionIcon aria-label={copied ? 'Tersalin' : label} onClick={() => void copy()}>
        {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}
