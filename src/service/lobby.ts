import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { loadAsset } from '#load-asset';
import { type CaseFile, createCase, isCase, openCase } from '../casefile/store/case-file.ts';
import { writeSettings } from '../casefile/store/settings.ts';
import { EntenteError } from '../records/failure.ts';
import { escapeHtml } from '../report/kit/escape-html.ts';
import { addJob } from './jobs/job-store.ts';
import { type GuardOptions, guard, safeHeaders } from './kit/guard.ts';
import { problemResponse } from './kit/problem.ts';

/** What is offered where there is no case yet. */
export interface LobbyOptions extends GuardOptions {
  /** Folder in which cases are looked for and made. */
  readonly folder: string;
  /** Whose decisions they are in a case that is made here. */
  readonly coder: string;
  /** Takes over the case that was opened or made. */
  readonly enter: (file: CaseFile) => void;
}

/** Most bytes of what is chosen. */
const MOST_BYTES = 10_000;

const Chosen = z.union([
  z.strictObject({ open: z.string() }),
  z.strictObject({
    make: z
      .string()
      .trim()
      .regex(/^[^/\\.\p{C}][^/\\\p{C}]{0,99}$/u, 'a name of one folder, without a slash, that begins with no dot'),
    coder: z.string().trim().max(200).default(''),
    demo: z.literal('yes').optional(),
  }),
]);

/**
 * Offers the cases of a folder, and to make a new one. It knows no address of a person's: a case is opened by a name from its
 * own list, and made in this folder alone.
 */
export function lobby(options: LobbyOptions): Hono {
  const app = new Hono();
  app.use(safeHeaders);
  app.use(guard(options));
  app.use(bodyLimit({ maxSize: MOST_BYTES }));
  app.get('/page.css', async (context) =>
    context.body(new TextDecoder().decode(await loadAsset('src/report/page/page.css')), 200, {
      'Content-Type': 'text/css; charset=utf-8',
    }),
  );
  app.post('/', async (context) => {
    const chosen = Chosen.safeParse(await context.req.parseBody());
    try {
      if (!chosen.success) throw new EntenteError('usage', `Name it by ${chosen.error.issues[0]?.message}.`);
      options.enter('open' in chosen.data ? opened(options, chosen.data.open) : made(options, chosen.data));
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      return context.html(page(options, error.message), 400);
    }
    return context.redirect('/', 303);
  });
  app.all('*', (context) => context.html(page(options)));
  app.onError(problemResponse);
  return app;
}

/** Folders with a case in them, by name. */
function casesOf({ folder }: LobbyOptions): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() && isCase(join(folder, one.name)))
    .map(({ name }) => name)
    .sort();
}

function opened(options: LobbyOptions, name: string): CaseFile {
  if (!casesOf(options).includes(name)) throw new EntenteError('usage', 'There is no such case any more.');
  return openCase(join(options.folder, name), name);
}

function made(
  { folder }: LobbyOptions,
  { make, coder, demo }: Extract<z.output<typeof Chosen>, { make: string }>,
): CaseFile {
  const place = join(folder, make);
  const file = createCase(place, make);
  writeSettings(place, make, { title: make, coder });
  if (demo) addJob(file, 'add-demo', {}, coder || undefined);
  return file;
}

/** The page, without a script: it is there before anything else is. */
function page(options: LobbyOptions, wrong?: string): string {
  const cases = casesOf(options);
  const buttons = cases.map(
    (name) => `<li><button name="open" value="${escapeHtml(name)}">${escapeHtml(name)}</button></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Entente</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header class="wide top"><p class="brand"><b>Entente</b></p></header>
<main class="wide">
<h1>Which case?</h1>
<p>A case is a folder that keeps texts, what was read from them, and every decision that people took about it.</p>
${wrong === undefined ? '' : `<p role="alert"><b>${escapeHtml(wrong)}</b></p>`}
${
  cases.length === 0
    ? ''
    : `<h2>Open one</h2>
<form method="post" action="/"><ul>${buttons.join('')}</ul></form>`
}
<h2>Make one</h2>
<form method="post" action="/">
<p><label>Name of its folder, in ${escapeHtml(options.folder)}<br><input name="make" required maxlength="100"></label></p>
<p><label>Whose decisions they are<br><input name="coder" maxlength="200" value="${escapeHtml(options.coder)}"></label></p>
<p><label><input type="checkbox" name="demo" value="yes"> with six example texts, to try it on</label></p>
<p><button>Make it</button></p>
</form>
</main>
</body>
</html>
`;
}
