import { describe, expect, it, vi } from 'vitest';
import type { Rule } from './context/rules.ts';
import { passageReader } from './passage.fixture.ts';

/** One reader for all tables of a process. */
let shared: ReturnType<typeof passageReader> | undefined;

/** Each rule of a table has something to say when its example is read by the shipped reader. */
export function rulesFire<Sight, Found>(table: string, rules: readonly Rule<Sight, Found>[]): void {
  describe(`the table of ${table}`, () => {
    it.each(rules)('$name: $example', async (rule) => {
      const find = vi.spyOn(rule, 'find');
      try {
        shared ??= passageReader();
        await (await shared)(rule.example);
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
