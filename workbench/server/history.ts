/** What can be undone and redone. Each step knows both sides: how it was, and how it became. */
import type { Change } from './changes.ts';

export interface Step {
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

  /**
   * Before something else than the person changes the workbook: answers a function to be called afterwards, which forgets the steps
   * that would take back, or repeat, what is no longer as they left it.
   * @param look what a step is about, as it is now
   */
  watch(look: (step: Step) => string): () => void {
    const seen = new Map([...this.#done, ...this.#undone].map(step => [step, look(step)]));
    const isMoved = (step: Step) => seen.get(step) !== look(step);
    return () => {
      this.#done = this.#done.slice(this.#done.map(isMoved).lastIndexOf(true) + 1);
      this.#undone = this.#undone.slice(this.#undone.map(isMoved).lastIndexOf(true) + 1);
    };
  }

  /** Another person, or another workbook. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}
