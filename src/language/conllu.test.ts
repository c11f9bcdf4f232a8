import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toConllu } from './conllu.ts';
import { createEnglish, type EnglishEngine } from './english.ts';
import { readTrees } from './treebank.fixture.ts';

let engine: EnglishEngine;
beforeAll(async () => {
  engine = await createEnglish();
});

describe('toConllu', () => {
  it('writes words, contractions, features and names as the format wants them', async () => {
    const conllu = toConllu(await engine.analyse("Riga didn't sign."), 'note');
    expect(conllu).toBe(
      [
        '# newdoc id = note',
        '# newpar',
        '# sent_id = note-1',
        "# text = Riga didn't sign.",
        '1\tRiga\tRiga\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-place',
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
        '2\tdid\tdo\tAUX\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t4\taux\t_\t_',
        "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_",
        '4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No',
        '5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_',
        '',
        '',
      ].join('\n'),
    );
  });

  it('begins a paragraph where an empty line stands', async () => {
    const conllu = toConllu(await engine.analyse('Talks failed. All left.\n\nThe guns spoke.'));
    expect(conllu.match(/# (?:newpar|sent_id = \d)/g)).toEqual([
      '# newpar',
      '# sent_id = 1',
      '# sent_id = 2',
      '# newpar',
      '# sent_id = 3',
    ]);
  });

  it('keeps its columns, reads back as the same trees and spells out each text, whatever is written', async () => {
    const piece = fc.oneof(
      fc.constantFrom("don't ", 'cannot ', "states' ", '\t', '\n\n', '\u2028', '\u0085', '“a”', '😀', '外交部', 'A. '),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const analysis = await engine.analyse(pieces.join(''));
        const conllu = toConllu(analysis);
        expect(
          readTrees(conllu).map(({ sentence }) => sentence.tokens.map((t) => [t.form, t.upos, t.head, t.deprel])),
        ).toEqual(analysis.sentences.map((s) => s.tokens.map((t) => [t.form, t.upos, t.head, t.deprel])));
        for (const block of conllu.split('\n\n')) {
          let spelt = '';
          let until = 0;
          for (const line of block.split('\n').filter((l) => l !== '' && !l.startsWith('#'))) {
            const [id = '', form = '', ...rest] = line.split('\t');
            expect(rest).toHaveLength(8);
            if (Number(id) <= until) continue;
            if (id.includes('-')) until = Number(id.split('-')[1]);
            spelt += form + (rest.at(-1)?.includes('SpaceAfter=No') ? '' : ' ');
          }
          const text = /^# text = (.*)$/m.exec(block)?.[1];
          if (text !== undefined) expect(spelt.trimEnd()).toBe(text.trimEnd());
        }
      }),
      { numRuns: 60 },
    );
  });
});
