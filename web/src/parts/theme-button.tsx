import { useState } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Light, dark, or as the system has it. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = localStorage.getItem('theme') as Theme | null;
    if (kept) show(kept);
    return kept ?? 'system';
  });
  return (
    <button
      type="button"
      className="plain"
      onClick={() => {
        const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
        show(next);
        localStorage.setItem('theme', next);
        setTheme(next);
      }}
    >
      Theme: {theme}
    </button>
  );
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
