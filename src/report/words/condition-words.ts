/** What each condition of a filter, and each flag of a row, is called. */
const CONDITIONS: Readonly<Record<string, string>> = {
  origin: 'of other origins',
  ids: 'with other ids',
  unreadable: 'cannot be read',
  badDate: 'without a day',
  farDate: 'with a day far from that of their file',
  noCountry: 'without a country on a side',
  sameCountry: 'with the same country on both sides',
  from: 'before the first day',
  to: 'behind the last day',
  sides: 'with other sides',
  quads: 'of other quad classes',
  categories: 'of other categories',
  onlyRoot: 'that are no root events',
  mirrored: 'mirrored',
  repeated: 'repeated',
  onePerDay: 'of the same actors, code and day as another',
};

/** A condition or flag in words. */
export function conditionWords(name: string): string {
  return CONDITIONS[name] ?? name;
}
