/** The commonest function words of languages that share the Latin or the Cyrillic script, which may share some. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'in a on at as he she it his her we you or an than i our your them can also more all one there these those so if into over because just my me no out up do did does only even most some other two the of and to is was that for with are were by from this have has had which they been would could will their its said not but who what when how about after',
  de: 'in an am im so wir ich er da kann man der die und das den von nicht ist mit dem sich ein eine auf für auch wird bei nach wie einen einer aus sind wurde zum zur über oder haben hat',
  fr: 'a on en de la et du il elle que qui un me je ne le les des est pour dans qui par une sur au avec plus pas aux ce cette sont ont été ses leur mais nous vous',
  es: 'a en de la y que no un lo es al me o el los las del por una para con como más pero sus fue este sobre ha también entre cuando hay desde todo según',
  it: 'in a la e i un da o me al si le il di che della per non sono gli alla nel anche dei delle dal più essere stato questo ma degli ha dalla nella',
  pt: 'a as e de que no na se um me por o os do da em um uma não dos das ao pelo pela são foi mais como também à seus sua pelos já',
  nl: 'in op de en er te als of over me het een van dat niet zijn voor met hij aan ook maar bij naar heeft hebben wordt werd door deze nog',
  sv: 'i en de så man och att det som på är av för inte till den med har ett om var från men han kan',
  pl: 'i w z a to po o się na nie że jest do jak przez od tym są oraz był ale dla było także już które ich',
  tr: 'o da de bir ve bu için ile olarak da daha olan ne gibi çok sonra kadar olduğu değil',
  id: 'ada di yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena bisa ada mereka telah',
  ru: 'и в не на что с по это как из для его от но за были к она они был также',
  uk: 'та що на не це для від які про є був за його але також як до із',
};

const LANGUAGE_OF: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  for (const [language, words] of Object.entries(FUNCTION_WORDS))
    for (const word of words.split(' ')) map.set(word, [...(map.get(word) ?? []), language]);
  return map;
})();

/** Prose has several function words; "met" alone, between English names, is no Dutch. */
const FEWEST_KINDS = 3;

/** Whether the table has the function words of a language and a text next to none of them. */
export function lacksFunctionWords(text: string, language: string): boolean {
  return language in FUNCTION_WORDS && kindsOf(wordsOf(text), language) < FEWEST_KINDS;
}

/** How many different function words of a language there are among words. */
function kindsOf(words: readonly string[], language: string): number {
  return new Set(words.filter((word) => LANGUAGE_OF.get(word)?.includes(language))).size;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
}

/** Scripts that one language alone writes, or nearly alone. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['hy', /\p{sc=Armenian}/gu],
  ['ka', /\p{sc=Georgian}/gu],
];

/** Of the words of prose so many are verbs, nouns and the like in small letters; a list of names has but "de la" and "van der" in small. */
const LEAST_CONTENT = 0.12;

/** Whether a text is a list of names or titles: what it has in small letters are function words alone. */
function isListOfNames(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const capitals = words.filter((word) => /\p{Lu}{2}/u.test(word)).length;
  const content = words.filter((word) => /^\p{Ll}/u.test(word) && !LANGUAGE_OF.has(word)).length;
  return capitals < words.length / 2 && content < LEAST_CONTENT * words.length;
}

/**
 * The language of a text, where it is plain from its script or from its share of function words.
 * Looks at the first 20,000 characters.
 * @returns an ISO 639-1 code, or undefined if in doubt (short texts, languages outside the table, mixtures)
 */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return undefined;
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese mixes its syllabaries with Han characters; the syllabaries alone decide.
    if (share > (language === 'ja' ? 0.1 : 0.5)) return language;
  }
  const words = wordsOf(sample);
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of LANGUAGE_OF.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 4 || best[1] / words.length < 0.15) return undefined;
  if (best[1] < 1.5 * (second?.[1] ?? 0) || kindsOf(words, best[0]) < FEWEST_KINDS) return undefined;
  // Names of people and places are English text too.
  return best[0] !== 'en' && isListOfNames(sample) ? undefined : best[0];
}
