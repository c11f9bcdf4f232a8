import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { type RoleCase, readRoleCases } from './roles-rows.ts';
import { type RoleAnswer, scoreRole } from './roles-score.ts';

interface Shares {
  readonly n: number;
  readonly actor: number;
  /** Of the cases that name a role or sector. */
  readonly role: number | null;
  readonly both: number;
}

function shares(answers: readonly RoleAnswer[]): Shares {
  const asked = answers.filter(({ roleRight }) => roleRight !== undefined);
  const right = (list: readonly RoleAnswer[], is: (answer: RoleAnswer) => boolean): number =>
    list.filter(is).length / list.length;
  return {
    n: answers.length,
    actor: right(answers, ({ actorRight }) => actorRight),
    role: asked.length ? right(asked, ({ roleRight }) => roleRight === true) : null,
    both: right(answers, ({ actorRight, roleRight }) => actorRight && roleRight !== false),
  };
}

/** A miss or a hit as a line of the predictions file: the case and what the reader made of it. */
function line(row: RoleCase, answer: RoleAnswer): string {
  const right = answer.actorRight && answer.roleRight !== false;
  return JSON.stringify({ right, ...row, found: answer });
}

/** Dated passages: is the right actor found, in the right role on that day? Misses come first in the predictions. */
export const rolesBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [fileURLToPath(new URL('../data/roles.jsonl', import.meta.url))];
  const rows = chosen.flatMap(readRoleCases);
  const reader = await loadReader();
  const answers: RoleAnswer[] = [];
  for (const [index, row] of rows.entries()) {
    answers.push(scoreRole(await reader.read(row.text, { date: row.date }), row));
    progress?.(index + 1, rows.length);
  }
  const all = shares(answers);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => [kind, shares(answers.filter((answer) => answer.kind === kind))] as const);
  const parts = (['second', 'third'] as const).flatMap((part) => {
    const answered = answers.filter((_, index) => rows[index]?.part === part);
    return answered.length ? [[part, shares(answered)] as const] : [];
  });
  const table = [...byKind, ...parts.map(([part, row]) => [`${part} part`, row] as const), ['all', all] as const];
  const lines = rows.map((row, index) => line(row, answers[index] as RoleAnswer));
  return {
    data: `${rows.length} dated cases of ${chosen.map((file) => basename(file)).join(', ')}`,
    json: { ...all, byKind: Object.fromEntries(byKind), parts: Object.fromEntries(parts) },
    table: [
      ['', 'actor', 'role', 'both', 'n'],
      ...table.map(([name, row]) => [name, digits(row.actor), digits(row.role), digits(row.both), String(row.n)]),
    ],
    predictions: lines.sort((a, b) => Number(a.startsWith('{"right":true')) - Number(b.startsWith('{"right":true'))),
  };
};
