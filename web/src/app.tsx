import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ask, type CaseView } from './api.ts';
import { DecisionsProvider } from './decisions.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { JobLine } from './parts/job-line.tsx';
import { LastAction } from './parts/last-action.tsx';
import { OverlayButtons, Overlays } from './parts/overlays.tsx';
import { ThemeButton } from './parts/theme-button.tsx';
import { Library } from './screens/library/library.tsx';
import { Queue } from './screens/queue/queue.tsx';
import { ReadingRoom } from './screens/reading-room/reading-room.tsx';

const SCREENS = [
  ['/', 'Library'],
  ['/review', 'Queue'],
  ['/picture', 'Picture'],
  ['/compare', 'Compare'],
  ['/discourse', 'Discourse'],
  ['/dyad', 'Dyads'],
  ['/impact', 'Impact'],
  ['/models', 'Models'],
  ['/trust', 'Trust'],
  ['/settings', 'Settings'],
] as const;

const Settings = lazyScreen(async () => (await import('./screens/settings.tsx')).Settings);
const Trust = lazyScreen(async () => (await import('./screens/trust.tsx')).Trust);
const Discourse = lazyScreen(async () => (await import('./screens/discourse/discourse.tsx')).Discourse);
const Dyads = lazyScreen(async () => (await import('./screens/dyad/dyads.tsx')).Dyads);
const Dyad = lazyScreen(async () => (await import('./screens/dyad/dyad.tsx')).Dyad);
const Impacts = lazyScreen(async () => (await import('./screens/impact/impacts.tsx')).Impacts);
const Impact = lazyScreen(async () => (await import('./screens/impact/impact.tsx')).Impact);
const Picture = lazyScreen(async () => (await import('./screens/picture/picture.tsx')).Picture);
const Compare = lazyScreen(async () => (await import('./screens/compare/compare.tsx')).Compare);
const ComparedPair = lazyScreen(async () => (await import('./screens/compare/pair.tsx')).ComparedPair);

const ModelsScreen = lazyScreen(async () => (await import('./screens/models/models-screen.tsx')).ModelsScreen);
const ModelScreen = lazyScreen(async () => (await import('./screens/models/model-screen.tsx')).ModelScreen);

/** The frame around every screen: what case it is, where one can go, what was decided last. */
export function App() {
  const { data } = useQuery({ queryKey: ['case'], queryFn: ({ signal }) => ask<CaseView>('/case', signal) });
  const [location] = useLocation();
  useFocusOnScreen(location);
  return (
    <DecisionsProvider>
      <a className="skip" href="#main">
        Skip to the screen
      </a>
      <header className="wide top frame">
        <p className="brand" title={data?.name}>
          <b>Entente</b> {data?.name}
        </p>
        <nav aria-label="Screens">
          {SCREENS.map(([to, name]) => (
            <Link key={to} href={to} aria-current={isUnder(location, to) ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <OverlayButtons />
        <ThemeButton small />
      </header>
      <JobLine />
      <main id="main" tabIndex={-1}>
        <Switch>
          <Route path="/">
            <Library />
          </Route>
          <Route path="/library/:view">{({ view }) => <Library view={view} />}</Route>
          <Route path="/trust" component={Trust} />
          <Route path="/settings" component={Settings} />
          <Route path="/review" component={Queue} />
          <Route path="/picture/:view?">{({ view }) => <Picture key={view} view={view ?? ''} />}</Route>
          <Route path="/compare" component={Compare} />
          <Route path="/compare/pair" component={ComparedPair} />
          <Route path="/discourse" component={Discourse} />
          <Route path="/dyad" component={Dyads} />
          <Route path="/dyad/:id">{({ id }) => <Dyad key={id} id={id} />}</Route>
          <Route path="/impact" component={Impacts} />
          <Route path="/impact/:id">{({ id }) => <Impact key={id} id={id} />}</Route>
          <Route path="/models" component={ModelsScreen} />
          <Route path="/models/:name">{({ name }) => <ModelScreen key={name} name={decodeURIComponent(name)} />}</Route>
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
      <LastAction coder={data === undefined ? undefined : (data.coder ?? '')} />
      <Overlays />
    </DecisionsProvider>
  );
}

/** Whoever follows a link into another screen goes on by Tab from there, not from the top of the page. */
function useFocusOnScreen(location: string): void {
  const before = useRef(location);
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    const asked = requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(asked);
  }, [location]);
}

/** Whether an address belongs to a screen. */
function isUnder(location: string, screen: string): boolean {
  return location === screen || location.startsWith(screen === '/' ? '/library/' : `${screen}/`);
}
