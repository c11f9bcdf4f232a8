import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, tell } from '../api.ts';
import { openOverlay } from '../keys.ts';
import { Notice } from '../parts/notice.tsx';
import { ThemeButton } from '../parts/theme-button.tsx';
import { submitted } from '../submitted.ts';
import './library/library.css';

/** What entente.yaml says. */
interface CaseSettings {
  readonly title?: string;
  readonly coder?: string;
  readonly engine?: string;
  readonly learn?: boolean;
  readonly blind?: number;
}

/** The share where entente.yaml says none. */
const BLIND = 0.07;

/** Settings of the case, which stand in entente.yaml, and of this browser. */
export function Settings() {
  // The form is made anew by what was saved; what is said of it stays.
  const [said, setSaid] = useState<Said>();
  const { data, error, isPending } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => ask<CaseSettings>('/settings', signal),
  });
  return (
    <section className="wide">
      <h1>Settings</h1>
      {error && <Notice error={error} />}
      {isPending && <p className="note">Looking …</p>}
      {data && <OfCase key={JSON.stringify(data)} settings={data} said={said} setSaid={setSaid} />}
      <h2>Of this browser</h2>
      <div className="setting">
        <ThemeButton />
        <p className="note">Light, dark, or as the system has it.</p>
      </div>
      <div className="setting">
        <button type="button" onClick={() => openOverlay('keys')}>
          Keys: see and change them
        </button>
        <p className="note">This browser keeps where you put them.</p>
      </div>
    </section>
  );
}

/** What became of saving. */
interface Said {
  readonly words: string;
  readonly wrong: boolean;
}

function OfCase({
  settings,
  said,
  setSaid,
}: {
  readonly settings: CaseSettings;
  readonly said: Said | undefined;
  readonly setSaid: (said: Said) => void;
}) {
  const client = useQueryClient();
  const save = async (form: FormData): Promise<void> => {
    const line = (name: string): string => String(form.get(name) ?? '').trim();
    const body = {
      title: line('title'),
      coder: line('coder'),
      engine: line('engine'),
      learn: form.has('learn'),
      blind: Number(line('blind')) / 100,
    };
    try {
      await tell('/settings', body);
      setSaid({ words: 'Saved in entente.yaml.', wrong: false });
      await client.invalidateQueries();
    } catch (cause) {
      setSaid({ words: cause instanceof Error ? cause.message : String(cause), wrong: true });
    }
  };
  return (
    <form onSubmit={submitted((form) => void save(form))}>
      <h2>Of the case</h2>
      <p className="note">They stand in entente.yaml; what you write there beside them, and comments, stay.</p>
      <p className="setting field">
        <label htmlFor="title">Title</label>
        <input id="title" name="title" defaultValue={settings.title ?? ''} maxLength={200} />
      </p>
      <p className="setting field">
        <label htmlFor="coder">Whose decisions they are</label>
        <input id="coder" name="coder" defaultValue={settings.coder ?? ''} maxLength={200} />
      </p>
      <p className="setting field">
        <label htmlFor="engine">What reads texts</label>
        <select id="engine" name="engine" defaultValue={settings.engine ?? 'fast'}>
          <option value="encoder">encoder: finds more, slower</option>
          <option value="fast">fast: ten times as quick</option>
        </select>
      </p>
      <p className="setting">
        <label className="check">
          <input type="checkbox" name="learn" defaultChecked={settings.learn ?? false} /> learn from decisions which
          records are likely to be accepted
        </label>
      </p>
      <p className="setting field">
        <label htmlFor="blind">Share of records asked before the machine’s answer is shown, in %</label>
        <input
          id="blind"
          name="blind"
          type="number"
          min={0}
          max={100}
          step="any"
          required
          defaultValue={Number((100 * (settings.blind ?? BLIND)).toFixed(2))}
        />
      </p>
      <div className="buttons">
        <button type="submit">Save</button>
        <p role={said?.wrong ? 'alert' : 'status'} className={said?.wrong ? 'wrong' : 'note'}>
          {said?.words}
        </p>
      </div>
    </form>
  );
}
