import type { AnyRecord, Reading } from '../../records/reading.ts';
import { plainText } from '../kit/plain-text.ts';
import { type ActorNames, actorNames } from './naming.ts';
import {
  causeBy,
  causeWords,
  dateWords,
  eventHead,
  eventWhat,
  forecastHedge,
  forecastWords,
  motiveWords,
  positionWords,
  proposalWords,
  quantityWords,
  quoteWords,
  relationWords,
  speakerWords,
  statementValueWords,
} from './wording.ts';

/** What a record says, in a line. */
export function recordWords(record: AnyRecord, reading: Reading, names: ActorNames = actorNames(reading)): string {
  const { text } = reading.document;
  switch (record.kind) {
    case 'event':
      return `${eventHead(record, names)}  ${eventWhat(record)}  ${record.reality}  ${dateWords(record.date)}`;
    case 'statement':
      return `${speakerWords(record, names, text)}: “${quoteWords(text, record.content)}”`;
    case 'position':
      return positionWords(record, names);
    case 'proposal':
      return `${record.by.map(names.full).join(', ') || 'somebody'} proposes: ${proposalWords(record, names, text).join('; ')}`;
    case 'forecast':
      return `${forecastWords(record, names, text)} (${forecastHedge(record, names)})`;
    case 'relation':
      return relationWords(record, names);
    case 'motive':
      return motiveWords(record, names, text);
    case 'cause':
      return `${causeWords(record, text)} (${causeBy(record, names)})`;
    case 'quantity':
      return quantityWords(record);
    case 'discourse-statement':
      return `${plainText(record.type)}: ${statementValueWords(record)}`;
  }
}
