import { Link, useSearch } from 'wouter';
import '../../../../src/report/page/measures.css';
import { Acts } from './acts.tsx';
import { Blocs } from './blocs.tsx';
import { Network } from './network.tsx';
import './picture.css';
import { Positions } from './positions.tsx';
import { SavedViews } from './saved-views.tsx';
import { SaysDoes } from './says-does.tsx';

const VIEWS = [
  ['', 'Acts', 'Who acts towards whom'],
  ['network', 'Network', 'Who stands with whom'],
  ['blocs', 'Blocs over time', 'Who changes side'],
  ['positions', 'Positions', 'Who stands where'],
  ['says-does', 'Says and does', 'Says against does'],
] as const;

/** What the case says together: acts, networks and blocs, positions, words against deeds. */
export function Picture({ view }: { readonly view: string }) {
  const search = useSearch();
  const [, , title] = VIEWS.find(([name]) => name === view) ?? VIEWS[0];
  const twin = `/picture${view === '' ? '' : `/${view}`}`;
  const asked = search === '' ? '' : `?${search}`;
  return (
    <section className="wide picture">
      <div className="picture-head">
        <h1>{title}</h1>
        <p className="note twins">
          <a href={`${twin}.csv${asked}`}>CSV</a> <a href={`${twin}.json${asked}`}>JSON</a>
        </p>
      </div>
      <nav className="tabs" aria-label="Views of the picture">
        {VIEWS.map(([name, words]) => (
          <Link
            key={name}
            href={name === '' ? '/picture' : `/picture/${name}`}
            aria-current={name === view ? 'page' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
      <SavedViews />
      {view === 'network' ? (
        <Network />
      ) : view === 'blocs' ? (
        <Blocs />
      ) : view === 'positions' ? (
        <Positions />
      ) : view === 'says-does' ? (
        <SaysDoes />
      ) : (
        <Acts />
      )}
    </section>
  );
}
