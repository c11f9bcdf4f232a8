import type { Tree } from '../clause/tree.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/**
 * The day, about, of a past year in which the act of a token took place ("In 2002 he ...", "in December 2015"): the
 * middle of the month or of the year. Undefined where the clauses around the token name no year, more than one, or one
 * that is not before the document's. A year that belongs to a thing ("the 2015 agreement", "since 2015") dates no act.
 *
 * @param token the one whose act is asked for; the year must stand in its clause or in one around it
 * @param documentDay `YYYY-MM-DD`
 */
export function pastDay(sentence: Tree, token: number, documentDay: string | undefined): string | undefined {
  if (documentDay === undefined) return undefined;
  const around = new Set([token, ...sentence.ancestors(token)]);
  const days = new Set<string>();
  for (const { index, form } of sentence.tokens) {
    if (!/^(1[5-9]|20)\d\d$/.test(form)) continue;
    let before = index - 1;
    if (sentence.tokens[before]?.form === ',') before--;
    if (/^\d{1,2}$/.test(sentence.tokens[before]?.form ?? '')) before--;
    const month = MONTHS.indexOf(sentence.tokens[before]?.form.toLowerCase() ?? '');
    const word = sentence.tokens[month < 0 ? index - 1 : before - 1]?.form.toLowerCase();
    if (month < 0 && word !== 'in') continue;
    const clause = clauseDated(sentence, index, before);
    if (clause === undefined || !around.has(clause)) continue;
    days.add(month < 0 ? `${form}-07-01` : `${form}-${String(month + 1).padStart(2, '0')}-15`);
  }
  const [day] = days;
  return days.size === 1 && day !== undefined && day.slice(0, 4) < documentDay.slice(0, 4) ? day : undefined;
}

/** The token whose act a date from `first` to `year` dates: "left in 2002", but not "the trip to Geneva in 1985". */
function clauseDated(sentence: Tree, year: number, first: number): number | undefined {
  let token = sentence.tokens[year];
  while (token && token.head >= first && token.head < year) token = sentence.tokens[token.head];
  return token?.deprel.startsWith('obl') ? token.head : undefined;
}
