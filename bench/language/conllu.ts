/** A word of a treebank. */
export interface TreebankWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** Index in the sentence; -1 for the root. */
  readonly head: number;
  readonly deprel: string;
  readonly misc: string;
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
}

export interface TreebankSentence {
  readonly words: readonly TreebankWord[];
  /** The lines of the file, for predictions in its form. */
  readonly lines: readonly string[];
  /** Mentions of GUM's Entity column that lie in this sentence. */
  readonly mentions: readonly {
    readonly first: number;
    readonly last: number;
    readonly type: string;
    /** Number of the entity: mentions with the same one mean the same. */
    readonly entity: string;
  }[];
}

/** A document: its raw text as `# text` and paragraph marks give it, and its sentences. */
export interface TreebankDocument {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  readonly sentences: readonly TreebankSentence[];
  /** Whether the file annotates mentions. */
  readonly hasMentions: boolean;
}

interface Row {
  readonly id: string;
  readonly columns: readonly string[];
}

/**
 * Reads CoNLL-U. The raw text is rebuilt from the words and their `SpaceAfter=No`; an empty line stands before a
 * paragraph (`# newpar`).
 */
export function readConllu(source: string): TreebankDocument[] {
  const documents: { id: string; genre: string; text: string; sentences: TreebankSentence[]; hasMentions: boolean }[] =
    [];
  let lines: string[] = [];
  let paragraph = false;
  for (const line of `${source}\n\n`.split('\n')) {
    if (line.startsWith('# newdoc') || documents.length === 0) {
      const id = line.startsWith('# newdoc id = ') ? line.slice(14) : '';
      documents.push({ id, genre: id.split('-')[0] ?? '', text: '', sentences: [], hasMentions: false });
      paragraph = true;
    }
    const document = documents[documents.length - 1];
    if (document === undefined) continue;
    if (line.startsWith('# meta::genre = ')) document.genre = line.slice(16);
    if (line.startsWith('# global.Entity')) document.hasMentions = true;
    if (line.startsWith('# newpar')) paragraph = true;
    if (line.trim() !== '') {
      lines.push(line);
      continue;
    }
    const rows = lines
      .filter((l) => !l.startsWith('#'))
      .map((l): Row => ({ id: l.split('\t')[0] ?? '', columns: l.split('\t') }));
    if (rows.length > 0) {
      if (document.text !== '' && paragraph) document.text = `${document.text.trimEnd()}\n\n`;
      const { words, text } = layOut(rows, document.text.length);
      document.text += text;
      document.sentences.push({ words, lines, mentions: mentionsOf(words) });
      paragraph = false;
    }
    lines = [];
  }
  return documents.filter((d) => d.sentences.length > 0);
}

/** Puts the words of a sentence into its text; words of a multiword token divide its surface. */
function layOut(rows: readonly Row[], offset: number): { words: TreebankWord[]; text: string } {
  const words: TreebankWord[] = [];
  let text = '';
  let until = -1;
  let surfaceEnd = 0;
  let after = true;
  for (const { id, columns } of rows) {
    const [, form = '', lemma = '', upos = '', xpos = '', , head = '0', deprel = '', , misc = ''] = columns;
    const spaced = !misc.includes('SpaceAfter=No');
    if (id.includes('.')) continue;
    if (id.includes('-')) {
      until = Number(id.split('-')[1]);
      surfaceEnd = text.length + form.length;
      text += form;
      after = spaced;
      words.push({
        form: '',
        lemma: '',
        upos: '',
        xpos: '',
        head: 0,
        deprel: '',
        misc: '',
        start: surfaceEnd - form.length,
        end: 0,
      });
      continue;
    }
    const marker = words[words.length - 1]?.form === '' ? words.pop() : undefined;
    let start: number;
    let end: number;
    if (Number(id) <= until) {
      const previous = words[words.length - 1];
      start = marker?.start ?? (previous?.end ?? 0) - offset;
      end = Number(id) === until ? surfaceEnd : Math.min(surfaceEnd, start + form.length);
    } else {
      start = text.length;
      end = start + form.length;
      text += form;
      after = spaced;
    }
    words.push({
      form,
      lemma,
      upos,
      xpos,
      head: Number(head) - 1,
      deprel,
      misc,
      start: offset + start,
      end: offset + end,
    });
    if (Number(id) >= until && after) text += ' ';
  }
  return { words, text };
}

function mentionsOf(words: readonly TreebankWord[]): { first: number; last: number; type: string; entity: string }[] {
  const found: { first: number; last: number; type: string; entity: string }[] = [];
  const open: { id: string; first: number; type: string }[] = [];
  words.forEach((word, i) => {
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(word.misc)?.[1];
    if (entity === undefined) return;
    for (const part of entity.match(/\([^()]*\)?|[^()]*\)/g) ?? []) {
      const fields = part.replace(/[()]/g, '').split('-');
      if (part.startsWith('(')) {
        const type = fields[1] ?? '';
        if (part.endsWith(')')) found.push({ first: i, last: i, type, entity: fields[0] ?? '' });
        else open.push({ id: fields[0] ?? '', first: i, type });
      } else {
        const k = open.findLastIndex((o) => o.id === fields.join('-'));
        const start = open[k];
        if (start !== undefined) {
          found.push({ first: start.first, last: i, type: start.type, entity: start.id });
          open.splice(k, 1);
        }
      }
    }
  });
  return found;
}
