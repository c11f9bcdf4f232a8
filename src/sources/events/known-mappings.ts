import { EventMapping } from './event-mapping.ts';

const side = (name: 'Source' | 'Target') => ({
  actor: `${name} Name`,
  country: [{ column: `${name} Country`, as: 'name' as const }],
  sectors: [`${name} Sectors`],
});

/**
 * ICEWS as its files on Dataverse have it: tabs, a header, no quoting. An id is not unique: with its day it is. A row
 * whose sides have changed places is that of the same story, sentence and code.
 */
export const ICEWS = EventMapping.parse({
  origin: 'icews',
  separator: 'tab',
  quotes: false,
  header: true,
  day: 'Event Date',
  source: side('Source'),
  target: side('Target'),
  code: 'CAMEO Code',
  scheme: 'cameo',
  score: 'Intensity',
  place: [{ column: 'Country', as: 'name' }],
  id: ['Event ID'],
  address: ['Publisher'],
  sentence: ['Story ID', 'Sentence Number'],
});

/** Names of the columns of ICEWS, for its files without a header. */
export const ICEWS_COLUMNS =
  'Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude'.split(
    '|',
  );

const ploverSide = (name: 'Actor' | 'Recipient') => ({
  actor: `${name} Name`,
  country: [
    { column: `${name} COW`, as: 'cow' as const },
    { column: `${name} Country`, as: 'any' as const },
  ],
  sectors: [[`Primary ${name} Sector`, `${name} Primary Sector`, `${name} Sectors`]],
});

/** POLECAT by its published list of columns, some of which have changed their names. */
export const POLECAT = EventMapping.parse({
  origin: 'polecat',
  separator: 'tab',
  quotes: false,
  header: true,
  day: 'Event Date',
  published: ['Publication Date', 'Story Date'],
  source: ploverSide('Actor'),
  target: ploverSide('Recipient'),
  several: ';|',
  code: 'Event Type',
  mode: 'Event Mode',
  scheme: 'plover',
  quad: ['Quad Code', 'Quad Class'],
  score: ['Intensity', 'Event Intensity'],
  place: [{ column: 'Country', as: 'any' }],
  id: ['Event ID'],
  address: ['Source'],
  sentence: ['Event ID'],
});

const phoenixSide = (first: number) => ({
  actor: first,
  country: [{ column: first + 1, as: 'cameo' as const }],
  sectors: [first + 2, first + 3],
});

/** Phoenix as the pipeline of the Open Event Data Alliance writes it: 26 columns, tabs, no header. */
export const PHOENIX = EventMapping.parse({
  origin: 'phoenix',
  separator: 'tab',
  quotes: false,
  header: false,
  day: 2,
  source: phoenixSide(6),
  target: phoenixSide(10),
  code: 14,
  scheme: 'cameo',
  quad: 16,
  score: 17,
  place: [{ column: 23, as: 'any' }],
  id: [1],
  address: [25, 26],
  sentence: [24],
});

/** UCDP's Georeferenced Event Dataset: comma, header. Only the governments among its sides are states. */
export const UCDP_GED = EventMapping.parse({
  origin: 'ucdp',
  separator: 'comma',
  quotes: true,
  header: true,
  day: 'date_start',
  source: { actor: 'side_a', country: [{ column: 'gwnoa', as: 'gw' }] },
  target: { actor: 'side_b', country: [{ column: 'gwnob', as: 'gw' }] },
  code: 'type_of_violence',
  scheme: 'ucdp',
  mentions: 'number_of_sources',
  place: [
    { column: 'country_id', as: 'gw' },
    { column: 'country', as: 'name' },
  ],
  id: ['id'],
  address: [['source_article', 'source_original', 'source_office']],
});

/** ACLED's export: comma (some have semicolons), header. States are read out of the names of actors. */
export const ACLED = EventMapping.parse({
  origin: 'acled',
  separator: 'comma',
  quotes: true,
  header: true,
  day: 'event_date',
  days: 'dmy',
  source: { actor: 'actor1', country: [{ column: 'actor1', as: 'actor' }], sectors: ['inter1'] },
  target: { actor: 'actor2', country: [{ column: 'actor2', as: 'actor' }], sectors: ['inter2'] },
  code: 'event_type',
  mode: 'sub_event_type',
  scheme: 'acled',
  place: [
    { column: 'iso', as: 'numeric' },
    { column: 'country', as: 'name' },
  ],
  id: [['event_id_cnty', 'data_id']],
  address: ['source'],
});
