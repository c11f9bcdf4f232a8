import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublicApi } from './public-api.ts';

/** An entry of the package: what users import, and the file of the source behind it. */
export interface Entry {
  /** Such as `ententejs/reading`. */
  readonly name: string;
  readonly file: string;
}

/** The entries that package.json exports, without package.json itself. */
export function entriesOf(root: string): readonly Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  return Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === 'string'
      ? []
      : [{ name: name + entry.slice(1), file: target.default.replace(/^\.\/dist\/(.*)\.js$/u, 'src/$1.ts') }],
  );
}

const BEGIN = '<!-- functions: written by node house/write-api-page.ts -->';
const END = '<!-- end of functions -->';

/** docs/api.md with its list of functions as the docstrings have them now. */
export function withFunctions(root: string, page: string): string {
  const api = new PublicApi(root);
  const lists = entriesOf(root).map(({ name, file }) => {
    const rows = [...api.exportsOf(file)]
      .flatMap(([exported, declared]) => {
        const { kind, docstring } = api.declaration(declared);
        return kind === 'function' || kind === 'class' ? [`| \`${exported}\` | ${firstSentence(docstring)} |`] : [];
      })
      .toSorted();
    return `### ${name}\n\n| function | what it does |\n|---|---|\n${rows.join('\n')}\n`;
  });
  const [before = '', rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  return `${before}${BEGIN}\n\n${lists.join('\n')}\n${END}${after}`;
}

/** The first sentence of a docstring, on one line and safe in a table. */
function firstSentence(docstring: string): string {
  const [text = ''] = docstring
    .replaceAll(/^\/\*\*|\*\/$|^ \* ?/gmu, '')
    .trim()
    .split(/\n\s*\n|\n(?=@)/u);
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll(/\{@link (\w+)\}/gu, '`$1`');
  return (/^.*?[.:](?= [A-Z`]|$)/u.exec(line)?.[0] ?? line).replaceAll('|', '\\|').replace(/:$/u, '.');
}
