import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBlind, isAskedBlind } from './blind-check.ts';
import { drawOrder, readSampleName, sampleName } from './draw-order.ts';
import { oddDecisions } from './odd-decisions.ts';
import { caseRecord, entry, event, judged } from './trust.fixture.ts';
import { trustReport } from './trust-report.ts';
import { judgedRecords } from './verdict.ts';

const by = (coder: string) => ({ coder, at: '2026-01-01T00:00:00.000Z', entry: `j-${coder}` });

describe('trust', () => {
  it('counts what was accepted as it was, with n and the interval of Wilson', () => {
    // 15 of 148: the example of Newcombe 1998.
    const all = Array.from({ length: 148 }, (_, i) =>
      judged(event(`e-${i}`, 'AID'), i < 15 ? 'right' : i < 40 ? 'mended' : 'wrong', `d-${i % 7}`),
    );
    const { chosen, documents, samples } = trustReport(all, []);
    expect(chosen.all).toMatchObject({ n: 148, mended: 25, wrong: 108 });
    expect(chosen.all.right.interval.map((bound) => bound.toFixed(4))).toEqual(['0.0624', '0.1605']);
    expect([documents, samples]).toEqual([7, []]);
    expect(chosen.by.category).toEqual([{ ...chosen.all, group: 'AID' }]);
    expect(chosen.by.actor.map(({ group, n }) => [group, n])).toEqual([
      ['FIN', 148],
      ['NOR', 148],
    ]);
  });

  it('takes no account of yes and no to many at once, of what nobody decided and of what people added', () => {
    const open = caseRecord(event('e-1', 'AID'));
    const { machine: _, ...added } = caseRecord(event('e-2', 'AID'), { status: 'accepted', decided: by('ada') });
    const bulk = caseRecord(event('e-3', 'AID'), { status: 'accepted', decided: by('bulk') });
    const edited = caseRecord(event('e-4', 'AID'), { status: 'accepted', edited: ['category'], decided: by('ada') });
    const counted = judgedRecords([open, added, bulk, edited], new Set(['j-bulk']));
    expect(counted.map(({ id, verdict }) => [id, verdict])).toEqual([['e-4', 'mended']]);
  });

  it('counts as a sample what lies before the last that was answered, however it was decided', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `e-${i}`).sort(
      (a, b) => drawOrder('sample', 7, a) - drawOrder('sample', 7, b),
    );
    const name = sampleName({ seed: 7, kind: 'event' });
    // Ten were asked, two of them had been decided in the queue; twenty more were decided in the queue.
    const decided = ids.filter((_, i) => i < 10 || i >= 20).map((id) => judged(event(id, 'AID'), 'right'));
    const asked = ids.slice(0, 10).filter((_, i) => i !== 2 && i !== 5);
    const { samples } = trustReport(
      decided,
      asked.map((id) => entry(id, { asked: 'shown', sample: name })),
    );
    expect(samples).toMatchObject([{ name, draw: { seed: 7, kind: 'event' }, table: { all: { n: 10 } } }]);
  });
});

describe('drawing', () => {
  it('gives every record the same chance, and neighbours no like places', () => {
    const places = Array.from({ length: 20_000 }, (_, i) => drawOrder('sample', 3, `e-${i.toString(16)}`));
    const share = (from: number, to: number): number => places.filter((p) => p >= from && p < to).length / 20_000;
    for (let at = 0; at < 10; at++) expect(share(at / 10, (at + 1) / 10)).toBeCloseTo(0.1, 1.6);
    const steps = places.slice(1).filter((p, i) => p > (places[i] ?? 0)).length / 19_999;
    expect(steps).toBeCloseTo(0.5, 1.6);
  });

  it('asks the stated share blind, another with another seed', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `e-${i}`);
    const blind = (seed: number): readonly string[] => ids.filter((id) => isAskedBlind(seed, 0.07, id));
    expect(blind(1).length / 20_000).toBeCloseTo(0.07, 2);
    expect(blind(2)).not.toEqual(blind(1));
    expect(ids.some((id) => isAskedBlind(1, 0, id))).toBe(false);
    expect(ids.every((id) => isAskedBlind(1, 1, id))).toBe(true);
  });

  it('reads the name of a sample back', () => {
    fc.assert(
      fc.property(
        fc.record(
          { seed: fc.nat(), kind: fc.constantFrom('event', 'position'), document: fc.constant('d-0123456789ab') },
          { requiredKeys: ['seed'] },
        ),
        (draw) => {
          expect(readSampleName(sampleName(draw))).toEqual(draw);
        },
      ),
    );
    expect(readSampleName('odd')).toBeUndefined();
  });
});

describe('blind against shown', () => {
  const machine = event('e-1', 'REJECT');
  const accepted = caseRecord(machine, { status: 'accepted', decided: by('ada') });
  const blind = (id: string, after: string) =>
    entry(id, { action: 'edit', field: 'category', after, asked: 'blind', aside: true });

  it('tells how often people went over to the machine once they saw its answer', () => {
    const records = new Map([
      ['e-1', accepted],
      ['e-2', { ...accepted, id: 'e-2' }],
      ['e-3', { ...accepted, id: 'e-3', status: 'rejected' as const }],
      ['e-4', { ...accepted, id: 'e-4', decided: by('bob') }],
    ]);
    const answers = [
      blind('e-1', 'REJECT'),
      blind('e-2', 'ACCUSE'),
      entry('e-3', { action: 'reject', asked: 'blind', aside: true }),
      // Of another person: not to be compared.
      blind('e-4', 'REJECT'),
    ];
    expect(compareBlind(answers, records)).toMatchObject({
      n: 3,
      same: { value: 2 / 3 },
      blindAsMachine: { value: 1 / 3 },
      shownAsMachine: { value: 2 / 3 },
      wonOver: { n: 2, value: 0.5 },
    });
  });

  it('asks again what looks odd: another blind answer, other words alike decided otherwise; and only once', () => {
    const alike = ['e-5', 'e-6', 'e-7'].map((id) => event(id, 'AID'));
    const all = [
      judged(machine, 'right'),
      ...alike.map((one, i) => judged(one, i === 1 ? 'wrong' : 'right', `d-00000000000${i}`)),
    ];
    const input = {
      judged: all,
      records: new Map([['e-1', accepted]]),
      words: new Map(all.map(({ id }) => [id, id === 'e-1' ? 'turned down' : 'sent help'])),
      blind: [blind('e-1', 'ACCUSE')],
      settled: new Set<string>(),
    };
    expect(oddDecisions(input).map(({ id, why }) => [id, why])).toEqual([
      ['e-1', 'your blind answer was another'],
      ['e-6', 'the same words with the same reading were accepted 2 times elsewhere'],
    ]);
    expect(oddDecisions({ ...input, settled: new Set(['e-1', 'e-6']) })).toEqual([]);
  });
});
