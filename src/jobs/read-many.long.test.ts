import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../reading/reader.ts';
import { EntenteError } from '../records/failure.ts';
import type { OpenedText } from './opened-text.ts';
import { type Outcome, type ReadManyOptions, readMany, type TextThread } from './read-many.ts';
import { ReadingThread, ThreadDeath } from './reading-thread.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

type Text = { readonly text: string };
type Results = Outcome<string, Text>;

const options = (given: Partial<ReadManyOptions<string, Text>> = {}): ReadManyOptions<string, Text> => ({
  jobs: 2,
  reader: {},
  nameOf: (word) => `the text of ${word}`,
  open: async (word) => ({ text: `${word} rejected the offer on Monday.` }),
  ...given,
});

/** A thread without a thread, that ends over some texts; `slow` keeps a text until it is let go. */
function pretended(given: { readonly dies?: (text: string) => boolean; readonly slow?: Promise<void> } = {}) {
  let alive = true;
  const thread: TextThread = {
    read: async (opened: OpenedText) => {
      const { text } = opened as Text;
      await setImmediate();
      if (given.dies?.(text)) alive = false;
      if (!alive) throw new ThreadDeath('it was tired', false);
      if (text.startsWith('Slow')) await given.slow;
      return reader.read(text);
    },
    stop: async () => undefined,
  };
  return thread;
}

/** A list of what came of a reading, short enough to be compared. */
const told = (outcome: Results): string =>
  outcome.kind === 'failed'
    ? `${outcome.item}: ${outcome.error instanceof Error ? outcome.error.message : outcome.error}`
    : `${outcome.item}: ${outcome.kind}`;

async function all(items: Iterable<string>, given: ReadManyOptions<string, Text>): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for await (const outcome of readMany(items, given)) outcomes.push(told(outcome));
  return outcomes;
}

const WORDS = ['Seoul', 'Tokyo', 'Moscow', 'Ankara', 'Cairo', 'Berlin', 'Paris', 'London', 'Oslo', 'Lima'];

describe('many texts', () => {
  it('give the same readings in the same order in this thread and in others, failures among them', {
    timeout: 180_000,
  }, async () => {
    const given = options({
      open: async (word) => {
        if (word === 'Tokyo') throw new EntenteError('unreadable', 'Tokyo is missing.');
        if (word === 'Ankara') return { text: 'x'.repeat(3_000_001) };
        return { text: `${word} rejected the offer on Monday.` };
      },
    });
    const outcomes: (readonly Results[])[] = [];
    for (const jobs of [1, 2, 3]) {
      const found: Results[] = [];
      for await (const outcome of readMany(WORDS, { ...given, jobs })) found.push(outcome);
      outcomes.push(found);
    }
    const [here, two, three] = outcomes;
    expect(here?.map(({ item }) => item)).toEqual(WORDS);
    expect(two).toStrictEqual(here);
    expect(three).toStrictEqual(here);
    const failed = (two ?? []).flatMap((outcome) => (outcome.kind === 'failed' ? [outcome] : []));
    expect(failed.map(({ item, error }) => [item, error instanceof EntenteError && error.code])).toEqual([
      ['Tokyo', 'unreadable'],
      ['Ankara', 'unreadable'],
    ]);
  });

  it('are asked for, and read, only some way ahead of what is taken', async () => {
    let asked = 0;
    function* endless(): Generator<string> {
      for (;;) yield `Nation ${asked++}`;
    }
    const given = options({ startThread: () => pretended() });
    let taken = 0;
    for await (const _ of readMany(endless(), given)) {
      taken++;
      for (let i = 0; i < 200; i++) await setImmediate();
      expect(asked - taken).toBeLessThanOrEqual(8 * given.jobs);
      if (taken === 5) break;
    }
    expect(taken).toBe(5);
  });

  it('are not held up by one that takes long, and still come in order', async () => {
    let letGo: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const begun: string[] = [];
    const given = options({
      startThread: () => pretended({ slow }),
      open: async (word) => {
        begun.push(word);
        if (word === 'Lima') letGo();
        return { text: word };
      },
    });
    expect(await all(['Slow', ...WORDS], given)).toEqual(['Slow', ...WORDS].map((word) => `${word}: read`));
    expect(begun).toEqual(['Slow', ...WORDS]);
  });

  it('when cancelled end with what was begun, without a gap', async () => {
    for (const jobs of [1, 2, 3]) {
      const ctrlC = new AbortController();
      const begun: string[] = [];
      const given = options({
        jobs,
        startThread: () => pretended(),
        cancelled: ctrlC.signal,
        open: async (word) => {
          begun.push(word);
          return { text: word };
        },
      });
      const found: string[] = [];
      for await (const { item } of readMany(WORDS, given)) {
        found.push(item);
        if (found.length === 2) ctrlC.abort();
      }
      expect(found).toEqual(begun);
      expect(found).toEqual(WORDS.slice(0, found.length));
      expect(found.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('lose nothing when a thread dies: its text is read by another one', async () => {
    let deaths = 0;
    const dies = (text: string): boolean => text.startsWith('Moscow') && deaths++ === 0;
    expect(await all(WORDS, options({ startThread: () => pretended({ dies }) }))).toEqual(
      WORDS.map((word) => `${word}: read`),
    );
    expect(deaths).toBe(2);
  });

  it('go on without the one over which threads die', async () => {
    const dies = (text: string): boolean => text.startsWith('Lima') || text.startsWith('Seoul');
    const outcomes = await all(WORDS, options({ startThread: () => pretended({ dies }) }));
    expect(outcomes[0]).toBe(
      'Seoul: the text of Seoul could not be read: the thread that read it ended (it was tired).',
    );
    expect(outcomes.slice(1, -1)).toEqual(WORDS.slice(1, -1).map((word) => `${word}: read`));
    expect(outcomes.at(-1)).toContain('Lima could not be read');
  });

  it.each([1, 2])('end at once where no text can be read, %i at a time', async (jobs) => {
    const codebook = { name: 'own.yaml', triggers: [{ noSuch: true }] } as unknown as NonNullable<
      ReadManyOptions<string, Text>['reader']['codebook']
    >;
    await expect(all(WORDS, options({ jobs, reader: { codebook } }))).rejects.toThrow();
  });

  it.each([1, 2])('end with the error of what gives them, after those before it, %i at a time', async (jobs) => {
    function* broken(): Generator<string> {
      yield 'Seoul';
      throw new Error('the list is torn');
    }
    const found: string[] = [];
    const reading = (async () => {
      for await (const outcome of readMany(broken(), options({ jobs, startThread: () => pretended() })))
        found.push(told(outcome));
    })();
    await expect(reading).rejects.toThrow('the list is torn');
    expect(found).toEqual(['Seoul: read']);
  });
});

it('a thread that ends while it reads says so, and so does every text after it', async () => {
  const thread = new ReadingThread({});
  await thread.read({ text: 'Seoul spoke.' });
  const long = thread.read({ text: 'Seoul rejected the offer on Monday. '.repeat(2000) });
  const ended = expect(long).rejects.toBeInstanceOf(ThreadDeath);
  await thread.stop();
  await ended;
  await expect(thread.read({ text: 'Tokyo spoke.' })).rejects.toBeInstanceOf(ThreadDeath);
});
