import { LIST_OF, listedRecords } from '../../casefile/journal/reading-records.ts';
import { joinReadings } from '../../casefile/readers/join-readings.ts';
import { disagreement } from '../../casefile/readers/record-differences.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { readersTaken, readingsOf, secondRead } from '../../casefile/store/second-readings.ts';
import { PROGRAM_READER, type ReadersTaken } from '../../records/reader-name.ts';
import type { RecordList } from '../../records/reading.ts';

/** How far the program and a language model found the same, in one list of records. */
export interface ReadersCompared {
  readonly model: string;
  readonly list: RecordList;
  /** Documents that both read. */
  readonly documents: number;
  /** Records of the program, and of the model. */
  readonly program: number;
  readonly second: number;
  /** On the same words. */
  readonly both: number;
  /** Of these: called the same, between the same. */
  readonly agree: number;
}

/** What is known of the readers of a case. */
export interface ReadersAnswer {
  readonly taken: ReadersTaken;
  readonly compared: readonly ReadersCompared[];
}

/** How far the readers of a case found the same; people's decisions are no part of it. */
export function askReaders(file: CaseFile): ReadersAnswer {
  const found = new Map<string, ReadersCompared>();
  for (const id of secondRead(file)) {
    const { own, seconds } = readingsOf(file, id);
    for (const second of seconds) {
      const joined = listedRecords(joinReadings(own, [second], 'beside'));
      for (const list of second.lists as readonly RecordList[]) {
        const records = joined.flatMap(({ record }) => (LIST_OF[record.kind] === list ? [record.provenance] : []));
        const has = (name: string): number => records.filter(({ readers }) => readers?.includes(name)).length;
        const both = records.filter(({ readers }) => readers?.length === 2);
        const agree = both.filter((provenance) => disagreement(provenance, 2) === 0).length;
        const counts = { program: has(PROGRAM_READER), second: has(second.model), both: both.length, agree };
        const key = `${second.model}\n${list}`;
        found.set(key, added({ model: second.model, list, documents: 1, ...counts }, found.get(key)));
      }
    }
  }
  return { taken: readersTaken(file), compared: [...found.values()] };
}

function added(one: ReadersCompared, before: ReadersCompared | undefined): ReadersCompared {
  if (!before) return one;
  const sum = (field: 'documents' | 'program' | 'second' | 'both' | 'agree'): number => one[field] + before[field];
  return {
    ...one,
    documents: sum('documents'),
    program: sum('program'),
    second: sum('second'),
    both: sum('both'),
    agree: sum('agree'),
  };
}
