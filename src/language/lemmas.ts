import { normalForm } from './features.ts';
import type { Upos } from './tree.ts';

/** Irregular forms: `form|xpos-group` to lemma. Groups: V verbs, N nouns, A adjectives and adverbs. */
const VERBS: Readonly<Record<string, string>> = expand(`be am is are was were been being 's 're 'm ’s ’re ’m m re
have has had having 've 'd|do does did done doing|go goes went gone|say says said|make made|take took taken|come came
see saw seen|get got gotten|give gave given|find found|think thought|tell told|become became|leave left|feel felt
put put|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|let let
mean meant|set set|meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lay lain lying|lead led|read read|grow grew grown
lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken
spend spent|cut cut|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|shoot shot
fight fought|throw threw thrown|win won|catch caught|deal dealt|sell sold|strike struck stricken|seek sought|hit hit
hurt hurt|teach taught|fly flew flown|forget forgot forgotten|forgive forgave forgiven|forbid forbade forbidden
forego forewent foregone|foresee foresaw foreseen|freeze froze frozen|hang hung|hide hid hidden|know knew known
lay laid|lend lent|light lit|bear bore borne born|beat beaten|bend bent|bind bound|bite bit bitten|bleed bled
blow blew blown|breed bred|cast cast|cling clung|cost cost|creep crept|dig dug|do did|eat ate eaten|feed fed|flee fled
forsake forsook forsaken|overcome overcame|overthrow overthrew overthrown|override overrode overridden
oversee oversaw overseen|overtake overtook overtaken|prove proven|quit quit|ride rode ridden|ring rang rung
shake shook shaken|shed shed|shine shone|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sleep slept
slide slid|spin spun|split split|spread spread|spring sprang sprung|steal stole stolen|stick stuck|sting stung
swear swore sworn|sweep swept|swim swam swum|swing swung|tear tore torn|thrust thrust|undergo underwent undergone
undertake undertook undertaken|uphold upheld|wake woke woken|weave wove woven|weep wept|withdraw withdrew withdrawn
withhold withheld|withstand withstood|wind wound|bid bid|burst burst|swell swollen|arise arose arisen|awake awoke awoken
befall befell befallen|mislead misled|mistake mistook mistaken|rebuild rebuilt|redo redid redone|repay repaid
retake retook retaken|rethink rethought|rewrite rewrote rewritten|shoot shot|slay slew slain|stride strode
strive strove striven|tread trod trodden|undo undid undone|unwind unwound|upset upset|broadcast broadcast|burn burnt
dream dreamt|learn learnt|lean leant|leap leapt|spell spelt|spill spilt|spoil spoilt|kneel knelt|grind ground
will wo 'll ’ll ll|can ca|shall sha|would 'd ’d|die dying|tie tying|panic panicked panicking|input input|outgrow outgrew outgrown`);
const NOUNS: Readonly<Record<string, string>> = expand(`man men|woman women|child children|foot feet|tooth teeth
goose geese|mouse mice|leaf leaves|life lives|wife wives|knife knives|half halves|wolf wolves|thief thieves|shelf shelves
self selves|loaf loaves|calf calves|crisis crises|analysis analyses|basis bases|thesis theses|hypothesis hypotheses
oasis oases|diagnosis diagnoses|axis axes|criterion criteria|phenomenon phenomena|medium media|datum data
memorandum memoranda|referendum referenda|stimulus stimuli|nucleus nuclei|alumnus alumni|ox oxen|series series
species species|means means|headquarters headquarters|news news|spokesman spokesmen|spokeswoman spokeswomen
policeman policemen|congressman congressmen|gunman gunmen|fisherman fishermen|businessman businessmen|statesman statesmen
serviceman servicemen|lawmaker lawmakers|bus buses|gas gases|virus viruses|campus campuses|bonus bonuses|census censuses
status statuses|consensus consensuses|chorus choruses|lens lenses|potato potatoes|tomato tomatoes|hero heroes|echo echoes
veto vetoes|embargo embargoes|cargo cargoes|torpedo torpedoes|motto mottoes|movie movies|cookie cookies|tie ties|pie pies
die dice|quiz quizzes|index indices|appendix appendices|matrix matrices|vertex vertices|politics politics|economics economics
physics physics|mathematics mathematics|ethics ethics|tactics tactics|logistics logistics|affairs affairs|ally allies
cache caches|ache aches|niche niches|avalanche avalanches|axe axes|zombie zombies|rookie rookies|calorie calories|prairie prairies`);
const COMPARED: Readonly<Record<string, string>> =
  expand(`good better best|bad worse worst|far farther further farthest furthest
little less|early earlier earliest|late later latest|high higher highest
low lower lowest|large larger largest|big bigger biggest|hot hotter hottest|old older oldest elder eldest`);
const PRONOUNS: Readonly<Record<string, string>> = {
  me: 'I',
  i: 'I',
  my: 'my',
  mine: 'mine',
  him: 'he',
  his: 'his',
  her: 'she',
  us: 'we',
  "'s": 'we',
  them: 'they',
  "'em": 'they',
  em: 'they',
  these: 'this',
  those: 'that',
  whom: 'who',
  an: 'a',
  "n't": 'not',
  nt: 'not',
  whose: 'whose',
  ya: 'you',
  u: 'you',
  thee: 'thou',
};
/** Keeps its capital, unless it only begins a sentence. */
const DEMONYM = /^\p{Lu}\p{Ll}+(?:ish|ese|[aei]an|ic|i)$/u;
/** Plural in form only. */
const PLURAL_PLACES = /^(?:netherlands|philippines|maldives|seychelles|bahamas|falklands|balkans)$/i;
/** Bases that end in a doubled consonant of their own. */
const DOUBLED = /(?:ll|ss|ff|zz|dd|gg|tt|rr|nn|bb|pp|mm)$/;
const KEEP_DOUBLE =
  /(?:(?:[ck]a|fi|se|te|pu|ki|ro|e|fa|po|spe|fu|pa|smi|dri|sti|tri|swe|ski|spi|insta|enro|fulfi|fore[st]e|thri|chi|gri|sta|sma|shri|insti|disti|ba|ca|ha|wa|ma)ll|[^u]ss|uss|ff|zz|add|egg|err|odd|purr|ebb|inn|mitt|butt|boycott|blurr)$/;
