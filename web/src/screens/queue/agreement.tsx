import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';

interface Measured {
  readonly value?: number;
  readonly interval?: readonly number[];
}
interface Share extends Measured {
  readonly n: number;
}
interface Agreed {
  readonly n: number;
  readonly observed: number;
  readonly kappa?: Measured;
  readonly alpha: Measured;
  readonly ac1: Measured;
}
interface Answer {
  readonly comparisons: readonly {
    readonly raters: readonly string[];
    readonly kind: string;
    readonly basis: 'sentences' | 'records';
    readonly there: Agreed;
    readonly what: Agreed;
  }[];
  readonly blind: {
    readonly share: number;
    readonly n: number;
    readonly same: Share;
    readonly blindAsMachine: Share;
    readonly shownAsMachine: Share;
    readonly wonOver: Share;
    readonly kappa: Measured;
    readonly ac1: Measured;
  };
}

/** How far coders agree, and how far the suggestions sway them. */
export function Agreement() {
  const { data, error } = useQuery({
    queryKey: ['agreement'],
    queryFn: ({ signal }) => ask<Answer>('/agreement', signal),
  });
  if (error) return <Notice error={error} />;
  if (!data) return <p className="note">Counting …</p>;
  return (
    <>
      <Blind blind={data.blind} />
      <h2>Coders with each other and with the machine</h2>
      {data.comparisons.length === 0 ? (
        <p className="empty">
          No two people have judged the same records. A second one starts the service with{' '}
          <code>entente serve --as NAME</code> and decides on some that are decided already.
        </p>
      ) : (
        <section className="scroll" aria-label="Agreement of coders">
          <table>
            <thead>
              <tr>
                {['Who', 'Kind', 'Agree on', 'n', 'Share', 'Kappa', 'Alpha', 'AC1'].map((head, i) => (
                  <th scope="col" key={head} className={i > 2 ? 'num' : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.comparisons.flatMap(({ raters, kind, basis, there, what }) => {
                const names = raters.join(' and ');
                const first = basis === 'records' ? 'right or wrong' : 'there or not, coded blind';
                return [
                  <AgreedRow key={`${names} ${kind} ${basis} 1`} names={names} kind={kind} on={first} agreed={there} />,
                  <AgreedRow
                    key={`${names} ${kind} ${basis} 2`}
                    names={names}
                    kind={kind}
                    on="what it is"
                    agreed={what}
                  />,
                ];
              })}
            </tbody>
          </table>
        </section>
      )}
      <p className="note">
        In brackets: 95 % intervals, for units that were drawn at random. Kappa and alpha fall where nearly all is one
        thing; AC1 does not. Judgments of suggestions that were shown lean towards the machine and towards each other:
        only what was coded blind says how far people agree.
      </p>
    </>
  );
}

function AgreedRow({
  names,
  kind,
  on,
  agreed,
}: {
  readonly names: string;
  readonly kind: string;
  readonly on: string;
  readonly agreed: Agreed;
}) {
  return (
    <tr>
      <th scope="row">{names}</th>
      <td>{kind}</td>
      <td>{on}</td>
      <td className="num">{agreed.n}</td>
      <td className="num">{number(agreed.observed)}</td>
      <td className="num">{shown(agreed.kappa)}</td>
      <td className="num">{shown(agreed.alpha)}</td>
      <td className="num">{shown(agreed.ac1)}</td>
    </tr>
  );
}

function Blind({ blind }: { readonly blind: Answer['blind'] }) {
  const { share, n, same, blindAsMachine, shownAsMachine, wonOver, kappa, ac1 } = blind;
  return (
    <>
      <h2>You before and after the suggestion</h2>
      <p>
        {percent(share)} of the records are asked before the suggestion is shown (<code>blind</code> in{' '}
        <code>entente.yaml</code>); which ones is drawn by their names, the same for everybody.
      </p>
      {n === 0 ? (
        <p className="empty">
          Nothing was answered both ways yet. Records that are asked first stand in the queue with a question mark.
        </p>
      ) : (
        <section className="scroll" aria-label="Blind answers and shown ones">
          <table>
            <thead>
              <tr>
                <th scope="col">Of {n} records that were answered both ways</th>
                <th scope="col" className="num">
                  Share
                </th>
                <th scope="col" className="num">
                  n
                </th>
              </tr>
            </thead>
            <tbody>
              {(
                [
                  ['the blind answer is what was decided in the end', same],
                  ['the blind answer is the machine’s', blindAsMachine],
                  ['the machine’s answer was kept once it was shown', shownAsMachine],
                  ['the blind answer was another, and the machine’s was kept once it was shown', wonOver],
                ] as const
              ).map(([words, one]) => (
                <tr key={words}>
                  <th scope="row">{words}</th>
                  <td className="num">{shown(one)}</td>
                  <td className="num">{one.n}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">blind against shown, beyond chance: kappa</th>
                <td className="num">{shown(kappa)}</td>
                <td className="num">{n}</td>
              </tr>
              <tr>
                <th scope="row">the same: AC1</th>
                <td className="num">{shown(ac1)}</td>
                <td className="num">{n}</td>
              </tr>
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function shown(measured: Measured | undefined): string {
  if (measured?.value === undefined) return '–';
  const [low, high] = measured.interval ?? [];
  const interval = low === undefined || high === undefined ? '' : ` (${number(low)} to ${number(high)})`;
  return `${number(measured.value)}${interval}`;
}

function number(value: number): string {
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10} %`;
}
