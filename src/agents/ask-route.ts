import { z } from 'zod';
import { RequestError } from '../service/kit/problem.ts';
import type { Desk, Route } from '../service/kit/route.ts';
import { ROUTES } from '../service/routes.ts';

/** Asks another place of the service: what stands behind an answer, mostly. */
export type AskRoute = (name: string, asked: Readonly<Record<string, unknown>>) => Promise<Given>;
/** What a place answered. */
export type Given = Readonly<Record<string, unknown>>;

/** The place of a name. */
export function routeNamed(name: string): Route {
  const found = ROUTES.find((one) => one.name === name);
  if (!found) throw new Error(`The service has no place of the name ${name}.`);
  return found;
}

/** What a place can be asked: what stands in its path, its address and its body, as one. */
export function parametersOf({ params, query, body }: Route): Readonly<Record<string, z.ZodType>> {
  return { ...params, ...query, ...(body instanceof z.ZodObject ? (body.shape as Record<string, z.ZodType>) : {}) };
}

/**
 * How places are asked on behalf of one request.
 * @param gone aborted when nobody waits for the answer any more
 */
export function routeAsker(desk: Desk, gone: AbortSignal): AskRoute {
  return async (name, asked) => {
    gone.throwIfAborted();
    const { params, query, body, run } = routeNamed(name);
    const own = (shape: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(asked).filter(([key, value]) => key in shape && value !== undefined));
    const request = {
      params: checked(z.strictObject(params), own(params)),
      query: checked(z.strictObject(query), own(query)),
      body: body instanceof z.ZodObject ? checked(body, own(body.shape)) : undefined,
      pieces: [] as unknown as AsyncIterable<Uint8Array>,
      gone,
    };
    const answer = (await run(desk, request as Parameters<typeof run>[1])) as Given;
    gone.throwIfAborted();
    return answer;
  };
}

function checked<T extends z.ZodType>(form: T, value: unknown): z.output<T> {
  const { data, error } = form.safeParse(value);
  if (!error) return data;
  const [issue] = error.issues;
  throw new RequestError('bad-request', `${issue?.path.join('.') ?? ''}: ${issue?.message}.`);
}
