import { useQuery } from '@tanstack/react-query';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ask, type CaseView } from './api.ts';
import { DecisionsProvider } from './decisions.tsx';
import { LastAction } from './parts/last-action.tsx';
import { ThemeButton } from './parts/theme-button.tsx';
import { Library } from './screens/library.tsx';
import { Queue } from './screens/queue.tsx';
import { ReadingRoom } from './screens/reading-room.tsx';

const SCREENS = [
  ['/', 'Library'],
  ['/review', 'Queue'],
] as const;

/** The frame around every screen: what case it is, where one can go, what was decided last. */
export function App() {
  const { data } = useQuery({ queryKey: ['case'], queryFn: ({ signal }) => ask<CaseView>('/case', signal) });
  const [location] = useLocation();
  return (
    <DecisionsProvider>
      <a className="skip" href="#main">
        Skip to the screen
      </a>
      <header className="wide top frame">
        <p className="brand">
          <b>Entente</b> {data?.name}
        </p>
        <nav aria-label="Screens">
          {SCREENS.map(([to, name]) => (
            <Link key={to} href={to} aria-current={location === to ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <LastAction coder={data?.coder ?? undefined} />
        <ThemeButton />
      </header>
      <main id="main" tabIndex={-1}>
        <Switch>
          <Route path="/" component={Library} />
          <Route path="/review" component={Queue} />
          <Route path="/read/:id">{({ id }) => <ReadingRoom key={id} id={id} />}</Route>
          <Route>
            <section className="wide">
              <h1>There is no such screen</h1>
              <p>
                Go to the <Link href="/">library</Link>.
              </p>
            </section>
          </Route>
        </Switch>
      </main>
    </DecisionsProvider>
  );
}
