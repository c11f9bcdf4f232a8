import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../journal/current.ts';
import type { Decision, Json } from '../journal/entry.ts';
import { activeEntries } from '../journal/steps.ts';
import { applyEntries } from './apply.ts';
import { said, testCases } from './case.fixture.ts';
import { type CaseFile, openCase } from './case-file.ts';
import { decide, redo, undo } from './decide.ts';
import { examine } from './doctor.ts';
import { placedEntries } from './journal-rows.ts';
import { journal } from './log.ts';
import { rebuild } from './rebuild.ts';
import { states } from './state.ts';

const cases = testCases();
const ME = { coder: 'ada' };

let records: readonly CaseRecord[];
beforeAll(async () => {
  records = [...states(await cases.make())].flatMap((state) => state.records);
});

type Act = 'undo' | 'redo' | readonly Decision[];

const decision = (): fc.Arbitrary<Decision> =>
  fc.oneof(
    fc
      .record({ record: fc.nat(), action: fc.constantFrom('accept' as const, 'reject' as const) })
      .map(({ record, action }) => ({
        action,
        target: targetOf(record),
      })),
    fc.record({ record: fc.nat(), text: fc.string() }).map(({ record, text }) => ({
      action: 'memo' as const,
      target: targetOf(record),
      after: text,
    })),
    fc.record({ record: fc.nat(), turn: fc.nat(0xffff) }).map(({ record, turn }) => {
      const { document, id } = targetOf(record);
      const like = records.find((one) => one.id === id)?.record;
      const added = `${id.slice(0, 2)}${turn.toString(16).padStart(12, '0')}`;
      return {
        action: 'add' as const,
        target: { type: 'record' as const, id: added, document },
        after: JSON.parse(JSON.stringify({ ...like, id: added })) as Json,
      };
    }),
    fc
      .record({ record: fc.nat(), other: fc.nat(), action: fc.constantFrom('merge' as const, 'split' as const) })
      .map(({ record, other, action }) => ({
        action,
        target: { type: 'event' as const, id: targetOf(record, 'event').id },
        after: [targetOf(other, 'event').id],
      })),
    fc.record({ record: fc.nat(), day: fc.constantFrom('2021-05-01', '2020-02-29', null) }).map(({ record, day }) => ({
      action: 'date' as const,
      target: { type: 'document' as const, id: targetOf(record).document },
      after: day,
    })),
    fc
      .record({
        type: fc.constantFrom('actor' as const, 'issue' as const),
        id: fc.constantFrom('FIN', 'the treaty'),
        name: fc.string(),
      })
      .map(({ type, id, name }) => ({ action: 'rename' as const, target: { type, id }, after: name })),
    fc.constant({
      action: 'merge' as const,
      target: { type: 'issue' as const, id: 'the treaty' },
      after: ['the plan'],
    }),
    fc.constantFrom('NOR', 'SWE').map((id) => ({
      action: 'split' as const,
      target: { type: 'actor' as const, id: 'FIN' },
      after: [id],
    })),
    fc
      .record({ record: fc.nat(), category: fc.constantFrom('REJECT', 'AID', 'AGREE') })
      .map(({ record, category }) => ({
        action: 'edit' as const,
        target: targetOf(record, 'event'),
        field: 'category',
        after: category,
      })),
    fc.constantFrom('NOR', 'SWE', 'DNK').map((id) => ({
      action: 'merge' as const,
      target: { type: 'actor' as const, id: 'FIN' },
      after: [id],
    })),
    fc.record({ record: fc.nat(), title: fc.string() }).map(({ record, title }) => ({
      action: 'title' as const,
      target: { type: 'document' as const, id: targetOf(record).document },
      after: title,
    })),
  );

function targetOf(nth: number, kind?: string): { type: 'record'; id: string; document: string } {
  const list = records.filter((one) => kind === undefined || one.record.kind === kind);
  const { id, document } = list[nth % list.length] as CaseRecord;
  return { type: 'record', id, document };
}

