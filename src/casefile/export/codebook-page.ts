import { CATEGORIES, categoryFacts, SECTORS } from '../../records/plover.ts';
import type { PackagedTable } from '../../report/kit/data-package.ts';
import { md } from '../../report/kit/markdown-text.ts';
import type { Exported } from './exported.ts';

const QUADS = {
  1: 'cooperation in words',
  2: 'cooperation in deeds',
  3: 'conflict in words',
  4: 'conflict in deeds',
} as const;

/** The page that lies beside exported tables: what each table and column is, and what the codes mean. */
export function codebookPage(tables: readonly PackagedTable[], { title, readings }: Exported): string {
  const readers = [...new Set(readings.map(({ reader }) => reader))].sort();
  const lines = [
    `# Codebook${title ? ` of ${md(title)}` : ''}`,
    '',
    'What Entente read from texts, and what people decided about it. Offsets are Unicode code points into the cleaned text, whose',
    'SHA-256 stands in `documents`; the end is exclusive, so that in Python `text[start:end]` is the quotation. Several ids in one cell are',
    'joined by `;`. An empty cell means that nothing is known.',
    '',
    ...(readers.length > 0 ? [`Read by: ${readers.map(md).join(', ')}.`, ''] : []),
    'A grade (strong, fair, weak) orders records by how often such ones were right. What a text says is',
    'recorded, not what is true. Only events whose reality is `actual` may be counted as what happened.',
    '',
  ];
  for (const { name, description, key, fields } of tables) {
    lines.push(`## ${name}`, '', `${capital(description)}. Key: ${key.map((field) => `\`${field}\``).join(', ')}.`, '');
    lines.push('| column | type | meaning |', '|---|---|---|');
    for (const field of fields) lines.push(`| \`${field.name}\` | ${field.type} | ${cell(field.description)} |`);
    lines.push('');
  }
  lines.push('## Categories of acts (PLOVER 2.0)', '', '| category | quad | score | meaning |', '|---|---|---|---|');
  for (const category of CATEGORIES) {
    const { quad, score, meaning } = categoryFacts(category);
    lines.push(`| ${category} | ${quad}: ${QUADS[quad]} | ${score} | ${cell(meaning)} |`);
  }
  lines.push('', '## Sectors of actors', '', '| code | meaning |', '|---|---|');
  for (const [code, meaning] of SECTORS) lines.push(`| ${code} | ${cell(meaning)} |`);
  return `${lines.join('\n')}\n`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|');
}
