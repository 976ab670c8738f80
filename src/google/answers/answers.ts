/** How a part of the contract is answered: what comes in is hostile until it is checked. */
export type AnswersTo<Part> = {
  readonly [Q in keyof Part]: (takes: unknown) => Part[Q] extends { answers: infer Answer } ? Answer : never;
};
