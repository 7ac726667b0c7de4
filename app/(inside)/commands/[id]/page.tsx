import type { Metadata } from 'next';
import { CommandScreen } from '../../../../components/commands/command-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Command' };

type CommandPageProps = { params: Promise<{ id: string }> };

export default async function CommandPage({ params }: CommandPageProps) {
  return <CommandScreen id={(await params).id} />;
}