const acts = (): fc.Arbitrary<readonly Act[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(decision(), { minLength: 1, maxLength: 4 }) },
      fc.constantFrom('undo' as const, 'redo' as const),
    ),
    {
      minLength: 1,
      maxLength: 10,
    },
  );

/** @returns how many entries were written */
function perform(file: CaseFile, act: Act, hand = ME): number {
  if (act !== 'undo' && act !== 'redo') return decide(file, act, hand).length;
  try {
    (act === 'undo' ? undo : redo)(file, hand);
    return 1;
  } catch {
    // There was nothing to turn, or something rests on it.
    return 0;
  }
}

describe('a case, whatever is decided', () => {
  it('is byte for byte what it was once everything is undone, and again once it is redone', async () => {
    const file = await cases.make();
    const start = said(file);
    await fc.assert(
      fc.asyncProperty(acts(), async (list) => {
        for (const act of list) perform(file, act);
        const end = said(file);
        let turned = 0;
        for (;;) {
          try {
            undo(file, ME);
            turned++;
          } catch {
            break;
          }
        }
        expect(said(file)).toBe(start);
        for (let i = 0; i < turned; i++) redo(file, ME);
        expect(said(file)).toBe(end);
        for (let i = 0; i < turned; i++) undo(file, ME);
      }),
      { numRuns: 15 },
    );
  });

  it('comes out the same where its journal is replayed on another copy, and where all is derived anew', async () => {
    await fc.assert(
      fc.asyncProperty(acts(), async (list) => {
        const [file, copy] = [await cases.make(), await cases.make()];
        for (const act of list) perform(file, act);
        const entries = [...journal(file)];
        expect(applyEntries(copy, JSON.parse(JSON.stringify(entries)))).toMatchObject({
          applied: entries.length,
          homeless: [],
        });
        expect(said(copy)).toBe(said(file));
        expect(applyEntries(copy, entries).applied).toBe(0);
        rebuild(copy);
        expect(said(copy)).toBe(said(file));
        // What the database calls active is what the pure journal calls so.
        expect(placedEntries(copy, '1')).toEqual(activeEntries(entries));
      }),
      { numRuns: 8 },
    );
  });

  it('loses no decision of two programs, whatever turns they take', async () => {
    const turns = fc.array(fc.tuple(fc.boolean(), acts()), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(turns, async (list) => {
        const [file, copy] = [await cases.make(), await cases.make()];
        const other = openCase(file.place);
        let written = 0;
        for (const [first, own] of list) {
          for (const act of own) written += perform(first ? file : other, act, { coder: first ? 'ada' : 'bob' });
        }
        const entries = [...journal(file)];
        expect(entries).toHaveLength(written);
        expect(entries.slice(1).map(({ follows }) => follows)).toEqual(entries.slice(0, -1).map(({ id }) => id));
        // Both see the same, and so does whoever replays what both did.
        expect(said(other)).toBe(said(file));
        applyEntries(copy, entries);
        expect(said(copy)).toBe(said(file));
        other.close();
      }),
      { numRuns: 8 },
    );
  });

  it('loses no decision of two programs that decide at once', async () => {
    const file = await cases.make();
    const child = fileURLToPath(new URL('./deciding.child.ts', import.meta.url));
    const ids = records.slice(0, 12).map(({ id, document }) => `${id}@${document}`);
    const runs = ['ada', 'bob'].map((coder) =>
      spawn(process.execPath, [child, file.place, coder, ...ids], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0]));
    expect(codes).toEqual([0, 0]);
    const entries = [...journal(file)];
    for (const coder of ['ada', 'bob']) {
      const own = entries.filter((entry) => entry.coder === coder).map(({ target }) => target.id);
      expect(own).toEqual(records.slice(0, 12).map(({ id }) => id));
    }
    // One chain: each entry was written knowing of the one before.
    expect(entries.slice(1).map(({ follows }) => follows)).toEqual(entries.slice(0, -1).map(({ id }) => id));
    expect([...examine(openCase(file.place))].filter(({ sentence }) => !sentence.includes('original'))).toEqual([]);
  });
});
