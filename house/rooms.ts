/** A folder of code and what it may import. Its own subfolders are rooms of their own. */
export interface Room {
  /** Rooms whose files it may import; an entry that ends in `.ts` is a single file. */
  readonly imports: readonly string[];
  /** Whether it also runs in a browser tab and so may import nothing of Node. */
  readonly browser?: true;
}

const LEXICON_FACTS = ['src/lexicon', 'src/lexicon/words', 'src/lexicon/who', 'src/lexicon/files'] as const;
const LEXICON = [...LEXICON_FACTS, 'src/lexicon/own', 'src/lexicon/petrarch'] as const;
/** What the rooms of the lexicon ask of each other; its loader stands above them. */
const LEXICON_ROOMS = LEXICON.filter((room) => room !== 'src/lexicon');
/** What every stage of the reader may ask. */
const READING = ['src/records', 'src/language', 'src/learning', ...LEXICON, 'src/reading/context'] as const;
const CLAUSES = [...READING, 'src/reading/clause'] as const;
const PARTIES = [...CLAUSES, 'src/reading/parties'] as const;
const CONFLICT = ['model', 'solve', 'preference', 'explain', 'file', 'tables', 'draft'].map(
  (name) => `src/conflict/${name}`,
);
/** What says what holds in a model. */
const CONFLICT_SOLVING = ['src/conflict/model', 'src/conflict/solve', 'src/conflict/preference'];
/** Measures of event data and votes. */
const MEASURES = ['dyads', 'change-points', 'latent', 'votes', 'impact', 'effects', 'reports'].map(
  (room) => `src/measures/${room}`,
);
const CASEFILE = ['src/casefile/journal', 'src/casefile/store'] as const;
/** What a question asks of a case, and how it says what it found. */
const QUESTION = [
  ...CASEFILE,
  'src/casefile/events',
  'src/report/kit',
  'src/report/words',
  'src/report/measures',
  'src/questions/kit',
] as const;
/** What a command that measures asks beside the measures themselves. */
const MEASURE_COMMAND = [
  ...CASEFILE,
  'src/casefile/events',
  'src/casefile/votes',
  'src/report/kit',
  'src/report/words',
  'src/report/charts',
  'src/report/measures',
  'src/questions/kit',
  'src/intake/own',
  'src/cli/kit',
  'src/cli/case',
] as const;
const PAGES = ['src/records', 'src/report/kit', 'src/report/words'] as const;
const BENCH = ['bench/kit', 'bench/texts'] as const;
/** Learning from examples: what trainers and cross-validations share. */
const LEARN = 'training/learn';
const MARKED = 'training/marked';

