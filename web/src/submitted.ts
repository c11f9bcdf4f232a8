import type { FormEvent } from 'react';

/** Sends what a form holds. The form keeps what was written, so that nothing is lost where it is refused. */
export function submitted(send: (form: FormData) => void): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
}
