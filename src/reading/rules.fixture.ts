import { describe, expect, it, vi } from 'vitest';
import type { Rule } from './context/rules.ts';
import { passageReader } from './passage.fixture.ts';

/** Each rule of a table has something to say when its example is read by the shipped reader. */
export function rulesFire<Sight, Found>(table: string, rules: readonly Rule<Sight, Found>[]): void {
  describe(`the table of ${table}`, () => {
    const reading = passageReader();

    it.each(rules)('$name: $example', async (rule) => {
      const find = vi.spyOn(rule, 'find');
      try {
        await (await reading)(rule.example);
        expect(find.mock.results.some(({ value }) => value !== undefined)).toBe(true);
      } finally {
        find.mockRestore();
      }
    });

    it('names each rule once', () => {
      expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    });
  });
}