/**
 * The rooms of the house and which way imports run between them: the one table behind Biome's rules
 * (`biome-rooms.json`, written by `node house/write-biome-rooms.ts`), the test of circles and docs/architecture.md.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  'src/assets': { imports: [] },
  'src/records': { imports: [], browser: true },
  'src/sources/article': { imports: ['src/records'], browser: true },
  'src/sources/events': { imports: ['src/records'] },
  'src/sources/votes': { imports: ['src/records'], browser: true },
  'src/sources/dna': { imports: ['src/records'] },
  'src/sources': {
    imports: ['src/records', 'src/sources/article', 'src/sources/events', 'src/sources/votes', 'src/sources/dna'],
  },
  'src/learning': { imports: ['src/records'], browser: true },
  'src/language': { imports: ['src/records', 'src/learning'], browser: true },

  'src/lexicon/files': { imports: ['src/records'], browser: true },
  'src/lexicon/who': { imports: ['src/records', 'src/lexicon/files'], browser: true },
  'src/lexicon/words': {
    imports: ['src/records', 'src/language', 'src/learning', 'src/lexicon/files', 'src/lexicon/data/**'],
    browser: true,
  },
  'src/lexicon/petrarch': { imports: ['src/records', 'src/lexicon/files', 'src/lexicon/who'], browser: true },
  'src/lexicon/own': {
    imports: ['src/records', 'src/lexicon/files', 'src/lexicon/who', 'src/lexicon/words', 'src/lexicon/petrarch'],
    browser: true,
  },
  'src/lexicon/import': { imports: ['src/records', ...LEXICON_ROOMS], browser: true },
  'src/lexicon/check': { imports: ['src/records', ...LEXICON_ROOMS, 'src/lexicon/import'], browser: true },
  'src/lexicon': {
    imports: ['src/records', ...LEXICON_ROOMS, 'src/lexicon/import', 'src/lexicon/check'],
    browser: true,
  },

  'src/reading/clause': { imports: ['src/records', 'src/language', ...LEXICON_FACTS], browser: true },
  'src/reading/context': {
    imports: ['src/records', 'src/language', ...LEXICON_FACTS, 'src/reading/clause'],
    browser: true,
  },
  'src/reading/dates': { imports: CLAUSES, browser: true },
  'src/reading/quotes': { imports: CLAUSES, browser: true },
  'src/reading/document': { imports: [...CLAUSES, 'src/reading/quotes'], browser: true },
  'src/reading/parties': { imports: CLAUSES, browser: true },
  'src/reading/actors': {
    imports: [...CLAUSES, 'src/reading/document', 'src/reading/quotes', 'src/reading/dates'],
    browser: true,
  },
  'src/reading/attribution': { imports: [...CLAUSES, 'src/reading/quotes', 'src/reading/dates'], browser: true },
  'src/reading/events': { imports: [...CLAUSES, 'src/reading/dates', 'src/reading/heads'], browser: true },
  'src/reading/heads': { imports: CLAUSES, browser: true },
  'src/reading/claims': { imports: [...CLAUSES, 'src/reading/quotes', 'src/reading/events'], browser: true },
  'src/reading/petrarch': { imports: [...CLAUSES, 'src/reading/events'], browser: true },
  'src/reading/positions': { imports: [...PARTIES, 'src/reading/heads'], browser: true },
  'src/reading/proposals': {
    imports: [...PARTIES, 'src/reading/positions', 'src/reading/dates', 'src/reading/heads'],
    browser: true,
  },
  'src/reading/forecasts': { imports: [...PARTIES, 'src/reading/heads'], browser: true },
  'src/reading/relations': { imports: [...PARTIES, 'src/reading/heads'], browser: true },
  'src/reading/motives': { imports: [...PARTIES, 'src/reading/heads'], browser: true },
  'src/reading/causes': { imports: PARTIES, browser: true },
  'src/reading/quantities': { imports: CLAUSES, browser: true },
  'src/reading/acts': { imports: [...CLAUSES, 'src/reading/heads'], browser: true },
  'src/reading': {
    imports: [
      ...CLAUSES,
      'src/sources/text-document.ts',
      ...[
        'document',
        'actors',
        'attribution',
        'events',
        'heads',
        'claims',
        'petrarch',
        'positions',
        'proposals',
        'forecasts',
        'relations',
        'motives',
        'causes',
        'quantities',
        'acts',
      ].map((stage) => `src/reading/${stage}`),
    ],
    browser: true,
  },

  'src/second-reader': {
    imports: ['src/records', 'src/lexicon', 'src/lexicon/who', 'src/reading/dates', 'src/second-reader/data/**'],
    browser: true,
  },
  'src/second-reader/server': {
    imports: ['src/records', 'src/lexicon', 'src/lexicon/who', 'src/lexicon/own', 'src/second-reader'],
  },

  'src/jobs': { imports: ['src/records', 'src/sources', 'src/language', 'src/reading'] },

  'src/measures/signed': { imports: ['src/records', 'src/measures/numbers'], browser: true },
  'src/measures/networks': {
    imports: [
      'src/records',
      'src/measures/numbers',
      'src/measures/signed',
      'src/measures/votes',
      'src/measures/dyads',
      'src/measures/stances',
      'src/measures/agreement',
    ],
    browser: true,
  },
  'src/measures/stances': {
    imports: ['src/records', 'src/measures/numbers', 'src/measures/agreement', 'src/measures/dyads'],
    browser: true,
  },
  'src/measures/clusters': { imports: ['src/records'], browser: true },
  'src/measures/discourse': {
    imports: ['src/records', 'src/measures/numbers', 'src/measures/clusters', 'src/measures/networks'],
    browser: true,
  },
  'src/measures/agreement': { imports: ['src/records'], browser: true },
  'src/measures/numbers': { imports: ['src/records'], browser: true },
  'src/measures/votes': { imports: ['src/records', 'src/measures/agreement'], browser: true },
  'src/measures/reports': { imports: ['src/records', 'src/measures/agreement', 'src/measures/numbers'], browser: true },
  'src/measures/effects': { imports: ['src/records', 'src/measures/numbers'], browser: true },
  'src/measures/dyads': { imports: ['src/records', 'src/measures/numbers'], browser: true },
  'src/measures/change-points': { imports: ['src/records', 'src/measures/numbers'], browser: true },
  'src/measures/latent': { imports: ['src/records', 'src/measures/numbers', 'src/measures/dyads'], browser: true },
  'src/measures/impact': { imports: ['src/records', 'src/measures/numbers', 'src/measures/effects'], browser: true },
  'src/measures': {
    imports: [
      'src/records',
      'src/measures/agreement',
      'src/measures/numbers',
      'src/measures/votes',
      'src/measures/reports',
      'src/measures/effects',
      'src/measures/impact',
      'src/measures/dyads',
      'src/measures/change-points',
      'src/measures/signed',
      'src/measures/latent',
      'src/measures/stances',
      'src/measures/networks',
      'src/measures/clusters',
      'src/measures/discourse',
    ],
    browser: true,
  },

  'src/conflict/model': { imports: ['src/records'], browser: true },
  'src/conflict/solve': { imports: ['src/records', 'src/conflict/model'], browser: true },
  'src/conflict/preference': { imports: ['src/records', 'src/conflict/model', 'src/conflict/solve'], browser: true },
  'src/conflict/explain': {
    imports: ['src/records', 'src/measures/agreement', ...CONFLICT_SOLVING],
    browser: true,
  },
  'src/conflict/file': { imports: ['src/records', ...CONFLICT_SOLVING, 'src/conflict/explain'], browser: true },
  'src/conflict/tables': {
    imports: ['src/records', ...CONFLICT_SOLVING, 'src/conflict/explain', 'src/conflict/file'],
    browser: true,
  },
  'src/conflict/draft': {
    imports: ['src/records', ...CONFLICT_SOLVING, 'src/conflict/explain', 'src/conflict/file'],
    browser: true,
  },
  'src/conflict': { imports: ['src/records', ...CONFLICT], browser: true },

  'src/casefile/journal': { imports: ['src/records'], browser: true },
  'src/casefile/readers': {
    imports: ['src/records', 'src/casefile/journal', 'src/casefile/coders/record-label.ts'],
    browser: true,
  },
  'src/casefile/trust': {
    imports: ['src/records', 'src/casefile/journal', 'src/casefile/readers', 'src/measures', 'src/measures/agreement'],
    browser: true,
  },
  'src/casefile': {
    imports: ['src/records', ...CASEFILE, 'src/casefile/events', 'src/casefile/events/sql', 'src/casefile/votes'],
  },
  'src/casefile/statements': {
    imports: [
      'src/records',
      'src/lexicon/files/sectioned-file.ts',
      'src/sources/canonical-text.ts',
      'src/sources/dna/dna-tables.ts',
      'src/sources/dna/check-dna.ts',
      'src/casefile/journal',
    ],
    browser: true,
  },
  'src/casefile/store': {
    imports: [
      'src/records',
      'src/sources/canonical-text.ts',
      'src/sources/dna/dna-tables.ts',
      'src/casefile/journal',
      'src/casefile/statements',
      'src/casefile/trust',
      'src/casefile/readers',
    ],
  },

  'src/casefile/views': { imports: ['src/records', 'src/casefile/store'] },
  'src/casefile/votes': { imports: ['src/records', 'src/casefile/store'] },
  'src/casefile/models': { imports: ['src/records', 'src/casefile/store'] },
  'src/casefile/events/parquet': { imports: [] },
  'src/casefile/events/sql': { imports: ['src/records'] },
  'src/casefile/events/clickhouse': { imports: ['src/records', 'src/casefile/events/sql'] },
  'src/casefile/events': {
    imports: [
      'src/records',
      'src/casefile/journal',
      'src/casefile/store',
      'src/casefile/events/parquet',
      'src/casefile/events/sql',
      'src/casefile/events/clickhouse',
    ],
  },

  'src/casefile/coders': { imports: ['src/records', 'src/casefile/journal', 'src/measures/agreement'], browser: true },

  'src/intake/own': { imports: ['src/records', 'src/sources', 'src/lexicon/own'] },
  'src/intake': {
    imports: [
      'src/records',
      'src/sources',
      'src/sources/article/metadata.ts',
      'src/sources/events',
      'src/sources/votes',
      'src/reading',
      'src/measures',
      'src/jobs',
      'src/casefile/journal',
      'src/casefile/import',
      'src/casefile/statements',
      'src/casefile/store',
      'src/casefile/events',
      'src/casefile/votes',
      'src/report/words',
      'src/intake/own',
      'src/second-reader',
      'src/second-reader/server',
    ],
  },

  'src/cluster': {
    imports: ['src/records', 'src/sources', 'src/language', 'src/reading', 'src/jobs', 'src/casefile/events/parquet'],
  },

  'src/report/page': { imports: [], browser: true },
  'src/report/kit': { imports: ['src/records', 'src/report/page'] },
  'src/report/words': { imports: ['src/records', 'src/report/kit'] },
  'src/report/brief': { imports: [...PAGES, 'src/measures'] },
  'src/report/picture': { imports: [...PAGES, 'src/measures', 'src/report/brief', 'src/report/measures'] },
  'src/report/drawing': { imports: ['src/records', 'src/report/kit'] },
  'src/report/conflict/tables': { imports: [...PAGES, ...CONFLICT, 'src/report/conflict'] },
  'src/report/conflict': { imports: [...PAGES, ...CONFLICT, 'src/report/drawing'] },
  'src/report/tree': { imports: [...PAGES, 'src/language'] },
  'src/report/charts': { imports: ['src/report/kit', 'src/report/page'] },
  'src/report/measures': {
    imports: [
      ...PAGES,
      'src/report/charts',
      ...['', '/dyads', '/impact', '/effects', '/votes', '/reports', '/change-points', '/stances', '/networks'].map(
        (room) => `src/measures${room}`,
      ),
    ],
  },
  'src/report/discourse': {
    imports: [
      ...PAGES,
      'src/report/charts',
      'src/report/measures',
      'src/measures',
      'src/measures/discourse',
      'src/measures/networks',
      'src/measures/signed',
    ],
  },
  'src/report/networks': {
    imports: [...PAGES, 'src/report/charts', 'src/report/measures', 'src/measures/networks', 'src/measures/signed'],
  },
  'src/report': {
    imports: [
      ...PAGES,
      'src/measures',
      'src/report/brief',
      'src/report/picture',
      'src/report/conflict',
      'src/report/tree',
      'src/report/charts',
      'src/report/measures',
    ],
  },

  'src/casefile/export': {
    imports: [
      'src/records',
      'src/lexicon/who',
      'src/lexicon/words',
      'src/casefile/journal',
      'src/report/kit',
      'src/report/brief',
    ],
  },

  'src/casefile/import': {
    imports: ['src/records', 'src/casefile/journal', 'src/lexicon/import/import-delimited.ts'],
    browser: true,
  },

  'src/questions/kit': {
    imports: [
      'src/records',
      'src/lexicon',
      'src/measures',
      ...CASEFILE,
      'src/casefile/events',
      'src/casefile/votes',
      'src/report/kit',
      'src/report/words',
      'src/report/measures',
    ],
  },
  'src/questions/models': {
    imports: ['src/records', 'src/reading', ...CASEFILE, 'src/conflict/file', 'src/conflict/draft'],
  },
  'src/questions/discourse': {
    imports: [
      'src/records',
      'src/questions/kit',
      'src/questions/stances',
      'src/sources',
      'src/measures',
      'src/measures/discourse',
      'src/measures/networks',
      'src/measures/stances',
      ...CASEFILE,
      'src/casefile/events',
      'src/casefile/trust',
      'src/casefile/statements',
    ],
  },

  'src/questions/dyads': {
    imports: [
      'src/records',
      'src/measures',
      'src/measures/dyads',
      'src/measures/change-points',
      'src/measures/latent',
      'src/measures/reports',
      ...QUESTION,
    ],
  },
  'src/questions/impact': {
    imports: [
      'src/records',
      'src/measures/impact',
      'src/measures/votes',
      'src/casefile/votes',
      ...QUESTION,
      'src/questions/dyads',
    ],
  },

  'src/questions/networks': {
    imports: [
      'src/records',
      'src/measures',
      'src/measures/networks',
      'src/measures/stances',
      'src/casefile/votes',
      ...QUESTION,
      'src/report/networks',
    ],
  },
  'src/questions/picture': {
    imports: ['src/records', 'src/measures', ...QUESTION, 'src/questions/networks'],
  },
  'src/questions/stances': {
    imports: [
      'src/records',
      'src/measures',
      'src/measures/dyads',
      'src/measures/votes',
      'src/measures/stances',
      'src/measures/networks',
      'src/casefile/votes',
      ...QUESTION,
    ],
  },
  'src/questions/votes': {
    imports: ['src/records', 'src/measures/votes', 'src/casefile/votes', ...QUESTION],
  },

  'src/questions/citation': {
    imports: ['src/records', ...CASEFILE, 'src/casefile/export', 'src/report/kit', 'src/report/words'],
  },
  'src/questions/review': {
    imports: [
      'src/records',
      'src/measures',
      ...CASEFILE,
      'src/casefile/readers',
      'src/casefile/coders',
      'src/casefile/trust',
    ],
  },
  'src/service/kit': {
    imports: [
      'src/questions/review',
      'src/casefile/readers',
      'src/records',
      ...CASEFILE,
      'src/casefile/trust',
      'src/casefile/events',
      'src/casefile/votes',
      'src/report/words',
      'src/report/charts',
      'src/report/measures',
      'src/questions/impact',
      'src/questions/kit',
    ],
  },
  'src/service/jobs': {
    imports: [
      'src/records',
      'src/sources/events',
      ...CASEFILE,
      'src/casefile/export',
      'src/intake',
      'src/questions/impact',
      'src/questions/networks',
    ],
  },
  'src/service/routes': {
    imports: [
      'src/records',
      'src/sources/events',
      ...CASEFILE,
      'src/casefile/votes',
      'src/casefile/trust',
      'src/casefile/models',
      ...CONFLICT,
      'src/report/conflict',
      'src/report/words',
      'src/questions/review',
      'src/questions/citation',
      'src/questions/models',
      'src/casefile/events',
      'src/measures/impact',
      'src/report/kit',
      'src/questions/kit',
      'src/questions/dyads',
      'src/questions/impact',
      'src/questions/discourse',
      'src/measures/discourse',
      'src/report/discourse',
      'src/intake',
      'src/casefile/views',
      'src/measures/stances',
      'src/measures/networks',
      'src/report/measures',
      'src/report/networks',
      'src/questions/picture',
      'src/questions/networks',
      'src/questions/stances',
      'src/service/kit',
      'src/service/jobs',
    ],
  },
  'src/service': {
    imports: [
      'src/records',
      ...CASEFILE,
      'src/intake',
      'src/report/kit',
      'src/report/page',
      'src/service/kit',
      'src/service/jobs',
      'src/service/routes',
    ],
  },

  'src/agents': {
    imports: [
      'src/records',
      ...CASEFILE,
      'src/report/measures',
      'src/questions/citation',
      'src/service/kit',
      'src/service',
    ],
  },
  'src/cli/mcp': {
    imports: ['src/records', ...CASEFILE, 'src/agents', 'src/report/kit', 'src/cli/kit', 'src/cli/case'],
  },
  'src/cli/serve': {
    imports: ['src/records', ...CASEFILE, 'src/service', 'src/report/kit', 'src/cli/kit', 'src/cli/case'],
  },
  'src/cli/kit': {
    imports: [
      'src/records',
      'src/intake/own',
      'src/sources',
      ...CASEFILE,
      'src/casefile/events',
      'src/jobs',
      'src/casefile/trust',
      ...LEXICON,
      'src/lexicon/check',
      'src/reading/petrarch',
      'src/report/kit',
      'src/questions/kit',
    ],
  },
  'src/cli/lexicon': {
    imports: [
      'src/records',
      'src/intake/own',
      'src/sources',
      ...LEXICON,
      'src/lexicon/import',
      'src/lexicon/check',
      'src/cli/kit',
    ],
  },
  'src/cli/codebook': {
    imports: [
      'src/records',
      'src/casefile/statements',
      'src/intake/own',
      ...LEXICON,
      'src/lexicon/check',
      'src/cli/kit',
    ],
  },
  'src/cli/parse': { imports: ['src/records', 'src/language', 'src/report/kit', 'src/report/tree', 'src/cli/kit'] },
  'src/cli/case': {
    imports: [
      'src/records',
      'src/second-reader',
      'src/intake',
      'src/intake/own',
      'src/sources',
      'src/sources/article/metadata.ts',
      'src/reading',
      'src/jobs',
      'src/measures',
      ...CASEFILE,
      'src/casefile/events',
      'src/casefile/events/clickhouse',
      'src/casefile/votes',
      'src/questions/citation',
      'src/report/kit',
      'src/report/words',
      'src/cli/kit',
      'src/cli/lexicon',
    ],
  },
  'src/cli/review': {
    imports: [
      'src/records',
      'src/measures',
      'src/measures/agreement',
      ...CASEFILE,
      'src/casefile/trust',
      'src/report/kit',
      'src/report/words',
      'src/questions/kit',
      'src/questions/citation',
      'src/questions/review',
      'src/cli/kit',
      'src/cli/case',
    ],
  },
  'src/cli/read': {
    imports: [
      'src/records',
      'src/intake/own',
      'src/sources',
      'src/sources/article/metadata.ts',
      ...LEXICON,
      'src/reading',
      'src/jobs',
      'src/reading/petrarch',
      'src/measures',
      'src/report/kit',
      'src/report/brief',
      'src/report/picture',
      'src/report/measures',
      'src/cli/measure',
      'src/questions/kit',
      'src/second-reader',
      'src/second-reader/server',
      'src/cli/kit',
      'src/cli/lexicon',
    ],
  },
  'src/cli/model': {
    imports: [
      'src/records',
      'src/intake/own',
      'src/sources',
      'src/reading',
      'src/jobs',
      ...CONFLICT,
      'src/report/kit',
      'src/report/conflict',
      'src/report/conflict/tables',
      'src/report/drawing',
      'src/questions/models',
      'src/cli/kit',
      'src/cli/lexicon',
    ],
  },
  'src/cli/cluster': {
    imports: [
      'src/records',
      'src/intake',
      'src/intake/own',
      'src/language',
      'src/sources',
      'src/sources/article/metadata.ts',
      'src/reading',
      'src/jobs',
      'src/cluster',
      ...CASEFILE,
      'src/report/kit',
      'src/report/words',
      'src/cli/kit',
      'src/cli/case',
    ],
  },
  'src/cli/coders': {
    imports: [
      'src/records',
      'src/measures/agreement',
      ...CASEFILE,
      'src/casefile/coders',
      'src/questions/citation',
      'src/questions/review',
      'src/report/kit',
      'src/report/words',
      'src/cli/kit',
      'src/cli/case',
    ],
  },
  'src/cli/events': {
    imports: [
      'src/records',
      'src/intake',
      'src/sources/events',
      ...CASEFILE,
      'src/casefile/events',
      'src/casefile/events/clickhouse',
      'src/report/kit',
      'src/report/words',
      'src/report/measures',
      'src/questions/kit',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/measure',
    ],
  },
  'src/cli/export': {
    imports: [
      'src/records',
      'src/sources',
      ...CASEFILE,
      'src/casefile/export',
      'src/report/kit',
      'src/report/words',
      'src/cli/kit',
      'src/cli/case',
    ],
  },
  'src/cli/measure': {
    imports: [
      'src/records',
      'src/measures',
      ...MEASURES,
      ...MEASURE_COMMAND,
      'src/questions/dyads',
      'src/questions/impact',
    ],
  },
  'src/cli/votes': {
    imports: [
      'src/records',
      'src/intake',
      'src/intake/own',
      'src/sources',
      'src/sources/votes',
      'src/casefile/votes',
      'src/report/kit',
      'src/report/charts',
      'src/report/measures',
      'src/questions/kit',
      'src/questions/votes',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/measure',
    ],
  },
  'src/cli/network': {
    imports: [
      'src/records',
      'src/measures/networks',
      'src/report/kit',
      'src/report/measures',
      'src/report/networks',
      'src/questions/kit',
      'src/questions/networks',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/measure',
    ],
  },
  'src/cli/stances': {
    imports: [
      'src/records',
      'src/measures/stances',
      'src/measures/networks',
      ...CASEFILE,
      'src/report/measures',
      'src/questions/stances',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/measure',
    ],
  },
  'src/cli/discourse': {
    imports: [
      'src/records',
      'src/measures/discourse',
      'src/measures/networks',
      'src/questions/discourse',
      'src/report/kit',
      'src/report/words',
      'src/report/measures',
      'src/report/discourse',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/measure',
      ...CASEFILE,
      'src/casefile/statements',
    ],
  },
  'src/cli/import': {
    imports: [
      'src/records',
      'src/intake',
      'src/intake/own',
      'src/sources',
      'src/sources/events',
      'src/jobs',
      'src/intake',
      ...CASEFILE,
      'src/casefile/events',
      'src/casefile/import',
      'src/report/kit',
      'src/report/words',
      'src/cli/kit',
      'src/cli/case',
      'src/cli/events',
      'src/cli/votes',
    ],
  },
  'src/cli': {
    imports: [
      'src/records',
      ...[
        'kit',
        'read',
        'case',
        'cluster',
        'coders',
        'review',
        'events',
        'lexicon',
        'codebook',
        'parse',
        'model',
        'measure',
        'export',
        'import',
        'votes',
        'network',
        'serve',
        'mcp',
        'discourse',
        'stances',
      ].map((command) => `src/cli/${command}`),
    ],
  },

  src: {
    imports: ['src/records', 'src/sources', 'src/reading', 'src/jobs', 'src/measures', ...CONFLICT],
  },
  [LEARN]: { imports: ['src/**', MARKED] },

  'bench/kit': { imports: ['src/**'] },
  'bench/texts': { imports: ['src/**', 'bench/kit'] },
  'bench/language': { imports: ['src/**', ...BENCH] },
  'bench/actors': { imports: ['src/**', LEARN, ...BENCH, 'bench/language'] },
  'bench/events': { imports: ['src/**', LEARN, MARKED, ...BENCH, 'bench/language'] },
  'bench/statements': { imports: ['src/**', ...BENCH] },
  'bench/reading': { imports: ['src/**', LEARN, MARKED, ...BENCH] },
  'bench/casefile': { imports: ['src/**', ...BENCH] },
  'bench/service': { imports: ['src/**', ...BENCH, 'bench/casefile'] },
  'bench/conflict': { imports: ['src/**', ...BENCH] },
  'bench/speed': { imports: ['src/**', ...BENCH] },
  'bench/eventdata': { imports: ['src/**', ...BENCH] },
  'bench/reports': { imports: ['src/**', ...BENCH] },
  'bench/dyads': { imports: ['src/**', ...BENCH] },
  'bench/alignment': { imports: ['src/**', ...BENCH, 'bench/dyads', 'bench/reports'] },
  'bench/signed': { imports: ['src/**', ...BENCH] },
  'bench/discourse': { imports: ['src/**', ...BENCH] },
  bench: {
    imports: [
      'src/**',
      ...BENCH,
      ...[
        'language',
        'actors',
        'events',
        'statements',
        'reading',
        'conflict',
        'alignment',
        'casefile',
        'service',
        'speed',
        'eventdata',
        'reports',
        'dyads',
        'signed',
        'discourse',
      ].map((room) => `bench/${room}`),
    ],
  },
  training: { imports: ['src/**', 'bench/**', LEARN, MARKED] },
  'training/marked': { imports: ['src/**'] },
  'training/encoder': { imports: ['src/**', 'bench/**', LEARN] },
  house: { imports: [] },
};

/** The room of a file, by its path from the repository's root. */
export function roomOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** Whether a file of `room` may import `file`. */
export function mayImport(room: string, file: string): boolean {
  const target = roomOf(file);
  if (target === room) return true;
  const imports = ROOMS[room]?.imports ?? [];
  return imports.some((allowed) =>
    allowed.endsWith('/**') ? `${target}/`.startsWith(allowed.slice(0, -2)) : allowed === target || allowed === file,
  );
}
