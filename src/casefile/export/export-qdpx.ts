import { strToU8, type Zippable, zipSync } from 'fflate';
import { textHash } from '../../records/identify.ts';
import { type OffsetMap, offsetMap, quote } from '../../records/offsets.ts';
import { type Category, categoryFacts } from '../../records/plover.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { forXml, NO_TIME } from './export-xlsx.ts';
import { type Code, codeOf, type Decided, type Exported, markedSpans, recordsOf, sourceName } from './exported.ts';

/** What codes of each kind are called in the codebook of the project. */
const KINDS: Readonly<Record<AnyRecord['kind'], string>> = {
  event: 'events: who did what to whom',
  statement: 'statements: who said what',
  position: 'positions: who stands where',
  proposal: 'proposals',
  forecast: 'forecasts',
  relation: 'relations between actors',
  motive: 'motives',
  cause: 'causes',
  quantity: 'quantities',
  'discourse-statement': 'discourse statements: who shares which claims',
};
const MACHINE = 'Entente (machine)';

/**
 * A REFI-QDA project (.qdpx, REFI-QDA standard 1.0 and 1.5, project exchange), for NVivo, ATLAS.ti, MAXQDA, QualCoder and
 * the like: the cleaned texts as sources, the words of each record as coded segments, its kind and label as a code below a
 * code, coders as users. Positions are Unicode code points. It holds the texts; there is no such project without them.
 */
export function exportQdpx(exported: Exported): Uint8Array {
  const files: Zippable = { 'project.qde': [strToU8(projectXml(exported)), { mtime: NO_TIME }] };
  for (const { document } of exported.readings) {
    files[`sources/${guid('source', document.id)}.txt`] = [strToU8(wellFormed(document.text)), { mtime: NO_TIME }];
  }
  return zipSync(files);
}

/** A text that UTF-8 can hold, character for character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A GUID that is the same on each export: made of a hash, in the form of version 8 (RFC 9562), which leaves its bits open. */
function guid(...parts: readonly string[]): string {
  const hex = textHash(JSON.stringify(['qdpx', ...parts]));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function projectXml(exported: Exported): string {
  const { readings, decided = new Map<string, Decided>(), title = 'Entente' } = exported;
  const coders = [...new Set([MACHINE, ...[...decided.values()].map(({ by }) => by)])];
  const users = coders.map((name) => element('User', { guid: guid('user', name), name }));
  const records = readings.map((reading) => ({ reading, records: recordsOf(reading) }));
  const sources = records.map(({ reading, records }) => sourceXml(reading, records, decided));
  const codes = codebookXml(records.flatMap(({ records }) => records.map(codeOf)));
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    element(
      'Project',
      {
        xmlns: 'urn:QDA-XML:project:1.0',
        name: title,
        origin: 'Entente',
        creatingUserGUID: guid('user', MACHINE),
      },
      [
        element('Users', {}, users),
        ...(codes.length > 0 ? [element('CodeBook', {}, [element('Codes', {}, codes)])] : []),
        ...(sources.length > 0 ? [element('Sources', {}, sources)] : []),
      ],
    ),
  ].join('');
}

function codebookXml(used: readonly Code[]): readonly string[] {
  const labels = new Map<Code['kind'], Set<string>>();
  for (const { kind, label } of used) labels.set(kind, (labels.get(kind) ?? new Set()).add(label));
  return (Object.keys(KINDS) as Code['kind'][]).flatMap((kind) => {
    const own = [...(labels.get(kind) ?? [])].sort();
    if (own.length === 0) return [];
    const children = own.map((label) =>
      element('Code', { guid: codeGuid({ kind, label }), name: label, isCodable: 'true' }, meaningOf({ kind, label })),
    );
    return [element('Code', { guid: guid('kind', kind), name: KINDS[kind], isCodable: 'false' }, children)];
  });
}

const codeGuid = ({ kind, label }: Code): string => guid('code', kind, label);

function meaningOf({ kind, label }: Code): readonly string[] {
  if (kind !== 'event') return [];
  const facts = categoryFacts(label.split(' ')[0] as Category);
  return [element('Description', {}, [xmlText(facts.meaning)])];
}

function sourceXml(
  { document, reader }: Reading,
  records: readonly AnyRecord[],
  decided: ReadonlyMap<string, Decided>,
): string {
  const id = guid('source', document.id);
  const offsets = offsetMap(document.text);
  const about = [document.title, document.date, document.publisher].filter(Boolean).join(', ');
  return element(
    'TextSource',
    {
      guid: id,
      name: document.title ?? sourceName(document),
      plainTextPath: `internal://${id}.txt`,
      creatingUser: guid('user', MACHINE),
    },
    [
      element('Description', {}, [xmlText(`${about ? `${about}; ` : ''}${document.id}; read by ${reader}`)]),
      ...records.flatMap((record) => selectionsXml(record, document.text, offsets, decided.get(record.id))),
    ],
  );
}

function selectionsXml(
  record: AnyRecord,
  text: string,
  offsets: OffsetMap,
  decided: Decided | undefined,
): readonly string[] {
  const by = {
    creatingUser: guid('user', decided?.by ?? MACHINE),
    ...(decided?.at ? { creationDateTime: decided.at } : {}),
  };
  const remark = [record.id, ...(decided ? [decided.verdict] : []), ...(decided?.memo ? [decided.memo] : [])].join(
    '; ',
  );
  return markedSpans(record).map((span, n) =>
    element(
      'PlainTextSelection',
      {
        guid: guid('selection', record.id, String(n)),
        name: quote(text, span).replace(/\s+/gu, ' ').slice(0, 80),
        startPosition: String(offsets.toCodePoint(span.start)),
        endPosition: String(offsets.toCodePoint(span.end)),
        ...by,
      },
      [
        element('Description', {}, [xmlText(remark)]),
        element('Coding', { guid: guid('coding', record.id, String(n)), ...by }, [
          element('CodeRef', { targetGUID: codeGuid(codeOf(record)) }),
        ]),
      ],
    ),
  );
}

/** An element of XML. Children are XML already; attributes are escaped here. */
function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  const head = `<${name}${written.join('')}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`;
}

function xmlText(words: string): string {
  return forXml(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
