/** Places of the fields of GDELT's table of events that are read, from 0. */
export interface GdeltForm {
  readonly fields: number;
  readonly id: number;
  readonly day: number;
  readonly source: GdeltSide;
  readonly target: GdeltSide;
  readonly root: number;
  readonly code: number;
  readonly quad: number;
  readonly goldstein: number;
  readonly mentions: number;
  readonly placeName: number;
  readonly placeCountry: number;
  /** When the row was added; -1 where that says nothing of the event, as in the backfile, which was made in 2013. */
  readonly added: number;
  /** Address of the article; -1 in the backfile. */
  readonly address: number;
}

interface GdeltSide {
  readonly code: number;
  readonly country: number;
  readonly firstType: number;
  readonly lastType: number;
}

const SIDE_FIELDS =
  'Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code';
const ACT_FIELDS =
  'IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone';
const PLACE_FIELDS = 'Geo_Type Geo_FullName Geo_CountryCode Geo_ADM1Code Geo_Lat Geo_Long Geo_FeatureID';
const PLACE_FIELDS_2 = PLACE_FIELDS.replace('Geo_ADM1Code', 'Geo_ADM1Code Geo_ADM2Code');

function withPrefix(prefix: string, names: string): readonly string[] {
  return names.split(' ').map((name) => prefix + name);
}

function columnNames(places: string, last: readonly string[]): readonly string[] {
  return [
    ...'GLOBALEVENTID SQLDATE MonthYear Year FractionDate'.split(' '),
    ...withPrefix('Actor1', SIDE_FIELDS),
    ...withPrefix('Actor2', SIDE_FIELDS),
    ...ACT_FIELDS.split(' '),
    ...withPrefix('Actor1', places),
    ...withPrefix('Actor2', places),
    ...withPrefix('Action', places),
    ...last,
  ];
}

/**
 * Where the fields of GDELT's table stand, by the names of its columns, as GDELT's codebooks (1.03 and 2.0) have them;
 * other columns may stand between.
 * @returns undefined where one is missing that is needed
 */
export function gdeltForm(names: readonly string[]): GdeltForm | undefined {
  const places = new Map(names.map((name, i) => [name.trim().toLowerCase(), i] as const));
  const at = (name: string): number => places.get(name.toLowerCase()) ?? -1;
  const side = (actor: string): GdeltSide => ({
    code: at(`${actor}Code`),
    country: at(`${actor}CountryCode`),
    firstType: at(`${actor}Type1Code`),
    lastType: at(`${actor}Type3Code`),
  });
  const address = at('SOURCEURL');
  const form = {
    fields: names.length,
    id: at('GLOBALEVENTID'),
    day: at('SQLDATE'),
    source: side('Actor1'),
    target: side('Actor2'),
    root: at('IsRootEvent'),
    code: at('EventCode'),
    quad: at('QuadClass'),
    goldstein: at('GoldsteinScale'),
    mentions: at('NumMentions'),
    placeName: at('ActionGeo_FullName'),
    placeCountry: at('ActionGeo_CountryCode'),
  };
  const needed = Object.values(form).flatMap((value) => (typeof value === 'number' ? [value] : Object.values(value)));
  if (needed.some((place) => place < 0)) return undefined;
  return { ...form, added: address < 0 ? -1 : at('DATEADDED'), address };
}

/** Forms of the table without a header, by their number of columns: 1.0 before and from April 2013, 2.0. */
export const GDELT_FORMS: ReadonlyMap<number, GdeltForm> = new Map(
  [
    columnNames(PLACE_FIELDS, ['DATEADDED']),
    columnNames(PLACE_FIELDS, ['DATEADDED', 'SOURCEURL']),
    columnNames(PLACE_FIELDS_2, ['DATEADDED', 'SOURCEURL']),
  ].flatMap((names) => {
    const form = gdeltForm(names);
    return form ? [[names.length, form] as const] : [];
  }),
);
