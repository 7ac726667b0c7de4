/** Pages that are open to those who are signed out. */
const openPages = ['/sign-in', '/welcome'];

/** Leaves for the sign-in page, which leads back to where one was. Does nothing on the pages that need no session. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  if (openPages.includes(pathname)) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
