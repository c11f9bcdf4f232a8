import { formatFeats, morphologyOf } from './morphology.ts';
import type { Analysis, Sentence, Token } from './tree.ts';

/**
 * Trees in the CoNLL-U format, https://universaldependencies.org/format.html: words with lemma, tags, features, head and
 * relation; contracted words ("don't") as ranges; `SpaceAfter=No` where no white space follows; names as `Name=B-person`,
 * `Name=I-person` in MISC. `# newpar` stands where an empty line divides the text. White space between words is one
 * space in `# text`.
 *
 * @param name stands before the number of each `sent_id` and names the document
 * @example
 * toConllu(await engine.analyse('Oslo agreed.')).includes('\tnsubj\t'); // true
 */
export function toConllu({ text, sentences }: Analysis, name = ''): string {
  const blocks = sentences.map((sentence, i) => {
    const before = sentences[i - 1];
    const gap = text.slice(before?.end ?? 0, sentence.start);
    return [
      ...(i === 0 && name ? [`# newdoc id = ${oneLine(name)}`] : []),
      ...(i === 0 || /\n[^\S\n]*\n|\r\r/.test(gap) ? ['# newpar'] : []),
      `# sent_id = ${name ? `${oneLine(name)}-` : ''}${i + 1}`,
      `# text = ${surface(sentence)}`,
      ...rows(text, sentence, sentences[i + 1]),
      '',
      '',
    ].join('\n');
  });
  return blocks.join('');
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function gluedTo(before: Token | undefined, token: Token | undefined): boolean {
  return before !== undefined && token !== undefined && before.end === token.start;
}

function surface({ tokens }: Sentence): string {
  return tokens.map((token, i) => (i === 0 || gluedTo(tokens[i - 1], token) ? token.form : ` ${token.form}`)).join('');
}

function rows(text: string, sentence: Sentence, next: Sentence | undefined): string[] {
  const { tokens } = sentence;
  const names = new Map<number, string>();
  for (const { first, last, type } of sentence.names)
    for (let i = first; i <= last; i++) names.set(i, `Name=${i === first ? 'B' : 'I'}-${type}`);
  const out: string[] = [];
  let rangeEnd = -1;
  for (const [i, token] of tokens.entries()) {
    const following = tokens[i + 1] ?? next?.tokens[0];
    const space = gluedTo(token, following) ? ['SpaceAfter=No'] : [];
    if (i > rangeEnd && continues(tokens, i + 1)) {
      rangeEnd = i + 1;
      while (continues(tokens, rangeEnd + 1)) rangeEnd++;
      const last = tokens[rangeEnd];
      const after = gluedTo(last, tokens[rangeEnd + 1] ?? next?.tokens[0]) ? 'SpaceAfter=No' : '_';
      const form = text.slice(token.start, last?.end);
      out.push([`${i + 1}-${rangeEnd + 1}`, form, '_', '_', '_', '_', '_', '_', '_', after].join('\t'));
    }
    const misc = [...(names.has(i) ? [names.get(i)] : []), ...(i <= rangeEnd ? [] : space)].join('|') || '_';
    const feats = formatFeats(morphologyOf(sentence, i));
    const { form, lemma, upos, xpos, head, deprel } = token;
    out.push([i + 1, form, lemma || '_', upos, xpos, feats, head + 1, deprel, '_', misc].join('\t'));
  }
  return out;
}

/** Whether a word is the second part of a contraction: "n't", "'s" and the like, or letters right behind letters. */
function continues(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (token === undefined || before === undefined || !gluedTo(before, token)) return false;
  if (token.upos === 'PUNCT' || before.upos === 'PUNCT') return false;
  if (/^n?['’]\p{L}*$/u.test(token.form)) return /[\p{L}\p{N}.]$/u.test(before.form);
  return /\p{L}$/u.test(before.form) && /^\p{L}+(?:['’]\p{L}+)?$/u.test(token.form);
}
