import { EntenteError } from '../../records/failure.ts';
import type { Drawing } from '../../report/drawing/drawing.ts';
import { svgDrawing } from '../../report/drawing/svg-drawing.ts';

/** Pixels of a PNG to a pixel of the drawing: sharp in print and on fine screens. */
const PNG_SCALE = 2;

/** How a picture is written, by what its file's name ends in. */
const FORMS: Readonly<Record<string, (drawing: Drawing) => Promise<string | Uint8Array>>> = {
  svg: async (drawing) => svgDrawing(drawing),
  pdf: async (drawing) => (await import('../../report/drawing/pdf-drawing.ts')).pdfDrawing(drawing),
  tikz: async (drawing) => (await import('../../report/drawing/tikz-drawing.ts')).tikzDrawing(drawing),
  png: pngPicture,
};

/**
 * The form of a picture by the ending of its file's name.
 * @throws EntenteError (usage) for an ending that none has
 */
export function pictureForm(path: string): string {
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(FORMS, ending)) return ending;
  throw new EntenteError(
    'usage',
    `${path} does not say what to draw: let its name end in ${Object.keys(FORMS)
      .map((form) => `.${form}`)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ')}.`,
  );
}

/**
 * A drawing in one of the forms.
 * @throws EntenteError (usage) where a form needs a package that is not installed, or cannot set a letter
 */
export async function pictureBytes(drawing: Drawing, form: string): Promise<string | Uint8Array> {
  const make = FORMS[form] ?? FORMS.svg;
  if (!make) throw new Error(`no picture form ${form}`);
  return await make(drawing);
}

/** As much of resvg as a picture takes. Its own types are there only where it is installed. */
export interface ResvgModule {
  readonly Resvg: new (
    svg: string,
    options: {
      readonly fitTo: { readonly mode: 'zoom'; readonly value: number };
      readonly font: { readonly loadSystemFonts: boolean; readonly defaultFontFamily: string };
    },
  ) => { readonly render: () => { readonly asPng: () => Uint8Array } };
}

const RESVG: string = '@resvg/resvg-js';

/**
 * Loads resvg, which a plain install does not bring.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadResvg(load: () => Promise<ResvgModule> = () => import(RESVG)): Promise<ResvgModule> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      `A PNG is drawn by resvg, which is not installed; install it beside Entente (4 MB): npm install -g ${RESVG} (without -g in a project). Or write .svg or .pdf, which need nothing.`,
      { cause },
    );
  }
}

async function pngPicture(drawing: Drawing): Promise<Uint8Array> {
  const { Resvg } = await loadResvg();
  // On paper as on a light screen.
  const light = { ...drawing, style: drawing.style.replace(/@media[\s\S]*$/u, '') };
  const drawn = new Resvg(svgDrawing(light), {
    fitTo: { mode: 'zoom', value: PNG_SCALE },
    font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
  });
  return drawn.render().asPng();
}
