/** What is wrong, where, and how to mend it: refusals are data until a shell puts them before somebody. */
export interface Problem {
  /** A cell ("Leads!C12"), a column ("Leads!C") or a field of the policy ("calendars[0].week.mon"). */
  readonly at: string;
  readonly message: string;
  readonly fix: string;
}

/** Thrown by the shell where it cannot go on, and caught at its edge. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(inWords).join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

export function refuse(at: string, message: string, fix: string): never {
  throw new Refusal([{ at, message, fix }]);
}

export function inWords({ at, message, fix }: Problem): string {
  return `${at ? `${at}: ` : ''}${message} ${fix}`.trim();
}
