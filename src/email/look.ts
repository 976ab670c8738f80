/**
 * Colours and type of a mail. Styles stand at each element, since many readers drop the style sheet; the classes are for the
 * readers that keep it, and turn the colours dark.
 */
import { Html } from './html.ts';
import type { Tone } from './mail.ts';

/** [light, dark]; each text passes AA on the ground that it stands on. */
const COLOURS = {
  page: ['#f3f4f6', '#111214'],
  card: ['#ffffff', '#1c1d20'],
  ink: ['#202124', '#e8eaed'],
  muted: ['#5f6368', '#a6abb2'],
  line: ['#e3e5e8', '#36393e'],
  accent: ['#1a73e8', '#8ab4f8'],
  onAccent: ['#ffffff', '#10233f'],
  track: ['#e8eaed', '#3a3d42'],
  bad: ['#b3261e', '#f2a59d'],
  warn: ['#9a5200', '#fbc16b'],
  good: ['#137333', '#81c995'],
} as const;

export type Colour = keyof typeof COLOURS;

export function light(colour: Colour): string {
  return COLOURS[colour][0];
}

/** Colours that elements take as their ground (class "on-…") and as their text (class "in-…"). */
const GROUNDS = ['page', 'card', 'accent', 'track', 'ink'] as const;
const TEXTS = ['ink', 'muted', 'accent', 'onAccent', 'bad', 'warn', 'good'] as const;

export function darkSheet(): Html {
  const rules = [
    ...GROUNDS.map(colour => `.on-${colour}{background-color:${COLOURS[colour][1]}!important}`),
    ...TEXTS.map(colour => `.in-${colour}{color:${COLOURS[colour][1]}!important}`),
    `.line{border-color:${COLOURS.line[1]}!important}`,
  ];
  return new Html(`@media (prefers-color-scheme:dark){${rules.join('')}}`);
}

/** On a telephone the card fills the width, and a long cell may break. */
export const NARROW_SHEET = new Html(
  '@media (max-width:480px){.edge{padding-left:20px!important;padding-right:20px!important}.outer{padding:0!important}.cell{padding-left:12px!important}.long{white-space:normal!important;min-width:84px}}',
);

export const FONT = "font-family:Arial,'Helvetica Neue',Helvetica,sans-serif;";
/** For texts that people typed: an endless word must not widen the mail. */
export const BREAKABLE = 'word-break:break-word;overflow-wrap:anywhere;';
export const FIGURES = 'font-variant-numeric:tabular-nums;white-space:nowrap;';

export function colourOf(tone: Tone): Colour {
  return tone === 'plain' ? 'ink' : tone;
}
