import type { Benchmark } from './kit/benchmark.ts';
import { perFileBenchmark } from './kit/per-file-benchmark.ts';
import { sharedFile } from './kit/shared-data.ts';

export const BENCH_OPTIONS = [
  'folds',
  'articles',
  'part',
  'engine',
  'sizes',
  'documents',
  'rows',
  'reader',
  'remote',
  'probes',
  'answers',
] as const;
export type BenchOption = (typeof BENCH_OPTIONS)[number];

/** One line of the list that `npm run bench` prints, and the way to the measurement itself. */
export interface BenchmarkEntry {
  readonly name: string;
  readonly measures: string;
  /** What is read without a FILE, and what FILE may be. */
  readonly data: string;
  /** The options that mean something to it. */
  readonly takes?: readonly BenchOption[];
  readonly load: () => Promise<Benchmark>;
}

/** All benchmarks, in the order of the stages. Each is loaded only when it runs. */
export const BENCHMARKS: readonly BenchmarkEntry[] = [
  {
    name: 'language',
    measures: 'tokens, sentences, tags and trees against treebanks',
    data: 'CoNLL-U (.conllu, .conllu.gz); default the EWT and GUM dev files of data/treebank',
    takes: ['engine'],
    load: async () =>
      perFileBenchmark((await import('./language/language.ts')).benchLanguage, () => [
        sharedFile('data/treebank/en_ewt-ud-dev.conllu.gz'),
        sharedFile('data/treebank/en_gum-ud-dev.conllu.gz'),
      ]),
  },
  {
    name: 'names',
    measures: 'names of persons, organisations and places',
    data: 'CoNLL-U with entities or IOB (.gz too); default the GUM dev file of data/treebank',
    takes: ['engine'],
    load: async () =>
      perFileBenchmark((await import('./language/names.ts')).benchNames, () => [
        sharedFile('data/treebank/en_gum-ud-dev.conllu.gz'),
      ]),
  },
  {
    name: 'coreference',
    measures:
      'he and she to the right person; mention clusters of persons, states and organisations; --folds N retrains',
    data: 'JSONL; default both files of data/coreference',
    takes: ['folds'],
    load: async () => (await import('./actors/coreference-benchmark.ts')).coreferenceBenchmark,
  },
  {
    name: 'metonymy',
    measures: 'whether a place name means the place or those who act from it; --folds N retrains',
    data: 'JSONL; default data/metonymy/relocar_train.jsonl',
    takes: ['folds'],
    load: async () => (await import('./actors/metonymy-benchmark.ts')).metonymyBenchmark,
  },
  {
    name: 'roles',
    measures: 'the right actor in the right role on the date; --out FILE lists the misses first',
    data: 'JSONL; default bench/data/roles.jsonl',
    load: async () => (await import('./actors/roles-benchmark.ts')).rolesBenchmark,
  },
  {
    name: 'events',
    measures: 'category of the act between two marked sides; --folds N retrains',
    data: 'JSONL; default data/events/plv_train.jsonl',
    takes: ['folds'],
    load: async () => (await import('./events/events-benchmark.ts')).eventsBenchmark,
  },
  {
    name: 'petrarch',
    measures: "PETRARCH's unit tests with their dictionaries: dyads and triples, over supplied and own parses",
    data: 'JSONL, with validate_dicts beside it; default data/events/petrarch_unit_tests.jsonl',
    load: async () => (await import('./events/petrarch-benchmark.ts')).petrarchBenchmark,
  },
  {
    name: 'spans',
    measures: 'the words that name who acts and who is acted upon',
    data: 'JSONL; default data/events/cameo_conflibert_train_clean.jsonl',
    takes: ['folds'],
    load: async () => (await import('./events/spans-benchmark.ts')).spansBenchmark,
  },
  {
    name: 'attribution',
    measures: 'who said what: source, cue and content',
    data: 'JSONL; default the inner development month of data/attribution/train.jsonl',
    load: async () => (await import('./statements/attribution-benchmark.ts')).attributionBenchmark,
  },
  {
    name: 'stance',
    measures: 'how one of two marked actors of a sentence stands towards the other: direction and sign',
    data: 'JSONL; default data/stance/dse_valid.jsonl',
    load: async () => (await import('./reading/stance-benchmark.ts')).stanceBenchmark,
  },
  {
    name: 'reading',
    measures:
      'whole readings against answer keys; --articles FILE holds the texts, --reader NAME reads in place of the program',
    data: 'key files; default data/reading/key-*.json with data/attribution/train.jsonl',
    takes: ['articles', 'engine', 'reader', 'remote', 'probes', 'answers'],
    load: async () => (await import('./reading/reading-benchmark.ts')).readingBenchmark,
  },
  {
    name: 'marks',
    measures: 'whole readings of the marked texts, with intervals and by kind of text; --part PART names another part',
    data: 'predictions (JSONL) to score in place of the reader; default the development part of bench/data/marks',
    takes: ['part', 'engine'],
    load: async () => (await import('./reading/marks-benchmark.ts')).marksBenchmark,
  },
  {
    name: 'calibration',
    measures:
      'whether records are right as often as their probabilities say, by kind, on texts from which no head has learnt',
    data: 'marked texts, the shared keys and bench/data/article-keys; takes no FILE',
    takes: ['engine'],
    load: async () => (await import('./reading/calibration-benchmark.ts')).calibrationBenchmark,
  },
  {
    name: 'learn-person',
    measures: "precision at equal recall after 100, 200 and 400 of a person's decisions, simulated from keys",
    data: 'the own texts of bench/data/own-articles and bench/data/marks; takes no FILE',
    takes: ['engine'],
    load: async () => (await import('./reading/learn-person-benchmark.ts')).learnPersonBenchmark,
  },
  {
    name: 'passages',
    measures: 'events, positions, proposals, forecasts, relations and motives in own short passages',
    data: 'JSONL; default bench/data/passages.jsonl',
    takes: ['engine'],
    load: async () => (await import('./reading/passages-benchmark.ts')).passagesBenchmark,
  },
  {
    name: 'voice',
    measures:
      'what was done and what not, who stands where and who speaks, in short passages; --out FILE lists the misses',
    data: 'JSONL; default bench/data/voice.jsonl',
    load: async () => (await import('./reading/voice-benchmark.ts')).voiceBenchmark,
  },
  {
    name: 'links',
    measures: 'the sides of events, by what ties their words to whom they mean: named, office, antecedent, topic ...',
    data: 'answer keys; default data/marks with their texts',
    takes: ['articles'],
    load: async () => (await import('./reading/links-benchmark.ts')).linksBenchmark,
  },
  {
    name: 'signed',
    measures:
      'frustration, blocs, triads and balance of signed networks against certified values, and how long proofs take',
    data: 'data/signed, and networks made of the UN votes of data/alignment',
    takes: ['sizes'],
    load: async () => (await import('./signed/signed-benchmark.ts')).signedBenchmark,
  },
  {
    name: 'discourse',
    measures:
      "networks of statements against the Discourse Network Analyzer's numbers and corrected ones, and how long they take",
    data: 'a file of the form of data/discourse/expected.json beside its .dna files; default that one, and DebateNet for times',
    load: async () => (await import('./discourse/discourse-benchmark.ts')).discourseBenchmark,
  },
  {
    name: 'signed-peers',
    measures:
      'frustration beside a plain programme in whole numbers with the same solver, and beside what signnet prints',
    data: 'data/signed and data/alignment; --sizes also UN 2019',
    takes: ['sizes'],
    load: async () => (await import('./signed/peers-benchmark.ts')).peersBenchmark,
  },
  {
    name: 'network-picture',
    measures: 'how long the layout and the picture of a signed network take',
    data: 'made networks, and one of the UN votes of data/alignment',
    load: async () => (await import('./signed/picture-benchmark.ts')).pictureBenchmark,
  },
  {
    name: 'contradictions',
    measures:
      'the contradictions listed of several texts on one affair, against what a reader found; --out FILE lists each',
    data: 'JSONL beside its texts.jsonl; default bench/data/dossiers/contradictions.jsonl',
    load: async () => (await import('./reading/contradictions-benchmark.ts')).contradictionsBenchmark,
  },
  {
    name: 'issues',
    measures: 'the issues and contradictions shown of own articles, against what a reader lists; --out FILE lists each',
    data: 'JSONL; default bench/data/own-articles/issues.jsonl',
    load: async () => (await import('./reading/issues-benchmark.ts')).issuesBenchmark,
  },
  {
    name: 'sentences',
    measures: 'acts, categories, sides and realities in own labelled sentences; --out FILE lists the misses',
    data: 'the files of bench/data/event-sentences',
    takes: ['folds'],
    load: async () => (await import('./events/sentences-benchmark.ts')).sentencesBenchmark,
  },
  {
    name: 'dates',
    measures: 'first and last day of acts in short passages; --out FILE lists the misses first',
    data: 'JSONL; default bench/data/dates.jsonl',
    load: async () => (await import('./events/dates-benchmark.ts')).datesBenchmark,
  },
  {
    name: 'votes',
    measures: 'likeness of votes against R, ideal points against published ones, coverage of their intervals, times',
    data: 'the wide form of votes, published points, similarities, shifts; default those of data/alignment',
    load: async () => (await import('./alignment/votes-benchmark.ts')).votesBenchmark,
  },
  {
    name: 'conflict',
    measures: 'equilibria, moves and counts of conflict models; --sizes adds times by number of states',
    data: 'cases (.json); default all of data/conflict',
    takes: ['sizes'],
    load: async () => (await import('./conflict/conflict-benchmark.ts')).conflictBenchmark,
  },
  {
    name: 'draft',
    measures:
      'models drafted from texts against keys, and against the one a reader made; --out FILE lists each statement',
    data: 'keys of drafts or a case (.json); default bench/data/drafts and data/conflict/korea2017.json',
    load: async () => (await import('./conflict/draft-benchmark.ts')).draftBenchmark,
  },
  {
    name: 'lexicon',
    measures: 'loading of the lexicon, and its size in the browser bundle',
    data: 'the data files of src/lexicon',
    load: async () => (await import('./speed/lexicon-benchmark.ts')).lexiconBenchmark,
  },
  {
    name: 'speed',
    measures: 'words a second on one core, start to first output, peak memory',
    data: 'texts or JSONL; default seed/article.txt and data/attribution/train.jsonl',
    load: async () => (await import('./speed/speed-benchmark.ts')).speedBenchmark,
  },
  {
    name: 'jobs',
    measures: 'words a second of many texts with one job and on all cores, and whether the bytes are the same',
    data: 'files and folders as entente read takes them; default data/attribution/train.jsonl',
    takes: ['engine'],
    load: async () => (await import('./speed/jobs-benchmark.ts')).jobsBenchmark,
  },
  {
    name: 'cluster',
    measures: 'texts a minute of 1, 2 and 4 workers on one queue, and what the queue takes beside reading',
    data: 'files and folders as entente read takes them; default --documents N of data/attribution/train.jsonl, 1,000',
    takes: ['engine', 'documents'],
    load: async () => (await import('./speed/cluster-benchmark.ts')).clusterBenchmark,
  },
  {
    name: 'casefile',
    measures: 'adding, opening, asking, deciding, undoing and replaying in a case of --documents N documents',
    data: 'JSONL with articles; default data/attribution/train.jsonl and variations of it, 10,000 documents',
    takes: ['documents'],
    load: async () => (await import('./casefile/casefile-benchmark.ts')).casefileBenchmark,
  },
  {
    name: 'service',
    measures: 'a served case of --documents N documents: many readers at once, filters, decisions, memory, the page',
    data: 'JSONL with articles; default data/attribution/train.jsonl and variations of it, 10,000 documents',
    takes: ['documents'],
    load: async () => (await import('./service/service-benchmark.ts')).serviceBenchmark,
  },
  {
    name: 'page',
    measures: 'how long the workbench takes to draw a matrix of 100 actors, and a network of 300 actors and 900 ties',
    data: 'made up, in Chromium against the built program',
    load: async () => (await import('./service/page-benchmark.ts')).pageBenchmark,
  },
  {
    name: 'eventdata',
    measures: 'importing --rows N rows of event data, asking them, what memory that takes, and DuckDB alone beside',
    data: 'a file of GDELT 2.0; default made rows, 1,000,000',
    takes: ['rows'],
    load: async () => (await import('./eventdata/eventdata-benchmark.ts')).eventdataBenchmark,
  },
  {
    name: 'clickhouse',
    measures:
      'the same questions of event data asked of DuckDB and of the engine of ClickHouse (chdb, 543 MB, installed by it)',
    data: 'rows of GDELT 2.0; without one, --rows N are made of a real file of data/eventfiles',
    takes: ['rows'],
    load: async () => (await import('./eventdata/clickhouse-benchmark.ts')).clickhouseBenchmark,
  },
  {
    name: 'worth',
    measures:
      'whether measures of read texts are worth anything: tone, conflict and volume of dyads beside ICEWS and UN votes; --out FILE lists the pairs',
    data: 'readings (JSONL, as read --jsonl prints them); default the articles of data/attribution and data/news and dated paragraphs of data/texts, read first',
    takes: ['engine'],
    load: async () => (await import('./reports/worth-benchmark.ts')).worthBenchmark,
  },
  {
    name: 'dyads',
    measures: 'foresight of conflict from series and latent scores, published change points, and times of both',
    data: 'CSV a, b, month, n, sumGoldstein, nNegative; default data/alignment/icews_dyad_month_sample.csv',
    load: async () => (await import('./dyads/dyads-benchmark.ts')).dyadsBenchmark,
  },
  {
    name: 'alignment',
    measures:
      'published values of likeness, positions, change points and effects; of labelled shifts whether the impact test finds them; --out FILE lists all',
    data: 'files of these forms; default those of data/alignment and data/reports. bench/data/shifts.json holds own cases',
    load: async () => (await import('./alignment/alignment-benchmark.ts')).alignmentBenchmark,
  },
];

/** Parts of the contract whose stages are still to come. */
export const TO_COME: readonly string[] = [];
