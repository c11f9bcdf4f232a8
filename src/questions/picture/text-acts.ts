import type { CaseFile } from '../../casefile/store/case-file.ts';
import { makePicture, type Picture } from '../../measures/picture.ts';
import type { PictureAct } from '../../measures/picture-act.ts';
import { type Conduct, type PairRelation, relationMatrix, pairsOf as sidesOf } from '../../measures/relation-matrix.ts';
import { signOfAct } from '../../records/plover.ts';
import type { BehindGroup } from '../../report/measures/measure-report.ts';
import { namesOf } from '../../report/words/naming.ts';
import { caseDigests } from '../kit/case-digests.ts';
import { documentGroup } from '../kit/passage-item.ts';
import type { NetworkWindow } from '../networks/network-windows.ts';
import { type ActingActor, type ActsCell, type ActsOfWindow, type ActsSource, monthsBetween } from './acts-source.ts';
import type { AskedPicture } from './asked-picture.ts';

const drawn = new WeakMap<readonly unknown[], Map<boolean, Picture>>();

/** The picture of all texts, kept as long as they stay the same. */
function pictureOfCase(file: CaseFile, weak: boolean): Picture {
  const digests = caseDigests(file);
  const known = drawn.get(digests) ?? new Map<boolean, Picture>();
  drawn.set(digests, known);
  const picture = known.get(weak) ?? makePicture(digests, { weak });
  known.set(weak, picture);
  return picture;
}

/** The acts that the texts of a case tell; undefined where they tell of none. */
export function openTextActs(file: CaseFile, asked: AskedPicture): ActsSource | undefined {
  const picture = pictureOfCase(file, asked.weak ?? false);
  const days = picture.acts.filter(counted).flatMap(({ day, when }) => (day && when === 'within' ? [day] : []));
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    source: 'texts',
    span: { from: first, to: last },
    acts: (window) => actsOf(picture, window),
    months: () => monthsOf(picture, first, last),
    limits: picture.limits,
  };
}

/** Acts that took place, with two sides. */
function counted({ reality, source, target }: PictureAct): boolean {
  return reality === 'actual' && source.length + target.length > 1;
}

function within({ day, when }: PictureAct, { from, to }: NetworkWindow): boolean {
  return when !== 'before' && day !== undefined && day >= from && day <= to;
}

function pairsOf(picture: Picture, window: NetworkWindow): readonly PairRelation[] {
  const copies = new Map(picture.documents.map(({ id, copyOf }) => [id, copyOf ?? id]));
  const acts = picture.acts.filter((act) => within(act, window));
  return relationMatrix(acts, [], (id) => copies.get(id) ?? id);
}

function actsOf(picture: Picture, window: NetworkWindow): ActsOfWindow {
  const pairs = pairsOf(picture, window);
  const cells = pairs.flatMap(({ a, b, towardsA, towardsB, together }) => [
    ...cellOf(a, b, towardsB, together),
    ...cellOf(b, a, towardsA, together),
  ]);
  const actsOfActor = new Map<string, Set<string>>();
  for (const { a, b, all } of pairs)
    for (const id of [a, b]) actsOfActor.set(id, new Set([...(actsOfActor.get(id) ?? []), ...all.acts]));
  const names = namesOf(picture.actors);
  const actors = picture.actors.flatMap(({ id, kind }): ActingActor[] => {
    const acts = actsOfActor.get(id)?.size ?? 0;
    return acts === 0 ? [] : [{ id, name: names.full(id), short: names.short(id), state: kind === 'state', acts }];
  });
  return {
    actors: actors.toSorted((x, y) => y.acts - x.acts || (x.id < y.id ? -1 : 1)),
    cells,
    n: new Set(pairs.flatMap(({ all }) => all.acts)).size,
  };
}

function monthsOf({ acts }: Picture, from: string, to: string): ReturnType<ActsSource['months']> {
  const between = acts.filter((act) => act.reality === 'actual' && act.when !== 'before' && sidesOf(act).length > 0);
  return monthsBetween(from, to).map((month) => {
    const signs = between.filter(({ day }) => day?.startsWith(month)).map(signOfAct);
    const of = (sign: string): number => signs.filter((one) => one === sign).length;
    return { month, acts: signs.length, cooperation: of('+'), conflict: of('−') };
  });
}

function cellOf(a: string, b: string, own: Conduct, together: Conduct): readonly ActsCell[] {
  const n = own.acts.length + together.acts.length;
  if (n === 0) return [];
  const { score } = own;
  return [
    {
      a,
      b,
      n,
      cooperation: own.cooperation + together.cooperation,
      conflict: own.conflict + together.conflict,
      neutral: own.neutral + together.neutral,
      together: together.acts.length,
      ...(score ? { mean: score.value, documents: score.documents } : {}),
      ...(score?.interval ? { interval: score.interval } : {}),
    },
  ];
}

/** The sentences that tell how one actor acts towards another, text by text. */
export function sentencesOfCell(
  file: CaseFile,
  asked: AskedPicture,
  window: NetworkWindow,
  [from, to]: readonly [string, string],
): readonly BehindGroup[] {
  const picture = pictureOfCase(file, asked.weak ?? false);
  const pair = pairsOf(picture, window).find(({ a, b }) => (a === from && b === to) || (a === to && b === from));
  if (!pair) return [];
  const own = pair.a === from ? pair.towardsB : pair.towardsA;
  const wanted = new Set([...own.acts, ...pair.together.acts]);
  const passages = new Set(
    picture.acts.filter(({ id }) => wanted.has(id)).flatMap(({ witnesses }) => witnesses.map(({ passage }) => passage)),
  );
  const found = picture.passages.filter(({ id }) => passages.has(id));
  return picture.documents.flatMap((document) => {
    const here = found.filter((passage) => passage.document === document.id);
    return here.length === 0 ? [] : [documentGroup(document, here)];
  });
}
