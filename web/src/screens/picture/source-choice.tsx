import type { Address } from '../../address.ts';

/** Where ties are taken from, and how the address says so. */
const SOURCES: readonly (readonly [value: string, words: string, set: Readonly<Record<string, string>>])[] = [
  ['positions', 'positions in the texts', { from: 'positions', origin: '' }],
  ['acts', 'acts that the texts tell', { from: 'events', origin: 'case' }],
  ['events', 'event data', { from: 'events', origin: '' }],
  ['votes', 'votes in the General Assembly', { from: 'votes', origin: '' }],
];

/** The source that an address names, or the one that the service took. */
export function sourceChosen(address: Address, taken: string | undefined): string {
  return address.value('origin') === 'case' ? 'acts' : (taken ?? address.value('from'));
}

/** Of what a network is made. */
export function SourceChoice({ address, chosen }: { readonly address: Address; readonly chosen: string }) {
  return (
    <div className="field">
      <label htmlFor="source">Ties by</label>
      <select
        id="source"
        value={chosen}
        onChange={({ target: { value } }) =>
          address.set({
            ...SOURCES.find(([name]) => name === value)?.[2],
            at: '',
            window: '',
            since: '',
            thresholds: '',
            open: '',
            of: '',
          })
        }
      >
        {SOURCES.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
