import { beforeAll, describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';

let read: Awaited<ReturnType<typeof passageReader>>;
beforeAll(async () => {
  read = await passageReader('encoder');
});

const calls = async (text: string): Promise<boolean[]> =>
  (await read(text)).events
    .filter(({ category, reality }) => category === 'REQUEST' && reality === 'actual')
    .map(({ restraint }) => restraint === true);

describe('calls for restraint', () => {
  it.each([
    'China urged both sides to show restraint.',
    'France called on India and Pakistan to return to dialogue.',
    'Turkey appealed for calm after the clashes between Serbia and Kosovo.',
    'Qatar urged Israel and Hamas to de-escalate.',
    'The African Union calls on Ethiopia and Eritrea to exercise maximum restraint and resume talks.',
    'China called on the United States and Iran to refrain from escalation.',
  ])('are marked: %s', async (text) => {
    expect(await calls(text)).toContain(true);
  });

  it('are marked where a noun is the call', async () => {
    expect(await calls('The EU repeated its call for a ceasefire in Gaza.')).toContain(true);
  });

  it.each([
    'Berlin urged Tehran to end its nuclear programme.',
    'Washington demanded that Moscow withdraw its troops.',
    'Japan called on North Korea to abandon the talks.',
    'Iran urged Iraq to expel the rebels before any dialogue.',
    'Seoul asked Beijing to put pressure on Pyongyang.',
  ])('are no demands for something else: %s', async (text) => {
    const found = await calls(text);
    expect(found).not.toEqual([]);
    expect(found).not.toContain(true);
  });
});
