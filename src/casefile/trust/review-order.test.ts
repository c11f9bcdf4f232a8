import { describe, expect, it } from 'vitest';
import type { Picture } from '../../measures/picture.ts';
import { figureRecords } from './figure-records.ts';
import { byWorth, influenceIn, type Waiting } from './review-order.ts';

const passage = (record: string) => ({ id: `d#${record}`, record });
const act = (id: string, score: number, records: readonly string[]) => ({
  id,
  source: ['NOR'],
  target: ['FIN'],
  score,
  documents: records.length,
  witnesses: records.map((record) => ({ document: 'd', passage: `d#${record}` })),
});
const stand = (record: string, stance: string) => ({ passage: `d#${record}`, stance });

const picture = {
  passages: ['e-1', 'e-2', 'e-3', 'e-4', 'p-1', 'p-2', 'p-3'].map(passage),
  acts: [act('a-1', -5, ['e-1']), act('a-2', -5, ['e-2', 'e-3']), act('a-3', 7, ['e-4'])],
  relations: [{ id: 'r-1', a: 'FIN', b: 'NOR', all: { acts: ['a-1', 'a-2', 'a-3'] }, claimed: [], said: [] }],
  issues: [{ id: 'i-1', name: 'the treaty' }],
  stances: [{ actor: 'NOR', issue: 'i-1', stands: [stand('p-1', '+'), stand('p-2', '+'), stand('p-3', '-')] }],
  proposals: [],
  contradictions: [],
  actors: [{ id: 'NOR' }, { id: 'FIN' }],
} as unknown as Picture;

const waiting = (id: string, probability = 0.5): Waiting => ({
  id,
  document: 'd',
  kind: 'event',
  probability,
});

describe('the order of a review', () => {
  it('asks first what moves a figure most: an act unlike the others before one that two texts tell', () => {
    const order = byWorth(
      ['e-2', 'e-1', 'e-4', 's-1'].map((id) => waiting(id)),
      influenceIn(picture),
    );
    expect(order.map(({ id }) => id)).toEqual(['e-4', 'e-1', 'e-2', 's-1']);
    expect(order[0]?.why).toBe('1 of 3 acts between FIN and NOR');
    expect(order[3]?.why).toBe('');
  });

  it('asks a stand that differs from the others before these', () => {
    const order = byWorth([waiting('p-1'), waiting('p-3')], influenceIn(picture));
    expect(order.map(({ id }) => id)).toEqual(['p-3', 'p-1']);
    expect(order[0]?.why).toBe('1 of 3 stands of NOR on the treaty, 2 say otherwise');
  });

  it('asks what is unsure before what is nearly certain, of records that weigh the same', () => {
    const order = byWorth([waiting('s-1', 0.97), waiting('s-2', 0.55), waiting('s-3', 0.03)], new Map());
    expect(order.map(({ id }) => id)).toEqual(['s-2', 's-1', 's-3']);
  });
});

describe('what a figure rests on', () => {
  const records = (id: string): readonly string[] | undefined => {
    const figure = figureRecords(picture, id);
    return figure && [...figure.records];
  };

  it('is found by two actors, an act, an issue, an actor or a record', () => {
    expect(records('NOR,FIN')).toEqual(['e-1', 'e-2', 'e-3', 'e-4']);
    expect(records('a-2')).toEqual(['e-2', 'e-3']);
    expect(records('e-3')).toEqual(['e-2', 'e-3']);
    expect(records('The Treaty')).toEqual(['p-1', 'p-2', 'p-3']);
    expect(records('NOR@i-1')).toEqual(['p-1', 'p-2', 'p-3']);
    expect(records('NOR')).toHaveLength(7);
    expect(records('SWE')).toBeUndefined();
  });
});
