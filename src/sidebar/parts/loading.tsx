/** Where the answer will be; the status line says that it is on its way. */
export function Loading() {
  return (
    <div class="loading" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
