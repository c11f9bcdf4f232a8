/** A colour as #rrggbb. */
export type Colour = string;

/** How a mark is printed where there are no style sheets. Lengths in pixels of the drawing. */
export interface Ink {
  readonly fill?: Colour;
  readonly stroke?: Colour;
  /** Width of the stroke. Default 1. */
  readonly width?: number;
  /** Of text. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Whether the text has a white rim, so that lines below it do not hide it. */
  readonly halo?: boolean;
}

/** A mark of a drawing; classes say what it is, the drawing's style and ink how it looks. */
export type Mark =
  | { readonly kind: 'group'; readonly classes: string; readonly title?: string; readonly marks: readonly Mark[] }
  | {
      readonly kind: 'rect';
      readonly classes: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Of its corners. */
      readonly radius?: number;
    }
  | {
      readonly kind: 'circle';
      readonly classes: string;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
    }
  /** `data` in the language of SVG paths, of which M, L, H, V, C, l, h, v and Z are used. */
  | { readonly kind: 'path'; readonly classes: string; readonly data: string }
  | { readonly kind: 'text'; readonly classes: string; readonly x: number; readonly y: number; readonly text: string };

/** A picture before it is written as SVG, PDF or TikZ. Pixels, y downwards. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly title: string;
  /** The style sheet of its SVG. */
  readonly style: string;
  /** How a mark is printed, by its kind, its own classes and those of the groups around it. */
  readonly ink: (kind: Mark['kind'], own: ReadonlySet<string>, around: ReadonlySet<string>) => Ink;
  readonly marks: readonly Mark[];
}

/** A mark without groups, with how it is printed. */
export interface PrintedMark {
  readonly mark: Exclude<Mark, { readonly kind: 'group' }>;
  readonly ink: Ink;
}

/** The marks of a drawing one after another, from the back to the front. */
export function printedMarks({ marks, ink }: Pick<Drawing, 'marks' | 'ink'>): readonly PrintedMark[] {
  const flat = (list: readonly Mark[], around: ReadonlySet<string>): readonly PrintedMark[] =>
    list.flatMap((mark) => {
      const own = new Set(mark.classes.split(' ').filter((name) => name !== ''));
      if (mark.kind === 'group') return flat(mark.marks, new Set([...around, ...own]));
      return [{ mark, ink: ink(mark.kind, own, around) }];
    });
  return flat(marks, new Set());
}

/** A number as pictures hold it: a tenth of a pixel. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
