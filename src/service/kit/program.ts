/** How the program is called in what the service says, which knows no terminal. */
export const PROGRAM = { program: 'entente', screens: true } as const;
