import { describe, expect, it } from 'vitest';
import { parseModelFile } from './model-file.ts';
import { editModelPart, type PartEdit } from './model-part-edit.ts';
import { MODEL_SKELETON } from './model-skeleton.ts';

const comments = (text: string): readonly string[] => text.match(/#.*$/gm) ?? [];
const edited = (text: string, ...edits: readonly PartEdit[]): string => edits.reduce(editModelPart, text);
const short = `conflict: x # what it is
decisionMakers: { ann: Ann } # who
options:
  a: { by: ann, text: does a } # what
statusQuo: [] # now
preferences:
  ann:
    - a # first
    - equal: [ not a, { want: a, text: again } ]
`;

describe('changing parts of a model file', () => {
  it('changes names, texts, formulas and the status quo, in short and long forms, and nothing else', () => {
    const text = edited(
      short,
      { part: 'title', to: 'y: a title' },
      { part: 'maker', id: 'ann', to: 'Anna' },
      { part: 'option', id: 'a', to: 'does it' },
      { part: 'statement', decisionMaker: 'ann', rank: 1, to: '! a' },
      { part: 'statement', decisionMaker: 'ann', rank: 2, member: 2, to: 'a or not a' },
      { part: 'status quo', taken: ['a'] },
    );
    expect(comments(text)).toEqual(comments(short));
    expect(parseModelFile(text, 'x').model).toMatchObject({
      title: 'y: a title',
      statusQuo: 'Y',
      decisionMakers: [
        {
          name: 'Anna',
          preference: {
            levels: [
              [{ formula: { kind: 'not' } }],
              [{ formula: { kind: 'not' } }, { formula: { kind: 'or' }, label: 'again' }],
            ],
          },
        },
      ],
      form: { options: [{ name: 'does it' }] },
    });
  });

  it('adds decision makers, options and rules, and drops rules, in a file full of comments', () => {
    const text = edited(
      MODEL_SKELETON,
      { part: 'new maker', id: 'bank', name: 'Development bank' },
      { part: 'new option', id: 'lend', by: 'bank', text: 'lends for the dam' },
      { part: 'new rule', kind: 'never', formula: 'lend and sanction' },
      { part: 'rule', index: 0, to: 'share and fill and lend' },
    );
    expect(comments(text)).toEqual(comments(MODEL_SKELETON));
    const { model } = parseModelFile(text, 'dam.yaml');
    expect(model.decisionMakers.at(-1)).toMatchObject({ id: 'bank', preference: { levels: [] } });
    expect(model.form).toMatchObject({ rules: [{}, { kind: 'exclude' }] });
    const less = edited(text, { part: 'drop rule', index: 0 }, { part: 'drop rule', index: 0 });
    expect(parseModelFile(less, 'dam.yaml').model.form).toMatchObject({ rules: [] });
    const first = edited(short, { part: 'new rule', kind: 'must', formula: 'a or not a' });
    expect(parseModelFile(first, 'x').model.form).toMatchObject({ rules: [{ kind: 'require' }] });
  });

  it('says what is not there', () => {
    expect(() => editModelPart(short, { part: 'option', id: 'b', to: 'x' })).toThrow('nothing at options, b');
    expect(() => editModelPart(short, { part: 'drop rule', index: 0 })).toThrow('nothing at rules, 0');
  });
});
