import { expect, it } from 'vitest';
import { chosenWords } from './chosen-words.ts';

it('says which statements were chosen, and nothing where all are', () => {
  expect(chosenWords({})).toBeUndefined();
  expect(chosenWords({ only: { concept: ['Rock and Sea'] } })).toBe('Chosen: only concept “Rock and Sea”.');
  expect(
    chosenWords({
      from: '2016-02-01',
      to: '2016-07-31',
      only: { organization: ['Rock and Sea', 'Aid', ''] },
      exclude: { concept: ['Talks'] },
      duplicates: 'week',
      minActor: 2,
      minConcept: 3,
    }),
  ).toBe(
    'Chosen: 2016-02-01 to 2016-07-31; only organization “Rock and Sea”, “Aid” or empty; without concept “Talks”; repeats once a week; actors with 2 statements or more; concepts with 3 statements or more.',
  );
});
