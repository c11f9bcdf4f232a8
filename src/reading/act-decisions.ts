import { type Category, SYMMETRIC } from '../records/plover.ts';
import type { Actor } from '../records/actor.ts';
import { type ActCandidate, openFrame, type SentenceWords } from './act-candidates.ts';
import { actEvidence } from './act-evidence.ts';
import { type ActModel, type EvidenceModel, NONE } from './act-model.ts';
import { merge, type Party, type Sides } from './event-sides.ts';
import type { SideCandidate } from './side-candidates.ts';
import { type ActFrame, sideEvidence } from './side-evidence.ts';

const env = (name: string, value: number): number => Number(process.env[name] ?? value);
/** How much more must speak for an act, and for somebody taking part, than against it. */
export const THRESHOLDS = {
  kept: env('TK', 0.8),
  known: env('TD', 0.3),
  open: env('TU', 0.3),
  lonely: env('TL', 0.8),
  side: env('TS', -0.6),
  more: env('TM', 0.2),
  like: env('TE', 0.3),
  empty: env('TY', -0.3),
  need: env('TN', 1),
  table: env('TB', 0.8),
};

/** An act as the weights read it: another category than the table's may be likelier. */
export interface DecidedAct extends ActFrame {
  readonly margin: number;
}

/** The category that the weights give a word; undefined for a word that names no act. */
export function decideAct(
  words: SentenceWords,
  candidate: ActCandidate,
  model: ActModel,
): DecidedAct | undefined {
  const scores = model.acts.score(actEvidence(words, candidate));
  const { labels } = model.acts;
  const none = labels.indexOf(NONE);
  // The table was made with care: its category goes before one that is only a little likelier.
  const ruled = candidate.known ? labels.indexOf(candidate.category) : -1;
  if (ruled >= 0) scores[ruled] = (scores[ruled] as number) + (candidate.kept ? THRESHOLDS.table : THRESHOLDS.table / 2);
  let best = -1;
  scores.forEach((score, l) => {
    if (l !== none && (best < 0 || score > (scores[best] as number))) best = l;
  });
  const margin = (scores[best] ?? 0) - (scores[none] ?? 0);
  const threshold = candidate.kept ? THRESHOLDS.kept : candidate.known ? THRESHOLDS.known : THRESHOLDS.open;
  if (best < 0 || margin <= threshold) return undefined;
  return { ...actFrame(words, candidate, labels[best] as Category), margin: margin - threshold };
}

/** An act of a given category with its sides in their usual places. */
export function actFrame(words: SentenceWords, candidate: ActCandidate, category: Category): ActFrame {
  const { trigger } = candidate;
  const { nounFrame: _, ...rest } = trigger;
  const frame = openFrame(words.frames, trigger.kind, trigger.frame.words[0] ?? '', category);
  return { candidate, category, usual: words.finder.sidesOf({ ...rest, category, frame }) };
}

/** Sides by the weights, with how much speaks for the likeliest of each, and the groups among them. */
export interface WeighedSides extends Sides {
  readonly groups: readonly Actor[];
  readonly sure: { readonly source: number; readonly target: number };
}

/** Who takes part in an act, by the weights. */
export function decideSides(
  words: SentenceWords,
  act: ActFrame,
  sides: readonly SideCandidate[],
  model: EvidenceModel,
  threshold: number,
): WeighedSides {
  const none = model.labels.indexOf(NONE);
  const from = model.labels.indexOf('source');
  const to = model.labels.indexOf('target');
  const best = new Map<string, { readonly party: Party; readonly role: 'source' | 'target'; readonly margin: number; readonly group?: Actor }>();
  for (const side of sides) {
    const scores = model.score(sideEvidence(words, act, side));
    const role = (scores[from] ?? 0) >= (scores[to] ?? 0) ? 'source' : 'target';
    const margin = Math.max(scores[from] ?? 0, scores[to] ?? 0) - (scores[none] ?? 0);
    if (margin <= threshold) continue;
    for (const party of role === 'source' ? side.acting : side.suffering) {
      const old = best.get(party.actor);
      if (old && old.margin >= margin) continue;
      best.set(party.actor, { party, role, margin, ...(side.group ? { group: side.group } : {}) });
    }
  }
  const all = [...best.values()];
  // The likeliest of a side comes in; others only with good reason, or if they are about as likely.
  const of = (role: 'source' | 'target'): readonly Party[] => {
    const own = all.filter((one) => one.role === role).sort((x, y) => y.margin - x.margin);
    const top = own.find(({ party }) => party.strong) ?? own[0];
    const lead = own[0];
    return own
      .filter(
        (one) =>
          one === lead ||
          ((one.margin > THRESHOLDS.more || one.margin > (lead?.margin ?? 0) - THRESHOLDS.like) &&
            (one.party.strong || one === top || !top?.party.strong)),
      )
      .map(({ party }) => party);
  };
  const source = of('source');
  const target = of('target');
  const groups = all.flatMap(({ group }) => group ?? []);
  const margin = (role: 'source' | 'target'): number =>
    Math.max(-1, ...all.filter((one) => one.role === role).map((one) => one.margin));
  const sure = { source: margin('source'), target: margin('target') };
  return SYMMETRIC.has(act.category) && source.length === 0 && target.length > 1
    ? { source: merge(source, target), target: [], groups, sure }
    : { source, target, groups, sure };
}
