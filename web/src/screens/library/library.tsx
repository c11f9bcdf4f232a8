import { Link } from 'wouter';
import { lazyScreen } from '../../lazy-screen.tsx';
import './library.css';
import { FirstVisit } from './first-visit.tsx';
import { Texts } from './texts.tsx';

const AddFiles = lazyScreen(async () => (await import('./add-files.tsx')).AddFiles);
const ImportedData = lazyScreen(async () => (await import('./imported-data.tsx')).ImportedData);
const SecondReader = lazyScreen(async () => (await import('./second-reader.tsx')).SecondReader);
const Copies = lazyScreen(async () => (await import('./copies.tsx')).Copies);
const ExportCase = lazyScreen(async () => (await import('./export-case.tsx')).ExportCase);
const SqlBox = lazyScreen(async () => (await import('./sql.tsx')).SqlBox);
const Work = lazyScreen(async () => (await import('./work.tsx')).Work);

/** The rooms of the library, each with an address of its own. */
const VIEWS = [
  ['', '/', 'Texts', Texts],
  ['add', '/library/add', 'Add files', AddFiles],
  ['data', '/library/data', 'Event data and votes', ImportedData],
  ['sql', '/library/sql', 'SQL', SqlBox],
  ['copies', '/library/copies', 'Copies', Copies],
  ['model', '/library/model', 'Second reader', SecondReader],
  ['export', '/library/export', 'Export', ExportCase],
  ['work', '/library/work', 'Work', Work],
] as const;

/** What the case rests on: its texts, the data of others, what comes in and what goes out. */
export function Library({ view = '' }: { readonly view?: string | undefined }) {
  const [, , title, View] = VIEWS.find(([name]) => name === view) ?? VIEWS[0];
  return (
    <section className="wide">
      <h1>Library{view !== '' && <span className="note"> · {title}</span>}</h1>
      <nav aria-label="Library" className="tabs">
        {VIEWS.map(([name, to, words]) => (
          <Link key={name} href={to} aria-current={name === view ? 'page' : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      {view === '' && <FirstVisit />}
      <View />
    </section>
  );
}
