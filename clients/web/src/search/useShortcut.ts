import { useEffect } from 'preact/hooks';

/**
 * Control+K (Command+K on a Mac) leads to a field. A plain "/" would too on many pages, but a letter alone that does something is a trap
 * for who speaks to the computer instead of typing (WCAG 2.1.4).
 */
export function useShortcut(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
      if (!isShortcut || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
