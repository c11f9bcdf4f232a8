import type { CodedSentence } from '../../casefile/coders/coded-sentences.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import { LIST_OF, listedRecords } from '../../casefile/journal/reading-records.ts';
import { oneLine } from '../../casefile/journal/record-name.ts';
import type { SecondReading } from '../../casefile/readers/join-readings.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { readingsOf, secondRead } from '../../casefile/store/second-readings.ts';
import { stateOf } from '../../casefile/store/state.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';

/** What language models found, sentence by sentence, as if they were coders who code blind. */
export interface SecondCodings {
  readonly coded: readonly CodedSentence[];
  /** The documents, in which the machine is the program alone. */
  readonly states: readonly DocumentState[];
}

/** All documents that a language model read; they never see what the program or people found. */
export function secondCodings(file: CaseFile): SecondCodings {
  const coded: CodedSentence[] = [];
  const states: DocumentState[] = [];
  for (const id of secondRead(file)) {
    const { own, seconds } = readingsOf(file, id);
    coded.push(...seconds.flatMap((second) => codedBy(second, own)));
    states.push(ofProgram(stateOf(file, id), own));
  }
  return { coded, states };
}

function codedBy({ model, lists, reading }: SecondReading, { document, sentences }: Reading): readonly CodedSentence[] {
  const kinds = (Object.keys(LIST_OF) as AnyRecord['kind'][]).filter((kind) => lists.includes(LIST_OF[kind]));
  const found = new Map<number, AnyRecord[]>();
  for (const { record } of listedRecords(reading)) {
    const { index } = record.sentence;
    found.set(index, [...(found.get(index) ?? []), record]);
  }
  return sentences.map((span, index) => ({
    document: document.id,
    span,
    coder: model,
    sample: '',
    kinds,
    records: found.get(index) ?? [],
    words: oneLine(document.text.slice(span.start, span.end)),
  }));
}

/** A document of which the machine's records are the program's own, with the grades that it gave them. */
function ofProgram(state: DocumentState, own: Reading): DocumentState {
  const records = new Map(listedRecords(own).map(({ record }) => [record.id, record]));
  return {
    ...state,
    records: state.records.map(({ machine, ...record }) => {
      const program = machine && records.get(machine.id);
      return program ? { ...record, machine: program } : record;
    }),
  };
}
