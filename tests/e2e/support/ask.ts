import type { Page } from 'playwright'
import type { IpcResult } from '../../../src/shared/ipc/channel.ts'
import type { ChannelName, RequestOf, ResponseOf } from '../../../src/shared/ipc/contract.ts'

/** Asks the program as its own window does, over whichever bridge carries it. */
export async function ask<C extends ChannelName>(
  page: Page,
  channel: C,
  request: RequestOf<C>,
): Promise<ResponseOf<C>> {
  const answer = await page.evaluate(
    async ([name, body]) => {
      const bridge = (window as { mobilejkn?: { invoke(channel: string, request: unknown): Promise<unknown> } })
        .mobilejkn
      if (bridge) return bridge.invoke(name, body)
      const response = await fetch(`/ipc/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body === undefined ? {} : { request: body }),
      })
      return response.json()
    },
    [channel, request] as const,
  )
  const result = answer as IpcResult<ResponseOf<C>>
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
  return result.value
}
