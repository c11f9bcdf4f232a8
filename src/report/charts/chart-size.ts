/** How wide a chart is drawn, in pixels, and whether what lies on the page can be linked to. */
export interface ChartSize {
  readonly width: number;
  readonly links: boolean;
}

export const FONT = 12;

/** How much wider bold words are than `pixels` says. */
export const BOLD = 1.12;

export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
