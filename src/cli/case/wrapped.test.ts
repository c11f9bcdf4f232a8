import { describe, expect, it } from 'vitest';
import { wrapped } from './wrapped.ts';

describe('wrapped', () => {
  it('breaks a line between words where a terminal ends, and leaves it whole where there is none', () => {
    const text = 'Norway recalled its \u001b[1menvoy\u001b[22m on Monday';
    expect(wrapped({ columns: undefined }, text, '  ')).toBe(`  ${text}`);
    expect(wrapped({ columns: 22 }, text, '  ').split('\n')).toEqual([
      '  Norway recalled its',
      '  \u001b[1menvoy\u001b[22m on Monday',
    ]);
    expect(wrapped({ columns: 4 }, 'unbreakable', '  ')).toBe('  unbreakable');
  });
});
