import './no-eval.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../src/report/page/page.css';
import { Refused } from './api.ts';
import { App } from './app.tsx';
import './style.css';

const client = new QueryClient({
  defaultOptions: {
    // Another program may decide meanwhile, so whoever comes back to the window sees what holds.
    queries: { staleTime: 2000, retry: (tries, error) => tries < 2 && !(error instanceof Refused && error.status > 0) },
  },
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
