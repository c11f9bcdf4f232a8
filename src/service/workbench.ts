import { type Context, Hono } from 'hono';
import { loadAsset } from '#load-asset';
import { BASE } from './kit/openapi.ts';
import { RequestError } from './kit/problem.ts';

/** Where the built workbench lies in the package. */
const BUILT = 'dist/web';

/** Addresses of screens: whoever opens one gets the workbench, which looks at the address itself. */
const SCREENS = [
  '/',
  '/library/:view',
  '/trust',
  '/settings',
  '/discourse',
  '/review',
  '/read/:id',
  '/dyad',
  '/dyad/:id',
  '/impact',
  '/impact/:id',
  '/models',
  '/models/:id',
  '/picture',
  '/picture/network',
  '/picture/blocs',
  '/picture/positions',
  '/picture/says-does',
  '/compare',
  '/compare/pair',
] as const;

/** For each screen, where what it shows is asked as data. */
const TWINS: readonly (readonly [screen: string, data: (id: string) => string, forms: readonly string[]])[] = [
  ['/library', () => '/documents', ['json', 'csv']],
  ['/library/data', () => '/data/files', ['json', 'csv']],
  ['/library/work', () => '/jobs', ['json']],
  ['/trust', () => '/trust', ['json']],
  ['/settings', () => '/settings', ['json']],
  ['/review', () => '/records', ['json', 'csv']],
  ['/models', () => '/models', ['json', 'csv']],
  ['/models/:id', (id) => `/models/${encodeURIComponent(id)}/solution`, ['json']],
  ['/models/:id', (id) => `/models/${encodeURIComponent(id)}/states`, ['csv']],
  ['/picture', () => '/picture', ['json', 'csv']],
  ['/picture/network', () => '/network', ['json']],
  ['/picture/network', () => '/network/ties', ['csv']],
  ['/picture/blocs', () => '/blocs', ['json']],
  ['/picture/blocs', () => '/blocs/sides', ['csv']],
  ['/picture/positions', () => '/positions', ['json', 'csv']],
  ['/picture/says-does', () => '/says-does', ['json', 'csv']],
  ['/compare', () => '/likeness', ['json', 'csv']],
  ['/compare/pair', () => '/compare', ['json']],
  ['/discourse', () => '/discourse', ['json']],
  ['/discourse', () => '/discourse/ties', ['csv']],
  ['/read/:id', (id) => `/documents/${encodeURIComponent(id)}/records`, ['json']],
  ['/dyad', () => '/dyads', ['json', 'csv']],
  ['/dyad/:id', (id) => `/dyads/${encodeURIComponent(id)}`, ['json']],
  ['/dyad/:id', (id) => `/dyads/${encodeURIComponent(id)}/periods`, ['csv']],
  ['/impact', () => '/designs', ['json', 'csv']],
  ['/impact/:id', (id) => `/designs/${encodeURIComponent(id)}/result`, ['json']],
  ['/impact/:id', (id) => `/designs/${encodeURIComponent(id)}/estimates`, ['csv']],
];

/** What an address holds for the eye alone. */
const OF_THE_EYE = new Set([
  ...['view', 'rec', 'show', 'q', 'open', 'state', 'held', 'mover', 'under'],
  ...['of', 'by', 'proof', 'mark'],
]);

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The pages of the service: the workbench under the address of each screen, its files, and the data behind each screen. */
export function workbench(): Hono {
  const app = new Hono();
  for (const [screen, to, forms] of TWINS) {
    for (const form of forms) {
      // "/read/:id" with an ending: the id ends where the ending begins.
      const path = screen.includes(':id') ? screen.replace(':id', `:id{[^/]+\\.${form}}`) : `${screen}.${form}`;
      app.get(path, (context) => context.redirect(dataAddress(context, to, form), 307));
    }
  }
  for (const screen of SCREENS) app.get(screen, async (context) => context.html(await text(`${BUILT}/index.html`)));
  app.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    const known = (await builtFiles()).has(name);
    if (!known || type === undefined) throw new RequestError('not-found', `There is no file ${name}.`);
    // The name of a file changes with what it holds.
    const headers = { 'Content-Type': type, 'Cache-Control': 'private, max-age=31536000, immutable' };
    return context.body(await text(`${BUILT}/assets/${name}`), 200, headers);
  });
  return app;
}

function dataAddress(context: Context, to: (id: string) => string, form: string): string {
  const id = context.req.param('id')?.slice(0, -form.length - 1) ?? '';
  const { searchParams } = new URL(context.req.url);
  for (const name of OF_THE_EYE) searchParams.delete(name);
  // In a text it is a place, elsewhere a time.
  if (context.req.path.startsWith('/read/')) searchParams.delete('at');
  if (searchParams.get('status') === 'all') searchParams.delete('status');
  const query = searchParams.toString();
  return `${BASE}${to(id)}${form === 'csv' ? '.csv' : ''}${query === '' ? '' : `?${query}`}`;
}

/** Names of the files that the build made: no other is read, whatever an address says. */
async function builtFiles(): Promise<ReadonlySet<string>> {
  const manifest = JSON.parse(await text(`${BUILT}/manifest.json`)) as Readonly<Record<string, BuiltFile>>;
  const files = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  return new Set(files.map((file) => file.replace(/^assets\//, '')));
}

/** As Vite's manifest has it. */
interface BuiltFile {
  readonly file: string;
  readonly css?: readonly string[];
  /** Workers among them. */
  readonly assets?: readonly string[];
}

async function text(name: string): Promise<string> {
  return new TextDecoder().decode(await loadAsset(name));
}
