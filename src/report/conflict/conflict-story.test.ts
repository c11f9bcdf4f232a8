import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { conflictStory } from './conflict-story.ts';

const text = readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8');
const story = conflictStory(solve(parseModelFile(text, 'korea.yaml').model));
const sentences = story.parts.flatMap((part) => part.sentences);

describe('a conflict as a story', () => {
  it('says where it stands, what holds and why', () => {
    expect(story.parts.map(({ heading }) => heading)).toEqual([
      'Who can do what',
      'Where it stands',
      'What holds',
      'Where it may go',
      'What this rests on',
    ]);
    const told = sentences.map((one) => one.text).join('\n');
    expect(told).toContain('State 14: South Korea: deploys THAAD.');
    expect(told).toContain('United States stays: the best that it could do instead leads to state');
    expect(told).toContain('This is where it stands today.');
  });

  it('has a footnote for all that decides, numbered as they come, each with its evidence', () => {
    expect(story.notes.map(({ number }) => number)).toEqual(story.notes.map((_, i) => i + 1));
    const used = sentences.flatMap(({ notes }) => notes);
    expect(new Set(used)).toEqual(new Set(story.notes.map(({ number }) => number)));
    const thaad = story.notes.find(({ about }) => about === 'deploys THAAD');
    expect(thaad?.evidence).toEqual([
      {
        kind: 'source',
        source: 'Daniel Sneider, article on the missile test and the Sino-Russian answer',
        date: '2017-07-06',
        place: 'paragraph 5',
      },
    ]);
  });
});
