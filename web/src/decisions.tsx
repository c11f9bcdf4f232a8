import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Taken, tell } from './api.ts';

/** What was decided last, or what went wrong. */
export interface Said {
  readonly words: string;
  readonly wrong: boolean;
}

interface Decisions {
  readonly said: Said | undefined;
  /** Sends what a person decides; everything that is shown is asked anew. @returns whether it was taken */
  readonly decide: (words: string, path: string, body: unknown) => Promise<boolean>;
}

const Context = createContext<Decisions | undefined>(undefined);

/** Decisions go to the service one by one; each is on the disk before the page says so. */
export function DecisionsProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [said, setSaid] = useState<Said>();
  const decide = useCallback(
    async (words: string, path: string, body: unknown): Promise<boolean> => {
      try {
        await tell<Taken>(path, body);
        setSaid({ words, wrong: false });
        await client.invalidateQueries();
        return true;
      } catch (error) {
        setSaid({ words: error instanceof Error ? error.message : String(error), wrong: true });
        return false;
      }
    },
    [client],
  );
  const value = useMemo(() => ({ said, decide }), [said, decide]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** How a screen decides, and what was said last. */
export function useDecisions(): Decisions {
  const found = useContext(Context);
  if (!found) throw new Error('useDecisions is used outside DecisionsProvider');
  return found;
}
