/** What can be undone and redone. Each step knows both sides: how it was, and how it became. */
import type { Change } from './changes.ts';

interface Step {
  readonly before: readonly Change[];
  readonly after: readonly Change[];
}

const MOST_STEPS = 100;

export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  add(step: Step): void {
    this.#done = [...this.#done.slice(1 - MOST_STEPS), step];
    this.#undone = [];
  }

  /** The changes that take the last step back; none when there is nothing to undo. */
  undo(): readonly Change[] {
    const step = this.#done.pop();
    if (!step) return [];
    this.#undone.push(step);
    return step.before;
  }

  redo(): readonly Change[] {
    const step = this.#undone.pop();
    if (!step) return [];
    this.#done.push(step);
    return step.after;
  }

  /** A script has changed the workbook: going back past it would mix the two. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}
