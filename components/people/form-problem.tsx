import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** What the server had against a form, above its button. */
export function FormProblem({ error }: { error: Error | null }) {
  if (error === null) return null;
  const { message } = error;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      {message.charAt(0).toUpperCase() + message.slice(1)}
    </Alert>
  );
}
