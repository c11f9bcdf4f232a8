import { describe, expect, it } from 'vitest';
import type { Actor } from '../../records/actor.ts';
import { codebookCode } from './answer-key.ts';

function somebody(name: string, rest: Partial<Actor>): Actor {
  return { id: `loc:${name}`, kind: 'unknown', name, codes: {}, resolved: false, mentions: 1, ...rest };
}

describe('the code of somebody without a name', () => {
  it.each([
    ['a diplomat of no state', somebody('Western envoy', { role: 'envoy', sector: 'GOV' }), 'org:diplomats'],
    ['a scholar of politics', somebody('political scientist', { role: 'political scientist' }), 'org:analysts'],
    [
      'an official of the past',
      somebody('retired general', { role: 'former general', sector: 'ELI' }),
      'org:former officials',
    ],
    ['one of a trade', somebody('banker', { role: 'banker', sector: 'BUS' }), 'org:bankers'],
    ['anybody else', somebody('old surgeon', { role: 'surgeon', sector: 'MED' }), 'per:old surgeon'],
    ['a body', somebody('British newspaper', { role: 'newspaper', sector: 'JRN' }), 'org:british newspaper'],
    ['a group', somebody('Danish drivers', { kind: 'group', role: 'driver', sector: 'LAB' }), 'org:danish drivers'],
  ])('is that of %s', (_, actor, code) => {
    expect(codebookCode(actor.id, new Map([[actor.id, actor]]))).toBe(code);
  });

  it('leaves names and ids of the lexicon as they are, but for bodies that have no acronym', () => {
    const person = somebody('Ana M. Roth', { kind: 'person' });
    expect(codebookCode(person.id, new Map([[person.id, person]]))).toBe('per:ana roth');
    expect(codebookCode('KEN', new Map())).toBe('KEN');
    const bank = somebody('World Bank', { id: 'igo:WB', kind: 'igo', resolved: true });
    expect(codebookCode(bank.id, new Map([[bank.id, bank]]))).toBe('igo:World Bank');
    const fund = somebody('International Monetary Fund', { id: 'igo:IMF', kind: 'igo', resolved: true });
    expect(codebookCode(fund.id, new Map([[fund.id, fund]]))).toBe('igo:IMF');
  });
});