/** Stems that want their silent e back: after these letters a bare stem is no English verb. */
const SILENT =
  /(?:[^aeiou][aiuo](?:[bcdgkmpstvz])|[aeiou]{1,2}[cgsvz]|[^aeiou]l|[rn][cgsv]|[aeiou]r|dg|[^s]th|at|it|ut|in|iz|ys|ps|ls|ns|ur|ir|or|ar)$/;

function expand(table: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const entry of table.split(/[|\n]/)) {
    const [lemma, ...forms] = entry.trim().split(/\s+/);
    for (const form of forms) if (lemma !== undefined && out[form] === undefined) out[form] = lemma;
  }
  return out;
}

/** Finds lemmas (`initial`: the word begins its sentence); made once from the vocabulary, whose words tell "hoping" (hope) from "hopping" (hop). */
export type Lemmatizer = (form: string, upos: Upos, xpos: string, initial: boolean) => string;

/**
 * @param frequency rank of a word (small is frequent), or undefined where it is unknown
 * @param learned `form` and tag to lemma, for what rules get wrong
 */
export function createLemmatizer(
  frequency: (word: string) => number | undefined,
  learned: ReadonlyMap<string, string>,
): Lemmatizer {
  const cache = new Map<string, string>();
  return (form, upos, xpos, initial) => {
    if (!initial && upos === 'ADJ' && DEMONYM.test(form)) return form;
    const key = `${form}\t${upos}\t${xpos}`;
    let lemma = cache.get(key);
    if (lemma === undefined) {
      if (cache.size > 50_000) cache.clear();
      lemma = lemmaOf(form, upos, xpos, frequency, learned);
      cache.set(key, lemma);
    }
    return lemma;
  };
}

function lemmaOf(
  form: string,
  upos: Upos,
  xpos: string,
  frequency: (word: string) => number | undefined,
  learned: ReadonlyMap<string, string>,
): string {
  const word = normalForm(form);
  const known = learned.get(`${word}|${xpos}`);
  if (known !== undefined) return upos === 'PROPN' && known === word ? form : known;
  if (upos === 'PROPN' || xpos === 'NNP' || xpos === 'NNPS') {
    if (xpos === 'NNPS' && /[^s]s$/i.test(form) && !PLURAL_PLACES.test(form)) {
      const base = noun(word, frequency);
      return base.length < form.length ? form.slice(0, base.length) : form;
    }
    return form;
  }
  if (upos === 'PUNCT') return word === '--' || word === '...' ? form : word;
  if (upos === 'NUM') return /^[\d,.]+$/.test(form) ? form.replaceAll(',', '') : /^\p{Lu}+$/u.test(form) ? form : word;
  if (upos === 'SYM' || upos === 'X') return form;
  if (upos === 'PART') return word === "n't" ? 'not' : word;
  if (upos === 'PRON' || upos === 'DET') {
    if (word === 'her') return xpos === 'PRP$' ? 'her' : 'she';
    return PRONOUNS[word] ?? word;
  }
  if (upos === 'VERB' || upos === 'AUX') return verb(word, xpos, frequency);
  if (upos === 'NOUN') return xpos === 'NNS' || xpos === 'NNPS' ? noun(word, frequency) : word;
  if (xpos === 'JJR' || xpos === 'RBR' || xpos === 'JJS' || xpos === 'RBS') return compared(word, frequency);
  return word;
}

