import { expect, it } from 'vitest';
import { caseName } from './case-name.ts';

it.each([
  ['.', '/home/ada/korea', 'the case korea'],
  ['./', '/home/ada/korea', 'the case korea'],
  ['..', '/home/ada', 'the case ada'],
  ['cases/korea', '/home/ada/cases/korea', 'cases/korea'],
])('a case that is called %s is named so that one knows it', (folder, place, name) => {
  expect(caseName({ folder, place })).toBe(name);
});
