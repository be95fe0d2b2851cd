import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire that can be cut or fall silent: forwards connections on a port of its own to another one. */
export interface TcpProxy {
  readonly host: string
  readonly port: number
  /** Breaks every connection and refuses new ones. */
  cut(): void
  /** Keeps every connection and takes new ones, but nothing comes through: a server that has fallen silent. */
  freeze(): void
  restore(): void
  close(): Promise<void>
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let open = true
  let frozen = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    if (!open) {
      client.destroy()
      return
    }
    const upstream = connect(target.port, target.host)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('data', (chunk: Buffer) => {
        if (!frozen) other.write(chunk)
      })
      // A cut wire is the point of this proxy; both ends go down together.
      one.on('error', () => other.destroy())
      one.on('end', () => other.end())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    host: '127.0.0.1',
    port,
    cut() {
      open = false
      drop()
    },
    freeze() {
      frozen = true
    },
    restore() {
      // What was swallowed is lost: a frozen connection is of no use any more.
      if (frozen) drop()
      frozen = false
      open = true
    },
    close() {
      drop()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
