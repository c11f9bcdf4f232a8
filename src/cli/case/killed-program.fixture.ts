import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { memoryTerminal } from '../command-line.fixture.ts';
import { run } from '../run.ts';

/** What the program that is killed does over and over. */
export const KILLED_KINDS = ['add', 'decide', 'bulk', 'edit', 'undo', 'import', 'export', 'review'] as const;
export type KilledKind = (typeof KILLED_KINDS)[number];

/** Records of a step of each coder; the coders are named after what they do. */
export const STEP_SIZES: Readonly<Record<string, number>> = {
  decide: 1,
  bulk: 20,
  edit: 2,
  undo: 1,
  import: 10,
  review: 1,
};

/** Texts that the case begins with: those of the numbers below. */
export const FIRST = 24;

/** What the program told before it was killed. */
export type Heard =
  | { readonly tells: 'ready' }
  | { readonly tells: 'begin'; readonly args: readonly string[] }
  /** Words that the user would have seen. */
  | { readonly tells: 'words'; readonly words: string }
  /** A key of a review was pressed and the program asked for the next one. */
  | { readonly tells: 'key'; readonly key: string }
  | { readonly tells: 'end'; readonly status: number };

/** A text that no other number gives. */
export function newText(n: number): string {
  return `Envoys meet for the ${n}th time

Norway recalled its envoy from Russia on Monday. Finland rejected plan ${n}. "We support treaty ${n}," the Finnish foreign minister said. Sweden accused Denmark of breaking the treaty. Norway offered to halt the exercises if Sweden withdraws.
`;
}

/** Commands of one kind, none like another. */
function* commandsOf(folder: string, kind: KilledKind, seed: number, ids: Ids): Generator<readonly string[]> {
  for (let n = seed * 1000; ; n++) {
    const pick = (list: readonly string[], many = 1): readonly string[] =>
      Array.from({ length: Math.min(many, list.length) }, (_, i) => list[(n * 7 + i) % list.length] ?? '');
    switch (kind) {
      case 'add':
        yield ['add', ...newFiles(folder, n * 3, 3), '--engine', 'fast'];
        break;
      case 'decide':
        yield ['decide', n % 2 === 0 ? 'accept' : 'reject', ...pick(ids.records), '--as', kind];
        break;
      case 'bulk':
        yield ['decide', n % 2 === 0 ? 'accept' : 'reject', ...pick(ids.records, STEP_SIZES.bulk), '--as', kind];
        break;
      case 'edit': {
        const values = n % 2 === 0 ? ['category=AID', 'reality=planned'] : ['category=REJECT', 'reality=actual'];
        yield ['decide', 'edit', ...pick(ids.events), ...values, '--as', kind];
        break;
      }
      case 'undo':
        yield ['decide', 'memo', ...pick(ids.records), `note ${n}`, '--as', kind];
        yield ['undo', '--as', kind];
        yield ['redo', '--as', kind];
        yield ['undo', '--as', kind];
        break;
      case 'import':
        yield [
          'import',
          newRows(folder, Math.floor(seed / KILLED_KINDS.length) * 10 + (n % 1000), ids.documents),
          '--as',
          kind,
        ];
        break;
      case 'export':
        yield ['export', 'case', ...forms(`out/${n}`)];
        yield ['export', 'case', ...forms('out/again'), '--force'];
        break;
      case 'review':
        yield ['review', '--order', 'text', '--blind', '0', '--as', kind];
        break;
    }
  }
}

/** What commands may speak of. */
interface Ids {
  readonly documents: readonly string[];
  readonly records: readonly string[];
  readonly events: readonly string[];
}

function newFiles(folder: string, first: number, many: number): readonly string[] {
  return Array.from({ length: many }, (_, i) => {
    const name = `in/${first + i}.txt`;
    writeFileSync(join(folder, name), newText(first + i));
    return name;
  });
}

/** A table of events on words that no other number takes: so many words in a row of the first texts. */
function newRows(folder: string, n: number, documents: readonly string[]): string {
  const many = STEP_SIZES.import ?? 0;
  const rows = Array.from({ length: many }, (_, i) => {
    const place = n * many + i;
    const text = place % FIRST;
    const runs = wordRuns(newText(text));
    const { start, words } = runs[Math.floor(place / FIRST) % runs.length] ?? { start: 0, words: '' };
    return [documents[text], start, start + words.length, `"${words.replaceAll('"', '""')}"`, 'COERCE'].join(',');
  });
  const name = `in/${n}.csv`;
  writeFileSync(join(folder, name), `document,start,end,quote,category\n${rows.join('\n')}\n`);
  return name;
}

/** One to six words in a row within a sentence. */
function wordRuns(text: string): readonly { readonly start: number; readonly words: string }[] {
  const body = text.indexOf('\n\n') + 2;
  return [...text.slice(body).matchAll(/[^.\n]+/g)].flatMap(({ 0: sentence, index }) => {
    const words = [...sentence.matchAll(/[\w-]+/g)];
    return words.flatMap((first, i) =>
      words.slice(i, i + 6).map((last) => ({
        start: body + index + first.index,
        words: sentence.slice(first.index, last.index + last[0].length),
      })),
    );
  });
}

function forms(name: string): readonly string[] {
  return ['--jsonl', `${name}.jsonl`, '--csv', `${name}-csv`, '--parquet', `${name}-parquet`, '--xlsx', `${name}.xlsx`];
}

async function listed(folder: string, ...args: readonly string[]): Promise<readonly { readonly id: string }[]> {
  const terminal = memoryTerminal({ folder });
  await run(['list', ...args, '--json', '--case', 'case'], terminal);
  const lines = terminal.stdout().trim().split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as { id: string });
}

/** Runs commands until it has run so many, or is killed. */
async function work(folder: string, kind: KilledKind, seed: number, rounds: number): Promise<void> {
  const hear = (heard: Heard): void => {
    writeSync(1, `${JSON.stringify(heard)}\n`);
  };
  for (const name of ['in', 'out']) mkdirSync(join(folder, name), { recursive: true });
  const ids: Ids = {
    documents: (await listed(folder)).slice(0, FIRST).map(({ id }) => id),
    // Only those of the first documents, so that what is decided is decided again.
    records: (await listed(folder, '--records')).slice(0, 200).map(({ id }) => id),
    events: (await listed(folder, '--kind', 'events')).slice(0, 20).map(({ id }) => id),
  };
  const words = (text: string): void => hear({ tells: 'words', words: text });
  const terminal = memoryTerminal({
    folder,
    // The screens of a review tell what the keys tell already.
    out: kind === 'review' ? () => undefined : words,
    err: words,
    keys: async function* () {
      for (const key of [...'aaxuxaxaxuaaxxa', 'q']) {
        yield key;
        hear({ tells: 'key', key });
      }
    },
  });
  const commands = commandsOf(folder, kind, seed, ids);
  hear({ tells: 'ready' });
  for (let i = 0; i < rounds; i++) {
    const [...args] = commands.next().value ?? [];
    if (args[0] !== 'export') args.push('--case', 'case');
    hear({ tells: 'begin', args });
    hear({ tells: 'end', status: await run(args, terminal) });
  }
}

// Run as a program of its own: FOLDER KIND SEED ROUNDS.
const [, script = '', folder, kind, seed, rounds] = argv;
if (script.endsWith('killed-program.fixture.ts') && folder !== undefined) {
  await work(folder, kind as KilledKind, Number(seed), Number(rounds));
}
