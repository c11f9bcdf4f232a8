import { describe, expect, it } from 'vitest';
import { readDialogue } from './dialogue.ts';

const INTERVIEW =
  'A farmer speaks.\n\nWhat do you grow?\n\nBarley.\n\nDo you sell it?\n\nYes.\n\nWhere is your farm?\n\nHere.';

describe('a printed interview', () => {
  const { start, turnAt } = readDialogue(INTERVIEW);

  it('begins with its first question', () => {
    expect(start).toBe(INTERVIEW.indexOf('What'));
    expect(turnAt(0)).toBe('author');
  });

  it('changes its voice with each paragraph', () => {
    expect(turnAt(INTERVIEW.indexOf('you grow'))).toBe('asker');
    expect(turnAt(INTERVIEW.indexOf('Barley'))).toBe('answerer');
    expect(turnAt(INTERVIEW.indexOf('your farm'))).toBe('asker');
  });

  it('is not every text with a question in it', () => {
    const report = 'Will it rain?\n\nNobody knows.';
    expect(readDialogue(report).start).toBeUndefined();
    expect(readDialogue(report).turnAt(0)).toBe('author');
    expect(readDialogue('').turnAt(0)).toBe('author');
  });
});
