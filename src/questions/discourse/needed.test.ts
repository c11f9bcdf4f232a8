import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askBackbone } from './ask-backbone.ts';
import { askBoth } from './ask-both.ts';
import { askChanges } from './ask-changes.ts';
import { askClusters } from './ask-clusters.ts';
import { askPolarization } from './ask-polarization.ts';
import { askStability } from './ask-stability.ts';
import { askValidity } from './ask-validity.ts';
import { askView } from './ask-view.ts';
import { askWindows } from './ask-windows.ts';
import type { AskedNetwork } from './asked.ts';
import { openDnaFile } from './coded-source.ts';

const source = openDnaFile(join(import.meta.dirname, '../../../examples/missile-test.dna'), 'missile-test.dna');
const months = { unit: 'months', size: 3 } as const;

const QUESTIONS: Readonly<Record<string, (asked: AskedNetwork) => unknown>> = {
  backbone: (asked) => askBackbone(source, asked),
  both: (asked) => askBoth(source, { ...asked, ...months }),
  changes: (asked) => askChanges(source, { ...asked, ...months, draws: 2 }),
  clusters: (asked) => askClusters(source, asked),
  polarization: (asked) => askPolarization(source, asked),
  'polarization over time': (asked) => askPolarization(source, { ...asked, ...months }),
  stability: (asked) => askStability(source, { ...asked, draws: 2 }),
  validity: (asked) => askValidity(source, { ...asked, draws: 2 }),
  windows: (asked) => askWindows(source, { ...asked, ...months }),
};

describe('a time without a statement', () => {
  it.each(Object.keys(QUESTIONS))('is said as such: %s', (name) => {
    expect(() => QUESTIONS[name]?.({ from: '2030-01-01' })).toThrow(/^No statement is left by what is chosen/);
  });
});

describe('one actor', () => {
  it.each([
    ['backbone', 'The network has no ties above 0'],
    ['changes', 'No window has two actors or more'],
    ['clusters', 'There is one actor; coalitions need two or more'],
    ['polarization', 'There is one actor; camps need two or more'],
    ['polarization over time', 'No window has two actors or more'],
    ['stability', 'The network has no ties, so that it has no core'],
    ['validity', 'No window has three ties, and fewer have no ranking'],
  ])('is too few for %s', (name, sentence) => {
    expect(() => QUESTIONS[name]?.({ only: { organization: ['Japan'] } })).toThrow(sentence);
  });

  it('has a network without ties, on the screen too', () => {
    const asked = { only: { organization: ['Japan'] }, mode: 'one-mode', draws: '50' } as const;
    const { network, clusters } = askView(source, asked);
    expect([network.network.rows, network.ties, clusters]).toEqual([['Japan'], [], undefined]);
  });
});

describe('a variable that the statement type lacks', () => {
  it.each(Object.keys(QUESTIONS))('is named with those that there are: %s', (name) => {
    expect(() => QUESTIONS[name]?.({ qualifier: 'strength' })).toThrow(
      /^Statements of the type "DNA Statement" have no variable "strength"; they have person, organization/,
    );
  });
});
