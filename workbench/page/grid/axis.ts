/** Where the lines of one axis lie, in pixels from the first. */
import type { Stretch } from '../../server/protocol.ts';

export class Axis {
  readonly count: number;
  /** One more than there are lines: the last is the axis' whole length. */
  readonly #starts: Float64Array;

  constructor(count: number, usual: number, sizes: Readonly<Record<number, number>>, hidden: readonly Stretch[]) {
    this.count = count;
    const size = new Float64Array(count).fill(usual);
    for (const [line, pixels] of Object.entries(sizes)) size[Number(line)] = pixels;
    for (const [first, lines] of hidden) size.fill(0, first, first + lines);
    this.#starts = new Float64Array(count + 1);
    for (let line = 0; line < count; line++) this.#starts[line + 1] = this.start(line) + (size[line] ?? 0);
  }

  start(line: number): number {
    return this.#starts[Math.max(0, Math.min(line, this.count))] ?? 0;
  }

  size(line: number): number {
    return this.start(line + 1) - this.start(line);
  }

  get length(): number {
    return this.start(this.count);
  }

  isHidden(line: number): boolean {
    return this.size(line) === 0;
  }

  /** The line at a pixel, the nearest one outside. */
  at(pixel: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= pixel) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The next line that shows, `steps` away; stays inside. */
  step(line: number, steps: number): number {
    const direction = Math.sign(steps);
    let last = line;
    let left = Math.abs(steps);
    for (let next = line + direction; left > 0 && next >= 0 && next < this.count; next += direction) {
      if (this.isHidden(next)) continue;
      last = next;
      left -= 1;
    }
    return last;
  }
}
