import { useEditor } from './editor.ts';

/** What is wrong with a whole: a rule that can never apply, a week without hours. Nothing of its fields. */
export function PlaceProblem({ at }: { readonly at: string }) {
  const { problems } = useEditor();
  const found = problems.find(problem => problem.at === at);
  if (!found) return null;
  return (
    <p class="error" data-at={at} tabIndex={-1}>
      {found.message} {found.fix}
    </p>
  );
}
