import type { Session, WebContents } from 'electron'
import { createPageServer, PAGE_ORIGIN } from './page.ts'

/** Sites a link may lead to, in the user's own browser: BPJS's pages for hospitals. */
const EXTERNAL_HOSTS = ['bpjs-kesehatan.go.id', 'www.bpjs-kesehatan.go.id', 'faskes.bpjs-kesehatan.go.id']

/** Whether a link may be handed to the user's own browser. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  return (
    url?.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    EXTERNAL_HOSTS.includes(url.hostname)
  )
}

/** Whether an address is the page itself, whatever its fragment. */
export function isOwnPage(address: string, pageUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const [found, own] = [new URL(address), new URL(pageUrl)]
  return found.origin === own.origin && found.pathname === own.pathname
}

/** Copying text is all the page may do besides showing itself. */
const PERMISSIONS = ['clipboard-sanitized-write']

/** Serves the page from the folder and answers everything else with a refusal: the session has no network. */
export function servePage(session: Session, rendererFolder: string): void {
  session.protocol.handle('https', createPageServer(rendererFolder))
  for (const scheme of ['http', 'file']) session.protocol.handle(scheme, () => new Response(null, { status: 403 }))
}

/** No permissions for the page, and no downloads but its own. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(PERMISSIONS.includes(permission)))
  session.setPermissionCheckHandler((_contents, permission) => PERMISSIONS.includes(permission))
  session.setDevicePermissionHandler(() => false)
  // An export is made in the page and saved where the user says; nothing is ever fetched.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_ORIGIN}/`)) event.preventDefault()
  })
}

/** Keeps a page where it is: no other address, no second window, no webview. */
export function guardContents(contents: WebContents, pageUrl: string, openOutside: (address: string) => void): void {
  const refuse = (event: { preventDefault(): void; readonly url: string }) => {
    if (isOwnPage(event.url, pageUrl)) return
    event.preventDefault()
    if (mayOpenOutside(event.url)) openOutside(event.url)
  }
  contents.on('will-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-frame-navigate', (event) => {
    // The main frame has been judged above; there are no other frames.
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url)
    return { action: 'deny' }
  })
}