function verb(word: string, xpos: string, frequency: (word: string) => number | undefined): string {
  const irregular = VERBS[word];
  if (irregular !== undefined && xpos !== 'VB' && xpos !== 'VBP') return irregular;
  if (xpos === 'MD' || /^(?:am|are|'m|'re|'ve|'s)$/.test(word)) return irregular ?? word;
  if (xpos === 'VBZ') return third(word, frequency);
  if (xpos === 'VBG' && word.endsWith('ing')) return stem(word.slice(0, -3), frequency);
  if ((xpos === 'VBD' || xpos === 'VBN') && word.endsWith('ed')) {
    if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
    return stem(word.slice(0, -2), frequency);
  }
  const prefixed = /^(re|un|over|out|under|mis|fore|with)(.+)$/.exec(word);
  const base = prefixed?.[2] === undefined ? undefined : VERBS[prefixed[2]];
  if (base !== undefined && (xpos === 'VBD' || xpos === 'VBN')) return `${prefixed?.[1]}${base}`;
  return word;
}

/** Base of a verb whose ending was taken off: the most frequent of the spellings that could stand behind it. */
function stem(bare: string, frequency: (word: string) => number | undefined): string {
  if (!/[aeiouy]/.test(bare)) return /^[^aeiou]+$/.test(bare) ? `${bare}e` : bare;
  const options = [bare, `${bare}e`];
  const doubled = /([bdfgklmnprtvz])\1$/.test(bare);
  if (doubled) options.unshift(bare.slice(0, -1));
  if (bare.endsWith('ck')) options.push(bare.slice(0, -1));
  let best: string | undefined;
  let rank = Number.POSITIVE_INFINITY;
  for (const option of options) {
    const r = frequency(option);
    if (r === undefined) continue;
    // a form with its own e is rarer than the bare word where both are words, and the other way round
    if (r < rank) {
      rank = r;
      best = option;
    }
  }
  if (best !== undefined) return best;
  if (doubled && !KEEP_DOUBLE.test(bare) && DOUBLED.test(bare)) return bare.slice(0, -1);
  return SILENT.test(bare) ? `${bare}e` : bare;
}

function third(word: string, frequency: (word: string) => number | undefined): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return singular(word, frequency);
}

function noun(word: string, frequency: (word: string) => number | undefined): string {
  const irregular = NOUNS[word];
  if (irregular !== undefined) return irregular;
  const compound = /^(.+)(men|women|children|people)$/.exec(word);
  if (compound?.[1] !== undefined && compound[2] !== undefined && compound[1].length > 2 && compound[2] !== 'people')
    return `${compound[1]}${NOUNS[compound[2]]}`;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return singular(word, frequency);
}

function singular(word: string, frequency: (word: string) => number | undefined): string {
  if (/[^s]sses$|(?:sh|ch|x|zz)es$/.test(word)) {
    const bare = word.slice(0, -2);
    const withE = frequency(`${bare}e`);
    const without = frequency(bare);
    return withE !== undefined && (without === undefined || withE < without) ? `${bare}e` : bare;
  }
  if (word.endsWith('oes')) {
    const bare = word.slice(0, -2);
    return frequency(bare) !== undefined && frequency(word.slice(0, -1)) === undefined
      ? bare
      : bare.length < 3
        ? word.slice(0, -1)
        : bare;
  }
  if (/[^s]s$/.test(word) && word.length > 2) return word.replace(/['’]?s$/, '');
  return word;
}

function compared(word: string, frequency: (word: string) => number | undefined): string {
  const irregular = COMPARED[word];
  if (irregular !== undefined) return irregular;
  const ending = /(?:er|est)$/.exec(word)?.[0];
  if (ending === undefined || word.length < 5) return word;
  const bare = word.slice(0, -ending.length);
  if (bare.endsWith('i')) return `${bare.slice(0, -1)}y`;
  return stem(bare, frequency);
}
