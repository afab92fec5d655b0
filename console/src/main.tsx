import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createQueryClient } from './api/query-client';
import { session } from './api/session';
import { App } from './app/app';
import { routes } from './app/routes';
import './app/styles/base.css';

const queries = createQueryClient();
// The next person at this browser must not see what the last one had on the screen.
session.subscribe(() => {
  if (!session.get()) queries.clear();
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App queries={queries} router={createBrowserRouter(routes, { basename: '/console' })} />
  </StrictMode>,
);
