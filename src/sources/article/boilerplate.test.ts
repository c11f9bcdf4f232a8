import { describe, expect, it } from 'vitest';
import { CAPTIONS, FURNITURE, isBoilerplate, isCaption } from './boilerplate.ts';

describe('lines that belong to the page', () => {
  it.each(FURNITURE.map(({ name, form, example }) => [name, example, form] as const))('%s: %s', (_, example, form) => {
    expect(form.test(example)).toBe(true);
    expect(isBoilerplate(example)).toBe(true);
  });

  it.each(['Facebook Twitter Email', 'Share · Print · Copy link', 'Share this article on Facebook'])(
    'a row of buttons: %s',
    (line) => expect(isBoilerplate(line)).toBe(true),
  );

  it.each([
    'The minister said that nobody would be allowed to read the text.',
    'All rights to the water were reserved by the upper states.',
    'Follow the river to its mouth and you see two flags.',
    'Reporting by the observers was late, the ministry said.',
    'Comments by the envoy caused a quarrel.',
  ])('no sentence of a report: %s', (line) => expect(isBoilerplate(line)).toBe(false));
});

describe('captions', () => {
  it.each(CAPTIONS.map(({ name, form, example }) => [name, example, form] as const))('%s: %s', (_, example, form) => {
    expect(form.test(example)).toBe(true);
    expect(isCaption(example)).toBe(true);
  });

  it.each(['Photographs of the bridge were shown to the council.', 'The map of the river (drawn in 1920) was wrong.'])(
    'no sentence of a report: %s',
    (line) => expect(isCaption(line)).toBe(false),
  );
});
