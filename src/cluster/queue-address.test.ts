import { describe, expect, it } from 'vitest';
import { EntenteError } from '../records/failure.ts';
import { loadPgBoss } from './load-pg-boss.ts';
import { queueAddress, withoutSecrets } from './queue-address.ts';
import { mayPass, queueFailure } from './queue-failure.ts';

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

describe('the address of a queue', () => {
  it.each([
    ['postgres://ada:secret@db.example.org:5433/news', 'postgres://ada@db.example.org:5433/news'],
    ['postgresql://ada:p%40ss%2Fword@localhost/news?sslmode=require', 'postgres://ada@localhost/news'],
    ['postgres:///news?host=/run/postgresql&password=secret', 'postgres:///run/postgresql/news'],
    ['postgres://localhost', 'postgres://localhost'],
  ])('is shown without what is secret: %s', (url, shown) => {
    expect(queueAddress(url).shown).toBe(shown);
  });

  it('is found out of the words of others, however the password is written', () => {
    const address = queueAddress('postgres://ada:p%40ss%2Fword@localhost/news');
    const words = 'cannot use postgres://ada:p%40ss%2Fword@localhost/news with p@ss/word (p%40ss%2Fword)';
    expect(withoutSecrets(words, address)).toBe('cannot use postgres://ada@localhost/news with *** (***)');
  });

  it.each([
    '',
    'localhost:5432',
    'mysql://ada:secret@localhost/news',
    'postgres//ada:secret@localhost',
    'postgres://ada:sec ret@[/x',
  ])('is refused without repeating it where it is none: %s', (text) => {
    let message = '';
    try {
      queueAddress(text);
    } catch (error) {
      if (error instanceof EntenteError && error.code === 'usage') ({ message } = error);
    }
    expect(message).toContain('--queue is the address of a PostgreSQL server');
    expect(message).not.toMatch(/sec ?ret/u);
  });
});

describe('a failure of the queue', () => {
  const address = queueAddress('postgres://ada:secret@localhost:5432/news');

  it.each([
    coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'),
    coded('57P01', 'terminating connection due to administrator command'),
    coded('40P01', 'deadlock detected'),
    new Error('Connection terminated unexpectedly'),
    new AggregateError([coded('ECONNREFUSED', 'refused')], ''),
  ])('that may pass is waited for: %s', (error) => {
    expect(mayPass(error)).toBe(true);
    expect(queueFailure(address, error)).toMatchObject({ code: 'unreadable' });
  });

  it.each([
    coded('42601', 'syntax error'),
    coded('28P01', 'password authentication failed'),
    new TypeError('x is not a function'),
  ])('that does not pass ends the work: %s', (error) => {
    expect(mayPass(error)).toBe(false);
  });

  it('tells server and reason in a sentence, and no password even where the reason has it', () => {
    const { message } = queueFailure(address, coded('28P01', 'no entry for ada with secret.'));
    expect(message).toBe(
      'The server of the queue, postgres://ada@localhost:5432/news, refuses: no entry for ada with ***.',
    );
  });

  it('is left as it is where it is a sentence already', () => {
    const error = new EntenteError('usage', 'Name a folder.');
    expect(queueFailure(address, error)).toBe(error);
  });
});

it('says how to install pg-boss where it is missing', async () => {
  await expect(loadPgBoss(() => Promise.reject(new Error('missing')))).rejects.toThrow('npm install -g pg-boss');
});
