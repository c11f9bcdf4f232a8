/** Irregular forms of English, in tables of a lemma and its forms; where a form has two lemmas the first counts. */

/** Forms of irregular verbs and their clitics, each with its lemma. */
export const VERBS: Readonly<Record<string, string>> = expand(`be am is are was were been being 's 're 'm ’s ’re ’m m re
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
/** Plurals that do not end in the usual way, and nouns in -s, each with its lemma. */
export const NOUNS: Readonly<Record<string, string>> = expand(`man men|woman women|child children|foot feet|tooth teeth
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
/** Comparatives and superlatives that do not end in the usual way, each with its base. */
export const COMPARED: Readonly<Record<string, string>> =
  expand(`good better best|bad worse worst|far farther further farthest furthest
little less|early earlier earliest|late later latest|high higher highest
low lower lowest|large larger largest|big bigger biggest|hot hotter hottest|old older oldest elder eldest`);

function expand(table: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const entry of table.split(/[|\n]/)) {
    const [lemma, ...forms] = entry.trim().split(/\s+/);
    for (const form of forms) if (lemma !== undefined && out[form] === undefined) out[form] = lemma;
  }
  return out;
}
