import { type KeyboardEvent, useRef, useState } from 'react';

/** A button of a bar. */
export interface Tool {
  readonly label: string;
  readonly does: () => void;
  readonly disabled?: boolean;
}

/** Buttons that are one stop for Tab; the arrow keys go between them. */
export function Toolbar({ label, tools }: { readonly label: string; readonly tools: readonly Tool[] }) {
  const bar = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const usable = tools.flatMap(({ disabled }, i) => (disabled ? [] : [i]));
  const at = usable.includes(chosen) ? chosen : usable[0];
  const heard = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || at === undefined) return;
    event.preventDefault();
    const next = usable[(usable.indexOf(at) + step + usable.length) % usable.length] ?? at;
    setChosen(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={bar} role="toolbar" aria-label={label} className="buttons" onKeyDown={heard}>
      {tools.map((tool, i) => (
        <button
          key={tool.label}
          type="button"
          tabIndex={i === at ? 0 : -1}
          disabled={tool.disabled}
          onFocus={() => setChosen(i)}
          onClick={tool.does}
        >
          {tool.label}
        </button>
      ))}
    </div>
  );
}
