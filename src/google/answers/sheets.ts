/** How a tab is read: its columns guessed or as given, and its first leads in words. */
import type { SheetsApi } from '../../contract/sheets.ts';
import { openBook } from '../book.ts';
import type { AnswersTo } from './answers.ts';
import { readSheet } from './read-sheet.ts';

export const sheetsAnswers: AnswersTo<SheetsApi> = {
  readSheet: takes => readSheet(openBook(), takes),
};
