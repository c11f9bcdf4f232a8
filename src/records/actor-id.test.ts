import { describe, expect, it } from 'vitest';
import {
  bodyId,
  fitsKind,
  ID_PREFIX,
  isBody,
  isOfOneText,
  isOrganization,
  isPerson,
  isState,
  LEXICON_ID,
  localId,
  nameInId,
  organizationId,
  personId,
} from './actor-id.ts';

describe('ids of actors', () => {
  const tests = { isState, isBody, isOrganization, isPerson, isOfOneText };
  it.each([
    ['RUS', 'isState'],
    ['igo:UN', 'isBody'],
    ['org:hezbollah', 'isOrganization'],
    ['per:angela merkel', 'isPerson'],
    ['loc:the envoy', 'isOfOneText'],
  ])('%s has one shape alone', (id, shape) => {
    const fitting = Object.entries(tests).filter(([, test]) => test(id));
    expect(fitting.map(([name]) => name)).toEqual([shape]);
  });

  it.each(['RU', 'rus', 'RUSGOV', 'UN '])('"%s" is no state', (id) => expect(isState(id)).toBe(false));

  it('are made in the shape that is asked for, and give the name back', () => {
    expect([bodyId('UN'), organizationId('eln'), personId('jane roe'), localId('the envoy')].map(nameInId)).toEqual([
      'UN',
      'eln',
      'jane roe',
      'the envoy',
    ]);
    expect(nameInId('RUS')).toBe('RUS');
  });

  it('fit the kind of their actor', () => {
    expect(fitsKind('RUS', 'state')).toBe(true);
    expect(fitsKind('igo:UN', 'state')).toBe(false);
    expect(fitsKind(organizationId('eln'), 'group')).toBe(true);
    expect(fitsKind(personId('jane roe'), 'organization')).toBe(false);
    expect(new Set(Object.values(ID_PREFIX)).size).toBe(4);
  });

  it('of a lexicon write bodies in capitals and names in small letters', () => {
    expect(['RUS', 'igo:AFRICAN-UNION', 'per:jane roe'].every((id) => LEXICON_ID.test(id))).toBe(true);
    expect(['igo:un', 'per:Jane Roe', 'loc:the envoy', ''].some((id) => LEXICON_ID.test(id))).toBe(false);
  });
});
