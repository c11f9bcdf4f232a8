import { describe, expect, it } from 'vitest';
import { writeGmcr } from './gmcr-file.ts';
import { checkModel } from './model-check.ts';
import { parseModelFile, readModelFile } from './model-file.ts';
import { writeModelFile } from './model-file-write.ts';

const TEXT = `conflict: water for export
decisionMakers:
  fed: The federation
  prov: { name: The province, attitudes: { fed: { is: negative, evidence: [ { source: Report, date: 2001, place: page 3 } ] }, prov: { is: positive, evidence: assumption } } }
options:
  ban: { by: fed, text: bans exports }
  lift: { by: prov, text: lifts its own ban }
statusQuo: [ ban ]
preferences:
  fed:
    ranking: [ 2, 4, ">>", 1, 3 ]
    unknown: [ [ 1, 3 ] ]
    likely: [ 0.7, 0.9 ]
    evidence: assumption
  prov:
    - { want: not ban, strong: yes, evidence: assumption }
    - { want: lift, unknown: yes, likely: 0.8, evidence: assumption }
`;
const SOUND = TEXT.replace('unknown: yes, likely: 0.8', 'likely: 0.8');

function problem(text: string): string {
  const read = readModelFile(text);
  if (read.ok) return 'none';
  const [first] = read.problems;
  return `${first?.line}:${first?.column} ${first?.message}`;
}

describe('marks of preference in a model file', () => {
  it('are read: strength, what is unknown, likelihoods, attitudes', () => {
    const [fed, prov] = parseModelFile(SOUND, 'water.yaml').model.decisionMakers;
    expect(fed?.preference).toMatchObject({
      order: [[2], [4], [1], [3]],
      strongAfter: [2],
      unknown: [[1, 3]],
      likely: [0.7, 0.9],
    });
    expect(prov?.preference).toMatchObject({ levels: [[{ strong: true }], [{ likely: 0.8 }]] });
    expect(prov?.attitudes).toEqual({
      fed: { attitude: 'negative', evidence: [{ kind: 'source', source: 'Report', date: '2001', place: 'page 3' }] },
      prov: { attitude: 'positive', evidence: [{ kind: 'assumption' }] },
    });
  });

  it('are written and read again', () => {
    const { model } = parseModelFile(SOUND, 'water.yaml');
    const written = writeModelFile(model);
    expect(written).toContain('ranking: [ 2, 4, ">>", 1, 3 ]');
    expect(parseModelFile(written, 'again.yaml').model).toEqual(model);
  });

  it('stay behind in a .gmcr file, which says so', () => {
    const { model } = parseModelFile(SOUND, 'water.yaml');
    expect(writeGmcr(model).notes.join(' ')).toContain(
      'Strength, likelihoods, what is unknown and attitudes stay behind',
    );
  });

  it('are refused where they make no sense, with line and column', () => {
    expect(problem(TEXT)).toBe('17:43 the statement “2” is either unknown or likely to some degree, not both');
    expect(problem(SOUND.replace('likely: 0.8', 'likely: 1.2'))).toBe(
      '17:29 a likelihood is a number from 0 to 1, or the least and the most that it may be',
    );
    expect(problem(SOUND.replace('[ 0.7, 0.9 ]', '[ 0.9, 0.7 ]'))).toMatch(/^13:\d+ a likelihood is a number from 0.5/);
    expect(problem(SOUND.replace('2, 4, ">>"', '">>", 2, 4'))).toMatch(/^11:\d+ the sign >> must stand between/);
    expect(problem(SOUND.replace('[ [ 1, 3 ] ]', '[ [ 1, 9 ] ]'))).toMatch(
      /^12:\d+ an unknown comparison names a state that is not found: there is no state 9/,
    );
    expect(problem(SOUND.replace('[ [ 1, 3 ] ]', '[ [ 1 ] ]'))).toMatch(/^12:\d+ a comparison takes two states/);
    expect(problem(SOUND.replace('fed: { is', 'feds: { is'))).toMatch(
      /^4:\d+ the decision maker “feds” is not known; did you mean fed\?/,
    );
    expect(problem(SOUND.replace('negative', 'hostile'))).toMatch(/positive, neutral, negative/);
    expect(problem(SOUND.replace('strong: yes', 'strong: very'))).toMatch(/here yes or no must stand, not “very”/);
    expect(problem(SOUND.replace('strong: yes', 'stong: yes'))).toMatch(/did you mean strong\?/);
  });

  it('are remarked on where a strong statement stands below one that is not', () => {
    const turned = SOUND.replace('want: not ban, strong: yes', 'want: not ban').replace('likely: 0.8', 'strong: yes');
    expect(checkModel(parseModelFile(SOUND, 'water.yaml'))).toEqual([]);
    expect(checkModel(parseModelFile(turned, 'water.yaml'))[0]?.message).toMatch(
      /^this strong statement stands below “not ban”, which is not strong/,
    );
  });
});
