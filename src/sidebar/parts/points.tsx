/** Sentences below each other. */
export function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul class="points">
      {points.map(point => (
        <li key={point}>
          <bdi>{point}</bdi>
        </li>
      ))}
    </ul>
  );
}
