import { describe, expect, it } from 'vitest';
import { announced, CATEGORIES, CONTEXTS, cameoCodes, cameoFacts, categoryFacts, quadOf, scoreOf } from './plover.ts';

describe('the PLOVER and CAMEO tables', () => {
  it('know all sixteen categories, cooperation with a positive and material conflict with a negative score', () => {
    for (const category of CATEGORIES) {
      const facts = categoryFacts(category);
      expect(facts.name).toBe(category);
      if (facts.quad <= 2) expect(facts.score).toBeGreaterThan(0);
      if (facts.quad === 4) expect(facts.score).toBeLessThan(0);
      for (const mode of facts.modes) if (mode.score !== null) expect(Math.abs(mode.score)).toBeLessThanOrEqual(10);
    }
  });

  it('map every CAMEO code to a category, mode and contexts that exist, or drop it', () => {
    expect(cameoCodes()).toHaveLength(293);
    for (const code of cameoCodes()) {
      const facts = cameoFacts(code);
      if (!facts?.category) {
        expect(code).toMatch(/^0[12]/);
        continue;
      }
      const category = categoryFacts(facts.category);
      if (facts.mode) expect(category.modes.map((mode) => mode.name)).toContain(facts.mode);
      for (const context of facts.contexts ?? []) expect(CONTEXTS).toContain(context);
    }
  });

  it.each([
    ['190', 'ASSAULT', -10],
    ['036', 'AGREE', 4],
    ['112', 'ACCUSE', -2],
    ['0841', 'RETREAT', 7],
  ])('give CAMEO %s the category %s and its Goldstein value', (code, category, goldstein) => {
    expect(cameoFacts(code)).toMatchObject({ category, goldstein });
  });

  it('fall back from an unlisted code to its parent, and know when a code is none', () => {
    expect(cameoFacts('1999')?.category).toBe('ASSAULT');
    expect(cameoFacts('99')).toBeUndefined();
  });

  it('score a mode by itself and the category where the mode has no score', () => {
    expect(scoreOf('MOBILIZE', 'weapons')).toBe(-6.5);
    expect(scoreOf('PROTEST', 'vandalize')).toBe(categoryFacts('PROTEST').score);
  });

  it('turn an announced act into the words that announce it', () => {
    expect(announced('ASSAULT')).toBe('THREATEN');
    expect(announced('AID')).toBe('AGREE');
    expect(quadOf(announced('RETREAT'))).toBe(1);
  });
});
