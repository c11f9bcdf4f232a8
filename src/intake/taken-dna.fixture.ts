import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { unread } from '../casefile/statements/case-of-statements.fixture.ts';
import { dnaPlaces } from '../casefile/statements/dna-places.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { addDocument, sourceHash } from '../casefile/store/documents.ts';
import { keepDna } from '../casefile/store/kept-dna.ts';
import { readDna } from '../sources/index.ts';
import { dnaToTake, type TakenStatements, takeDnaStatements } from './take-dna.ts';

/** Takes a .dna file into a case as an import does, except that no reader reads its texts. */
export function takeUnread(
  file: CaseFile,
  path: string,
  coders: Readonly<Record<string, string>> = {},
): TakenStatements {
  const dna = readDna(path);
  const name = basename(path);
  const take = dnaToTake(file, { dna, hash: sourceHash(readFileSync(path)), name }, new Map(Object.entries(coders)));
  for (const { ID, Title, Text, Date: seconds } of dna.tables.DOCUMENTS) {
    const { text } = dnaPlaces(String(Text));
    const reading = unread(text);
    const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
    addDocument(file, {
      origin: `${name}#${ID}`,
      source: sourceHash(Buffer.from(text)),
      bytes: text.length,
      given: {},
      reading: { ...reading, document: { ...reading.document, title: String(Title), date } },
    });
  }
  const { version, tables, others } = dna;
  keepDna(file, { hash: take.hash, name, version, tables, others, names: take.names });
  return takeDnaStatements(file, take);
}
