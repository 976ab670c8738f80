import { localeOf } from '../book/locales.ts';
import { movedReference, rewriteReferences } from './references.ts';

/** A formula's text with its relative references moved by so many rows and columns, as copying and sorting do. */
export const moveFormula = (text: string, rows: number, columns: number, locale: string): string =>
  rewriteReferences(text, localeOf(locale), reference => movedReference(reference, rows, columns));
