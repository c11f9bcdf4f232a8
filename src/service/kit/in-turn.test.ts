import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

describe('questions that come at once', () => {
  it('begin one by one in the order in which they came, and let others in between', async () => {
    const turn = inTurn();
    const said: string[] = [];
    const question = async (name: string): Promise<void> => {
      await turn();
      said.push(name);
    };
    const between = new Promise<void>((done) => {
      const look = (left: number): void => {
        said.push('-');
        if (left > 0) setImmediate(look, left - 1);
        else done();
      };
      setImmediate(look, 4);
    });
    await Promise.all([question('a'), question('b'), question('c'), between]);
    expect(said.filter((name) => name !== '-')).toEqual(['a', 'b', 'c']);
    expect(said.join('')).toMatch(/a-+b-+c/);
  });

  it('begin again after all were served', async () => {
    const turn = inTurn();
    await turn();
    await turn();
    await Promise.all([turn(), turn()]);
  });
});
