import { useEffect, useRef } from 'preact/hooks';

/** Calls back when somebody comes back to the sidebar: from another tab of the browser, or from the sheet. */
export function useReturn(callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') latest.current();
    };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    document.documentElement.addEventListener('pointerenter', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', back);
      document.documentElement.removeEventListener('pointerenter', back);
    };
  }, []);
}
