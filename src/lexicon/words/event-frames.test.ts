import { describe, expect, it } from 'vitest';
import { EntenteError } from '../../records/failure.ts';
import { CATEGORIES, CONTEXTS, categoryFacts } from '../../records/plover.ts';
import { loadEventFrames, makeEventFrames } from './event-frames.ts';

describe('event frames', () => {
  it('names acts of every category with several thousand words', async () => {
    const frames = await loadEventFrames();
    const all = [frames.verbs, frames.nouns, frames.adjectives].flatMap((table) => [...table.values()].flat());
    expect(all.length).toBeGreaterThan(3000);
    for (const category of CATEGORIES) {
      expect(all.filter((frame) => frame.category === category).length, category).toBeGreaterThan(20);
    }
  });

  it('uses only modes, classes and contexts that exist', async () => {
    const frames = await loadEventFrames();
    const classes = new Set([...frames.classes.values()].flatMap((names) => [...names]));
    for (const frame of [frames.verbs, frames.nouns, frames.adjectives].flatMap((t) => [...t.values()].flat())) {
      if (frame.mode && frame.category && frame.category !== '=') {
        const modes = categoryFacts(frame.category).modes.map((mode) => mode.name);
        expect(modes, `line ${frame.line}`).toContain(frame.mode);
      }
      for (const condition of frame.object) {
        const name = /^[@^]([a-z]+)/.exec(condition)?.[1];
        if (name && !['actor', 'igo', 'none', 'clause'].includes(name)) {
          expect(classes.has(name), `line ${frame.line}: ${condition}`).toBe(true);
        }
      }
    }
    for (const names of frames.contexts.values()) for (const name of names) expect(CONTEXTS).toContain(name);
  });

  it('puts the more specific frame first', async () => {
    const frames = await loadEventFrames();
    const shoot = frames.verbs.get('shoot')?.map((frame) => frame.words.join(' ')) ?? [];
    expect(shoot.indexOf('shoot down')).toBeLessThan(shoot.indexOf('shoot'));
  });

  it('says which line cannot be understood', () => {
    expect(() => makeEventFrames('verb\tNONSENSE\t-\ts > o\t-\t-\tfrobnicate', '', '')).toThrow(EntenteError);
    expect(() => makeEventFrames('\n\nverb\tASSAULT', '', '')).toThrow(/Line 3 /);
  });

  it('takes lines of a user', () => {
    const frames = makeEventFrames('verb\tASSAULT\taerial\ts > o\t-\t-\tdive-bomb; buzz bomb', '', '');
    expect(frames.verbs.get('bomb')?.[0]?.words).toEqual(['dive', 'bomb']);
    expect(frames.verbs.get('buzz')?.[0]?.roles).toEqual({ source: ['s'], target: ['o'], joint: false });
  });
});
