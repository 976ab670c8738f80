/** Finding the field of a place in the policy, for the focus. */
import type { Problem } from '../../sla/sheet/problem.ts';

/** Attribute by which a field tells its place. */
const at = (place: string) => document.querySelector<HTMLElement>(`[data-at="${CSS.escape(place)}"]`);

/** Moves the focus to a place, or to the nearest one around it, and opens what it is folded in. */
export function focusPlace(place: string): boolean {
  for (let outer = place; outer !== ''; outer = outer.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const found = at(outer);
    if (found) {
      reveal(found);
      return true;
    }
  }
  return false;
}

/** The first of the fields in the order of the page that something is wrong with. */
export function focusFirst(problems: readonly Problem[]): boolean {
  const places = [...document.querySelectorAll<HTMLElement>('[data-at]')];
  const first = places.find(({ dataset }) => problems.some(problem => problem.at === dataset.at));
  if (first) reveal(first);
  return first !== undefined || problems.some(problem => focusPlace(problem.at));
}

function reveal(element: HTMLElement): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  element.focus();
  element.scrollIntoView({ block: 'center' });
}
