import { expect, it } from 'vitest';
import { joinHyphens, wordsOf } from './join-hyphens.ts';

it.each([
  ['govern-', 'ment troops', '', 'government troops'],
  ['anti-', 'missile battery', 'a missile', 'anti-missile battery'],
  ['anti-', 'missile battery', 'antimissile', 'antimissile battery'],
  ['Moon Jae-', 'in spoke', 'in Seoul', 'Moon Jae-in spoke'],
  ['the Sino-', 'Russian border', '', 'the Sino-Russian border'],
  ['Seoul-', 'based firms', 'based in Seoul', 'Seoul-based firms'],
  ['Wash-', 'ington said', '', 'Washington said'],
  ['F-', '16 jets', '', 'F-16 jets'],
  ['the river', 'and the bridge', '', 'the river and the bridge'],
])('%s | %s', (line, next, elsewhere, joined) => {
  expect(joinHyphens(line, next, wordsOf([line, next, elsewhere]))).toBe(joined);
});
