import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { openCase } from '../../casefile/store/case-file.ts';
import { examine } from '../../casefile/store/doctor.ts';
import { documents } from '../../casefile/store/documents.ts';
import { journal } from '../../casefile/store/log.ts';
import { rebuild } from '../../casefile/store/rebuild.ts';
import { states } from '../../casefile/store/state.ts';
import { Reading } from '../../records/reading.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { memoryTerminal } from '../command-line.fixture.ts';
import { run } from '../run.ts';
import { FIRST, type Heard, KILLED_KINDS, type KilledKind, newText, STEP_SIZES } from './killed-program.fixture.ts';

const KILLS = Number(process.env.ENTENTE_KILLS ?? 100);
const SEED = Number(process.env.ENTENTE_SEED ?? 1);
/** The command amid which a program is killed is one of so many. */
const ROUNDS: Readonly<Record<KilledKind, number>> = {
  add: 4,
  decide: 20,
  bulk: 12,
  edit: 12,
  undo: 16,
  import: 6,
  export: 6,
  review: 4,
};
/** Commands that follow if the blow comes late, so that it falls amid one of them. */
const MORE = 4;

const folder = mkdtempSync(join(tmpdir(), 'entente-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = fileURLToPath(new URL('./killed-program.fixture.ts', import.meta.url));

/** What a program promised until it was killed or ended. */
interface Promised {
  readonly heard: readonly Heard[];
  /** Milliseconds that a command took. */
  readonly ms: number;
  readonly complaint: string;
}

/** When a program is killed: so many milliseconds after the beginning of its command of that number. */
interface Blow {
  readonly command: number;
  readonly ms: number;
}

/** @param blow undefined: it runs to its end */
async function runProgram(kind: KilledKind, seed: number, blow?: Blow): Promise<Promised> {
  const rounds = ROUNDS[kind] + (blow ? MORE : 0);
  const child = spawn(process.execPath, [program, folder, kind, String(seed), String(rounds)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString();
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  const heard: Heard[] = [];
  let started = 0;
  let commands = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const told = parsed(line);
    // The last line of a program that was killed may be half a line.
    if (told) heard.push(told);
    if (told?.tells === 'ready') started = performance.now();
    if (told?.tells === 'begin' && commands++ === blow?.command) void strike(child, blow.ms);
  }
  await closed;
  return { heard, ms: (performance.now() - started) / Math.max(1, commands), complaint };
}

async function strike(child: ChildProcess, ms: number): Promise<void> {
  await wait(ms);
  child.kill('SIGKILL');
}

function parsed(line: string): Heard | undefined {
  try {
    return JSON.parse(line) as Heard;
  } catch {
    return undefined;
  }
}

/** Ids of steps and documents that the user was told of, and how many steps were told to be taken back. */
function acknowledged(heard: readonly Heard[]): {
  readonly steps: readonly string[];
  readonly documents: readonly string[];
  readonly turned: readonly string[];
} {
  const words = heard.flatMap((one) => (one.tells === 'words' ? [one.words] : [])).join('');
  const all = (pattern: RegExp): readonly string[] => [...words.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    steps: all(/^(j-[0-9a-f]{16})/gm),
    documents: all(/ is (d-[0-9a-f]{12}): /g),
    turned: all(/^(?:Taken back|Made again): (j-[0-9a-f]{16})/gm),
  };
}

/** What must never be lost again. */
const kept = { steps: new Set<string>(), documents: new Set<string>(), turned: 0, pressed: 0, journal: [] as string[] };

function remember({ heard }: Promised): void {
  const { steps, documents: added, turned } = acknowledged(heard);
  for (const step of steps) kept.steps.add(step);
  for (const id of added) kept.documents.add(id);
  kept.turned += turned.length;
  kept.pressed += heard.filter((one) => one.tells === 'key' && (one.key === 'a' || one.key === 'x')).length;
}

/** Looks the case over as a person would who fears the worst. */
async function checkCase(): Promise<void> {
  const place = join(folder, 'case');
  // The next command says nothing of what happened, and works.
  const next = memoryTerminal({ folder });
  expect([await run(['status', '--case', 'case'], next), next.stderr()]).toEqual([0, '']);
  const file = openCase(place);
  try {
    const findings = [...examine(file, true)].filter(({ sentence }) => !sentence.includes('belongs to no document'));
    expect(findings).toEqual([]);
    const ids = [...documents(file)].map(({ id }) => id);
    expect(
      [...kept.documents].filter((id) => !ids.includes(id)),
      'documents lost',
    ).toEqual([]);
    const entries = [...journal(file)];
    expect(
      entries.slice(0, kept.journal.length).map(({ id }) => id),
      'the journal only grows',
    ).toEqual(kept.journal);
    kept.journal = entries.map(({ id }) => id);
    const sizes = new Map<string, number>();
    for (const { step } of entries) sizes.set(step, (sizes.get(step) ?? 0) + 1);
    expect(
      [...kept.steps].filter((step) => !sizes.has(step)),
      'decisions lost',
    ).toEqual([]);
    const turns = entries.filter(({ action }) => action === 'undo' || action === 'redo');
    expect(turns.length, 'undos lost').toBeGreaterThanOrEqual(kept.turned);
    const answers = entries.filter(({ coder, action }) => coder === 'review' && action !== 'undo');
    expect(answers.length, 'answers of a review lost').toBeGreaterThanOrEqual(kept.pressed);
    const half = entries.filter(({ step, coder }) => sizes.get(step) !== STEP_SIZES[coder]);
    expect(half, 'half a step').toEqual([]);
    expect(entries.slice(1).map(({ follows }) => follows)).toEqual(entries.slice(0, -1).map(({ id }) => id));
    for (const { reading } of states(file)) Reading.parse(reading);
    checkExports(ids.length);
  } finally {
    file.close();
  }
}

/** Whatever bears the name of an export is whole. */
function checkExports(count: number): void {
  const out = join(folder, 'out');
  const names = existsSync(out) ? (readdirSync(out, { recursive: true }) as string[]) : [];
  for (const name of names.filter((one) => /\.[a-z]+$/.test(one) && !one.endsWith('.tmp'))) {
    const bytes = readFileSync(join(out, name));
    const text = bytes.toString('utf8');
    if (name.endsWith('.jsonl')) {
      const lines = text.split('\n');
      expect(lines.pop(), name).toBe('');
      expect(lines.length, name).toBeGreaterThan(0);
      expect(lines.length, name).toBeLessThanOrEqual(count);
      for (const line of lines) JSON.parse(line);
    } else if (name.endsWith('.xlsx')) {
      expect(Object.keys(unzipSync(bytes)), name).toContain('[Content_Types].xml');
    } else if (name.endsWith('.parquet')) {
      expect([text.slice(0, 4), text.slice(-4)], name).toEqual(['PAR1', 'PAR1']);
    } else if (name.endsWith('.json')) {
      JSON.parse(text);
    } else {
      expect(text.at(-1), name).toBe('\n');
    }
  }
}

describe('a program that is killed', () => {
  it(`${KILLS} times at any moment loses nothing that it told, and leaves nothing half done`, async () => {
    mkdirSync(join(folder, 'in'));
    const texts = Array.from({ length: FIRST }, (_, i) => {
      writeFileSync(join(folder, 'in', `first-${i}.txt`), newText(i));
      return `in/first-${i}.txt`;
    });
    const terminal = memoryTerminal({ folder });
    await run(['init', 'case'], terminal);
    expect(await run(['add', ...texts, '--case', 'case', '--engine', 'fast'], terminal), terminal.stderr()).toBe(0);
    remember({ heard: [{ tells: 'words', words: terminal.stderr() }], ms: 0, complaint: '' });
    // How long each kind of work takes here, undisturbed.
    const took = new Map<KilledKind, number>();
    for (const [i, kind] of KILLED_KINDS.entries()) {
      const promised = await runProgram(kind, 1 + i);
      const statuses = promised.heard.flatMap((one) => (one.tells === 'end' ? [one.status] : []));
      expect([kind, statuses, promised.complaint]).toEqual([kind, Array(ROUNDS[kind]).fill(0), '']);
      took.set(kind, promised.ms);
      remember(promised);
    }
    await checkCase();
    const random = seededRandom(SEED);
    const amid = new Map<KilledKind, number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const kind = KILLED_KINDS[kill % KILLED_KINDS.length] ?? 'add';
      // Another program that works on the same case meanwhile does not notice.
      const [promised, other] = await Promise.all([
        runProgram(kind, 100 + kill, {
          command: Math.floor(random() * ROUNDS[kind]),
          ms: random() * (took.get(kind) ?? 0),
        }),
        kill % 10 === 9 ? runProgram('decide', 1000 + kill) : undefined,
      ]);
      if (promised.heard.at(-1)?.tells !== 'end') amid.set(kind, (amid.get(kind) ?? 0) + 1);
      for (const one of [promised, ...(other ? [other] : [])]) {
        remember(one);
        const failed = one.heard.some((told) => told.tells === 'end' && told.status !== 0);
        expect(
          [kind, failed, one.complaint],
          one.heard.flatMap((told) => ('words' in told ? told.words : [])).join(''),
        ).toEqual([kind, false, '']);
      }
      await checkCase();
    }
    const file = openCase(join(folder, 'case'));
    const said = (): string => [...states(file)].map((state) => JSON.stringify(state)).join('\n');
    const before = said();
    rebuild(file);
    expect(said(), 'what was derived').toBe(before);
    file.close();
    const hit = [...amid.values()].reduce((sum, n) => sum + n, 0);
    process.stderr.write(
      `${KILLS} kills, ${hit} amid a command (${[...amid].map(([kind, n]) => `${kind} ${n}`).join(', ')}); ${kept.documents.size} documents and ${kept.journal.length} entries kept.\n`,
    );
    // Otherwise nothing was tried.
    expect(hit).toBeGreaterThanOrEqual(KILLS / 2);
  }, 3_600_000);
});
