import { describe, expect, it } from 'vitest';
import { memoryTerminal } from '../command-line.fixture.ts';
import { LongWork } from './long-work.ts';

function told(progressColumns: number | undefined, times: readonly number[]): string {
  const terminal = memoryTerminal({ progressColumns });
  let now = 0;
  const work = new LongWork(terminal, () => now);
  times.forEach((time, done) => {
    now = time;
    work.tell('group', done, times.length);
  });
  work.end();
  return terminal.stderr();
}

describe('long work', () => {
  it('is silent for two seconds', () => {
    expect(told(80, [0, 500, 1999])).toBe('');
    expect(told(undefined, [0, 500, 1999])).toBe('');
  });

  it('is told in one line on a terminal, which is gone at the end', () => {
    expect(told(80, [0, 1000, 2000, 2100, 3000])).toBe(
      '\r\u001b[2Kworking: group 3 of 5, about 3 s left\r\u001b[2Kworking: group 5 of 5, about 1 s left\r\u001b[2K',
    );
  });

  it('is told every ten seconds where nothing can be written over', () => {
    expect(told(undefined, [0, 2500, 5000, 12_000, 13_000])).toBe(
      'working: group 2 of 5, about 10 s left\nworking: group 5 of 5, about 4 s left\n',
    );
  });
});
