import { useState } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Light, dark, or as the system has it; in the frame a sign alone. */
export function ThemeButton({ small = false }: { readonly small?: boolean }) {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = localStorage.getItem('theme') as Theme | null;
    if (kept) show(kept);
    return kept ?? 'system';
  });
  return (
    <button
      type="button"
      className="plain"
      {...(small ? { 'aria-label': `Theme: ${theme}`, title: `Theme: ${theme}` } : {})}
      onClick={() => {
        const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
        show(next);
        localStorage.setItem('theme', next);
        setTheme(next);
      }}
    >
      {small ? <Sign theme={theme} /> : `Theme: ${theme}`}
    </button>
  );
}

/** A disc: half filled as the system has it, empty in the light, full in the dark. */
function Sign({ theme }: { readonly theme: Theme }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="theme-sign">
      <circle cx="8" cy="8" r="6.5" fill={theme === 'dark' ? 'currentColor' : 'none'} stroke="currentColor" />
      {theme === 'system' && <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />}
    </svg>
  );
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
