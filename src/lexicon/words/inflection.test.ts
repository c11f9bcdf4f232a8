import { describe, expect, it } from 'vitest';
import { loadEventFrames } from './event-frames.ts';
import { inflection } from './inflection.ts';

describe('forms of verbs', () => {
  it.each([
    ['diverted', 'a past form'],
    ['took', 'a past form'],
    ['withdrew', 'a past form'],
    ['diverting', 'an ing-form'],
    ['diverts', 'a form with s'],
  ])('tells that %s is %s', (word, form) => expect(inflection(word)).toBe(form));

  it.each(['divert', 'bring', 'need', 'exceed', 'embed', 'focus', 'pass', 'found', 'put', 'resent'])(
    'lets %s be a verb',
    (word) => expect(inflection(word)).toBeUndefined(),
  );

  it('calls no verb of the package a form', async () => {
    const { verbs } = await loadEventFrames();
    expect([...verbs.keys()].filter((verb) => inflection(verb) !== undefined)).toEqual([]);
  });
});
