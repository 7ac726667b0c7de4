/** How wide a form is that has what it asks for beside what would be sent: a CSS length. */
export const wideForm = 'min(60rem, 100%)';
