import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import 'virtual:theme.css'
import './app/global.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { App } from './app/App'
import { createAppRouter } from './app/router'
import { wayBack } from './lib/signIn'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

const before = wayBack()
if (before && location.pathname === '/') history.replaceState(null, '', before)

createRoot(root).render(
  <StrictMode>
    <App router={createAppRouter()} />
  </StrictMode>,
)
