import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import 'dayjs/locale/id'
import './global.css'
import { App } from './App.tsx'
import { createApi } from './api/api.ts'
import { findBridge } from './api/bridge.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App api={createApi(findBridge())} />
  </StrictMode>,
)
