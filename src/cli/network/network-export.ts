import { tieRows } from '../../questions/networks/network-data.ts';
import type { OpenSource } from '../../questions/networks/open-source.ts';
import { EntenteError } from '../../records/failure.ts';
import { csvText } from '../../report/kit/csv-text.ts';
import type { ExportedNetwork, ExportedWindow } from '../../report/networks/exported-network.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import type { NetworkOptions } from './network-options.ts';

/** Forms of networks that other programs read. */
const EXPORT_FORMS = ['graphml', 'gexf', 'csv'] as const;

/** Writes networks for other programs. */
export interface NetworkExport {
  (given: { readonly networks: readonly ExportedWindow[]; readonly names: OpenSource }): Promise<void>;
  /** Whether it goes to the terminal, so that nothing else may. */
  readonly prints: boolean;
}

/**
 * Looks at what is to be exported, and where to, before anything is computed.
 * @returns undefined where nothing is
 * @throws EntenteError `usage` for a form that is none, or with another form of output; `unwritable`
 */
export async function openNetworkExport(
  terminal: Terminal,
  options: NetworkOptions,
  inputs: readonly string[],
): Promise<NetworkExport | undefined> {
  const { export: asked, out } = options;
  if (asked === undefined) {
    if (out !== undefined) throw new EntenteError('usage', '--out goes with --export graphml, gexf or csv.');
    return undefined;
  }
  const form = EXPORT_FORMS.find((one) => one === asked);
  if (!form) throw new EntenteError('usage', `--export must be one of ${EXPORT_FORMS.join(', ')}, not "${asked}".`);
  const printed = (['json', 'csv', 'md'] as const).filter((one) => options[one]);
  if (out === undefined && printed.length > 0) {
    throw new EntenteError('usage', `--export and --${printed[0]} both print; write one into a file with --out.`);
  }
  const file = out === undefined ? undefined : await openOutput(terminal, out, { inputs, force: options.force });
  return Object.assign(
    async ({ networks, names }: { readonly networks: readonly ExportedWindow[]; readonly names: OpenSource }) => {
      const text = await textOf(form, { networks, labelOf: names.labelOf }, options.safeCsv ?? false);
      if (!file) return terminal.out(text);
      await file.write(text);
      terminal.err(`The network lies in ${file.path}.\n`);
    },
    { prints: file === undefined },
  );
}

async function textOf(form: (typeof EXPORT_FORMS)[number], exported: ExportedNetwork, safe: boolean): Promise<string> {
  switch (form) {
    case 'graphml':
      return (await import('../../report/networks/graphml.ts')).graphmlOf(exported);
    case 'gexf':
      return (await import('../../report/networks/gexf.ts')).gexfOf(exported);
    case 'csv': {
      const rows = exported.networks.map(({ blocs }) => tieRows(blocs.network, exported.labelOf));
      return csvText([...(rows[0] ?? []).slice(0, 1), ...rows.flatMap((some) => some.slice(1))], safe);
    }
  }
}
