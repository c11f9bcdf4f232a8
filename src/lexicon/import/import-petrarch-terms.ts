import { firstDayOf } from '../files/terms.ts';
import type { OwnOffice } from '../own/actors-file.ts';
import type { PetrarchCode } from '../petrarch/petrarch-actors.ts';
import { type ActorCode, isOfficialSector } from '../petrarch/petrarch-codes.ts';
import { daysOfMonth } from '../petrarch/petrarch-dates.ts';

/** A code of a dictionary with what it says. */
export interface CodedTerm extends PetrarchCode {
  readonly parts: ActorCode;
}

/** What a person of a sector is called where the dictionary names no office. */
const ROLE_OF_SECTOR: Readonly<Record<string, string>> = {
  GOV: 'official',
  MIL: 'military officer',
  LEG: 'lawmaker',
  JUD: 'judge',
  SPY: 'intelligence official',
  COP: 'police officer',
  OPP: 'opposition politician',
  PTY: 'party member',
  REB: 'rebel',
  PRM: 'militia member',
  JRN: 'journalist',
  EDU: 'academic',
  BUS: 'businessperson',
  REL: 'cleric',
  MED: 'doctor',
  LAB: 'union member',
};

/**
 * The offices that the codes of a person stand for, each with the role of its sector, since dictionaries name no
 * offices; equal ones that touch become one. Former officials (ELI) hold none.
 *
 * @param bodyOf the body of the lexicon for a code such as `IGOUNO`
 * @param until day on which terms end that the dictionary leaves open
 */
export function officesOf(
  terms: readonly CodedTerm[],
  bodyOf: (code: string) => string | undefined,
  until: string | undefined,
): readonly OwnOffice[] {
  const dated = terms.filter(({ from, to }) => (from ?? to) !== undefined);
  const offices: OwnOffice[] = [];
  for (const term of [...dated, ...terms.filter(({ from, to }) => (from ?? to) === undefined)]) {
    const { parts, code } = term;
    const sector = parts.kind === 'IGO' ? 'GOV' : (parts.sectors[0] ?? (parts.country ? 'GOV' : undefined));
    const of = parts.country ?? bodyOf(code);
    if (sector === undefined || sector === 'ELI' || of === undefined) continue;
    // A code without dates holds where no dated one does: surely after the last of them.
    const last = dated.reduce((latest, { to }) => (to === undefined || to > latest ? (to ?? '9999') : latest), '');
    if (!dated.includes(term) && last === '9999') continue;
    const from = dated.includes(term) ? term.from : last || undefined;
    const to = term.to === undefined ? until : wholeMonth(term.to, dated);
    if (from !== undefined && to !== undefined && from > to) continue;
    const role = ROLE_OF_SECTOR[sector] ?? 'member';
    const office: OwnOffice = {
      of,
      role,
      sector,
      official: isOfficialSector(sector),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    };
    const i = offices.findIndex((known) => sameRole(known, office) && touches(known, office));
    const before = offices[i];
    if (before) offices[i] = joined(before, office);
    else offices.push(office);
  }
  return offices;
}

/** The end of a month means the whole month: monthly lists write `050131` for "to January 2005". */
function wholeMonth(to: string, terms: readonly CodedTerm[]): string {
  const [year = '', month = '', day = ''] = to.split('-');
  const isLast = Number(day) === daysOfMonth(Number(year), Number(month));
  return isLast && !terms.some(({ from }) => from === to) ? `${year}-${month}` : to;
}

function sameRole(a: OwnOffice, b: OwnOffice): boolean {
  return a.of === b.of && a.role === b.role;
}

function touches(a: OwnOffice, b: OwnOffice): boolean {
  const end = (office: OwnOffice): string => office.to ?? '9999';
  const start = (office: OwnOffice): string => firstDayOf(office.from);
  return start(a) <= end(b) && start(b) <= end(a);
}

function joined(a: OwnOffice, b: OwnOffice): OwnOffice {
  const { from: _from, to: _to, ...what } = a;
  const from = a.from === undefined || b.from === undefined ? undefined : [a.from, b.from].sort()[0];
  const to = a.to === undefined || b.to === undefined ? undefined : [a.to, b.to].sort()[1];
  return { ...what, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
