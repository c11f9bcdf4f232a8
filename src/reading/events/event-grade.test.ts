import { describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';
import { eventGrade } from './event-grade.ts';

const read = await passageReader('encoder');

describe('the grade of an event', () => {
  it('is told by how often such events are right: four of five strong, half fair', () => {
    const shares = [0.95, 0.8, 0.79, 0.5, 0.49, 0.2];
    expect(shares.map((share) => eventGrade({ link: 'strong', share }))).toEqual([
      'strong',
      'strong',
      'fair',
      'fair',
      'weak',
      'weak',
    ]);
  });

  it('is never surer than who the least sure side is', () => {
    const links = ['strong', 'fair', 'weak', 'open'] as const;
    expect(links.map((link) => eventGrade({ link, share: 0.9 }))).toEqual(['strong', 'fair', 'weak', 'weak']);
  });

  it('is fair where a user’s own word names the act and both sides are named', () => {
    expect(eventGrade({ link: 'strong' })).toBe('fair');
    expect(eventGrade({ link: 'weak' })).toBe('weak');
  });

  it('is lower for a guessed actor than for a named one', async () => {
    const grades = async (text: string): Promise<readonly string[]> =>
      (await read(text)).events.map(({ provenance }) => provenance.grade);
    expect(await grades('Russia accused Georgia of shelling the town.')).not.toEqual([]);
    expect(await grades('The army was ready. It accused them of shelling the town.')).not.toContain('strong');
  });
});
