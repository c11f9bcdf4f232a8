import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { entente } = testFolder();

describe('a text without shape', () => {
  const clause = 'Moscow rejected the sanctions and Beijing condemned the launch while Seoul praised the envoy and ';

  const sentence = (size: number): string => `${clause.repeat(size / clause.length)}left.\n`;
  const word = (size: number): string => `${'a-'.repeat(size / 2)}\n`;

  it.each([
    ['one endless sentence', 'fast', sentence, 2_000],
    ['one endless word', 'fast', word, 2_000],
    ['one endless sentence', 'encoder', sentence, 1_500],
    ['one endless word', 'encoder', word, 1_000],
  ] as const)(
    'takes time that grows with the text and not with its square: %s, %s',
    async (_, engine, textOf, size) => {
      const costs = async (characters: number): Promise<number> => {
        const before = process.cpuUsage();
        expect((await entente(['read', '-', '--jsonl', '--engine', engine], textOf(characters))).status).toBe(0);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      await costs(1_000);
      const [short, long] = [await costs(size), await costs(4 * size)];
      // Four times the text; the square of that would be sixteen.
      expect(long / short).toBeLessThan(8);
    },
  );
});
