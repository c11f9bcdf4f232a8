import type { DnaRow, DnaTables } from './dna-tables.ts';

/** Something odd about a file: a statement that cannot be placed, a link that leads nowhere. */
export interface DnaWarning {
  readonly kind: 'offsets' | 'crlf' | 'document' | 'boolean' | 'links';
  readonly sentence: string;
  /** How many rows it is true of. */
  readonly count: number;
}

/** Text as DNA counts its characters: with LF at the end of a line. */
export function dnaText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Looks for what a reader of the file must know. */
export function checkDna(tables: DnaTables): readonly DnaWarning[] {
  const length = new Map(tables.DOCUMENTS.map(({ ID, Text }) => [ID, dnaText(String(Text ?? '')).length]));
  const outside = tables.STATEMENTS.filter(({ DocumentId, Start, Stop }) => {
    const end = length.get(DocumentId ?? null);
    return end !== undefined && !(Number(Start) >= 0 && Number(Start) < Number(Stop) && Number(Stop) <= end);
  });
  const crlf = tables.DOCUMENTS.filter(({ Text }) => String(Text ?? '').includes('\r\n'));
  const homeless = tables.STATEMENTS.filter(({ DocumentId }) => !length.has(DocumentId ?? null));
  const odd = tables.DATABOOLEAN.filter(({ Value }) => Value !== 0 && Value !== 1);
  const warnings: DnaWarning[] = [
    {
      kind: 'offsets',
      count: outside.length,
      sentence: `${statements(outside)} outside the text of its document; it counts in networks, and no words are shown for it.`,
    },
    {
      kind: 'crlf',
      count: crlf.length,
      sentence: `${crlf.length === 1 ? 'One document has' : `${crlf.length} documents have`} lines that end in CR and LF (${ids(crlf)}); places in the text are counted with LF alone, as DNA does.`,
    },
    {
      kind: 'document',
      count: homeless.length,
      sentence: `${statements(homeless)} in a document that the file lacks; it is left out of networks.`,
    },
    {
      kind: 'boolean',
      count: odd.length,
      sentence: `${odd.length === 1 ? 'One yes-or-no value is' : `${odd.length} yes-or-no values are`} neither 0 nor 1; DNA takes such a value for yes.`,
    },
  ];
  return warnings.filter(({ count }) => count > 0);
}

function statements(rows: readonly DnaRow[]): string {
  return rows.length === 1 ? `Statement ${ids(rows)} lies` : `${rows.length} statements (${ids(rows)}) lie, each,`;
}

/** The first few ids. */
function ids(rows: readonly DnaRow[]): string {
  const shown = rows.slice(0, 5).map(({ ID }) => `${ID}`);
  return `${shown.join(', ')}${rows.length > 5 ? ', …' : ''}`;
}
