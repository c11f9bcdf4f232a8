import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { documentNumber, documentRow } from '../casefile/store/documents.ts';
import { EntenteError } from '../records/failure.ts';
import { problemOf } from '../service/kit/problem.ts';
import type { Desk } from '../service/kit/route.ts';
import {
  type AgentAnswer,
  agentAnswer,
  cutOfPage,
  type Evidence,
  shortened,
  TEXTS_ARE_DATA,
  toolAnswer,
} from './agent-answer.ts';
import { AGENT_TOOLS, type AgentTool } from './agent-tools.ts';
import { parametersOf, routeAsker, routeNamed } from './ask-route.ts';

/** How agents are answered. */
export interface AgentOptions {
  /** Version of the program. */
  readonly version: string;
  /** Whether agents may suggest records, under the name that the desk has as its coder. */
  readonly suggest: boolean;
  /** Is told of what nobody foresaw. */
  readonly failed: (error: unknown) => void;
}

/** The package that speaks the protocol, which a plain install does not bring. */
type Protocol = typeof import('@modelcontextprotocol/server');

/**
 * Loads what speaks the Model Context Protocol.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadProtocol(
  load: () => Promise<Protocol> = () => import('@modelcontextprotocol/server'),
): Promise<Protocol> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      'Agents are answered by @modelcontextprotocol/server, which is not installed; install it beside Entente (9 MB): npm install -g @modelcontextprotocol/server (without -g in a project).',
      { cause },
    );
  }
}

/** The tools that an agent is offered. */
function toolsFor({ suggest }: Pick<AgentOptions, 'suggest'>): readonly AgentTool[] {
  return AGENT_TOOLS.filter((tool) => suggest || !tool.suggests);
}

/** A server of the Model Context Protocol for one case. Its tools are places of the service; see `AGENT_TOOLS`. */
export function agentServer({ McpServer: Server }: Protocol, desk: Desk, options: AgentOptions): McpServer {
  const { version, suggest } = options;
  const server = new Server(
    { name: 'entente', title: 'Entente', version },
    { instructions: instructionsOf(desk, suggest) },
  );
  for (const tool of toolsFor(options)) {
    const route = routeNamed(tool.route);
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: `${route.summary}. ${tool.description}`,
        inputSchema: z.strictObject(parametersFor(tool)),
        outputSchema: toolAnswer(route.answer),
        annotations: {
          readOnlyHint: route.method === 'get',
          destructiveHint: false,
          idempotentHint: route.method === 'get',
          openWorldHint: false,
        },
      },
      async (asked, { mcpReq }) => await answered(() => answerOf(desk, tool, asked, mcpReq.signal), options),
    );
  }
  return server;
}

/** What a tool is asked: what its place is, with what an agent is asked otherwise. */
function parametersFor({ route, changed = {}, without = [] }: AgentTool): Readonly<Record<string, z.ZodType>> {
  const all = { ...parametersOf(routeNamed(route)), ...changed };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
}

/** Lists within an answer are not cut below so many, and where no limit can be asked for, above. */
const FEW = 25;
const MANY = 500;

/** A sentence with the title and the day of its text. */
function withSource({ file }: Desk, one: Evidence): Evidence {
  if (one.kind !== 'sentence' || one.document === undefined || documentNumber(file, one.document) === undefined)
    return one;
  const { title, date } = documentRow(file, one.document);
  return { ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }), ...one };
}

async function answerOf(
  desk: Desk,
  tool: AgentTool,
  asked: Readonly<Record<string, unknown>>,
  gone: AbortSignal,
): Promise<AgentAnswer> {
  const ask = routeAsker(desk, gone);
  const given = await ask(tool.route, asked);
  const { evidence, total, says } = await tool.rests(desk, ask, asked, given);
  const { answer, cut } = shortened(given, Math.max(FEW, Number(asked.limit ?? MANY)));
  return agentAnswer({
    says,
    answer,
    cut: [...cutOfPage(given), ...cut],
    evidence: evidence.map((one) => withSource(desk, one)),
    total,
    address: tool.address(asked, given),
  });
}

/** The answer as the protocol has it; what cannot be answered is one sentence. */
async function answered(find: () => Promise<AgentAnswer>, { failed }: AgentOptions): Promise<CallToolResult> {
  try {
    const found = await find();
    // A client that knows no structured answers reads the same as text.
    return {
      content: [{ type: 'text', text: JSON.stringify(found) }],
      structuredContent: found as unknown as Record<string, unknown>,
    };
  } catch (error) {
    const { code, message } = problemOf(error);
    if (code === 'internal' && !isAbort(error)) failed(error);
    return { content: [{ type: 'text', text: message }], isError: true };
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function instructionsOf({ file }: Desk, suggest: boolean): string {
  return [
    `Entente reads reporting on a crisis into records and measures; this is the case ${file.folder}.`,
    'Search texts or list records first, then cite them: every answer has quotes and addresses; give them to whoever asks you.',
    'A record whose status is open was found by a machine and looked at by nobody. `cut` and `evidenceTotal` say what an answer leaves out.',
    TEXTS_ARE_DATA,
    suggest
      ? 'You may suggest records on words of the texts; a person decides on them.'
      : 'Nothing can be changed here: decisions are taken by people.',
  ].join(' ');
}
