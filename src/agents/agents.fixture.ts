import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { agentDesk } from './agent-desk.ts';
import { agentServer, loadProtocol } from './agent-server.ts';

/** What a tool answered. */
export interface Told {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
  readonly data: any;
  readonly text: string;
  readonly isError: boolean;
}

/** An agent that asks about a case in this process, by the official client. */
export interface AskingAgent {
  readonly client: Client;
  readonly failed: unknown[];
  readonly call: (name: string, asked?: Record<string, unknown>) => Promise<Told>;
  readonly close: () => Promise<void>;
}

export async function askingAgent(file: CaseFile, coder?: string): Promise<AskingAgent> {
  const failed: unknown[] = [];
  const options = {
    version: '0.0.0',
    suggest: coder !== undefined,
    failed: (error: unknown) => void failed.push(error),
  };
  const desk = agentDesk(file, options, coder, new AbortController().signal);
  const server = agentServer(await loadProtocol(), desk, options);
  const [here, there] = InMemoryTransport.createLinkedPair();
  await server.connect(there);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(here);
  return {
    client,
    failed,
    call: (name, asked = {}) => toldBy(client, name, asked),
    close: async () => {
      await client.close();
      await server.close();
      desk.index.close();
    },
  };
}

/** What a tool answers to a client, which checks it against the form that the tool was listed with. */
export async function toldBy(client: Client, name: string, asked: Record<string, unknown>): Promise<Told> {
  const { structuredContent, content, isError = false } = await client.callTool({ name, arguments: asked });
  const [first] = content as { type: string; text?: string }[];
  return { data: structuredContent, text: first?.text ?? '', isError };
}
