import { describe, expect, it } from 'vitest';
import type { KeyEvent } from '../../src/casefile/export/answer-key-form.ts';
import type { Event, Side } from '../../src/records/event.ts';
import { linkRows, type ScoredSide, scoreSides } from './score-links.ts';

const KEY: KeyEvent = { source: ['KEN'], target: ['SOM'], category: 'ACCUSE', trigger: [10, 17], sentence: [0, 40] };

function scored(source: readonly Side[], target: readonly Side[], more: Partial<Event> = {}): readonly ScoredSide[] {
  const category = more.category ?? 'ACCUSE';
  const event = { source, target, category, open: [], ...more } as unknown as Event;
  const codes = (sides: readonly Side[]): readonly string[] => sides.map(({ actor }) => actor);
  const inKeysForm = { source: codes(source), target: codes(target), category, trigger: [10, 17] } as const;
  return scoreSides([KEY], { event, inKeysForm, code: (id) => id });
}

describe('how often sides are right', () => {
  it('counts each side at an act that the key marks, and the event by both', () => {
    const named: Side = { actor: 'KEN', link: 'named', grade: 'strong' };
    const guessed: Side = { actor: 'ETH', link: 'topic', grade: 'weak' };
    expect(scored([named], [guessed])).toEqual([
      { link: 'named', grade: 'strong', right: true, event: false },
      { link: 'topic', grade: 'weak', right: false, event: false },
    ]);
    expect(linkRows(scored([named], [{ ...guessed, actor: 'SOM' }]))).toMatchObject({
      named: { sides: 1, right: { accuracy: 1, n: 1 }, events: { accuracy: 1, n: 1 } },
      'topic weak': { right: { accuracy: 1, n: 1 } },
    });
  });

  it('judges no side of an act that the key does not mark, and no open one', () => {
    const side: Side = { actor: 'KEN', link: 'named', grade: 'strong' };
    expect(scored([side], [], { category: 'AID' })).toMatchObject([{ right: undefined, event: false }]);
    expect(scored([], [], { open: [{ side: 'source', span: { start: 0, end: 2 } }] })).toMatchObject([
      { link: 'open', right: undefined },
    ]);
  });
});
