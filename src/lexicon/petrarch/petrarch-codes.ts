import { countryByCode } from '../../records/countries.ts';

/** What a CAMEO actor code says: three letters a part, as the CAMEO manual (chapter 3) has them. */
export interface ActorCode {
  /** ISO 3166 alpha-3 of the state that the code begins with. */
  readonly country?: string;
  /** `IGO`, `NGO`, `IMG` ... where the code begins with a kind of international actor. */
  readonly kind?: InternationalKind;
  /** State that stands behind the kind: `MNCUSA` is a company of the United States. */
  readonly home?: string;
  /** PLOVER sectors of its parts, in their order, each once. */
  readonly sectors: readonly string[];
  /** Parts that are neither: a named group (`HMS`), a religion (`MOS`), a region. */
  readonly others: readonly string[];
}

const INTERNATIONAL = ['IGO', 'NGO', 'NGM', 'MNC', 'IMG', 'INT', 'UIS'] as const;
type InternationalKind = (typeof INTERNATIONAL)[number];

/** Sectors of PLOVER by the role codes of CAMEO, whose MED is the media and HLH health. */
const SECTOR_OF_ROLE: Readonly<Record<string, string>> = {
  GOV: 'GOV',
  MIL: 'MIL',
  COP: 'COP',
  JUD: 'JUD',
  LEG: 'LEG',
  SPY: 'SPY',
  OPP: 'OPP',
  PTY: 'PTY',
  REB: 'REB',
  SEP: 'REB',
  INS: 'REB',
  UAF: 'UAF',
  RAD: 'UAF',
  PRM: 'PRM',
  AGR: 'AGR',
  BUS: 'BUS',
  MNC: 'BUS',
  CRM: 'CRM',
  CVL: 'CVL',
  PPL: 'CVL',
  EDU: 'EDU',
  ELI: 'ELI',
  DEV: 'SOC',
  ENV: 'SOC',
  HRI: 'SOC',
  NGO: 'SOC',
  HLH: 'MED',
  LAB: 'LAB',
  MED: 'JRN',
  NGM: 'JRN',
  REF: 'REF',
  REL: 'REL',
};
/** Religious codes of CAMEO: they qualify a role (`MOSREB`) and are one where none stands beside them (`CHR`). */
const RELIGIONS = new Set(
  'ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW LDS MAR MOS MUS NRM PAG PRO SFI SHI SHN SIK SUN TAO UDX ZRO'.split(
    ' ',
  ),
);
/** Regions that stand first where no state does (`SASREB`). */
const REGIONS = new Set(
  'AFR ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA SSA WAF WEU WST'.split(
    ' ',
  ),
);

/**
 * Takes a CAMEO actor code apart.
 *
 * @param code such as `RUSGOV`, `IGOUNO`, `PSEREBHMS` or `REB`
 * @returns undefined for a code that is not made of parts of three letters, or whose first part is no state, kind,
 *   sector, religion or region
 */
export function readActorCode(code: string): ActorCode | undefined {
  if (!/^(?:[A-Z]{3})+$/.test(code)) return undefined;
  const [first = '', ...rest] = code.match(/.{3}/g) ?? [];
  const kind = INTERNATIONAL.find((known) => known === first);
  const country = kind || SECTOR_OF_ROLE[first] ? undefined : countryOf(first);
  if (!kind && !country && !SECTOR_OF_ROLE[first] && !RELIGIONS.has(first) && !REGIONS.has(first)) return undefined;
  const [second = ''] = rest;
  const isPlain = SECTOR_OF_ROLE[second] === undefined && !RELIGIONS.has(second);
  const home = kind && kind !== 'IGO' && isPlain ? countryOf(second) : undefined;
  const parts = kind || country ? rest.slice(home ? 1 : 0) : [first, ...rest];
  const sectors = new Set(parts.flatMap((part) => SECTOR_OF_ROLE[part] ?? []));
  const others = parts.filter((part) => SECTOR_OF_ROLE[part] === undefined);
  if (sectors.size === 0 && others.some((part) => RELIGIONS.has(part))) sectors.add('REL');
  return {
    ...(country ? { country } : {}),
    ...(kind ? { kind } : {}),
    ...(home ? { home } : {}),
    sectors: [...sectors],
    others,
  };
}

function countryOf(part: string): string | undefined {
  return (countryByCode('cameo', part)[0] ?? countryByCode('iso3', part)[0])?.iso3;
}

/** Sectors of the kinds of international actors that are no intergovernmental bodies. */
const SECTOR_OF_KIND: Readonly<Record<string, string>> = { NGO: 'SOC', NGM: 'JRN', MNC: 'BUS', IMG: 'REB' };

/** The PLOVER sector of an organization or noun with a code: that of its kind (a company is BUS), else its first role. */
export function mainSector({ kind, sectors }: ActorCode): string | undefined {
  return SECTOR_OF_KIND[kind ?? ''] ?? sectors[0];
}

/** Sectors whose people and organs speak and act for their state. */
const OFFICIAL_SECTORS = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY']);

/** Whether someone of a sector speaks and acts for the state, as the role nouns of the lexicon have it. */
export function isOfficialSector(sector: string): boolean {
  return OFFICIAL_SECTORS.has(sector);
}
