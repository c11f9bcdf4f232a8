import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { scoreMorphology } from '../../bench/language/score-morphology.ts';
import { createEnglish, type EnglishEngine } from './english.ts';
import { formatFeats, morphologyOf, parseFeats } from './morphology.ts';
import { readTrees } from './treebank.fixture.ts';

let engine: EnglishEngine;
beforeAll(async () => {
  engine = await createEnglish();
});

/** Features of the first word with this form. */
async function featuresOf(text: string, form: string): Promise<string> {
  for (const sentence of (await engine.analyse(text)).sentences) {
    const token = sentence.tokens.find((t) => t.form === form);
    if (token) return formatFeats(morphologyOf(sentence, token.index));
  }
  throw new Error(`"${form}" is no word of "${text}"`);
}

describe('morphologyOf', () => {
  it.each([
    ['The bridge was closed by the army.', 'closed', 'Tense=Past|VerbForm=Part|Voice=Pass'],
    ['The army has closed the bridge.', 'closed', 'Tense=Past|VerbForm=Part'],
    ['The army closed the bridge.', 'closed', 'Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin'],
    ['The ministers agree.', 'agree', 'Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin'],
    ['Peru and Chile signed the pact.', 'signed', 'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin'],
    ['The envoys who left early were angry.', 'left', 'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin'],
    ['We will not accept it.', 'accept', 'VerbForm=Inf'],
    ['We will not accept it.', 'not', 'Polarity=Neg'],
    ['Withdraw the troops now.', 'Withdraw', 'Mood=Imp|VerbForm=Fin'],
    ['They are talking about peace.', 'talking', 'Tense=Pres|VerbForm=Part'],
    ['She opposes sending troops.', 'sending', 'VerbForm=Ger'],
    ['Their second offer was larger.', 'second', 'Degree=Pos|NumForm=Word|NumType=Ord'],
    ['Their second offer was larger.', 'larger', 'Degree=Cmp'],
    ['Their second offer was larger.', 'Their', 'Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs'],
    ['The state which signed first left.', 'which', 'PronType=Rel'],
  ])('%s: %s is %s', async (text, form, expected) => {
    expect(await featuresOf(text, form)).toBe(expected);
  });

  it('says nothing where it is not sure', async () => {
    expect(await featuresOf('Oslo spoke of peace.', 'of')).toBe('_');
    const [sentence] = (await engine.analyse('Yes.')).sentences;
    if (sentence === undefined) throw new Error('no sentence');
    expect(() => morphologyOf(sentence, 9)).toThrow(RangeError);
  });
});

describe('formatFeats', () => {
  it('sorts as CoNLL-U wants and reads back what it wrote', () => {
    const sorted = 'Case=Nom|Number=Sing|NumForm=Word|PronType=Prs';
    expect(formatFeats(parseFeats('PronType=Prs|NumForm=Word|Number=Sing|Case=Nom'))).toBe(sorted);
    expect(formatFeats(parseFeats('_'))).toBe('_');
  });
});

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const files = ['ewt', 'gum'].map((name) => join(shared, `data/treebank/en_${name}-ud-dev.conllu.gz`));
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.warn(
    `FEATURES NOT MEASURED: ${missing.join(' and ')} not found; let ENTENTE_SHARED name the folder of data/.`,
  );
}

describe.skipIf(missing.length > 0)('against the features of the treebanks, on their trees', () => {
  it.each(files)('gives only what is right in 97 of 100 cases: %s', (file) => {
    const scores = scoreMorphology(readTrees(gunzipSync(readFileSync(file)).toString('utf8')));
    const given = scores.filter((score) => score.given > 0);
    expect(given.length).toBeGreaterThanOrEqual(16);
    for (const { feature, precision } of given) expect(precision, feature).toBeGreaterThanOrEqual(0.97);
    const sum = (count: (score: (typeof scores)[number]) => number): number =>
      scores.reduce((total, score) => total + count(score), 0);
    const right = sum((score) => score.right);
    expect(right / sum((score) => score.given)).toBeGreaterThanOrEqual(0.997);
    expect(right / sum((score) => score.gold)).toBeGreaterThanOrEqual(0.95);
  });
});
