import type { WebContents } from 'electron'

const MIN = 0.7
const MAX = 2
const STEP = 0.1

/** The zoom factor after a key, or null where the key does not zoom. */
export function zoomAfter(factor: number, input: { readonly control: boolean; readonly key: string }): number | null {
  if (!input.control) return null
  if (input.key === '0') return 1
  const step = input.key === '+' || input.key === '=' ? STEP : input.key === '-' ? -STEP : null
  if (step === null) return null
  return Math.min(MAX, Math.max(MIN, Math.round((factor + step) * 10) / 10))
}

/** Ctrl with +, - and 0, which the absent menu bar would otherwise bring: old screens and tired eyes need it. */
export function addZoomKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return
    const factor = zoomAfter(contents.getZoomFactor(), input)
    if (factor === null) return
    event.preventDefault()
    contents.setZoomFactor(factor)
  })
}
